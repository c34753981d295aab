"""Ranked rows come back in order, with all that was kept of them, and in little memory."""

from __future__ import annotations

import random
import tracemalloc
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.ranked_rows import MOST_COLUMNS, Entry, Mark, RankedRows
from permit_wizard.caseload.triage.urgency import Triage, Urgency
from permit_wizard.core.answers import KEYS
from permit_wizard.core.outcome import Outcome
from tests.builders import TODAY

days = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
PRINTABLE = st.characters(exclude_categories=("C", "Z")) | st.just(" ")  # filtered text is refused by chance
words, some_words = st.text(PRINTABLE, max_size=5), st.text(PRINTABLE, min_size=1, max_size=5)
triages = st.builds(
    Triage,
    st.sampled_from(Urgency),
    days,
    st.one_of(st.none(), st.sampled_from(Outcome)),
    st.one_of(st.none(), st.sampled_from(Advice)),
    st.sampled_from(["", "ind-2019", "pact-2026"]),
    st.one_of(st.none(), st.sampled_from(KEYS)),
    st.integers(0, 16),
)
carried = st.dictionaries(some_words, some_words, max_size=3)
entries = st.builds(
    Entry,
    triages,
    words,
    st.integers(0, 10**6),
    words,
    st.sampled_from(Mark),
    st.lists(words, max_size=2).map(tuple),
    carried,
)


@given(st.lists(entries, max_size=40))
def test_rows_come_back_whole_and_in_order(given_entries: list[Entry]) -> None:
    ranked = RankedRows()
    for entry in given_entries:
        ranked.add(entry)
    found = list(ranked)
    assert found == sorted(given_entries, key=lambda entry: (entry.triage.urgency, entry.triage.due or date.max))
    assert sum(ranked.counts.values()) == len(ranked) == len(found)
    assert list(ranked) == found
    assert list(ranked.ordered(last_first=True)) == found[::-1]
    assert list(ranked.as_they_came()) == given_entries


def test_many_rows_are_sorted_in_little_memory() -> None:
    chance = random.Random(1)
    tracemalloc.start()
    ranked = RankedRows()
    alike = [Triage(Urgency.WEEK, TODAY + timedelta(days), Outcome.APPLY_ONLINE) for days in range(1000)]
    for number in range(20_000):
        ranked.add(Entry(chance.choice(alike), f"{number:010}", number))
    before = None
    for entry in ranked:
        assert before is None or entry.triage.due >= before  # pyright: ignore[reportOperatorIssue]
        before = entry.triage.due
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000 * 170  # bytes: 200 MB for a million rows


def test_columns_without_end_are_cut_off_and_counted() -> None:
    ranked = RankedRows()
    for number in range(MOST_COLUMNS + 5):
        ranked.add(Entry(Triage(Urgency.BAD, None), "x", number, extra_cells={f"c{number}": "1"}))
    assert len(ranked.columns) == MOST_COLUMNS
    assert ranked.left_out == 5
    assert [len(entry.extra_cells) for entry in ranked.as_they_came()][-6:] == [1, 0, 0, 0, 0, 0]
