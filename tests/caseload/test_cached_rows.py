"""What is rendered once for many people holds nothing that is one person's own."""

from __future__ import annotations

from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import Triage, Urgency
from permit_wizard.caseload.write.layout import cached_by_triage


def test_a_note_is_never_printed_in_the_row_of_another() -> None:
    alike = Triage(Urgency.CLOSED, None, what=Advice.CLOSED)
    shown = cached_by_triage(lambda entry: (entry.ref, entry.notes))
    assert shown(Entry(alike, "Bo", 1, notes=("born 1990",)))[1] == ("born 1990",)
    assert not shown(Entry(alike, "Cas", 2))[1]
    assert shown(Entry(alike, "Dina", 3, notes=("no card",)))[1] == ("no card",)
    assert "Cas" not in shown(Entry(alike, "Eva", 4))
