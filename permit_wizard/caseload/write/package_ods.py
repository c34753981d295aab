"""Columns added to an OpenDocument sheet (.ods): insertions in `content.xml`, everything else unchanged."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import BinaryIO

from permit_wizard.caseload.write.additions import CannotAdd, TableChanges, Value
from permit_wizard.caseload.write.cell_references import MOST_COLUMNS, column_number, letters
from permit_wizard.caseload.write.ods_rows import DAY_STYLE, RowWriter, place_name
from permit_wizard.caseload.write.ods_table import Prefixes, TableRow, TableWalk, repeated, with_count
from permit_wizard.caseload.write.package_guard import Guarded, changed, guarded, no_room
from permit_wizard.caseload.write.xml_splice import Attributes
from permit_wizard.caseload.write.zip_copy import ZipCopy
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _

_CONTENT = "content.xml"
_ADDRESS = re.compile(
    r"(?P<first>(?:\$?'(?P<quoted>(?:[^']|'')*)'|\$?(?P<plain>[^'.:]+))\.\$?[A-Z]{1,3}\$?(?P<row>\d+)):(?P<middle>.*\.\$?)(?P<column>[A-Z]{1,3})(?P<last>\$?\d+)"
)


class OdsPackage:
    """An OpenDocument sheet that columns can be added to.

    Args:
        stream: the file, seekable; it has to stay open until the copy is written.

    Raises:
        CannotAdd: it is damaged or signed.
        OSError: it cannot be read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        with Guarded():
            self._package = ZipCopy(stream)
            self._package.size(_CONTENT)
            walk = TableWalk(lambda _tab, _row: None, ())
            for _piece in walk.splice.run(self._package.read(_CONTENT)):
                pass
        self._tabs = walk.tabs
        if any("signatures" in name and name.startswith("META-INF/") for name in self._package.names):
            raise CannotAdd(
                _(
                    "This workbook has a digital signature, which a change would make invalid. Save a copy without "
                    "the signature first."
                )
            )

    @property
    def tabs(self) -> Sequence[str]:
        """The names of the tabs, in order."""
        return self._tabs

    @property
    def has_macros(self) -> bool:
        """Never: an OpenDocument sheet has the same name with macros."""
        return False

    def titles(self, tab: str, rows: Collection[int]) -> dict[int, dict[int, str]]:
        """Return the text in the cells of some rows, by row and column.

        Raises:
            CannotAdd: there is no such tab, or it is damaged.
        """
        return self._layout(tab, rows).titles

    def _layout(self, tab: str, rows: Collection[int]) -> _Layout:
        if tab not in self._tabs:
            raise changed(tab)
        found = _Layout(rows)

        def on_row(_tab: str, row: TableRow) -> None:
            found.add(row)
            walk.splice.release()

        walk = TableWalk(on_row, (tab,))
        with Guarded():
            for _piece in walk.splice.run(self._package.read(_CONTENT)):
                pass
        return found

    def write(self, changes: Sequence[TableChanges]) -> Iterator[bytes]:
        """Yield the sheet with the columns.

        Raises:
            CannotAdd: a row is not there any more, there is no room, or the sheet is damaged.
        """
        tabs = dict.fromkeys(change.tab for change in changes)
        edits = {tab: _TabEdit(tab, [change for change in changes if change.tab == tab], self._layout) for tab in tabs}
        editor = _Editor(edits)
        new = {_CONTENT: lambda: editor.walk.splice.run(self._package.read(_CONTENT))}
        return guarded(self._package.copy(new), editor.check)


