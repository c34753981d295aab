"""A walk through the whole wizard by what the screen shows: digits of answers, keys in the footer, fields."""

from __future__ import annotations

import re

import pytest

from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _
from permit_wizard.language.languages import languages
from permit_wizard.rtl import Direction, visual_line
from tests.builders import THOROUGH
from tests.terminal_ui.sitting import SIZES, Place, Sitting, sitting

WALKS = [
    (language, size) for language in languages() for size in SIZES if THOROUGH or (language, size) == ("ar", "80x24")
]
"""Every language at three sizes where there is time for it (.ci/run)."""
MOST = 40  # pages: twice the longest way
OPTION = re.compile(r"^ {3,18}(\d) {4}\S|\S {4,}(\d) {3,18}$")
"""A card: the digit on its key, and its words."""
GO = "↵"
"""On what is lit: Enter does it."""


class ByReading:
    """Somebody who reads.

    Args:
        person: the one before the terminal.
    """

    def __init__(self, person: Sitting) -> None:
        self.person = person
        self.keys = self.pages = 0

    @property
    def page(self) -> list[str]:
        """What is between the top bar and the foot."""
        return self.person.rows[2:-1]

    def presses(self, *keys: str) -> None:
        """Press keys, and count them."""
        self.keys += len(keys)
        self.person.presses(*keys)

    def answers(self) -> list[str]:
        """The digits that are before answers."""
        return [found[1] or found[2] for row in self.page if (found := OPTION.search(row))]

    def has_a_line(self) -> bool:
        """Whether there is a line to type in."""
        return any("┏" in above and line.count("┃") == 2 for above, line in zip(self.page, self.page[1:], strict=False))

    def key_for(self, label: Text) -> str:
        """The key that is beside a label, in the foot or above it."""
        words = self.person.localizer(label)
        drawn = visual_line(words, Direction.RTL if self.person.localizer.rtl else Direction.LTR).strip()
        key = r"(Esc|Ctrl\+\w|F\d+|[A-Z])"
        pattern = rf"{re.escape(drawn)}\s+{key}" if self.person.localizer.rtl else rf"{key}\s+{re.escape(drawn)}"
        found = next((found for row in reversed(self.person.rows) if (found := re.search(pattern, row))), None)
        assert found, (words, self.person.rows)
        return found[1]

    def goes_on(self, answer: int = 0) -> None:
        """Do what the page asks for: press Enter where something is lit, type the date, or choose an answer."""
        lit = any(GO in row for row in self.page)
        if not lit and self.has_a_line():
            self.presses(*"15-5-27")
        elif not lit and (answers := self.answers()):
            self.presses(answers[answer])
        self.presses("Enter")
        self.pages += 1

    def goes_to(self, seen: Text) -> int:
        """Go on until some words are seen; returns after how many pages."""
        for page in range(MOST):
            if self.person.sees(seen):
                return page
            self.goes_on()
            assert not self.person.focus_fault(), (self.person.focus_fault(), self.person.rows)
        raise AssertionError(self.person.rows)


@pytest.mark.parametrize(("language", "size"), WALKS)
def test_reading_leads_to_the_result_to_taking_it_along_to_a_change_and_out(language: str, size: str) -> None:
    with sitting(SIZES[size]) as person:
        person.goes_to(Place("start", {}), language)
        reader = ByReading(person)
        assert reader.goes_to(_("Check your answers")) > 10
        reader.goes_on()
        person.presses(reader.key_for(_("Take along")))
        assert person.sees(_("Take the result along"))
        assert len(reader.answers()) >= 6 - (size == "60x20")
        person.presses(reader.key_for(_("Back")))
        person.presses(reader.key_for(_("Change")))
        assert person.sees(_("Check your answers"))
        person.presses("1", "Enter")  # as this page says
        assert not person.sees(_("Check your answers"))
        before = person.rows
        person.presses(reader.answers()[-1], "Enter")
        assert person.rows != before
        while person.sees(_("Check your answers")):
            reader.goes_on()
        person.presses(reader.key_for(_("Leave")))
        assert person.sees(_("Leave now?"))
        leave = person.localizer.line(_("Leave and forget my answers"))
        drawn = visual_line(leave, Direction.RTL if person.localizer.rtl else Direction.LTR).strip()
        (row,) = (row for row in person.rows if drawn in row)
        found = re.search(r"(?<!\d)(\d)(?!\d)", row)
        assert found
        person.presses(found[1])
        person.types_and_goes("Enter")
        assert person.leaves() == 0


COMMONEST = {"abroad_over_3_months": 1, "convictions": 1, "travel": 1}
"""The questions to which the commonest person gives another answer than the first: no."""


def test_the_commonest_person_needs_few_keys_and_few_screens() -> None:
    with sitting((80, 24)) as person:
        person.goes_to(Place("start", {}), "en")
        reader = ByReading(person)
        titles = {key: BY_KEY[key].title for key in COMMONEST}
        while not any("days left" in row or "days to wait" in row for row in person.rows):
            asked = next((key for key, title in titles.items() if person.sees(title)), "")
            seen = person.rows
            reader.goes_on(COMMONEST.get(asked, 0))
            if reader.has_a_line() and any(GO in row for row in reader.page) and reader.has_a_line():
                reader.pages -= 1  # the same page: the date was read back on it
            assert person.rows != seen
        assert reader.keys <= 30
        assert reader.pages + 1 <= 13
