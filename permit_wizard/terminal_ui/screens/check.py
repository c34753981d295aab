"""Check your answers: all asked questions; each can be changed (GOV.UK Design System, "Check answers")."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from textual import events, on
from textual.actions import SkipAction
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from permit_wizard.core.text import _
from permit_wizard.terminal_ui.colours.no_color import has_colours
from permit_wizard.terminal_ui.drawing.lines import cell, padded
from permit_wizard.terminal_ui.screens.question import FormScreen
from permit_wizard.terminal_ui.widgets.choices import digit_of, no_such_number
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.frame import answer_rows
from permit_wizard.terminal_ui.widgets.go_card import GoCard
from permit_wizard.terminal_ui.widgets.items import Items
from permit_wizard.terminal_ui.words import in_short
from permit_wizard.visit.blocks import Facts, Paragraph

_NUMBER: Final = 7  # cells before a question: an edge, its number on a ground, three blanks


class Summary(Items):
    """A question and its answer a row, each with its number; Enter on a row changes it.

    With the cursor on no row, Enter does the next action below. That saves a change of focus, which repaints more than
    two rows.

    Args:
        rows: question in a few words and answer, ready to show.
        change: the word "Change".
    """

    class GoneOn(Message):
        """Enter was pressed with the cursor on no row."""

    def __init__(self, rows: Sequence[tuple[str, str]], change: str, cursor: int | None) -> None:
        super().__init__(cursor, id="summary")
        self.rows, self.change = list(rows), change
        self.below: GoCard | None = None  # the next action, which has the keys with the cursor on no row
        self._typed = 0

    def cursor_cell(self) -> Offset:
        """Return where the terminal's cursor belongs: on a row, or on the action below."""
        return self.below.cursor_cell() if self.cursor is None and self.below is not None else super().cursor_cell()

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self.rows)

    def look_of(self, i: int) -> Hashable:
        """Whether the cursor is on it, with the keys."""
        return i == self.cursor and self.has_keys

    def item_rows(self, i: int, width: int) -> list[Content]:
        """Number, question, answer, and on the row with the cursor the word "change"."""
        hot = i == self.cursor and self.has_keys
        word = Content(f" {self.change} ›")
        room = width - _NUMBER - word.cell_length
        rows = answer_rows(self, *self.rows[i], room, "" if hot else "$soft")
        chip = "bold $accent on $on-accent" if hot else "bold $chip-ink on $chip"
        bar = "▌" if hot and not has_colours(self) else " "
        drawn: list[Content] = []
        for n, row in enumerate(rows):
            number = (f"{i + 1:>2} ", chip) if n == 0 else "   "
            end = word if hot and n == 0 else Content("")
            text = cell(padded(row, room), rtl=self.rtl)
            line = Content.assemble(bar if n == 0 else " ", number, "   ", text, end)
            drawn.append(padded(line, width, "bold $on-accent on $accent" if hot else "$ink"))
        return drawn

    def on_key(self, event: events.Key) -> None:
        """Digits go to the row with that number; two in a row make a number of two digits where there is such a row."""
        digit = digit_of(event)
        if digit is None:
            self._typed = 0
            return
        event.stop()
        typed = self._typed * 10 + digit
        number = typed if 1 <= typed <= self.count else digit
        self._typed = number if 1 <= number <= self.count else 0
        if self._typed:
            self.cursor = number - 1
        else:
            self.screen.post_message(NoSuchRow(number, self.count))

    def action_move(self, step: int) -> None:
        """Go to the next or previous row; from the last one down to the action below, and from there back up.

        Raises:
            SkipAction: there is none.
        """
        if self.cursor is None and step > 0:
            raise SkipAction
        if self.cursor is not None and self.cursor + step >= self.count:
            self.cursor = None
        else:
            super().action_move(step)

    def action_go_on(self) -> None:
        """Change the answer, or go on."""
        if self.cursor is None:
            self.post_message(self.GoneOn())
        else:
            super().action_go_on()


class NoSuchRow(Message):
    """A number was typed that no row has."""

    def __init__(self, number: int, last: int) -> None:
        super().__init__()
        self.number, self.last = number, last


class CheckScreen(FormScreen):
    """The last look before the result; what it is and the next action stay, the answers between them may scroll."""

    wants_panel = False
    draws_ways = False
    acts_below = True

    def banner(self) -> Iterable[Widget]:
        """Chapters, title and hint."""
        yield from super().banner()
        yield self.heading(3)
        hint = _("All correct? Press Enter. To change an answer, type its number, then press Enter.")
        yield Words(self.localize(hint), "$soft")
        yield from self.problem()

    def content(self) -> Iterable[Widget]:
        """The answers."""
        block = next(block for block in self.page.blocks if isinstance(block, Facts))
        self.facts = block.rows
        rows = [(self.localize(fact.label), in_short(self.wizard.bilingual, fact.answer)) for fact in self.facts]
        cursor = self.kept if isinstance(self.kept, int) else None
        list_ = Summary(rows, self.wizard.localizer(block.change or _("Change")), cursor)
        list_.gap = 4
        yield list_
        for block in self.page.blocks:
            if isinstance(block, Paragraph) and self.window.height >= 30:
                yield Words(self.localize(block.text), "$soft", gap=1)

    def below(self) -> Iterable[Widget]:
        """The next action."""
        label = self.localize(self.page.actions[0].label)
        yield GoCard(label, takes_keys=False, lit=not isinstance(self.kept, int), id="next")

    def last(self) -> Iterable[Widget]:
        """Nothing: the answers are on the page."""
        return ()

    def keep(self) -> int | None:  # pyright: ignore[reportIncompatibleMethodOverride] - a row, here
        """The row under the cursor."""
        return self.query_one(Summary).cursor

    def ready(self) -> None:
        """Give the rows the action below them, which is lit while the cursor is on none of them."""
        rows, card = self.query_one(Summary), self.query_one("#next", GoCard)
        rows.below = card
        # at once: a message would come when the rows have been sent already
        self.watch(rows, "cursor", lambda row: card.light(lit=row is None), init=False)

    def light(self) -> None:
        """Light the next action while the rows have the keys and the cursor is on none of them."""
        rows = self.query_one(Summary)
        self.query_one("#next", GoCard).light(lit=rows.cursor is None and self.focused in (None, rows))

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its row wherever the keys are."""
        rows = self.query_one(Summary)
        if digit_of(event) is not None and self.focused is not rows:
            self.set_focus(rows)
            rows.on_key(event)

    @on(NoSuchRow)
    def _no_such_row(self, event: NoSuchRow) -> None:
        self.complain(no_such_number(event.number, event.last))

    @on(Items.GoOn)
    def change(self) -> None:
        """To the question in the row."""
        cursor = self.query_one(Summary).cursor
        if cursor is not None:
            self.wizard.do(self.facts[cursor].change)

    @on(Summary.GoneOn)
    @on(GoCard.Pressed)
    def go_on(self) -> None:
        """To the result."""
        self.wizard.do(self.page.actions[0].event)
