"""How one person's time before the screens begins: decided outside, by the command line or a kiosk, and never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from permit_wizard.core.editions import Edition
    from permit_wizard.core.prefill import Prefill
    from permit_wizard.rtl import Terminal
    from permit_wizard.terminal.bidi_setting import BidiSetting
    from permit_wizard.terminal_ui.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """All that is known before the first screen.

    Attributes:
        today: the calendar date in the Netherlands.
        clock: tells that date anew, so that nobody is judged on yesterday; None where the day was given.
        doubt_clock: ask whether today is right before the first question (core/clock.py).
        rules: the edition of the rules that was asked for by name; None is the one in force.
        language: a language code, or None to ask for it first.
        beside: a second language for whoever sits beside, or None.
        theme: dark, light or contrast.
        no_color: use no colour at all.
        terminal: the terminal, as far as right-to-left text goes; None in tests.
        setting: where a choice of the bidi page may be remembered; None where nothing may be.
        desktop: whether a saved page can be opened in a browser here; never where nobody is to be remembered.
        opening: the place to begin at, instead of the languages or the start page.
        brought: the answers that are there already; None where there are none.
    """

    today: date
    clock: Callable[[], date] | None = None
    doubt_clock: bool = False
    rules: Edition | None = None
    language: str | None = None
    beside: str | None = None
    theme: str = "dark"
    no_color: bool = False
    terminal: Terminal | None = None
    setting: BidiSetting | None = None
    desktop: bool = False
    opening: Place | None = None
    brought: Prefill | None = None
