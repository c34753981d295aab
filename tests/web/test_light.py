"""What a browser does not have to load: messages of other rooms, and tables that nobody looks up."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from permit_wizard.core.markup import escape
from permit_wizard.language.catalogue import Catalogue
from permit_wizard.language.localizer import languages
from permit_wizard.web.build import archives, catalogues, pyodide

LOCALES = Path(__file__).parents[2] / "locales"
IN_THE_BROWSER = re.compile(r"permit_wizard/(?:core|language|visit|outputs(?!/delivery)|web(?!/build))/")


@pytest.fixture(scope="module")
def packed() -> dict[str, bytes]:
    return archives.engine(pyodide.Parts(Path(), ()), languages())


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_a_browser_gets_the_messages_of_its_rooms_and_of_no_others(code: str, packed: dict[str, bytes]) -> None:
    small = Catalogue(packed[f"permit_wizard/locales/{code}/LC_MESSAGES/permit_wizard.mo"])
    with (LOCALES / code / "LC_MESSAGES" / "permit_wizard.po").open("rb") as file:
        messages: list[Any] = [message for message in read_po(file, locale=code) if message.id and message.string]
    kept = 0
    for message in messages:
        given: Any = message.id
        singular, plural = (given, "") if isinstance(given, str) else (given[0], given[1])
        if not any(IN_THE_BROWSER.match(name) for name, _line in message.locations):
            kept += small.gettext(singular) != singular
        elif plural:
            whole = message.string
            assert {small.ngettext(singular, plural, n) for n in range(200)} <= set(whole)
            assert small.ngettext(singular, plural, 3) != plural
        else:
            assert small.gettext(singular) == message.string
    assert kept < len(messages) / 20  # one word that is somewhere in the sources by chance


def test_a_catalogue_without_any_message_still_has_its_header_and_forms() -> None:
    whole = archives.PACKAGE / "locales" / "ar" / "LC_MESSAGES" / "permit_wizard.mo"
    empty = catalogues.selected(whole.read_bytes(), lambda _message: False)
    assert Catalogue(empty).gettext("Back") == "Back"
    assert b"nplurals=6" in empty


@pytest.mark.parametrize("text", ["", """<a href="x" title='y'>&amp;</a>""", "٥ < 6 & \u2066“”\u2069", "\0\ud800"])
def test_text_is_escaped_as_python_does(text: str) -> None:
    assert escape(text) == html.escape(text)