class _Layout:
    """Where a table has room for new columns."""

    def __init__(self, rows: Collection[int]) -> None:
        self.titles: dict[int, dict[int, str]] = {row: {} for row in rows}
        self.styles: dict[int, dict[int, str]] = {row: {} for row in rows}
        self.used: set[int] = set()
        self._first = min(rows)

    def add(self, row: TableRow) -> None:
        """Take a row."""
        if row.number + row.count <= self._first:
            return
        for cell in row.cells:
            columns = range(cell.column, cell.column + max(cell.times, cell.spanned))
            if cell.filled or cell.covered or cell.spanned > 1:
                self.used.update(columns)
            for number in self.titles.keys() & set(range(row.number, row.number + min(row.count, 1000))):
                if cell.text:
                    self.titles[number][cell.column] = cell.text
                if cell.style and cell.text:
                    self.styles[number][cell.column] = cell.style

    def free(self, header: int, count: int) -> int:
        """Return the first of `count` free columns behind the last title."""
        first = max(self.titles[header], default=0) + 1
        for column in sorted(self.used):
            if first <= column < first + count:
                first = column + 1
        return first


class _TabEdit:
    """What is written into one tab."""

    def __init__(
        self, tab: str, changes: Sequence[TableChanges], layout: Callable[[str, Collection[int]], _Layout]
    ) -> None:
        found = layout(tab, [change.header for change in changes])
        self.cells: dict[int, tuple[TableChanges, dict[int, Value], str | None, bool]] = {}
        self.styles: dict[tuple[int, int], str] = {}
        self.added: list[int] = []
        self.headers: dict[int, int] = {}
        for change in changes:
            new = [column for column in change.columns if column.index is None]
            place = found.free(change.header, len(new)) if new else 0
            titles = [number for number in found.titles[change.header] if number < (place or MOST_COLUMNS)]
            style = found.styles[change.header].get(max(titles, default=0), "")
            if place + len(new) - 1 > MOST_COLUMNS:
                raise no_room(tab)
            for column in change.columns:
                number = column.index
                if number is None:
                    number, place = place, place + 1
                    self.added.append(number)
                    self.styles[change.header, number] = style
                    found.used.add(number)
                    self.headers[change.header] = number
                title = column.title if column.index is None else None
                self.cells[number] = change, dict(column.cells), title, column.owned
        self.missing = {row for _change, cells, _title, _owned in self.cells.values() for row in cells}
        self.missing.update(change.header for change, _cells, title, _owned in self.cells.values() if title is not None)

    def value(self, row: int, column: int) -> Value | None:
        """Return what goes into a cell: "" empties it, None leaves it alone."""
        change, cells, title, owned = self.cells[column]
        if row == change.header:
            return title
        value = cells.get(row)
        if value is None and owned and row > change.header and (change.last is None or row <= change.last):
            return ""
        return value


