"""Settings of one person's session, decided by the command line or a kiosk and never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from permit_wizard.terminal.memory import Keeps
from permit_wizard.visit.state import ANY_DEVICE, Device, Visit
from permit_wizard.visit.steps import begin

if TYPE_CHECKING:
    from permit_wizard.core.editions import Edition
    from permit_wizard.core.prefill import Prefill
    from permit_wizard.rtl import Terminal
    from permit_wizard.terminal.bidi_setting import BidiSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """All that is known before the first screen.

    Attributes:
        today: the calendar date in the Netherlands.
        clock: returns the current date, so that nobody is judged on yesterday; None if the day was given.
        doubt_clock: ask whether today is right before the first question (core/clock.py).
        rules: the edition of the rules that was asked for by name; None is the one in force.
        language: a language code, or None to ask for it first.
        beside: a second language beside the first, or None.
        theme: dark, light or contrast.
        no_color: use no colour at all.
        moves: whether anything may move; never over a slow line, or where it would flicker.
        terminal: the terminal, as far as right-to-left text is concerned; None in tests.
        keeps: what the terminal keeps of what it showed.
        setting: where a choice of the bidi page may be remembered; None where nothing may be.
        device: what can be offered here.
        contact: whom to tell if something is wrong, in a centre's own words; "" for nobody.
        why: whether files and prints have the answers that led to each finding.
        only_bidi: show nothing but the page that finds out how Arabic is sent.
        prefill: the answers that are known already; None where there are none.
    """

    today: date
    clock: Callable[[], date] | None = None
    doubt_clock: bool = False
    rules: Edition | None = None
    language: str | None = None
    beside: str | None = None
    theme: str = "dark"
    no_color: bool = False
    moves: bool = False
    terminal: Terminal | None = None
    keeps: Keeps = Keeps.NOTHING
    setting: BidiSetting | None = None
    device: Device = ANY_DEVICE
    contact: str = ""
    why: bool = False
    only_bidi: bool = False
    prefill: Prefill | None = None

    def visit(self) -> Visit:
        """Return the visit at its first page."""
        from permit_wizard.visit.places import LANGUAGE, START

        beside = self.beside if self.beside != self.language else None
        return begin(
            Visit(
                self.today,
                place=START if self.language else LANGUAGE,
                language=self.language or "",
                beside=(beside or "") if self.language else "",
                rules=self.rules,
                prefill=self.prefill,
                device=self.device,
                contact=self.contact,
                why=self.why,
                clock_is_right=not self.doubt_clock,
            )
        )
