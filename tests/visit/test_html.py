"""Everything on a page of the model is on the page in the browser, in both languages.

And what the page holds is the whole visit.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from permit_wizard.core.answers import Answers
from permit_wizard.core.text import Text
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.visit.events import Event, Resume
from permit_wizard.visit.page import Page, texts
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import FILE, REPLACE
from permit_wizard.visit.state import Device, Visit
from permit_wizard.visit.steps import step
from permit_wizard.web.engine import html
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.session import plain, read_visit
from tests.visit.walks import happenings, visits

ANOTHER_EDGE = (FILE, REPLACE)  # a browser names its files itself


def words(source: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", source)).split())


def shown_as(text: Text, localizer: Localizer) -> list[list[str]]:
    """Return the ways in which a text may be on a page.

    With its dates in any form, a headline apart from what follows it.
    """
    rendered = [re.sub("[\u2066-\u2069]", " ", localizer(text, form)) for form in DateForm]
    return [["".join(part.split()) for part in way.split("\n")] for way in rendered]


def missing(shown: Page, source: str, localizer: Localizer) -> list[Text]:
    """Return the texts of a page that are not on it."""
    everything = words(source).replace(" ", "")
    return [
        text
        for text in texts(shown)
        if not any(all(part in everything for part in way) for way in shown_as(text, localizer))
    ]


@given(visits())
@settings(max_examples=100)
def test_every_text_of_every_page_is_in_the_html_in_both_languages(visit: Visit) -> None:
    if visit.place in ANOTHER_EDGE:
        return
    shown = page(visit)
    source = html(visit, shown, BilingualHtml(visit.language, visit.beside))
    for code in visit.spoken:
        assert missing(shown, source, Localizer(code)) == []


@given(visits(), happenings())
@settings(max_examples=150)
def test_a_visit_survives_being_held_by_the_page(visit: Visit, event: Event) -> None:
    held = replace(visit, problem=None, notice=None, prefill=None, device=read_device(visit), saved_file="")
    received = held.answers.received_on
    assume(
        not isinstance(received, date) or received <= held.today
    )  # a clock that went back makes that answer impossible
    held = replace(held, given=None if held.given == Answers() else held.given)
    request = {"visit": json.loads(json.dumps(plain(held))), "now": 0, "today": held.today.isoformat(), "rules": None,
               "kiosk": held.device.kiosk, "contact": held.contact}  # fmt: skip
    again = read_visit(request)

    assert replace(again, clock_is_right=held.clock_is_right) == held
    assert step(replace(again, clock_is_right=held.clock_is_right), event) == step(held, event)


def read_device(visit: Visit) -> Device:
    request = {"visit": {"language": "en"}, "now": 0, "today": visit.today.isoformat(), "kiosk": visit.device.kiosk}
    return read_visit(request).device


def test_what_an_older_page_held_can_still_be_read() -> None:
    held = {
        "language": "nl",
        "beside": None,
        "answers": {"permit": "temporary_asylum"},
        "before": "start",
        "day": "",
        "typed": "5-3-27",
    }
    site = {"now": 0, "today": "2026-11-30"}
    confirming = read_visit(
        {"visit": {**held, "place": "expires_on confirm", "found": "2027-03-05", "changing": True}, **site}
    )
    assert (confirming.place, str(confirming.found), confirming.trail) == ("expires_on", "2027-03-05", ("check",))
    leaving = read_visit({"visit": {**held, "place": "leave", "before": "expires_on"}, **site})
    assert (leaving.place, leaving.below, leaving.typed) == ("leave", "expires_on", "5-3-27")
    code = read_visit({"visit": {**held, "place": "telling code"}, **site})
    assert (code.place, code.about) == ("code", "detailed code")


@given(
    st.dictionaries(
        st.sampled_from([*plain(Visit(date(2026, 1, 1)))]),
        st.none() | st.integers() | st.text(max_size=9) | st.lists(st.integers() | st.text(max_size=5), max_size=3),
    )
)
def test_whatever_a_page_held_is_read_or_left_out(held: dict[str, object]) -> None:
    visit = read_visit({"visit": {**held, "language": "en"}, "now": 0, "today": "2026-11-30"})
    assert page(step(visit, Resume()))
