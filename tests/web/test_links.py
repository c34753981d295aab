"""Numbers to touch and addresses that open beside the page: on every page with one, but never at a kiosk."""

from __future__ import annotations

import re

import pytest

from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.language.languages import languages
from permit_wizard.web.build import documents
from permit_wizard.web.render.links import with_links
from tests.builders import TODAY, applicant
from tests.web.visiting import Visitor

NUMBERS = {
    "088 043 04 30": "0880430430",
    "088\u00a0043\u00a004\u00a030": "0880430430",
    "0800 8020": "08008020",
    "0900-1234567": "09001234567",
    "020-123 45 67": "0201234567",
    "+31 88 043 04 30": "+31880430430",
}
NO_NUMBERS = (
    "20-01-2027",
    "01-01-2027",
    "2027-01-20",
    "12 of 42",
    "0800",
    "1234567890",
    "08-09-2026 0800",
    "1.088 043 04 30",
)
SITES = ("ind.nl", "https://ind.nl/en", "mijn.digid.nl", "IND.NL/EN", "www.a-b.org/x_y")
NO_SITES = ("x@ind.nl", "index.html", "3.14", "e.g.", "ind.nlx")


@pytest.mark.parametrize(("written", "dialled"), NUMBERS.items())
def test_a_number_is_a_link_that_dials_it(written: str, dialled: str) -> None:
    assert with_links(f"<p>Phone {written}.</p>") == f'<p>Phone <a href="tel:{dialled}">{written}</a>.</p>'


@pytest.mark.parametrize("address", SITES)
def test_an_address_opens_beside_the_page_which_keeps_the_answers(address: str) -> None:
    bare = re.sub("^https://", "", address)
    link = f'<a href="https://{bare}" target="_blank" rel="noopener noreferrer">{address}</a>'
    assert with_links(f"<p>({address}).</p>") == f"<p>({link}).</p>"


@pytest.mark.parametrize("words", [*NO_NUMBERS, *NO_SITES])
def test_what_is_neither_stays_as_it_is(words: str) -> None:
    assert with_links(f"<p>{words}</p>") == f"<p>{words}</p>"


@pytest.mark.parametrize("tag", ["button", "label", "summary", "legend", "a"])
def test_nothing_that_can_be_pressed_holds_a_link(tag: str) -> None:
    html = f"<{tag}><b>ind.nl</b><br>0800 8020</{tag}>"
    assert with_links(f"{html}<p>ind.nl</p>").startswith(f"{html}<p><a ")


@pytest.mark.parametrize("language", languages())
def test_every_number_on_a_result_can_be_touched_and_none_at_a_kiosk(language: str) -> None:
    for kiosk in (False, True):
        person = Visitor(TODAY, language, kiosk=kiosk)
        person.give_all(applicant())
        person.press("go", "result")
        html = re.sub(r'<div class="paper.*', "", person.answer["html"], flags=re.DOTALL)
        html = re.sub(r"<(summary|button)\b.*?</\1>", "", html, flags=re.DOTALL)
        for number in (IND_PHONE, LEGAL_AID_PHONE):
            written = len(re.findall(number.replace(" ", "[ \u00a0]"), html))
            touched = html.count(f'href="tel:{number.replace(" ", "")}"')
            assert written >= 1
            assert touched == (0 if kiosk else written)


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("kiosk", [False, True])
def test_somebody_who_cannot_load_the_questions_can_call(code: str, kiosk: bool) -> None:
    page = documents.start_document(documents.Site("code", tuple(languages()), kiosk=kiosk), code)
    notice = re.search(rf'<div class="stuck" role="alert" lang="{code}".*?</div>', page, re.DOTALL)
    assert notice
    assert 'href="?kept"' in notice[0]
    assert f'href="rules-{code}.html"' in notice[0]
    assert ('href="tel:08008020"' in notice[0]) is not kiosk
