"""How many people each group has, and nothing about anybody: for a municipality."""

from __future__ import annotations

from collections.abc import Iterator

from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write.layout import TITLE, Caseload
from permit_wizard.core.text import _
from permit_wizard.language.care import unchecked_lines


def write_counts(load: Caseload) -> Iterator[bytes]:
    """Yield a line for each group, also for those that are empty, and how many people there are in all."""
    localizer, counts = load.localizer, load.ranked.counts
    lines = [
        localizer(TITLE),
        localizer(_("Result for {day}.", day=load.today)),
        *(localizer.line(line) for line in unchecked_lines(load.today, load.rules)),
        "",
        *(localizer(_("{question}: {answer}", question=group.label, answer=counts[group])) for group in Urgency),
        "",
        localizer(
            _("{question}: {answer}", question=_("People in all"), answer=len(load.ranked) - counts[Urgency.GONE])
        ),
    ]
    yield "".join(f"{line}\n" for line in lines).encode()
