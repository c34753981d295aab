"""How a result fits a window: what is shown, what folds, and which blank rows are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from permit_wizard.terminal_ui.drawing import track
from permit_wizard.terminal_ui.drawing.lines import height
from permit_wizard.terminal_ui.drawing.model import Result, Row
from permit_wizard.terminal_ui.drawing.rows import Opening, draw_care, draw_letters, draw_row, when_column
from permit_wizard.terminal_ui.drawing.ticket import FULL, SLIM, body_rows, stub_width

BARS: Final = 2  # rows that a result does not have: the bar above it and the foot
ROOMY: Final = 32  # rows of a window from which any number of rows may be open at once
AIRY: Final = 28  # rows of a window that gives up blank rows to show the first thing to do whole
LOWEST_FULL: Final = 22  # rows of a window that is scrolled, and keeps the large number all the same


class Level(NamedTuple):
    """How generous a layout is: the ticket's edges, and blank rows in five places."""

    edges: bool
    top: int
    before_rows: int
    between: int
    between_parts: int
    before_care: int


LEVELS: Final = (
    Level(True, 1, 1, 1, 1, 1),
    Level(True, 1, 1, 0, 1, 1),
    Level(True, 0, 1, 0, 1, 1),
    Level(True, 0, 1, 0, 0, 1),
    Level(False, 1, 1, 0, 0, 1),
    Level(False, 0, 1, 0, 0, 0),
    Level(False, 0, 0, 0, 0, 0),
)
"""From roomy to tight; the first in which everything fits is used."""
_SLIM_FROM: Final = 4  # the first level at which the ticket may be two rows instead of four


@dataclass(frozen=True, slots=True)
class Layout:
    """How a result fits a window.

    Attributes:
        width: cells of the column.
        stub: cells of the ticket's stub.
        slim: whether the ticket has two rows.
        edges: whether it has half rows above and below.
        ticket: its rows without these.
        track: the rows of the track: three, two (without its line), one (the date of today alone) or none.
        level: the blank rows.
        when: cells of the column for days, or 0.
        opened: how much of which row is open, by id.
        needed: the rows that it takes.
        available: the rows that there are.
    """

    width: int
    stub: int
    slim: bool
    edges: bool
    ticket: int
    track: int
    level: Level
    when: int
    needed: int
    available: int
    opened: Mapping[str, Opening] = field(default_factory=dict[str, Opening])

    @property
    def fits(self) -> bool:
        """Whether nothing has to be scrolled."""
        return self.needed <= self.available


def plan(
    result: Result,
    width: int,
    rows: int,
    *,
    colours: bool = True,
    opened: Mapping[str, Opening] | None = None,
    unfolded: Collection[str] = (),
) -> Layout:
    """Return how a result fits a window.

    First all blank rows go, one place after the other; then the ticket has two rows instead of four; then the
    line of the track goes, whose names stay; then, only where something was opened by hand, these too. What still does
    not fit is scrolled below the ticket.

    Args:
        result: what is shown.
        width: cells of the column.
        rows: rows of the window.
        colours: whether there are any; without them the ticket has no edges, which would be thick white bars.
        opened: what the reader opened, by id; None where they opened nothing, and rows open by themselves as long as
            there is room, in a high window at the cost of blank rows if the first could not open otherwise.
        unfolded: ids of the folds that are open.
    """
    by_hand = dict(opened or {})
    last = len(LEVELS) - 1
    tries = [(level, False, track.HEIGHT) for level in range(len(LEVELS))]
    tries += [(level, True, track.HEIGHT) for level in range(_SLIM_FROM, len(LEVELS))]
    tries.append((last, True, track.NAMES))
    if by_hand or unfolded:
        tries += [(last - 1, True, 0), (last, True, 0)]

    def lay(level: int, slim: bool, days: int) -> Layout:
        return _layout(result, width, rows, level, slim, days, colours, by_hand, unfolded)

    layout = lay(*tries[0])
    for each in tries[1:]:
        if layout.fits:
            break
        layout = lay(*each)
    if not layout.fits:
        scrolled_anyway = not (by_hand or unfolded) and rows >= LOWEST_FULL
        return lay(last, False, track.HEIGHT) if scrolled_anyway else layout
    if opened is not None or unfolded:
        return layout
    tighter = range(LEVELS.index(layout.level) + 1, _SLIM_FROM if rows >= AIRY else 0)
    tried = chain([layout], (lay(level, False, track.HEIGHT) for level in tighter))
    return next((each for each in map(partial(_with_rows_open, result), tried) if each.opened), layout)


