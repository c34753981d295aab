"""Columns added to an Excel workbook (.xlsx, .xlsm) without changing anything else in it.

The workbook stays the package that it was: parts that nobody here understands are copied byte for byte, in their order,
with their times. Only these parts change, each by insertions: the tabs with people, their tables (which grow), the
styles (one for days is added behind the others), and the name of a filter that grows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import BinaryIO

from permit_wizard.caseload.write.additions import CannotAdd, Column, TableChanges
from permit_wizard.caseload.write.cell_references import MOST_COLUMNS, Range, parse_range
from permit_wizard.caseload.write.package_guard import Guarded, changed, guarded, no_room
from permit_wizard.caseload.write.xlsx_growth import day_style, grown_filters, grown_table
from permit_wizard.caseload.write.xlsx_layout import Layout, layout
from permit_wizard.caseload.write.xlsx_parts import LARGEST_SMALL_PART, WorkbookParts
from permit_wizard.caseload.write.xlsx_sheet import Placed, SheetEditor, SheetFormat
from permit_wizard.caseload.write.xml_splice import tags
from permit_wizard.caseload.write.zip_copy import ZipCopy
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _


class XlsxPackage:
    """A workbook that columns can be added to.

    Args:
        stream: the file, seekable; it has to stay open until the copy is written.

    Raises:
        CannotAdd: it is damaged, signed, or not in a form that office programs write.
        OSError: it cannot be read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        with Guarded():
            self._package = ZipCopy(stream)
            self._parts = WorkbookParts(self._package)
        if self._parts.signed:
            raise CannotAdd(
                _(
                    "This workbook has a digital signature, which a change would make invalid. Save a copy without "
                    "the signature first."
                )
            )

    @property
    def has_macros(self) -> bool:
        """Whether the workbook has macros, and so has to be called .xlsm."""
        return any(name.casefold().endswith("vbaproject.bin") for name in self._package.names)

    @property
    def tabs(self) -> list[str]:
        """The names of the tabs with cells, in order."""
        return list(self._parts.tabs)

    def titles(self, tab: str, rows: Collection[int]) -> dict[int, dict[int, str]]:
        """Return the text in the cells of some rows, by row and column.

        Raises:
            CannotAdd: there is no such tab, or it is damaged.
        """
        return self._layout(tab, rows, titles_only=True).titles

    def _layout(self, tab: str, headers: Collection[int], *, titles_only: bool = False) -> Layout:
        part = self._parts.tabs.get(tab)
        if part is None:
            raise changed(tab)
        with Guarded():
            found = layout(self._package.read(part), headers, titles_only=titles_only)
            wanted = {number for cells in found.strings.values() for number in cells.values()}
            found.resolve(self._parts.shared_strings(wanted))
        return found

    def write(self, changes: Sequence[TableChanges]) -> Iterator[bytes]:
        """Yield the workbook with the columns.

        Raises:
            CannotAdd: a row is not there any more, there is no room, or the workbook is damaged.
        """
        plan = _Plan(self._package, self._parts)
        with Guarded():
            for tab in dict.fromkeys(change.tab for change in changes):
                ours = [change for change in changes if change.tab == tab]
                plan.add_tab(tab, ours, self._layout(tab, [change.header for change in ours]))
            new = plan.new_parts()
        return guarded(self._package.copy(new), plan.check)


