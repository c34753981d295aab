"""What our columns are called where people read them, and what they hold in vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.list_columns import TITLES
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write.layout import MARKS, Caseload, values
from permit_wizard.core.questions import BY_KEY
from permit_wizard.language.localizer import Localizer

WIDTHS: Mapping[str, int] = MappingProxyType({
    "ref": 16, "urgency": 20, "date": 12, "weekday": 16, "text": 50, "notes": 40, "outcome": 18, "rules": 11,
})  # fmt: skip
"""How many characters wide the columns of some of FIELDS are."""


def titles(fields: Iterable[str], localizer: Localizer, beside: Iterable[str] = ()) -> list[str]:
    """Return what columns of ours are called.

    Args:
        fields: some of FIELDS.
        localizer: the reader's language.
        beside: names in use; a column that would have one of them gets a suffix.
    """
    taken = {vocabulary.normalize(name) for name in beside}
    names = (localizer(TITLES[field]) for field in fields)
    return [f"{name} (2)" if vocabulary.normalize(name) in taken else name for name in names]


def in_words(entry: Entry, load: Caseload) -> dict[str, Any]:
    """Return a row as `layout.values` does, with words instead of ids, except those of rules and outcomes."""
    localizer, triage = load.localizer, entry.triage
    mark = Urgency.GONE.label if triage.urgency is Urgency.GONE else MARKS.get(entry.mark)
    return {
        **values(entry, load),
        "urgency": localizer(triage.urgency.label),
        "date": triage.due or "",
        "next": "" if triage.missing is None else localizer(BY_KEY[triage.missing].short),
        "since": "" if mark is None else localizer(mark),
    }