def _layout(
    result: Result,
    width: int,
    rows: int,
    level_number: int,
    slim: bool,
    days: int,
    colours: bool,
    opened: Mapping[str, Opening],
    unfolded: Collection[str],
) -> Layout:
    level, ticket = LEVELS[level_number], result.ticket
    stub, when = stub_width(ticket, width), when_column(result.rows, width)
    inner = max(SLIM if slim else FULL, len(body_rows(ticket, width - stub, slim=slim)))
    edges = level.edges and colours and not slim
    lines_of_track = days if result.marks else min(days, 1)
    shown = visible(result, unfolded)
    each = sum(_height(result, row_id, width, when, opened) for row_id in shown)
    parts = int(level.between_parts and not level.between and _has_two_parts(result))
    needed = (
        level.top + inner + 2 * edges + lines_of_track
        + level.before_rows + each + level.between * (len(shown) - 1) + parts
        + level.before_care + height(draw_care(result.care, width, rtl=result.rtl))
        + height(draw_letters(result.letters, width, rtl=result.rtl))
    )  # fmt: skip
    return Layout(width, stub, slim, edges, inner, lines_of_track, level, when, needed, rows - BARS, dict(opened))


def visible(result: Result, unfolded: Collection[str]) -> list[str]:
    """Return the ids of the rows that are shown, from top to bottom: those inside a fold where it is open."""
    ids: list[str] = []
    for row in result.rows:
        ids.append(row.id)
        if row.id in unfolded:
            ids += [inner.id for inner in row.inside]
    return ids


def row_of(result: Result, row_id: str) -> Row:
    """Return a row by its id, those inside folds included; raises StopIteration for an unknown one."""
    return next(row for outer in result.rows for row in (outer, *outer.inside) if row.id == row_id)


def _height(result: Result, row_id: str, width: int, when: int, opened: Mapping[str, Opening]) -> int:
    row = row_of(result, row_id)
    opening = opened.get(row_id, Opening.CLOSED)
    return len(draw_row(row, width, when, opening, focus=False, bar=" ", rtl=result.rtl))


def _has_two_parts(result: Result) -> bool:
    planned = [row.look.is_planned for row in result.rows]
    return True in planned and False in planned


def starts_part(result: Result, row_id: str) -> bool:
    """Return whether a row is the first after the things to do."""
    ids = [row.id for row in result.rows]
    at = ids.index(row_id) if row_id in ids else 0
    return at > 0 and result.rows[at - 1].look.is_planned and not result.rows[at].look.is_planned


def _with_rows_open(result: Result, layout: Layout) -> Layout:
    """Return the layout with rows open for which there is room, from the first on; reasons open only by hand.

    No row is open below one that has no room: what can wait would seem to be what has to be done.
    """
    spare, opened = layout.available - layout.needed, dict(layout.opened)
    for row in result.rows:
        if row.look.is_fold or not row.text:
            continue
        closed = _height(result, row.id, layout.width, layout.when, {})
        for opening in (Opening.SPOKEN, Opening.TEXT):
            cost = _height(result, row.id, layout.width, layout.when, {row.id: opening}) - closed
            if 0 < cost <= spare - 1:
                opened[row.id] = opening
                spare -= cost
                break
        else:
            break
    used = layout.available - spare
    return Layout(
        layout.width, layout.stub, layout.slim, layout.edges, layout.ticket, layout.track, layout.level, layout.when,
        used, layout.available, opened,
    )  # fmt: skip
