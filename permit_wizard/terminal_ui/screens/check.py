"""Check your answers: all asked questions; each can be changed (GOV.UK Design System, "Check answers")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget

from permit_wizard.core.flow import asked
from permit_wizard.core.text import _
from permit_wizard.terminal_ui.later_drafts import CheckDraft
from permit_wizard.terminal_ui.place import Fixed
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.drawn import Button, Words, padded
from permit_wizard.terminal_ui.widgets.frame import answer_rows
from permit_wizard.terminal_ui.widgets.side_panel import answer_row, side_panel


class Summary(Choices):
    """A question and its answer a row; Enter on a row changes it.

    Args:
        rows: question in a few words and answer, ready to show.
        change: the word "Change".
    """

    def __init__(self, rows: Sequence[tuple[str, str]], change: str, chosen: int | None) -> None:
        super().__init__([short for short, _answer in rows], chosen, numbered=False, gap=0)
        self.rows, self.change, self.inner = list(rows), change, 0

    def on_focus(self) -> None:
        """Mark a row at once: Tab may have come here."""
        self.enter(1)

    def option_rows(self, i: int, width: int) -> list[Content]:
        """Question, answer, and on the row with the keys the word "change"."""
        hot = i == self.chosen and self.has_focus
        word = Content(f" {self.change} ›")
        rows = answer_rows(self, *self.rows[i], width - 3 - word.cell_length, "" if hot else "$soft")
        rows = [Content.assemble("▸ " if hot and n == 0 else "  ", row) for n, row in enumerate(rows)]
        if hot:
            rows[0] = Content.assemble(padded(rows[0], width - word.cell_length - 1), word)
        return [padded(row, width, "bold $focus-ink on $focus" if hot else "$ink") for row in rows]


class CheckScreen(Page[CheckDraft]):
    """The last look before the result; what it is and the button stay, the answers between them may scroll."""

    share = 1.0

    def banner(self) -> Iterable[Widget]:
        """Title and hint."""
        yield Words(self.say(_("Check your answers")), "bold $ink")
        yield Words(self.say(_("All correct? Press Enter. To change one: arrow up to it, then Enter.")), "$soft")

    def content(self) -> Iterable[Widget]:
        """The answers."""
        wizard = self.wizard
        self.questions = asked(wizard.answers, wizard.today, wizard.rules)
        rows = [answer_row(wizard, question) for question in self.questions]
        yield Summary(rows, self.say(_("Change")), self.draft.chosen)

    def below(self) -> Iterable[Widget]:
        """The button."""
        yield Button(self.say(_("See what to do")))

    def side(self) -> Iterable[Widget]:
        """The dates."""
        return side_panel(self.wizard, answers=False)

    def current_draft(self) -> CheckDraft:
        """The row under the cursor."""
        return CheckDraft(self.query_one(Summary).chosen)

    def first_focus(self) -> Widget | None:
        """The button: most people are done. Whoever came to change an answer: the list."""
        return self.query_one(Button) if self.draft.chosen is None else self.query_one(Summary)

    @on(Choices.GoOn)
    def change(self, event: Choices.GoOn) -> None:
        """To the question in the row."""
        if event.choices.chosen is not None:
            self.wizard.change(self.questions[event.choices.chosen].key)

    @on(Button.Pressed)
    def go_on(self) -> None:
        """To the result."""
        self.wizard.show(Fixed.RESULT)
