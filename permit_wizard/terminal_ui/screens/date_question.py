"""A question whose answer is a date: typed in any form, echoed in words, and accepted by a second Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input

from permit_wizard.core.dates.problems import example_for, explained
from permit_wizard.core.dates.reading import NoDate, Why
from permit_wizard.core.text import Text, ngettext
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.terminal_ui.drawing.answers import GO
from permit_wizard.terminal_ui.screens.blocks import STYLES
from permit_wizard.terminal_ui.screens.fitted import BARS
from permit_wizard.terminal_ui.screens.question import QuestionScreen
from permit_wizard.terminal_ui.widgets.card import CARD_HEIGHT, CARD_WIDTH, Card
from permit_wizard.terminal_ui.widgets.choices import Aside, Choices
from permit_wizard.terminal_ui.widgets.date_line import DateInput, Pair
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words
from permit_wizard.terminal_ui.widgets.go_card import GoCard
from permit_wizard.terminal_ui.widgets.spacing import Block
from permit_wizard.visit.blocks import DateField, Echo, ReadBack, Tone
from permit_wizard.visit.events import Answer, Confirm, Draft, EnterDate
from permit_wizard.visit.page import Page, read_back_of

_LINE = 3  # rows of the line to type in
_WITHOUT_CARD = 4 + _LINE  # with its words above and a date of three rows below
_BESIDE_CARD = 6  # cells left and right of it, as in wizard.tcss


class DateScreen(QuestionScreen):
    """The field, with the drawn card for a date on the card, then the echoed date or "I cannot find it"."""

    # looked up once: with every letter, looking took as long as reading the date
    _line: DateInput | None = None
    _cards: Sequence[Card] = ()
    _unknown: Sequence[Choices] = ()
    _given = 0  # rows that the line and what is beside it have got, without the edges of the card

    # --------------------------------------------------------------------------------------------------- its parts
    def field(self) -> Iterable[Widget]:
        """The line, and what follows from it."""
        field = self._field(self.page)
        yield Pair(field, self.localize(field.label))
        ask = Words("", "bold $ink", gap=4, id="ask")
        yes = GoCard("", takes_keys=False, id="yes")
        yes.gap = 0
        ask.display = yes.display = False
        yield ask
        yield yes
        if self._asks_about_year(self.page):
            yield Choices([self.localize(action.label) for action in self.page.actions], id="year")
        elif field.unknown is not None:
            yield Aside(self.localize(field.unknown.label), chosen=field.unknown_chosen, id="unknown")

    @staticmethod
    def _field(page: Page) -> DateField:
        return next(block for block in page.blocks if isinstance(block, DateField))

    def _asks_about_year(self, page: Page) -> bool:
        back = read_back_of(page)
        return back is not None and not back.sure

    def first_focus(self) -> Widget | None:
        """The line to type in, or the question about an unusual year."""
        return next(iter(self.query("#year")), None) or self.query_one(DateInput)

    def ready(self) -> None:
        """Echo what is in the line already, and from now on each letter together with it."""
        self._line = self.query_one(DateInput)
        self._cards = [*self.query(Card)]
        self._unknown = [*self.query("#unknown").results(Choices)]
        self._show_understood(self.page)
        # at once: a message would come when the letter has been sent already
        self.watch(self._line, "value", self._typed, init=False)

    def block_of(self, child: Widget) -> Block:  # noqa: ARG002 - there is one
        """Return the rows of the card with the line beside it."""
        if self._field(self.page).on_card is None:
            return Block(max(_WITHOUT_CARD, self._rows_of_entry()), 5)
        rows = max(CARD_HEIGHT, self._rows_of_entry())
        return Block(rows, 5, (CARD_HEIGHT + 2 - rows,) if self.wizard.has_colours and rows < CARD_HEIGHT + 2 else ())

    def _rows_of_entry(self) -> int:
        """Return the rows of the line, of its label, and of its echo, which must not be cut off."""
        alone = self._field(self.page).on_card is None
        width = self.frame.column - (0 if alone else CARD_WIDTH + _BESIDE_CARD)
        return _LINE + sum(words.block(width).rows for words in self.query("#entry > *").results(Words))

    def give(self, child: Widget, rows: int) -> None:
        """Draw the card with its edges where there is room."""
        self._given = self.block_of(child).rows
        height = self._given + rows
        child.styles.height = height
        for card in self.query(Card):
            card.edges = self.wizard.has_colours and height >= CARD_HEIGHT + 2
            card.styles.height = CARD_HEIGHT + 2 * card.edges
        for entry in self.query("#entry"):
            entry.styles.height = height

    # ----------------------------------------------------------------------------------------------- the echo
    def renew(self, page: Page) -> bool:
        """Echo the date, or show what has to be put right."""
        if self._asks_about_year(page) or self._asks_about_year(self.page):
            return page == self.page
        self.page = page
        came_or_went = self._show_understood(page)
        self.complain(page.problem)
        if came_or_went:  # most letters that are typed need no other rows
            self.breathe()
        return True

    def _show_understood(self, page: Page) -> bool:
        """Show how the date was understood; return whether parts of the page came or went."""
        field, back = self._field(page), read_back_of(page)
        for card in self._cards:
            card.show(field.on_card or "")
        ask, yes = self.query_one("#ask", Words), self.query_one("#yes", GoCard)
        sure = back is not None and back.sure
        asked = back is not None
        came_or_went = bool(ask.display != asked or yes.display != sure)
        if came_or_went:
            ask.display, yes.display = asked, sure
            for unknown in self._unknown:
                unknown.display = not sure
        if back is not None:
            ask.change(self.localize(back.ask))
            yes.change(self.localize(page.actions[0].label))
        self._echo(field.echo, back)
        return came_or_went or self.block_of(self.query_one(Pair)).rows != self._given

    def _echo(self, echo: Echo, back: ReadBack | None) -> None:
        words = self.query_one("#echo", Words)
        day = echo.day if back is None else back.day
        if day is not None and (back is not None or self.page.problem is None):
            mark = "✓ {}".format if echo.tone is Tone.GOOD or back is not None else "{}".format
            style = "bold $lead" if echo.tone is Tone.GOOD or back is not None else "$ink"
            for said in self._echoes(day, DateForm.WORDS if back is None else DateForm.FULL):
                words.change(self.wizard.bilingual.each(said).mapped(mark), style)
                if self._has_room():
                    break
        elif echo.text is not None and self.page.problem is None:
            mark = "! {}".format if echo.tone is Tone.WARN else "{}".format
            words.change(self.localize(echo.text).mapped(mark), STYLES[echo.tone])
        else:
            words.change("")
        self.light()

    def _echoes(self, day: date, form: DateForm) -> Iterable[Callable[[Localizer], str]]:
        """Yield the forms in which a date can be echoed, the longest first."""
        away = (day - self.wizard.visit.today).days
        inside = ngettext("in {n} day", "in {n} days", away)
        if away > 0:
            yield lambda localizer: f"{localizer.weekday(day)}\n{localizer.date(day, form)}\n{localizer(inside)}"
        yield lambda localizer: f"{localizer.weekday(day)}\n{localizer.date(day, form)}"
        yield lambda localizer: localizer.named_day(day, form)
        yield lambda localizer: localizer.named_day(day, DateForm.WORDS)

    def _has_room(self) -> bool:
        """Return whether the page fits the window with this echo: the answer that Enter takes has to be in sight."""
        pair, width = self.query_one(Pair), self.frame.column
        if self.block_of(pair).rows <= (_WITHOUT_CARD if self._field(self.page).on_card is None else CARD_HEIGHT):
            return True
        parts = [part.block(width) if isinstance(part, Drawn) else self.block_of(part) for part in self.blocks()]
        return sum(part.rows for part in parts) <= self.window.height - BARS

    def light(self) -> None:
        """Have the line carry the key once there is a day to go on with, as a chosen answer does."""
        line = self._line
        if line is None:
            return
        done = self._field(self.page).echo.day is not None and read_back_of(self.page) is None
        key = GO if done and self.focused is line and self.page.problem is None else ""
        if key != (line.border_subtitle or ""):  # Textual repaints the whole line even for the same words
            line.border_subtitle = key

    def complain(self, text: Text | None) -> None:
        """Show it once: not again beside the card."""
        if text is not None:
            for echo in self.query("#echo").results(Words):
                echo.change("")
        super().complain(text)

    # --------------------------------------------------------------------------------------------------- typing it
    def _typed(self, value: str) -> None:
        if value == self.wizard.visit.typed or not self.is_current:
            return
        page = self.wizard.note(Draft(typed=value, chosen=""))
        for unknown in self._unknown:
            unknown.cursor = None
        if not self.renew(page):
            self.call_later(self.wizard.show_again)

    @on(DateInput.PastedTooMuch)
    def refuse_paste(self) -> None:
        """Ask for the date alone."""
        visit = self.wizard.visit
        if visit.question is not None:
            self.complain(explained(NoDate(Why.MORE), example_for(visit.question, visit.today)))

    @on(Choices.GoOn, "#unknown")
    def cannot_find(self) -> None:
        """Go on without a date."""
        unknown = self._field(self.page).unknown
        if unknown is not None:
            self.wizard.do(Answer(unknown.value))

    @on(Choices.GoOn, "#year")
    def answer_about_year(self) -> None:
        """Take the date with its unusual year, or go back to the line."""
        chosen = self.query_one("#year", Choices).chosen
        if chosen is not None:
            self.wizard.do(self.page.actions[chosen].event)

    @on(GoCard.Pressed)
    def confirm(self) -> None:
        """Take the date that was read back."""
        self.wizard.do(Confirm())

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Read the date back; read back already, take it."""
        field, typed = self._field(self.page), self.query_one(DateInput).value
        if field.unknown_chosen and not typed.strip():  # answered so before
            self.cannot_find()
        else:
            self.wizard.do(EnterDate(typed))

    def on_key(self, event: events.Key) -> None:
        """Arrow down leaves the line for "I cannot find it"; what is typed there goes into the line all the same."""
        if event.key == "down" and isinstance(self.focused, Input):
            for unknown in self._unknown:
                if unknown.display:
                    event.stop()
                    self.set_focus(unknown)
        elif isinstance(self.focused, Aside) and self._line is not None and _is_written(event):
            event.stop()
            self.set_focus(self._line)
            self._line.insert_text_at_cursor(event.character or "")


def _is_written(event: events.Key) -> bool:
    """Return whether a key writes something that may be part of a date."""
    return event.is_printable and bool((event.character or "").strip())
