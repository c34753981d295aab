"""One short page before the questions: what this is, what it is not, how long it takes, what it forgets."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget

from permit_wizard.text import _
from permit_wizard.ui.screens.page import Page
from permit_wizard.ui.widgets.drawn import Button, Drawn, Words, lines, padded, wrapped

PROMISES = (
    (_("About 3 minutes"), _("one question at a time")),
    (_("Nothing is saved"), _("and nothing is sent to anyone")),
    (_("No name, no number"), _("we do not ask who you are")),
    (_("Have your card ready"), _("you need one date from it")),
)


class Promises(Drawn):
    """Short promises with a check mark, in two columns."""

    gap = 2

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        super().__init__()
        self.rows = rows

    def draw(self, width: int) -> Content:
        """One row a promise, or two where the words are long."""
        drawn: list[Content] = []
        left = min(max(Content(head).cell_length for head, _tail in self.rows), width // 2)
        for head, tail in self.rows:
            tails = wrapped(tail, width - left - 5, "$soft")
            head_row = Content.styled(head, "bold $ink")
            drawn.append(
                Content.assemble(
                    ("✓  ", "bold $good"), self.column(padded(head_row, left)), "  ", self.column(tails[0])
                )
            )
            drawn += [Content.assemble(" " * (left + 5), row) for row in tails[1:]]
        return lines(drawn)


class StartScreen(Page):
    """What this is and what it is not."""

    def content(self) -> Iterable[Widget]:
        """Title, promises, care, today's date, one button."""
        wizard = self.wizard
        yield Words(self.say(_("Extend your temporary asylum residence permit")), "bold $ink")
        yield Words("Verlenging verblijfsvergunning asiel bepaalde tijd", "$soft")
        yield Words(self.say(_("Answer some questions. Then you see what to do, by when, and why.")), gap=2)
        yield Promises([(self.say(head), self.say(tail)) for head, tail in PROMISES])
        yield Words(
            self.say(_("This is information, not legal advice. It decides nothing: only the IND decides.")),
            "$soft",
            gap=1,
        )
        today = _("Today is {weekday} {day}. Is that wrong? Then ask for help: every date depends on it.",
                  weekday=wizard.localizer.weekday(wizard.today), day=wizard.today)  # fmt: skip
        yield Words(self.say(today), "$soft", gap=1)
        yield Button(self.say(_("Start now")))

    def first_focus(self) -> Widget | None:
        """The button."""
        return self.query_one(Button)

    @on(Button.Pressed)
    def go_on(self) -> None:
        """To the first question."""
        self.wizard.go_on()
