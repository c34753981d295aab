"""A copy of the centre's own sheet, row for row, with our columns behind its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from permit_wizard.caseload.triage.list_columns import FIELDS, columns_we_wrote
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write import titles
from permit_wizard.caseload.write.csv import csv_of
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.spreadsheet_safety import harmless
from permit_wizard.caseload.write.xlsx import xlsx_of

OURS = tuple(field for field in FIELDS if field not in ("ref", "row"))  # both are the sheet's own
KINDS = (".xlsx", ".csv")


def copied(load: Caseload, kind: str) -> Iterator[bytes]:
    """Yield the copy; columns of ours that are in the sheet already, from an earlier copy, are brought up to date.

    Args:
        load: the caseload, read with all its columns.
        kind: one of KINDS.

    Raises:
        NothingToWrite: there are more rows than a workbook takes.
    """
    earlier = columns_we_wrote(list(load.ranked.columns))
    columns = [name for name in load.ranked.columns if name not in earlier]
    ours = titles.titles(OURS, load.localizer, columns)
    header = [*columns, *ours]
    rows = (
        _row(entry, columns, load) for entry in load.ranked.as_they_came() if entry.triage.urgency is not Urgency.GONE
    )
    if kind == ".xlsx":
        return xlsx_of(header, rows, len(load.ranked), load.localizer, fields=dict(zip(ours, OURS, strict=True)))
    return csv_of(header, ([harmless(str(cell)) for cell in row] for row in rows), load.localizer)


def _row(entry: Entry, columns: Sequence[str], load: Caseload) -> list[object]:
    said = titles.in_words(entry, load)
    return [*(entry.carried.get(name, "") for name in columns), *(said[field] for field in OURS)]
