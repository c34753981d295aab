"""Pages to try the keys of a foot on, and what each key has to do there."""

from __future__ import annotations

from collections.abc import Callable

from permit_wizard.core.text import Text, _
from tests.terminal_ui.sitting import Place, Sitting

PERMIT = {"permit": "temporary_asylum"}

LANGUAGES_TITLE, CHECK = _("Choose your language"), _("Check your answers")
START = _("A new card for your asylum residence permit")
TAKE = _("Take the result along")


class Page:
    """A page and what "back" leads to; the shortest and the longest state of each kind are here."""

    def __init__(self, place: Place, shown: Text, before: Text | None, opens: Text | None = None) -> None:
        self.place, self.shown, self.before, self.opens = place, shown, before, opens


def _back(person: Sitting, page: Page) -> None:
    person.presses("Esc")
    assert not person.sees(page.shown) or page.before is None, person.rows
    assert page.before is None or person.sees(page.before), person.rows


def _why(person: Sitting, page: Page) -> None:
    assert page.opens is not None
    if not person.sees(page.opens):  # a tall window has it open from the start
        person.presses("F1", "PageDown")
    assert person.sees(page.opens), person.rows


def _over(key: str, title: Text) -> Callable[[Sitting, Page], None]:
    def asks(person: Sitting, page: Page) -> None:
        before = person.rows
        person.presses(key)
        assert person.sees(title), person.rows
        assert not person.focus_fault(), person.rows
        person.presses("Esc")
        assert not person.sees(title), person.rows
        assert person.sees(page.shown) or person.rows == before, (
            person.rows
        )  # the page as it was, where it had been scrolled

    return asks


def _colours(person: Sitting, page: Page) -> None:  # noqa: ARG001
    before = person.ground
    person.presses("F4")
    assert person.ground != before
    person.presses("F4", "F4")  # three themes
    assert person.ground == before


DOES: dict[str, Callable[[Sitting, Page], None]] = {
    "Esc": _back,
    "F1": _why,
    "F2": _over("F2", LANGUAGES_TITLE),
    "F3": _over("F3", _("Which language do you want beside this one?")),
    "F4": _colours,
    "Ctrl+Q": _over("Ctrl+Q", _("Leave now?")),
}
