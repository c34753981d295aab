"""The page that finds out how this terminal wants Arabic: the same line in every mode, and "which one reads right?".

Some terminals cannot be distinguished by asking them (Konsole with its own reordering off, kitty with `force_ltr`); a
reader sees it at once, without knowing any of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual import on
from textual.content import Content
from textual.widget import Widget

from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import LRI, PDI, RLI
from permit_wizard.rtl import Mode, in_mode, set_mode
from permit_wizard.terminal.advice import ADVICE, GENERAL_ADVICE
from permit_wizard.terminal.windows import set_line
from permit_wizard.terminal_ui.screens.blocks import advice
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.visit.page import Page

MODES: Final = (Mode.VISUAL, Mode.WORDS, Mode.WORDS_LRM, Mode.SPLIT, Mode.TERMINAL)
_DAY: Final = "23-11-2026"
SAMPLE: Final = f"{RLI}رسالة جديدة (من IND) بتاريخ {LRI}{_DAY}{PDI}{PDI}"
"""The same text in every language: two words (Konsole reads `words` right without), brackets (kitty), a date."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the page is.

    Attributes:
        line: the line that reads right; one more than there are for none of them; None while nothing is chosen.
        chosen: the option under the cursor of the present step; None for the step's own first one.
    """

    line: int | None = None
    chosen: int | None = None


BIDI = "bidi"
"""The place of this page, which is no page of a visit."""


class Samples(Choices):
    """The sample in every mode, each sent to the terminal in its own; then "none of these".

    Args:
        none: the words of the last option.
        chosen: the option that is chosen, or None.
    """

    def __init__(self, none: str, chosen: int | None) -> None:
        super().__init__([SAMPLE] * len(MODES) + [none], chosen)

    def item_rows(self, i: int, width: int) -> list[Content]:
        """Return the rows of a card, marked with its mode."""
        rows = super().item_rows(i, width)
        return [in_mode(row, MODES[i]) for row in rows] if i < len(MODES) else rows


class BidiScreen(PageScreen[Step]):
    """The lines first; with `step.line`, the setting that keeps the choice, or help if no line reads right."""

    def __init__(self, kept: object = None) -> None:
        super().__init__(Page(BIDI, _("Which line reads right?")), kept)
        self.step = kept if isinstance(kept, Step) else Step()

    @property
    def line(self) -> int | None:
        """The line that was chosen; `len(MODES)` for none of them, None while nothing was."""
        return self.step.line

    def content(self) -> Iterable[Widget]:
        """The lines, or what follows from the choice."""
        if self.line is None:
            return self._lines()
        return self._nothing() if self.line == len(MODES) else self._setting(MODES[self.line], self.line + 1)

    def _lines(self) -> Iterable[Widget]:
        yield Words(self.localize(_("Which line reads right?")), "bold $ink")
        hint = _(
            "Every line says the same in Arabic: “A new letter (from the IND) of {day}”. In the right one, letters "
            "are joined and "
            "words run from right to left. If more than one is right, choose the first.",
            day=_DAY,
        )
        yield Words(self.localize(hint), "$soft", gap=2)
        yield from self.problem()
        yield Samples(self.localize(_("None of these lines")), self.step.chosen)
        terminal = self.wizard.terminal
        if terminal is not None and terminal.advice is not None:
            yield from self._advice(ADVICE[terminal.advice])

    def _advice(self, text: Text) -> Iterable[Widget]:
        return advice(text, self.wizard.localizer, "$soft")

    def _setting(self, mode: Mode, number: int) -> Iterable[Widget]:
        isolated = self.wizard.localizer.isolated
        yield Words(self.localize(_("Line {number} is used from now on", number=str(number))), "bold $ink")
        yield Words(
            self.localize(_("To use it every time, start with {option}, or set this:", option="--bidi " + mode)), gap=2
        )
        yield Words(isolated(set_line("PERMIT_WIZARD_BIDI", mode)), "bold $ink", gap=2)
        ways = [self.localize(_("Go on"))]
        if self.wizard.setting is not None:
            ways.append(self.localize(_("Go on, and remember it in the file {file}", file=self.wizard.setting.shown)))
        yield from self._ways(ways)

    def _nothing(self) -> Iterable[Widget]:
        yield Words(self.localize(_("None of these lines")), "bold $ink")
        terminal = self.wizard.terminal
        known = ADVICE[terminal.advice] if terminal is not None and terminal.advice is not None else GENERAL_ADVICE
        yield from self._advice(known)
        yield from self._ways([self.localize(_("Go on")), self.localize(_("Look at the lines again"))])

    def _ways(self, ways: Sequence[str]) -> Iterable[Widget]:
        yield from self.problem()
        yield Choices(ways, self.step.chosen or 0, id="ways")

    def keep(self) -> Step:
        """The step, and the option under the cursor."""
        return replace(self.step, chosen=self.query_one(Choices).chosen)

    def close_opened(self) -> bool:
        """Look at the lines again, the one chosen before under the cursor; returns False when they are what is seen."""
        if self.line is None:
            return False
        self.wizard.show_bidi_step(Step(chosen=self.line))
        return True

    @on(Choices.GoOn)
    def go_on(self) -> None:
        """Use the chosen line at once; from there, go on."""
        chosen = self.query_one(Choices).chosen
        if self.line is None:
            self._use(chosen)
        elif chosen == 0:
            self.wizard.after_bidi()
        elif self.line == len(MODES):
            self.close_opened()
        else:
            self._remember(MODES[self.line])

    def _use(self, line: int | None) -> None:
        if line is None:
            self.complain(_("Choose one answer: press its number."))
            return
        if line < len(MODES):
            set_mode(MODES[line], self.textual_app)
        self.wizard.show_bidi_step(Step(line))

    def _remember(self, mode: Mode) -> None:
        setting = self.wizard.setting
        try:
            if setting is not None:
                setting.write(mode)
        except OSError as error:
            self.complain(_("It could not be written: {problem}", problem=os_reason(error)))
        else:
            self.wizard.after_bidi()
