"""No native reader has checked Turkish and Persian: a result asks to compare it with the Dutch, one key away."""

from __future__ import annotations

import re

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.rules import assess
from permit_wizard.core.text import _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, plain_text
from permit_wizard.plain.render import page_lines
from permit_wizard.terminal_ui.drawing.plan import row_of
from permit_wizard.terminal_ui.result_rows import TRANSLATION
from permit_wizard.terminal_ui.widgets.result import RowList
from permit_wizard.visit.events import ShowBeside
from permit_wizard.visit.page import Page, offer_of
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import RESULT
from permit_wizard.visit.state import Device, Visit
from permit_wizard.visit.steps import step
from permit_wizard.web.engine import html
from permit_wizard.web.render.bilingual_html import BilingualHtml
from tests.builders import ALL_IS_WELL, TODAY
from tests.terminal_ui.visiting import EVERYTHING
from tests.terminal_ui.visiting import visit as at_a_terminal

REMARK = _("Not checked by a native reader: see the Dutch too")
ASKED = [code for code, language in languages().items() if language.compare_with_dutch]


def at_result(code: str, *, two_languages: bool = True) -> Visit:
    given = read_answers(ALL_IS_WELL, TODAY)
    return Visit(TODAY, given=given, place=RESULT, language=code, device=Device(two_languages=two_languages))


def remarked(shown: Page) -> bool:
    return any(getattr(block, "text", None) == REMARK for block in shown.blocks)


def test_it_is_asked_in_turkish_and_persian() -> None:
    assert ASKED == ["tr", "fa"]


@pytest.mark.parametrize("code", languages())
def test_the_result_asks_it_until_the_dutch_is_there(code: str) -> None:
    visit = at_result(code)
    offer = offer_of(page(visit), ShowBeside)
    assert remarked(page(visit)) == (offer is not None) == (code in ASKED)
    if offer is not None:
        both = step(visit, offer.action.event)
        assert both.spoken == (code, "nl")
        assert remarked(page(both))
        assert offer_of(page(both), ShowBeside) is None


@pytest.mark.parametrize("code", ASKED)
def test_lines_ask_it_and_offer_no_second_language(code: str) -> None:
    shown = page(at_result(code, two_languages=False))
    assert Localizer(code)(REMARK) in page_lines(Localizer(code), shown)
    assert offer_of(shown, ShowBeside) is None


@pytest.mark.parametrize("code", ASKED)
def test_a_page_in_the_browser_has_a_button_for_it(code: str) -> None:
    visit = at_result(code)
    shown = html(visit, page(visit), BilingualHtml(code, None))
    assert Localizer(code)(REMARK) in shown
    assert 'name="beside" value="nl"' in shown


@pytest.mark.parametrize("code", languages())
def test_a_text_file_says_who_has_not_checked_it(code: str) -> None:
    language = languages()[code]
    verdict = assess(read_answers(EVERYTHING, TODAY), TODAY)
    for sheet in (Sheet(verdict, (Localizer(code),)), Sheet(verdict, (Localizer("en"), Localizer(code)))):
        text = " ".join(re.sub("[\u200f\u00a0]", " ", plain_text.write(sheet).decode()).split())
        assert (language.unreviewed in text) is not language.reviewed


@pytest.mark.parametrize("code", ASKED)
async def test_enter_on_the_remark_shows_the_dutch(code: str) -> None:
    async with at_a_terminal(code, size=(80, 24)) as person:
        await person.go_to(RESULT, EVERYTHING)
        await person.settle()
        rows = person.app.screen.query_one(RowList)
        place = rows.ids.index(TRANSLATION)
        assert row_of(rows.result, TRANSLATION).does_something
        await person.press(*["down"] * place, "enter")
        await person.settle()
        assert person.app.visit.beside == "nl"
        assert not row_of(person.app.screen.query_one(RowList).result, TRANSLATION).does_something


@pytest.mark.parametrize("code", ASKED)
async def test_on_the_screen_f3_shows_the_dutch_at_once(code: str) -> None:
    async with at_a_terminal(code, size=(80, 24)) as person:
        await person.go_to(RESULT, EVERYTHING)
        await person.press("f3")
        await person.settle()
        assert person.app.visit.beside == "nl"
        assert person.app.visit.place == RESULT
        await person.press("f3")
        await person.settle()
        assert person.app.visit.beside == ""
