"""Lines in rows: the width is kept, and a value stays whole where it can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import FSI, LRI, PDI, RLI
from permit_wizard.language.wrapping import cells, wrapped
from tests.golden.update import made_in

ISOLATES = LRI + RLI + FSI
DATE = f"{FSI}23 نوفمبر 2026{PDI}"

words = st.lists(
    st.sampled_from(["a", "verblijfsvergunning", "ትግርኛ", "نوفمبر", DATE, f"({LRI}23-11-2026{PDI}).", "漢字",
    f"{RLI}a b c d {DATE}{PDI}"]),
    min_size=1,
)  # fmt: skip


def bare(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, ISOLATES + PDI)))


@given(words, st.integers(1, 40), st.sampled_from(["", "1. "]))
def test_rows_hold_the_same_words_and_fit_but_for_one_word_that_is_too_long(
    line: list[str], width: int, mark: str
) -> None:
    rows = [row[len(mark) :] for row in wrapped(" ".join(line), width + len(mark), mark)]

    assert bare(" ".join(rows)).split() == bare(" ".join(line)).split()
    assert all(cell_len(row) <= width or " " not in row for row in rows)
    assert all(row == row.strip() for row in rows)


@given(words, st.integers(1, 40))
def test_every_row_closes_the_isolates_it_opens(line: list[str], width: int) -> None:
    for row in wrapped(" ".join(line), width):
        assert row.count(PDI) == sum(row.count(opener) for opener in ISOLATES)


def test_a_value_that_fits_in_a_row_stays_in_one() -> None:
    assert [*wrapped(f"قبل {DATE} ({LRI}23-11-2026{PDI}).", 16)] == ["قبل", DATE, f"({LRI}23-11-2026{PDI})."]


def test_a_value_too_long_for_a_row_is_closed_at_its_end_and_opened_again() -> None:
    assert [*wrapped(f"x {DATE}", 10)] == [f"x {FSI}23{PDI}", f"{FSI}نوفمبر{PDI}", f"{FSI}2026{PDI}"]


@pytest.mark.parametrize("language", languages())
def test_cells_are_counted_as_rich_counts_them(language: str) -> None:
    for line in made_in(language)["txt"]().decode().splitlines():
        assert cells(line) == cell_len(line)
    assert cells("漢字 é e\u0301 ር\u135f") == cell_len("漢字 é e\u0301 ር\u135f") == 10


def test_isolates_take_no_cell() -> None:
    line = f"{LRI}{'a' * 5}{PDI} {RLI}{'b' * 4}{PDI}"
    assert [*wrapped(line, 10)] == [line]


def test_rows_after_a_mark_are_under_the_first() -> None:
    assert [*wrapped("aa bb cc", 5, "1. ")] == ["1. aa", "   bb", "   cc"]


def test_width_0_does_not_wrap() -> None:
    assert [*wrapped("long " * 100, 0)] == ["long " * 100]
