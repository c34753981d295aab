"""The ledger gives back what it took, in order, and in little memory."""

from __future__ import annotations

import random
import tracemalloc
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.ledger import Entry, Ledger
from permit_wizard.caseload.urgency import Triage, Urgency
from permit_wizard.core.answers import KEYS
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Outcome
from tests.builders import TODAY

days = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
entries = st.builds(
    lambda urgency, due, about, ref, row: Entry(
        Triage(
            urgency,
            due,
            *(
                (None, None, KEYS[about])
                if urgency is Urgency.INCOMPLETE
                else (None if urgency is Urgency.BAD else tuple(Outcome)[about], Text(f"title {about}", {}))
            ),
        ),
        ref,
        row,
        "why" if urgency is Urgency.BAD else "",
    ),
    st.sampled_from(Urgency),
    days,
    st.integers(0, 8),
    st.text(max_size=5).filter(lambda ref: ref.isprintable()),
    st.integers(1, 10**6),
)


@given(st.lists(entries, max_size=40))
def test_the_ledger_gives_back_what_it_took_in_order(given_entries: list[Entry]) -> None:
    ledger = Ledger()
    for entry in given_entries:
        ledger.add(entry)
    found = list(ledger)
    assert found == sorted(given_entries, key=lambda entry: (entry.triage.urgency, entry.triage.due or date.max))
    assert sum(ledger.counts.values()) == len(ledger) == len(found)
    assert list(ledger) == found


def test_a_long_ledger_is_sorted_across_its_parts_in_little_memory() -> None:
    chance = random.Random(1)
    tracemalloc.start()
    ledger = Ledger()
    for number in range(50_000):
        ledger.add(
            Entry(
                Triage(Urgency.WEEK, TODAY + timedelta(chance.randrange(1000)), Outcome.APPLY_ONLINE),
                f"{number:010}",
                number,
            )
        )
    before = None
    for entry in ledger:
        assert before is None or entry.triage.due >= before  # pyright: ignore[reportOperatorIssue]
        before = entry.triage.due
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000 * 60  # bytes; the two buffers grow by halves of themselves, and a part is sorted at a time
