"""The page on paper: how it is built. What it looks like is looked at in a browser (tests/browser/print_pages.py)."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard import review
from permit_wizard.caseload.triage.ranked_rows import Entry, RankedRows
from permit_wizard.caseload.triage.urgency import Triage, Urgency
from permit_wizard.caseload.write import writer
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import PACT_2026
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import FSI, LRI, PDI, Localizer
from permit_wizard.outputs import Sheet, html, html_page
from tests.builders import TODAY, applicant
from tests.strategies import applicants

VOID = {"meta", "br"}
OUTSIDE = {"html", "head", "meta", "title", "style", "body"}
SIDES = {"ltr": "ltr", "rtl": "rtl"}


class Page(HTMLParser):
    """Reads a page strictly: every element closed, text only where a language and a direction are known."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.bdi: list[str] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _attrs in self.open]
        if not data.strip() or not {"title", "style"}.isdisjoint(tags):
            return
        inside_body = [attrs for tag, attrs in self.open if tag not in OUTSIDE]
        assert any(attrs.get("lang") in languages() and attrs.get("dir") in SIDES for attrs in inside_body), data
        self.words.append(data)
        if "bdi" in tags:
            self.bdi.append(data)


def sheet(answers: Answers, today: date, *codes: str) -> Sheet:
    return Sheet(assess(answers, today), tuple(Localizer(code) for code in codes))


@pytest.mark.parametrize("code", languages())
def test_dutch_to_be_read_out_begins_at_the_left(code: str) -> None:
    """In a page from right to left its rows ended at the right margin, as if their order were turned."""
    answers = read_answers({"permit": "temporary_asylum", "expires_on": "unknown"}, TODAY)
    page = html.write(sheet(answers, TODAY, code)).decode()
    assert len(re.findall(r'</b><bdi lang="nl" dir="ltr">(?:<bdi[^>]*>)?Goedendag', page)) == 1  # without a <br>
    assert re.search(r"\.say > bdi\[lang\] {[^}]*display: block", page)


def held_safe(source: str) -> Page:
    """Check what every page must keep to."""
    page = Page(source)
    tags = {tag for tag, _attrs in page.elements}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "svg", "a"})
    assert not re.search(r"(?:https?:)?//|url\(|@import", source.replace(html_page.policy(html_page.style()), ""))
    names = {name for _tag, attrs in page.elements for name in attrs}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src", "href", "srcset")]
    policy = next(
        attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == html_page.policy(html_page.style())
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in str(policy)
    assert source.index("Content-Security-Policy") < source.index("<style>")
    assert not set(source) & {LRI, FSI, PDI}
    return page


@given(applicants(), st.sampled_from(sorted(languages())), st.sampled_from(sorted(languages())))
def test_every_result_in_every_pair_of_languages(case: tuple[Answers, date], first: str, second: str) -> None:
    source = html.write(sheet(*case, *dict.fromkeys((first, second)))).decode()
    page = held_safe(source)
    root = next(attrs for tag, attrs in page.elements if tag == "html")
    assert (root["lang"], root["dir"]) == (first, languages()[first].direction)
    for verdict_word in re.findall(r"\d\d-\d\d-\d{4}", "\n".join(page.words)):
        assert verdict_word in page.bdi  # each date is complete in itself


def test_both_languages_are_line_for_line() -> None:
    page = html.write(sheet(applicant(), TODAY, "ar", "nl")).decode()
    rows = page.split('<div class="row">')[1:]
    assert all(len(re.findall(r'<\w+[^>]* lang="(?:ar|nl)"', row)) == 2 for row in rows)


def test_the_title_gives_nothing_away() -> None:
    for code in languages():
        source = html.write(sheet(applicant(), TODAY, code)).decode()
        assert re.search("<title>(.*)</title>", source)[1] == Localizer(code)(html.TITLE)  # pyright: ignore[reportOptionalSubscript]


@given(st.text(st.sampled_from(["<", "&", '"', "'", LRI, FSI, PDI, "a", " "]), max_size=30))
def test_markup_in_a_value_is_only_text(words: str) -> None:
    marked = html_page.marked_up(words)
    assert marked.count("<bdi") == marked.count("</bdi>")
    assert "<" not in re.sub(r"</?bdi[^>]*>", "", marked)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</table></body>",
    "&lt;b&gt;",
    "]]>",
    "<!--",
    "'",
]


@pytest.mark.parametrize("code", sorted(languages()))
def test_refs_on_a_page_are_only_text(code: str) -> None:
    ranked = RankedRows()
    for number, ref in enumerate(HOSTILE):
        ranked.add(Entry(Triage(Urgency.TODAY, TODAY, Outcome.APPLY_ONLINE), ref, number))
        ranked.add(Entry(Triage(Urgency.BAD, None), ref, number, ref))
    source = b"".join(writer("html")(Caseload(ranked, TODAY, Localizer(code)))).decode()
    page = held_safe(source)
    assert all(ref in page.bdi for ref in HOSTILE)


@pytest.mark.parametrize("codes", [("nl",), ("ar", "nl")])
def test_the_review_sheet_is_a_page_of_that_kind_too(codes: tuple[str, ...]) -> None:
    held_safe(review.write("html", [Localizer(code) for code in codes], PACT_2026).decode())
