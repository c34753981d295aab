"""Advice and new answers beside the people in the centre's own sheet: columns behind its own, and nothing else changed.

A sheet stays what it is (`package_xlsx`, `package_ods`, `package_csv`). A copy of another kind is made row by row.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from permit_wizard.caseload.columns.list_columns import DONE, OURS, OWN_NOTE, columns_we_wrote
from permit_wizard.caseload.columns.mapping import score
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.people.diagnostics import same_name
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.tables import own_names
from permit_wizard.caseload.read import is_csv
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write import titles
from permit_wizard.caseload.write.additions import CannotAdd, Value
from permit_wizard.caseload.write.csv import csv_of
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.package_changes import NewAnswers, Package, VolunteerColumns, changes
from permit_wizard.caseload.write.spreadsheet_safety import harmless
from permit_wizard.caseload.write.xlsx import xlsx_of
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _, listed
from permit_wizard.outputs.delivery import files
from permit_wizard.outputs.delivery.files import LONGEST
from permit_wizard.outputs.delivery.replace import refuse_replacing, replace_file

KINDS = (".xlsx", ".xlsm", ".ods", ".csv")
"""The ends of names that a sheet with advice can have."""

_PACKAGES = (".xlsx", ".xlsm", ".ods")


def save_back(
    load: Caseload,
    sheet: str,
    target: str,
    options: ReadingOptions,
    *,
    replace: bool,
    answers: NewAnswers | None = None,
) -> Path:
    """Write a sheet with advice: into the sheet itself, or into a copy.

    Args:
        load: the caseload, read with all its columns; its localizer isolates nothing.
        sheet: the path of the sheet that it was read from; "-" is the standard input.
        target: where to write; the sheet itself, an earlier copy of it, or a new file.
        options: how the sheet was read; an earlier copy is read in the same way.
        replace: whether a file that is there may be replaced.
        answers: new answers of one person, which go into a workbook; in other sheets they are among the cells already.

    Returns:
        The absolute path of the file.

    Raises:
        CannotAdd: the workbook cannot be changed without a risk to what is in it, or the target is not from this sheet.
        CannotSave: the target cannot be written, or somebody has it open.
        NothingToWrite: there are more rows than a workbook takes.
        OSError: the sheet cannot be read any more.
    """
    path = files.path_of(target)
    there = os.path.lexists(path)
    itself = there and sheet != "-" and path.exists() and path.samefile(sheet)
    volunteers = None
    if there and replace:
        refuse_replacing(path)
        if not itself:
            volunteers = _volunteer_columns(load, path, options)
    if sheet == "-":
        return _save(_copied(load, path.suffix.lower(), volunteers), path, replace=replace)
    with Path(sheet).open("rb") as stream:
        read = os.fstat(stream.fileno())
        package = _csv_package(stream, load, options) if path.suffix.lower() == ".csv" else _package(stream, path)
        if package is None:
            content = _copied(load, path.suffix.lower(), volunteers)
        else:
            content = package.write(changes(package, load, volunteers, answers))
        content = _then_closed(content, stream)
        if itself and replace:
            return replace_file(content, path, read)
        return _save(content, path, replace=replace)


def _then_closed(content: Iterator[bytes], stream: BinaryIO) -> Iterator[bytes]:
    """Close the sheet once all of it was read: Windows replaces no file that is open, not even its own."""
    yield from content
    stream.close()


def _save(content: Iterator[bytes], path: Path, *, replace: bool) -> Path:
    if replace and path.is_file():
        return replace_file(content, path, path.stat())
    return files.save(content, str(path), replace=replace)


def _package(stream: BinaryIO, target: Path) -> Package | None:
    """Return the sheet as a workbook that columns can be added to; None where it is none, or the copy is to be CSV.

    Raises:
        CannotAdd: the target's name has the wrong end for this workbook.
    """
    wanted = target.suffix.lower()
    kinds = _kinds_of(stream)
    if not kinds or wanted not in _PACKAGES:
        if wanted == ".ods" or (wanted == ".xlsm" and not kinds):
            raise _wrong_end(target, (".xlsx", ".csv"))
        return None
    package = _opened(kinds, stream)
    if package.has_macros:
        kinds = (".xlsm",)
    elif ".xlsx" in kinds:
        kinds = (".xlsx",)
    if wanted not in kinds:
        raise _wrong_end(target, (*kinds, ".csv"))
    return package


def _csv_package(stream: io.BufferedReader, load: Caseload, options: ReadingOptions) -> Package | None:
    """Return the sheet as a CSV file that columns can be added to; None where it is of another kind."""
    if not is_csv(stream):
        return None
    from permit_wizard.caseload.write.package_csv import CsvPackage

    own = own_names(options)
    return CsvPackage(stream, lambda names: score(names, own), load.localizer)


def _wrong_end(target: Path, kinds: Sequence[str]) -> CannotAdd:
    return CannotAdd(
        _(
            "{file}: with this sheet, the name has to end in {allowed}.",
            file=printable(target.name, LONGEST),
            allowed=listed(kinds),
        )
    )


def _kinds_of(stream: BinaryIO) -> tuple[str, ...]:
    """Return the file extensions that a copy of this workbook can have; none if it is not a workbook."""
    head = stream.read(1024)
    stream.seek(0)
    if not head.startswith(b"PK\x03\x04"):
        return ()
    return (".ods",) if b"opendocument.spreadsheet" in head else (".xlsx", ".xlsm")


def _opened(kinds: Sequence[str], stream: BinaryIO) -> Package:
    if ".ods" in kinds:
        from permit_wizard.caseload.write.package_ods import OdsPackage

        return OdsPackage(stream)
    from permit_wizard.caseload.write.package_xlsx import XlsxPackage

    return XlsxPackage(stream)


def _volunteer_columns(load: Caseload, copy: Path, options: ReadingOptions) -> VolunteerColumns:
    """Return what volunteers wrote in an earlier copy.

    Raises:
        CannotAdd: the file is not an earlier copy of this sheet.
    """
    found: dict[tuple[str, int], Mapping[str, Value]] = {}
    seen: dict[str, int] = {}
    ours, names, own = set[str](), list[str](), list[str]()
    try:
        with copy.open("rb") as stream:
            rows = Reading(stream, load.today, options, whole=True)
            names = rows.extra_columns
            ours = columns_we_wrote(names)
            own = [name for name in names if name not in ours and name not in load.ranked.columns]
            for row in rows if ours else ():
                name = same_name(row.ref)
                number = seen[name] = seen.get(name, -1) + 1
                cells = {title: cell for title in own if (cell := row.extra_cells.get(title))}
                if cells:
                    found[name, number] = cells
    except BadTable:
        ours = set[str]()
    if not ours or len(set(names) & set(load.ranked.columns)) * 2 < len(set(load.ranked.columns) - ours):
        raise CannotAdd(
            _(
                "{file} is not a copy of this sheet, and would be lost. Choose another name.",
                file=printable(copy.name, LONGEST),
            )
        )
    return VolunteerColumns(own, found)


# ------------------------------------------------------------------------------------------ sheets that are no workbook


def copied(load: Caseload, kind: str) -> Iterator[bytes]:
    """Yield a copy of a sheet row for row; columns of ours that are in it already, from an earlier copy, are updated.

    Args:
        load: the caseload, read with all its columns.
        kind: ".csv" or ".xlsx".

    Raises:
        NothingToWrite: there are more rows than a workbook takes.
    """
    return _copied(load, kind, None)


def _copied(load: Caseload, kind: str, volunteers: VolunteerColumns | None) -> Iterator[bytes]:
    localizer, names = load.localizer, list(load.ranked.columns)
    earlier = columns_we_wrote(names)
    columns = [name for name in names if name not in earlier]
    added = list(volunteers.titles) if volunteers is not None else []
    if not earlier and not added:
        added = [localizer(title) for title in (DONE, OWN_NOTE)]
    added = [title for title in added if title not in columns]
    ours = titles.titles(OURS, localizer, [*columns, *added])
    header = [*columns, *added, *ours]
    rows = _rows(load, columns, added, volunteers)
    if kind == ".xlsx":
        return xlsx_of(header, rows, len(load.ranked), localizer, fields=dict(zip(ours, OURS, strict=True)))
    return csv_of(header, ([harmless(str(cell)) for cell in row] for row in rows), localizer)


def _rows(
    load: Caseload, columns: Sequence[str], added: Sequence[str], volunteers: VolunteerColumns | None
) -> Iterator[list[object]]:
    seen: dict[str, int] = {}
    nothing: Mapping[str, Value] = {}
    for entry in load.ranked.as_they_came():
        if entry.triage.urgency is Urgency.GONE:
            continue
        own = nothing
        if volunteers is not None:
            name = same_name(entry.ref)
            number = seen[name] = seen.get(name, -1) + 1
            own = volunteers.cells.get((name, number), nothing)
        yield _row(entry, columns, [own.get(title, "") for title in added], load)


def _row(entry: Entry, columns: Sequence[str], added: Sequence[Value], load: Caseload) -> list[object]:
    said = titles.in_words(entry, load)
    return [*(entry.extra_cells.get(name, "") for name in columns), *added, *(said[field] for field in OURS)]
