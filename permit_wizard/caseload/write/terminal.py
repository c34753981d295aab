"""A judged caseload on the screen: a heading a group, a row a person, and a line that sums it up.

What does not fit the screen runs the other way round, so that who has to act today is above the prompt.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby

from rich.console import Console
from rich.text import Text as Styled

from permit_wizard.caseload.columns.list_columns import ABOUT, BY_WHEN, DAYS, REF, RULES
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write.layout import (
    MARKS,
    Caseload,
    cached_by_triage,
    describe_line,
    display_name,
    notes,
    relative_day,
    short_date,
    summary,
)  # fmt: skip
from permit_wizard.core.text import _, listed
from permit_wizard.language import wrapping
from permit_wizard.language.localizer import Localizer

_WIDEST_REF, _NARROWEST = 24, 20
_WIDE = 120
"""Cells from which on the list has a column for the edition of the rules and names the next question.

Below it, editions are named once, and most rows take one or two lines, so that a screen shows many people.
"""

_GAP = "  "
_REF = 2  # the column that may have no space to break at
_STYLES = {Urgency.TODAY: "bold red", Urgency.WEEK: "bold yellow", Urgency.MONTH: "yellow", Urgency.OPENS: "green",
           Urgency.BAD: "bold magenta"}  # fmt: skip


def write_table(load: Caseload) -> Iterator[bytes]:
    """Yield the table for a terminal; columns are as wide in the last rows as in the first."""
    first: list[bytes] = []
    lines = 0
    whole = _table(load, last_first=False)
    for piece in whole:
        first.append(piece)
        lines += piece.count(b"\n")
        if lines >= load.height > 0:
            return _table(load, last_first=True)
        if not load.height:
            break
    return chain(first, whole)


def _table(load: Caseload, *, last_first: bool) -> Iterator[bytes]:
    localizer, ranked = load.localizer, load.ranked
    widths = _widths(load)
    yield _lines(_laid([localizer(text) for text in (BY_WHEN, DAYS, REF, RULES, ABOUT)], widths, localizer), widths)
    laid = cached_by_triage(lambda entry: _laid(_cells(entry, load), widths, localizer))
    shown = 0
    for urgency, entries in groupby(load.entries(last_first=last_first), lambda entry: entry.triage.urgency):
        heading = localizer(_("{question}: {answer}", question=urgency.label, answer=ranked.counts[urgency]))
        yield _styled(heading, _STYLES.get(urgency, "bold"), load)
        for entry in entries:
            shown += 1
            columns = laid(entry)[:]
            columns[_REF] = _folded(display_name(entry, load), widths[_REF], localizer)
            yield _lines(columns, widths)
    yield b"\n"
    for text in load.not_shown(shown):
        yield _styled(localizer(text), "", load)
    editions = [] if widths[3] or not ranked.editions else [_("Rules followed: {rules}", rules=listed(ranked.editions))]
    yield _styled(" · ".join(localizer(text) for text in (*summary(ranked), *editions)), "bold", load)


def _widths(load: Caseload) -> list[int]:
    localizer, ranked = load.localizer, load.ranked
    far = [0, *((day - load.today).days for day in ranked.days)]
    first = [
        max(_size(localizer(BY_WHEN)), max(map(_size, localizer.language.weekdays)) + 11),
        max(_size(localizer(DAYS)), *(_size(localizer(relative_day(days))) for days in far)),
        max(
            _size(localizer(REF)),
            min(_WIDEST_REF if ranked.columns else ranked.longest_ref, _WIDEST_REF, load.width // 5),
        ),
        max(map(_size, [localizer(RULES), *ranked.editions])) if load.width >= _WIDE else 0,
    ]
    left = load.width - sum(size + len(_GAP) for size in first if size)
    if left < _NARROWEST:  # the day itself says it, too
        left, first[1] = left + first[1] + len(_GAP), 0
    return [*first, max(left, _NARROWEST)]


def _cells(entry: Entry, load: Caseload) -> list[str]:
    localizer, due, days = load.localizer, entry.triage.due, load.days(entry)
    mark = [localizer(MARKS[entry.mark])] if entry.mark in MARKS else []
    return [
        short_date(due, localizer) if due else "",
        "" if days is None else localizer(relative_day(days)),
        entry.ref,
        localizer.isolated(entry.triage.rules),
        " · ".join([*mark, describe_line(entry, localizer), *notes(entry, localizer, short=load.width < _WIDE)]),
    ]


def _laid(row: Sequence[str], widths: Sequence[int], localizer: Localizer) -> list[list[str]]:
    """Return the cells of a row, wrapped to the widths of their columns; columns without a width are left out."""
    laid = (
        [cell] if _size(cell) <= width else wrapping.wrapped(cell, width)
        for cell, width in zip(row, widths, strict=True)
    )
    columns = [
        [piece + " " * (width - _size(piece)) for piece in pieces] for pieces, width in zip(laid, widths, strict=True)
    ]
    columns[_REF] = _folded(row[_REF], widths[_REF], localizer)
    return columns


def _lines(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """Return the pieces of a row's cells as lines."""
    shown = [(pieces, width) for pieces, width in zip(columns, widths, strict=True) if width]
    many = max(len(pieces) for pieces, _width in shown)
    if many == 1:
        return (_GAP.join([pieces[0] for pieces, _width in shown]).rstrip(" ") + "\n").encode()
    full = [[*pieces, *[" " * width] * (many - len(pieces))] for pieces, width in shown]
    return "".join(_GAP.join(line).rstrip(" ") + "\n" for line in zip(*full, strict=True)).encode()


def _folded(ref: str, width: int, localizer: Localizer) -> list[str]:
    """Return a ref, or a ref and a name, in pieces that fill a width, each kept in its own direction.

    It may have no space to break at.
    """
    size = len(ref) if ref.isascii() else _size(ref)
    if size <= width:
        return [localizer.isolated(ref) + " " * (width - size)]
    if max(map(_size, ref.split()), default=size) <= width:
        lines = wrapping.wrapped(ref, width)
        return [localizer.isolated(line) + " " * (width - _size(line)) for line in lines]
    pieces: list[str] = []
    piece = ""
    for letter in ref:
        if _size(piece + letter) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [localizer.isolated(piece) + " " * (width - _size(piece)) for piece in (*pieces, piece)]


@lru_cache(4096)
def _size(text: str) -> int:
    return len(text) if text.isascii() else wrapping.cells(text)


def _styled(line: str, style: str, load: Caseload) -> bytes:
    screen = io.StringIO()
    console = Console(
        file=screen, width=load.width, force_terminal=load.colour, markup=False, highlight=False, emoji=False
    )
    rows = wrapping.wrapped(line, load.width)
    for row in rows:
        console.print(Styled(row, style=style), overflow="ignore", crop=False, no_wrap=True)
    return screen.getvalue().encode()
