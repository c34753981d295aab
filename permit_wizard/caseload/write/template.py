"""A CSV file to fill in, with the names that columns may have."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.vocabulary import COLUMNS, REF
from permit_wizard.caseload.write.csv import separator
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer


def template(localizer: Localizer, today: date) -> bytes:
    """Return a CSV to fill in: the accepted values of each column as a guide, the columns, and one row."""
    example = {REF: "A-001", "permit": "temporary_asylum", "expires_on": today.strftime("%d-%m-%Y"), "applied": "no"}
    names = [
        (key, " / ".join(names), *(vocabulary.meanings(key, localizer) if key != REF else ()))
        for key, *names in vocabulary.table(localizer)
    ]
    title = localizer.line(_("One row for each person. Your own names for the columns also work:"))
    lines: list[Sequence[str]] = [[title], *names, [], COLUMNS, [example.get(column, "") for column in COLUMNS]]
    content = io.StringIO()
    csv.writer(content, delimiter=separator(localizer), lineterminator="\r\n").writerows(lines)
    return b"\xef\xbb\xbf" + content.getvalue().encode()
