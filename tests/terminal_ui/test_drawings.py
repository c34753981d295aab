"""Properties of what is drawn by hand: spacing, large digits, the track, cards and rows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.rules import assess, partial_schedule
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import SHORT_DAYS
from permit_wizard.terminal_ui.drawing.answers import GO, Roominess, draw_card, roominess
from permit_wizard.terminal_ui.drawing.digits import large
from permit_wizard.terminal_ui.drawing.lines import wrapped
from permit_wizard.terminal_ui.drawing.track import HEIGHT, draw_track, draw_upright, fitting
from permit_wizard.terminal_ui.result_view import marks_of
from permit_wizard.terminal_ui.widgets.spacing import Block, spread
from tests.strategies import applicants_by_rules

inner = st.lists(st.integers(1, 9), max_size=3).map(lambda rows: tuple(sorted(rows, reverse=True)))
blocks = st.lists(st.builds(Block, st.integers(1, 6), st.integers(0, 3), inner), max_size=12)


@given(blocks, st.integers(0, 60))
def test_blank_rows_never_make_a_page_overflow(parts: list[Block], available: int) -> None:
    spacing = spread(parts, available)
    text = sum(part.rows for part in parts)
    assert text + sum(spacing.above) + sum(spacing.inside) <= max(available, text)
    assert all(rows == 0 or rows in part.inner for part, rows in zip(parts, spacing.inside, strict=True))


@given(blocks, st.integers(0, 60))
def test_more_room_never_takes_a_blank_row_of_the_highest_rank_away(parts: list[Block], available: int) -> None:
    top = max((part.gap for part in parts), default=0)
    ranks = [part.gap == top and top > 0 for part in parts]
    before, after = spread(parts, available).above, spread(parts, available + 1).above
    assert all(later or not earlier for earlier, later, is_top in zip(before, after, ranks, strict=True) if is_top)


def test_every_number_of_days_has_large_digits_without_the_block_that_leaves_a_seam() -> None:
    seen: set[str] = set()
    for number in (*range(1000), "!", "?", "…", "✓", "→"):
        rows = large(str(number))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) == 3
        assert "▀" not in "".join(rows)
        seen.add("\n".join(rows))
    assert len(seen) == 1005  # no two look alike


@example(  # the longest names and dates in the narrowest column
    expires=date(2015, 1, 1), distance=302, width=58, language="fr", waiting=False
)
@given(
    expires=st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    distance=st.integers(-500, 900),
    width=st.integers(58, 96),
    language=st.sampled_from(sorted(languages())),
    waiting=st.booleans(),
)
def test_every_day_of_the_track_has_its_sign_and_its_name(
    expires: date, distance: int, width: int, language: str, waiting: bool
) -> None:
    today = expires - timedelta(days=distance)
    if not date(2000, 1, 1) <= today <= date(2028, 2, 28):  # after that day, no dates are given
        return
    answers = {
        "permit": "temporary_asylum",
        "expires_on": expires.isoformat(),
        "applied": "extension" if waiting else "no",
    }
    if waiting:
        answers["received_on"] = (today - timedelta(days=3)).isoformat()
    localizer = Localizer(language, isolate=False)
    marks = marks_of(partial_schedule(read_answers(answers, today), today), localizer)
    assert marks
    kept = fitting(marks, width)
    rows = draw_track(kept, width, urgent=False, rtl=localizer.rtl).plain.split("\n")
    assert len(rows) == HEIGHT
    assert sum(sign in "┣╋●◆◇┃" for sign in rows[1]) == len(kept)
    for mark in kept:
        assert mark.name in rows[0] + rows[2]
    assert all(cell_len(row) <= width for row in rows)
    upright = draw_upright(marks, width, rtl=localizer.rtl).plain
    assert all(mark.name in upright and mark.words in upright for mark in marks)


@given(applicants_by_rules())
def test_no_day_is_on_the_track_that_the_text_does_not_show(person: tuple[Answers, date, Edition | None]) -> None:
    verdict = assess(*person)
    localizer = Localizer("en", isolate=False)
    shown = {(mark.day, localizer(SHORT_DAYS[mark.name])) for mark in verdict.schedule.marks}
    marks = marks_of(verdict.schedule, localizer)
    assert {(mark.day, mark.name) for mark in marks} - shown in (set(), {(verdict.today, "today")})


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("width", [58, 76])
def test_a_card_has_as_many_rows_chosen_as_not_and_the_way_on_in_one_of_them(language: str, width: int) -> None:
    for beside in (None, "nl", "ar"):
        bilingual = BilingualText.of(language, beside)
        for option in (option for question in QUESTIONS for option in question.options):
            label = bilingual(option.label)
            cards = [
                draw_card(label, "1", width, Roominess.TIGHT, chosen=chosen, rtl=bilingual.first.rtl)
                for chosen in (False, True)
            ]
            assert len(cards[0]) == len(cards[1]), label
            assert [sum(GO in row.plain for row in card) for card in cards] == [0, 1], label
            assert all(row.cell_length <= width for card in cards for row in card), label
            dutch = label.voices[0].words.partition("\n")[2]
            assert not dutch or sum(dutch.split()[0] in row.plain for row in cards[0]) == 1, "the Dutch term once"


def test_how_much_room_cards_have_follows_from_their_rows() -> None:
    rooms = [roominess(extra, 4) for extra in (0, 2, 3, 7, 8, 15, 16, 20)]
    tight, apart, edges, roomy = Roominess
    assert rooms == [tight, tight, apart, apart, edges, edges, roomy, roomy]


@given(
    st.lists(st.sampled_from(["un", "rendez-vous", "ici :", "« oui »", "À", "22 novembre", "?"]), min_size=1),
    st.integers(12, 40),
)
def test_a_no_break_space_ends_no_line_and_nothing_is_lost(words: list[str], width: int) -> None:
    text = " ".join(words).replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    rows = [row.plain for row in wrapped(text, width)]
    assert " ".join(rows) == text
    assert all(len(row) <= width and row[0] not in ":»" and row[-1] != "«" for row in rows)
