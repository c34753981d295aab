"""A result printed by a real browser: one page of A4 for most people, and never more than two.

A few prints here; `tests/browser/print_pages.py` prints everybody in every language.
"""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

from permit_wizard.core.outcome import Outcome
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, html
from permit_wizard.web.build.poster import poster
from tests.outputs.test_paper import verdict_of
from tests.web.browser import Browser

A4 = re.compile(rb"/MediaBox ?\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]")
PAGE = re.compile(rb"/Type\s*/Page\b")
PRINTED = [
    ("DigiD late", ("en",), 1), ("DigiD late", ("nl",), 1), ("DigiD late", ("ar",), 1), ("DigiD late", ("ti",), 1),
    ("apply_online", ("fr",), 1), ("apply_online", ("ar", "nl"), 1), (Outcome.GET_ADVICE, ("ar", "nl"), 2),
    (Outcome.GET_ADVICE, ("fr",), 2),
]  # fmt: skip
"""People with much to read, the languages of their page, and how many sheets it may have."""


@pytest.mark.parametrize(("name", "codes", "most"), PRINTED, ids=str)
def test_a_result_takes_one_sheet_and_the_longest_two(
    chromium: Browser, tmp_path: Path, name: str, codes: tuple[str, ...], most: int
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html.write(Sheet(verdict_of(name), tuple(map(Localizer, codes)))))
    chromium.driver.get(page.as_uri())
    pdf = b64decode(chromium.cdp("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert len(PAGE.findall(pdf)) <= most
    assert A4.search(pdf)


@pytest.mark.parametrize("codes", [tuple(languages()), tuple(languages())[:5], ("fa",)], ids=len)
def test_the_poster_is_one_page_with_all_of_it(chromium: Browser, tmp_path: Path, codes: tuple[str, ...]) -> None:
    page = tmp_path / "poster.html"
    page.write_text(poster("https://example.org/verblijf", codes, 6, "Bureau Noord, 020 123 45 67"), encoding="utf-8")
    chromium.driver.get(page.as_uri())
    pdf = b64decode(chromium.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    assert len(PAGE.findall(pdf)) == 1
    assert chromium.js("return document.body.scrollHeight <= document.body.clientHeight + 1")