class _Editor:
    """Writes columns into the tables of a document."""

    def __init__(self, edits: dict[str, _TabEdit]) -> None:
        self._edits = edits
        self._writers: dict[str, RowWriter] = {}
        self.walk = TableWalk(self._on_row, list(edits))
        self.walk.at_start, self.walk.at_end = self._at_start, self._at_end
        self._styled = False
        self._column = 0
        self._declared = False
        self._seen: set[str] = set()

    def _on_row(self, tab: str, row: TableRow) -> None:
        edit, splice = self._edits[tab], self.walk.splice
        writer = self._writers.get(tab)
        if writer is None:
            rows = sorted(edit.missing)
            writer = self._writers[tab] = RowWriter(
                self.walk.prefixes, edit.value, sorted(edit.cells), rows, edit.styles
            )
        self._seen.add(tab)
        edit.missing.difference_update(range(row.number, row.number + min(row.count, len(edit.missing) + 1)))
        new = writer.rewritten(row)
        if new is None:
            splice.release()
        else:
            splice.replace(new)

    def _at_start(self, name: str, attributes: Attributes, depth: int) -> None:
        walk, table = self.walk, self.walk.prefixes.table
        if name == f"{table}database-range":
            self._grow(attributes, walk.prefixes)
        elif name == f"{walk.prefixes.style}style" and attributes.get(f"{walk.prefixes.style}name") == DAY_STYLE:
            self._styled = True
        edit = self._edits.get(walk.tab)
        if edit is None or (not depth and name != f"{table}table"):
            return
        if name == f"{table}table":
            self._column, self._declared = 0, False
        elif name == f"{table}table-column":
            first = self._column + 1
            self._column += repeated(attributes, f"{table}number-columns-repeated", MOST_COLUMNS)
            hidden = attributes.get(f"{table}visibility", "visible") != "visible"
            ours = [column for column in edit.added if first <= column <= self._column]
            if hidden and ours and walk.splice.is_empty:
                self._show(first, ours)
        elif not self._declared and name in (
            f"{table}table-row",
            f"{table}table-rows",
            f"{table}table-header-rows",
            f"{table}table-row-group",
        ):
            self._declared = True
            missing = max(edit.cells, default=0) - self._column
            if missing > 0:
                tag = with_count(f"<{table}table-column/>", f"{table}number-columns-repeated", missing)
                walk.splice.insert_before(tag)

    def _at_end(self, name: str) -> None:
        """Add our style for days behind the other styles of this part."""
        splice, p = self.walk.splice, self.walk.prefixes
        if name != f"{p.office}automatic-styles" or self._styled:
            return
        day = (
            f'<{p.number}date-style {p.style}name="{DAY_STYLE}-format" {p.number}language="nl" {p.number}country="NL">'
            f'<{p.number}day {p.number}style="long"/><{p.number}text>-</{p.number}text>'
            f'<{p.number}month {p.number}style="long"/><{p.number}text>-</{p.number}text>'
            f'<{p.number}year {p.number}style="long"/></{p.number}date-style>'
            f'<{p.style}style {p.style}name="{DAY_STYLE}" {p.style}family="table-cell" '
            f'{p.style}parent-style-name="Default" {p.style}data-style-name="{DAY_STYLE}-format"/>'
        )
        if splice.is_empty:
            splice.replace_tag(f"<{name}>{day}</{name}>")
        else:
            splice.insert_before(day)

    def _show(self, first: int, ours: Sequence[int]) -> None:
        """Take new columns out of columns that are hidden."""
        walk, table = self.walk, self.walk.prefixes.table
        name, tag = f"{table}number-columns-repeated", walk.splice.raw_tag.decode()
        shown = re.sub(rf"""\s{re.escape(table)}visibility\s*=\s*(?:"[^"]*"|'[^']*')""", "", tag)
        parts = [(tag, min(ours) - first), (shown, max(ours) - min(ours) + 1), (tag, self._column - max(ours))]
        walk.splice.replace_tag("".join(with_count(part, name, count) for part, count in parts if count > 0))

    def _grow(self, attributes: Attributes, prefixes: Prefixes) -> None:
        """Let a filter reach to the new columns."""
        name = f"{prefixes.table}target-range-address"
        found = _ADDRESS.fullmatch(attributes.get(name, ""))
        if found is None:
            return
        tab = found["plain"] if found["quoted"] is None else found["quoted"].replace("''", "'")
        edit = self._edits.get(tab)
        last = None if edit is None else edit.headers.get(int(found["row"]))
        if edit is not None and last is not None and column_number(found["column"]) < min(edit.added):
            new = f"{found['first']}:{found['middle']}{letters(last)}{found['last']}"
            self.walk.splice.replace_tag(self.walk.splice.change_attributes({name: new}))

    def check(self) -> None:
        """Refuse what was written if a row was not there, or an answer could not be put where a formula is.

        Raises:
            CannotAdd: so it is.
        """
        for tab, edit in self._edits.items():
            if edit.missing:
                raise changed(tab)
            for row, column in self._writers[tab].formulas:
                if not edit.cells[column][3]:
                    raise CannotAdd(
                        _(
                            "The cell {cell} on the tab “{tab}” has a formula. Put the answer there by hand.",
                            cell=place_name(row, column),
                            tab=printable(tab),
                        )
                    )
