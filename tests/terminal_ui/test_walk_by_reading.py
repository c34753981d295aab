"""The whole wizard, walked by somebody who knows only what the screen says: digits before answers, keys in the foot, a line to type in."""

from __future__ import annotations

import os
import re

import pytest

from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import languages
from permit_wizard.rtl import Direction, visual_line
from tests.terminal_ui.sitting import Place, Sitting, sitting

LANGUAGES = list(languages()) if os.environ.get("CI") else ["ar"]  # .ci/run has the time for all of them
MOST = 40  # pages: twice the longest way
OPTION = re.compile(r"(?<!\d)(\d)  [○●]|[○●]  (\d)(?!\d)")


class ByReading:
    """Somebody who reads.

    Args:
        person: the one before the terminal.
    """

    def __init__(self, person: Sitting) -> None:
        self.person = person

    @property
    def page(self) -> list[str]:
        """What stands between the top bar and the foot."""
        return self.person.rows[2:-1]

    def answers(self) -> list[str]:
        """The digits that stand before answers."""
        return [found[1] or found[2] for row in self.page if (found := OPTION.search(row))]

    def has_a_line(self) -> bool:
        """Whether there is a line to type in."""
        return any("┏" in above and line.count("┃") == 2 for above, line in zip(self.page, self.page[1:], strict=False))

    def key_for(self, label: Text) -> str:
        """The key that stands beside a label in the foot."""
        words, foot = self.person.say(label), self.person.foot
        drawn = visual_line(words, Direction.RTL if self.person.say.rtl else Direction.LTR).strip()
        key = r"(Esc|Ctrl\+\w|F\d+|[A-Z])"
        found = re.search(rf"{re.escape(drawn)} {key}" if self.person.say.rtl else rf"{key} {re.escape(drawn)}", foot)
        assert found, (words, foot)
        return found[1]

    def goes_on(self) -> None:
        """Do what the page asks for: type the date, or take the first answer; then Enter."""
        if self.has_a_line():
            self.person.presses(*"15-05-2027")
        elif answers := self.answers():
            self.person.presses(answers[0])
        self.person.presses("Enter")

    def goes_to(self, seen: Text) -> int:
        """Go on until some words are seen; returns after how many pages."""
        for page in range(MOST):
            if self.person.sees(seen):
                return page
            self.goes_on()
            assert not self.person.focus_fault(), (self.person.focus_fault(), self.person.rows)
        raise AssertionError(self.person.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_leads_to_the_result_to_taking_it_along_to_a_change_and_out(language: str) -> None:
    with sitting((80, 24)) as person:
        person.goes_to(Place("start", {}), language)
        reader = ByReading(person)
        assert reader.goes_to(_("Check your answers")) > 10
        person.presses("Enter")
        person.presses(reader.key_for(_("Take along")))
        assert person.sees(_("Take the result along"))
        assert len(reader.answers()) >= 6
        person.presses(reader.key_for(_("Back")))
        person.presses(reader.key_for(_("Change")))
        assert person.sees(_("Check your answers"))
        person.presses("↑", "Enter")  # as this page says
        assert not person.sees(_("Check your answers"))
        before = person.rows
        person.presses(reader.answers()[-1], "Enter")
        assert person.rows != before
        reader.goes_to(_("Check your answers"))
        person.presses("Enter")
        person.presses(reader.key_for(_("Leave")))
        assert person.sees(_("Leave now?"))
        leave = person.say.line(_("Leave and forget my answers"))
        drawn = visual_line(leave, Direction.RTL if person.say.rtl else Direction.LTR).strip()
        (row,) = (row for row in person.rows if drawn in row)
        found = OPTION.search(row)
        assert found
        person.presses(found[1] or found[2])
        person.types_and_goes("Enter")
        assert person.leaves() == 0