class _Plan:
    """The parts of a workbook that change."""

    def __init__(self, package: ZipCopy, parts: WorkbookParts) -> None:
        self._package, self._parts = package, parts
        self._sheets: list[tuple[str, str, list[Placed], Range | None]] = []
        self._tables: dict[str, tuple[Range, Sequence[str]]] = {}
        self._filters: dict[int, int] = {}
        self._editors: list[tuple[str, SheetEditor]] = []

    def add_tab(self, tab: str, changes: Sequence[TableChanges], found: Layout) -> None:
        """Give the columns of a tab their places, and let its tables and its filter grow."""
        placed: list[Placed] = []
        grown, used = None, set(found.used)
        for change in changes:
            added = [column for column in change.columns if column.index is None]
            first = found.free(change.header, len(added)) if added else 0
            if first + len(added) - 1 > MOST_COLUMNS:
                raise no_room(tab)
            placed += _placed(change, added, first, found)
            used.update(range(first, first + len(added)))
            if not added:
                continue
            last = first + len(added) - 1
            if (
                found.filter is not None
                and found.filter.first_row == change.header
                and found.filter.last_column < first
            ):
                grown = found.filter._replace(last_column=last)
                self._filters[self._parts.positions[tab]] = last
            for table in self._parts.tables(self._parts.tabs[tab]):
                there = self._range(table, tab)
                if there is not None and there.first_row == change.header and there.last_column == first - 1:
                    self._tables[table] = there._replace(last_column=last), [column.title for column in added]
        self._sheets.append((tab, self._parts.tabs[tab], placed, grown))

    def _range(self, table: str, tab: str) -> Range | None:
        for tag, attributes in tags([self._package.content(table, LARGEST_SMALL_PART)]):
            if tag == "table":
                if attributes.get("tableType", "worksheet") != "worksheet":
                    raise CannotAdd(
                        _(
                            "The table on the tab “{tab}” is filled by a query, which could put the answers of one "
                            "person next to another. Copy its rows into a tab of their own.",
                            tab=printable(tab),
                        )
                    )
                return parse_range(attributes.get("ref", "")) if attributes.get("headerRowCount", "1") != "0" else None
        return None

    def new_parts(self) -> dict[str, Callable[[], Iterable[bytes]]]:
        """Return what makes each part that changes."""
        new: dict[str, Callable[[], Iterable[bytes]]] = {}
        day_style, styles = self._day_style()
        if styles is not None and self._parts.styles is not None:
            new[self._parts.styles] = lambda: [styles]
        form = SheetFormat(day_style, self._parts.since_1904)
        for tab, part, placed, grown in self._sheets:
            editor = SheetEditor(placed, form, grown)
            self._editors.append((tab, editor))
            new[part] = _running(editor, self._package, part)
        for table, (grown, titles) in self._tables.items():
            content = grown_table(self._package.content(table, LARGEST_SMALL_PART), grown, titles)
            new[table] = _constant(content)
        if self._filters and self._parts.workbook is not None:
            before = self._package.content(self._parts.workbook, LARGEST_SMALL_PART)
            after = grown_filters(before, self._filters)
            if after != before:
                new[self._parts.workbook] = _constant(after)
        return new

    def check(self) -> None:
        """Refuse what was written if a row was not there.

        Raises:
            CannotAdd: a row is not there any more.
        """
        for tab, editor in self._editors:
            if editor.missing:
                raise changed(tab)
            if editor.formulas:
                cell = editor.formulas[0]
                raise CannotAdd(
                    _(
                        "The cell {cell} on the tab “{tab}” has a formula. Put the answer there by hand.",
                        cell=cell,
                        tab=printable(tab),
                    )
                )

    def _day_style(self) -> tuple[int | None, bytes | None]:
        """Return the number of a style for days, and the styles with it where it is new."""
        if self._parts.styles is None:
            return None, None
        content = self._package.content(self._parts.styles, LARGEST_SMALL_PART)
        return day_style(content)


def _placed(change: TableChanges, added: Sequence[Column], first: int, found: Layout) -> list[Placed]:
    titles, styles = found.titles[change.header], found.styles[change.header]
    last_title = max(
        (number for number, text in titles.items() if text.strip() and number < (first or MOST_COLUMNS)), default=0
    )
    style = styles.get(last_title, "")
    places = {id(column): first + position for position, column in enumerate(added)}
    return [
        Placed(
            number=places.get(id(column), column.index or 0),
            title=column.title if column.index is None else None,
            header=change.header,
            last=change.last,
            cells=dict(column.cells),
            owned=column.owned,
            style=style if column.index is None else "",
            width=column.width if column.index is None else 0,
        )
        for column in change.columns
    ]


def _running(editor: SheetEditor, package: ZipCopy, part: str) -> Callable[[], Iterable[bytes]]:
    return lambda: editor.run(package.read(part))


def _constant(content: bytes) -> Callable[[], Iterable[bytes]]:
    return lambda: [content]
