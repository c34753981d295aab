"""Properties of what is drawn by hand: spacing and the timeline."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.rules import assess, schedule_so_far
from permit_wizard.language.localizer import Localizer, languages
from permit_wizard.language.wording import SHORT_DAYS, date_lines, days_left
from permit_wizard.terminal_ui.widgets.drawn import wrapped
from permit_wizard.terminal_ui.widgets.side_panel import timeline_of
from permit_wizard.terminal_ui.widgets.spacing import Block, spread
from tests.strategies import applicants_by_rules

blocks = st.lists(st.builds(Block, st.integers(1, 6), st.integers(0, 3), st.integers(0, 4)), max_size=12)


@given(blocks, st.integers(0, 60))
def test_blank_rows_never_make_a_page_overflow(parts: list[Block], available: int) -> None:
    spacing = spread(parts, available)
    text = sum(part.rows for part in parts)
    blank = sum(spacing.above) + sum(part.inner for part, given_ in zip(parts, spacing.inside, strict=True) if given_)
    assert text + blank <= max(available, text)


@given(blocks, st.integers(0, 60))
def test_more_room_never_takes_a_blank_row_of_the_highest_rank_away(parts: list[Block], available: int) -> None:
    top = max((part.gap for part in parts), default=0)
    ranks = [part.gap == top and top > 0 for part in parts]
    before, after = spread(parts, available).above, spread(parts, available + 1).above
    assert all(later or not earlier for earlier, later, is_top in zip(before, after, ranks, strict=True) if is_top)


@given(
    expires=st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    distance=st.integers(-500, 900),
    width=st.integers(32, 68),
    language=st.sampled_from(sorted(languages())),
    waiting=st.booleans(),
)
def test_every_day_of_the_timeline_is_readable_whatever_the_days(
    expires: date, distance: int, width: int, language: str, waiting: bool
) -> None:
    today = expires - timedelta(days=distance)
    if not date(2000, 1, 1) <= today <= date(2099, 12, 31):
        return
    given_ = {
        "permit": "temporary_asylum",
        "expires_on": expires.isoformat(),
        "applied": "extension" if waiting else "no",
    }
    if waiting:
        given_["received_on"] = (today - timedelta(days=3)).isoformat()
    say = Localizer(language, isolate=False)
    timeline = timeline_of(schedule_so_far(read_answers(given_, today), today), say)
    assert timeline is not None
    rows = timeline.draw(width).plain.split("\n")
    everything = "\n".join(rows)
    for mark in timeline.marks:
        assert mark.words in everything
        assert all(word in everything for word in mark.label.split())
    if not timeline.upright and len(rows) >= 7 and rows[2].strip(" ▼") == "" and width >= 56:
        assert all(len(row) <= width for row in rows)
        signs = [character for character in rows[3] if character in "┣╋●◆◇┃"]
        assert len(signs) == len({mark.day for mark in timeline.marks})


@given(applicants_by_rules())
def test_no_day_stands_on_the_line_that_the_text_does_not_show(person: tuple[Answers, date, Edition | None]) -> None:
    verdict = assess(*person)
    say = Localizer("en", isolate=False)
    shown = {(mark.day, say(SHORT_DAYS[mark.name])) for mark in verdict.schedule.marks}
    timeline = timeline_of(verdict.schedule, say)
    assert (timeline is None) == (not shown)
    if timeline is not None:
        on_the_line = {(point.day, point.label) for point in timeline.marks if not point.label.startswith("Today")}
        assert on_the_line <= shown
        lines = "\n".join(map(say, date_lines(verdict)))
        assert all(say.date(day) in lines for day, _label in on_the_line)


def test_the_time_left_is_written_on_the_line() -> None:
    answers = read_answers(
        {"permit": "temporary_asylum", "expires_on": "2026-11-23", "applied": "no"}, date(2026, 9, 1)
    )
    timeline = timeline_of(schedule_so_far(answers, date(2026, 9, 1)), Localizer("en"))
    assert timeline is not None
    assert "━ 82 days left to apply ━" in timeline.draw(100).plain


def test_where_the_least_time_is_left_it_is_still_said() -> None:
    for distance in (5, 2, 1, 0, -30):
        today = date(2026, 11, 23) - timedelta(distance)
        given_ = {
            "permit": "temporary_asylum",
            "expires_on": "2026-11-23",
            "applied": "no",
            "main_residence": "yes",
            "digid": "no",
        }
        schedule = schedule_so_far(read_answers(given_, today), today)
        timeline, left = timeline_of(schedule, Localizer("en")), days_left(schedule)
        assert timeline is not None
        assert left is not None
        for width in (30, 56, 68, 100):
            assert Localizer("en")(left) in " ".join(timeline.draw(width).plain.replace("┃", " ").split()), (
                distance,
                width,
            )


def test_no_expiry_date_no_timeline() -> None:
    assert (
        timeline_of(
            schedule_so_far(read_answers({"permit": "unsure"}, date(2026, 9, 1)), date(2026, 9, 1)), Localizer("en")
        )
        is None
    )


@given(
    st.lists(st.sampled_from(["un", "rendez-vous", "ici :", "« oui »", "À", "22 novembre", "?"]), min_size=1),
    st.integers(12, 40),
)
def test_a_no_break_space_ends_no_line_and_nothing_is_lost(words: list[str], width: int) -> None:
    text = " ".join(words).replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    rows = [row.plain for row in wrapped(text, width)]
    assert " ".join(rows) == text
    assert all(len(row) <= width and row[0] not in ":»" and row[-1] != "«" for row in rows)
