"""The result on one screen: ticket, track, a line for each step and tip, and the ways on from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from textual import events, on
from textual.binding import Binding
from textual.geometry import Region
from textual.widget import Widget

from permit_wizard.core.finding import Kind
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.text import _
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.language.keyboard import latin_letter
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.drawing.lines import height as height_of
from permit_wizard.terminal_ui.drawing.model import Look, Result
from permit_wizard.terminal_ui.drawing.plan import ROOMY, Layout, plan, row_of, visible
from permit_wizard.terminal_ui.drawing.rows import Opening
from permit_wizard.terminal_ui.result_actions import read_out, ways
from permit_wizard.terminal_ui.result_rows import FURTHER, TRANSLATION
from permit_wizard.terminal_ui.result_view import result_of
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.widgets.choices import digit_of, no_such_number
from permit_wizard.terminal_ui.widgets.containers import Row
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.foot import Foot
from permit_wizard.terminal_ui.widgets.frame import AnswerList
from permit_wizard.terminal_ui.widgets.result import Body, CareLines, Letters, RowList, Stub, Track
from permit_wizard.terminal_ui.words import in_short
from permit_wizard.visit.blocks import Findings
from permit_wizard.visit.events import ShowBeside
from permit_wizard.visit.form_pages import facts
from permit_wizard.visit.page import offer_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What is open on a result.

    Attributes:
        current: the id of the row under the cursor; "" for the first.
        rows: how much of which row is open; None where the reader opened nothing.
        unfolded: ids of the folds that are open.
    """

    current: str = ""
    rows: Mapping[str, Opening] | None = None
    unfolded: frozenset[str] = field(default_factory=frozenset[str])


