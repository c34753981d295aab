"""Words that have little room, in every language: badges, counters, months in short."""

from __future__ import annotations

from datetime import date

import pytest
from rich.cells import cell_len

from permit_wizard.core.dates.reading import read_day
from permit_wizard.core.folding import fold
from permit_wizard.core.text import Text, ngettext
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl.unicode.direction import Direction
from permit_wizard.rtl.unicode.shaping import shape
from permit_wizard.rtl.unicode.visual import visual_line
from permit_wizard.terminal_ui.drawing.model import Ticket
from permit_wizard.terminal_ui.drawing.ticket import draw_stub, stub_width
from permit_wizard.terminal_ui.words import short_day

NARROW = 60
BADGE = 21
"""Cells of the badge beside a title at 60x20: the title has two thirds of the row."""
MONTH = 15
"""Cells of a day without its year on the track, which has room for four of them at 60 cells."""

TODAY = date(2026, 9, 1)
every_language = pytest.mark.parametrize("code", languages())


def captions(n: int) -> list[Text]:
    return [
        ngettext("day left", "days left", n),
        ngettext("day to wait", "days to wait", n),
        ngettext("day ago", "days ago", n),
    ]


def badge(code: str, n: int, caption: Text) -> Ticket:
    return Ticket(str(n), BilingualText.of(code)(caption), "", "", "", "", "", urgent=False)


@every_language
@pytest.mark.parametrize("n", [1, 2, 3, 11, 100, 365, 900])
def test_a_badge_leaves_room_for_its_title(code: str, n: int) -> None:
    for caption in captions(n):
        ticket = badge(code, n, caption)
        assert stub_width(ticket, NARROW) <= BADGE, str(ticket.caption)
        for slim in (True, False):
            rows = draw_stub(ticket, stub_width(ticket, NARROW), 4, edges=False, slim=slim, colours=True)
            assert str(ticket.caption) in rows.plain
            assert all(
                row.startswith(" ") and row.endswith(" ") for row in rows.plain.split("\n")
            )  # no word at an edge


@every_language
def test_a_number_is_before_what_it_counts_as_the_language_runs(code: str) -> None:
    for caption in captions(82):
        ticket = badge(code, 82, caption)
        drawn = draw_stub(ticket, 20, 4, edges=False, slim=True, colours=True).plain
        row = next(line for line in drawn.split("\n") if "82" in line)
        seen = visual_line(row, Direction.LTR)  # as the widget shows it
        words = "".join(shape(str(ticket.caption))).split()[0]
        first = words[::-1] if languages()[code].direction == "rtl" else words
        assert (seen.index("82") > seen.index(first)) == (languages()[code].direction == "rtl"), seen


@every_language
def test_a_counter_fits_beside_the_answers_so_far(code: str) -> None:
    for n in (1, 2, 11, 14):
        said = Localizer(code)(ngettext("{n} question left", "{n} questions left", n))
        assert cell_len(said) <= NARROW // 3, said


@every_language
def test_months_in_short_are_told_from_each_other_and_read_back(code: str) -> None:
    short, whole = languages()[code].short_months, languages()[code].months
    names = [fold(name) for month in short for name in month.split("/")]
    assert len(set(names)) == len(names), names
    for number, (brief, name) in enumerate(zip(short, whole, strict=True), 1):
        assert cell_len(brief) <= max(cell_len(name), 3)
        day = date(2027, number, 23)
        for written in (brief, name, *brief.split("/"), *name.split("/")):
            assert read_day(f"23 {written} 2027") == day, written


@every_language
def test_a_day_in_short_fits_on_the_track(code: str) -> None:
    say = Localizer(code)
    for number in range(1, 13):
        for day in (date(2026, number, 1), date(2026, number, 28)):
            assert cell_len(short_day(say, day, TODAY)) <= (MONTH if day.day == 28 else MONTH + 3)