class ResultScreen(PageScreen[Opened]):
    """What to do, by when, and why, arranged by `plan`."""

    BINDINGS = [Binding("home", "edge(0)", show=False), Binding("end", "edge(-1)", show=False)]

    def __init__(self, page: object, kept: object = None) -> None:
        super().__init__(page, kept)  # pyright: ignore[reportArgumentType] - a Page
        verdict = self.page.verdict  # by rules that are too old no answer counts: there are none to show beside it
        self.wants_panel = verdict is not None and verdict.outcome is not Outcome.RULES_TOO_OLD
        kept_before = kept if isinstance(kept, Opened) else Opened()
        self.rows: dict[str, Opening] | None = None if kept_before.rows is None else dict(kept_before.rows)
        self.unfolded: frozenset[str] = kept_before.unfolded
        self._current = kept_before.current
        self._digit = ""  # the row that a digit is about to open or close
        self._by_digit = ""  # the row that a digit has just opened: Enter, pressed out of habit, leaves it open

    # --------------------------------------------------------------------------------------------------- its parts
    def banner(self) -> Iterable[Widget]:
        """The ticket and the track; they stay while the rows scroll."""
        self.result = self._result()
        self.layout_ = self._plan(self.result)
        yield Row(Stub(self.result, self.layout_), Body(self.result, self.layout_), id="ticket")
        yield Track(self.result, self.layout_)
        # several findings refer to it; it is in the blank row above the steps, where the window has that
        groups = [block for block in self.page.blocks if isinstance(block, Findings) and block.kind is Kind.STEP]
        yield Words(self.wizard.localizer(groups[0].heading) if groups else "", "$soft", id="steps-heading")

    def content(self) -> Iterable[Widget]:
        """The rows."""
        ids = visible(self.result, self.unfolded)
        cursor = ids.index(self._current) if self._current in ids else 0
        yield RowList(self.result, self.layout_, cursor, self.unfolded)

    def below(self) -> Iterable[Widget]:
        """What is wrong with the last key, where help is, and where to go from here."""
        yield from self.problem()
        yield CareLines(self.result)
        yield Letters(self.result)

    def side(self) -> Iterable[Widget]:
        """The answers."""
        localize, bilingual = self.localize, self.wizard.bilingual
        rows = [(localize(fact.label), in_short(bilingual, fact.answer)) for fact in facts(self.wizard.visit)]
        yield AnswerList(rows, Bilingual(""))

    def side_titles(self) -> tuple[str, str]:
        """What the panel shows."""
        return self.wizard.localizer(_("Your answers")), ""

    def keys(self) -> list[FootKey]:
        """Enter opens a row that has more, or closes it; the letters are named on the page."""
        back, *others = super().keys()
        rows = next(iter(self.query(RowList)), None)
        row = None if rows is None else row_of(self.result, rows.current)
        if row is not None and not row.does_something:
            return [back, *others]  # it says all that there is
        if rows is not None and rows.current == self._by_digit:
            return [back, *others]
        opened = rows is not None and rows.opening_of(rows.current) is Opening.ALL
        return [back, FootKey("Enter", _("Close") if opened else _("Open"), "screen.open"), *others]

    def _result(self) -> Result:
        return result_of(self.page, self.wizard.bilingual)

    def _plan(self, result: Result) -> Layout:
        return plan(
            result,
            self.frame.column,
            self.window.height - self._rows_of_complaint(),
            colours=self.wizard.has_colours,
            opened=self.rows,
            unfolded=self.unfolded,
        )

    def _rows_of_complaint(self) -> int:
        """The rows of what is wrong with the last key: without them the letters below would be cut off."""
        return sum(
            height_of(error.draw(self.frame.column)) for error in self.query("#error").results(Words) if error.display
        )

    def first_focus(self) -> Widget | None:
        """The rows."""
        return self.query_one(RowList)

    def keep(self) -> Opened:
        """What is open, and where the cursor is."""
        return Opened(self.query_one(RowList).current, self.rows, self.unfolded)

    # ------------------------------------------------------------------------------------------------------ fitting
    def breathe(self) -> None:
        """Apply the plan."""
        if not self._framed or not self.query(RowList):
            return
        layout = self.layout_ = self._plan(self.result)
        level = layout.level
        stub, body, track = self.query_one(Stub), self.query_one(Body), self.query_one(Track)
        stub.layout_ = body.layout_ = track.layout_ = layout
        height = layout.ticket + 2 * layout.edges
        stub.styles.width, body.styles.width = layout.stub, layout.width - layout.stub
        stub.styles.height = body.styles.height = self.query_one("#ticket").styles.height = height
        self.query_one("#ticket").styles.margin = (level.top, 0, 0, 0)
        track.display = bool(layout.track)
        column = self.column
        if column is None:
            return
        self.query_one("#steps-heading").display = bool(level.before_rows)
        self.query_one(CareLines).styles.margin = (level.before_care, 0, 0, 0)
        spare = layout.available - layout.needed
        self.query_one(Letters).styles.margin = (1 if spare > 0 else 0, 0, 0, 0)
        rows = self.query_one(RowList)
        rows.fit(layout, self.unfolded)
        column.styles.height = height_of(rows.draw(layout.width)) if layout.fits else "1fr"
        column.styles.overflow_y = "hidden" if layout.fits else "auto"
        for widget in (stub, body, track):
            widget.refresh(layout=True)
        for answers in self.query(AnswerList):
            answers.keep_to(max(1, self.window.height - 7))
        self._name_enter()
        self.call_after_refresh(self.mark_more)
        self.call_after_refresh(self.scroll_to_focus)

    @on(RowList.Moved)
    def _moved_on(self) -> None:
        self._by_digit = ""
        self._name_enter()

    def _name_enter(self) -> None:
        """Name in the foot what Enter does to the row under the cursor."""
        for foot in self.query(Foot):
            foot.change(self.hints())

    # ------------------------------------------------------------------------------------------------------ opening
    @on(RowList.Toggled)
    def toggle(self, event: RowList.Toggled) -> None:
        """Open a row, or close it; where rows are scarce, one is open at a time."""
        self.complain(None)
        row = row_of(self.result, event.row_id)
        by_digit, just_opened = self._digit == row.id, self._by_digit == row.id
        self._digit = self._by_digit = ""
        if just_opened and not by_digit:
            self._name_enter()
            return
        if row.id == FURTHER:
            self._go("D")
            return
        beside = offer_of(self.page, ShowBeside)
        if row.id == TRANSLATION and beside is not None:
            self.wizard.do(beside.action.event)
            return
        if self.rows is None:
            self.rows = dict(self.layout_.opened)
        if row.look.is_fold:
            self.unfolded = self.unfolded ^ frozenset({row.id})
        elif row.text:
            opening = self.rows.get(row.id, Opening.CLOSED)
            # what opened by itself has no reasons yet: people would think that there is no more
            now = Opening.CLOSED if opening is Opening.ALL else Opening.ALL
            if self.window.height < ROOMY:
                self.rows = {}
            self.rows[row.id] = now
            self._by_digit = row.id if by_digit and now is Opening.ALL else ""
        self.breathe()
        self.call_after_refresh(self._show_opened)

    def _show_opened(self) -> None:
        """Have the row and what opened in sight, its first line above all."""
        rows, column = self.query_one(RowList), self.column
        if column is None or rows.cursor is None or not column.max_scroll_y:
            return
        region = rows.region_of(rows.cursor)
        height = min(region.height, column.content_region.height)
        column.scroll_to_region(Region(0, region.y, 1, height), animate=False, force=True)

    def close_opened(self) -> bool:
        """Close what the reader opened; returns whether there was anything."""
        opened = self.unfolded or any(opening is Opening.ALL for opening in (self.rows or {}).values())
        if opened:
            self.rows, self.unfolded, self._by_digit = None, frozenset[str](), ""
            self.breathe()
        return bool(opened)

    def action_open(self) -> None:
        """Open the row under the cursor, or close it."""
        self.query_one(RowList).action_go_on()

    def action_edge(self, to: int) -> None:
        """Go to the first or last row."""
        self.query_one(RowList).action_jump(to)

    # ------------------------------------------------------------------------------------------------ going on
    def on_key(self, event: events.Key) -> None:
        """Open a step by its digit, or follow a letter of the page; other keys go to the page itself."""
        digit = digit_of(event)
        if digit is not None:
            event.stop()
            self._open_number(digit)
            return
        letter = latin_letter(event.character or "", self.wizard.localizer.language)
        if letter is not None and any(way.letter == letter for way in ways(self.page)):
            event.stop()
            self.complain(None)
            self._go(letter)

    @on(Letters.Pressed)
    def _clicked(self, event: Letters.Pressed) -> None:
        self._go(event.letter)

    def _go(self, letter: str) -> None:
        way = next((way for way in ways(self.page) if way.letter == letter), None)
        if way is None:
            return
        happens = way.event or read_out(self.page, self.query_one(RowList).current)
        if happens is not None:
            self.wizard.do(happens)

    def _open_number(self, number: int) -> None:
        steps = [row for row in self.result.rows if row.look in (Look.TODAY, Look.STEP) and row.sign.isdigit()]
        rows = self.query_one(RowList)
        if 1 <= number <= len(steps):
            self.complain(None)
            rows.cursor = rows.ids.index(steps[number - 1].id)
            self._digit = rows.current
            rows.action_go_on()
        else:
            self.complain(no_such_number(number, len(steps)))
