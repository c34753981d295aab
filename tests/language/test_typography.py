"""The signs of each language are data of its own, and the Localizer puts them where they belong."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest

from permit_wizard.core.rules import assess
from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.core.text import Text, _, listed
from permit_wizard.language.care import care_lines
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import LRI, PDI, DateForm, Localizer
from permit_wizard.outputs import Sheet, html, json_object, plain_text
from permit_wizard.rtl.unicode.direction import Direction
from permit_wizard.rtl.unicode.visual import visual_line
from tests.builders import ROOT, TODAY, applicant, some

CODES = sorted(languages())
every_language = pytest.mark.parametrize("code", CODES)
NO_BREAK = "\u00a0"


def plain(code: str) -> Localizer:
    return Localizer(code, isolate=False)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("nl", "a, b, 2"),
        ("en", "a, b, 2"),
        ("fr", "a, b, 2"),
        ("ar", "a، b، 2"),
        ("ti", "a፣ b፣ 2"),
        ("tr", "a, b, 2"),
        ("fa", "a، b، 2"),
    ],
)
def test_a_list_has_the_languages_own_separator(code: str, shown: str) -> None:
    text = Text("{items}", {"items": listed(["a", Text("{inner}", {"inner": "b"}), 2])})
    assert plain(code)(text) == shown


def test_each_item_of_a_list_is_isolated_so_that_the_list_runs_with_the_language() -> None:
    text = Text("{items}", {"items": listed(["nl", "en"])})
    assert Localizer("ar")(text) == f"{LRI}nl{PDI}، {LRI}en{PDI}"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("nl", "a; b"),
        ("en", "a; b"),
        ("fr", f"a{NO_BREAK}; b"),
        ("ar", "a؛ b"),
        ("ti", "a፤ b"),
        ("tr", "a; b"),
        ("fa", "a؛ b"),
    ],
)
def test_clauses_are_parted_by_a_stronger_sign(code: str, shown: str) -> None:
    assert plain(code).clauses(["a", "b"]) == shown


@pytest.mark.parametrize(("code", "shown"), [("en", "Today. One day left. A"), ("ti", "Today። One day left። A")])
def test_what_begins_with_a_capital_follows_a_full_stop(code: str, shown: str) -> None:
    stop = languages()[code].typography.full_stop
    assert plain(code).sentences(["Today", f"One day left{stop}", "A"]) == shown
    assert plain(code).sentences(["A"]) == "A"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("en", "Monday 30 November 2026 (30-11-2026)"),
        ("tr", "30 Kasım 2026 Pazartesi (30-11-2026)"),
        ("fa", "دوشنبه 30 نوامبر/نومبر 2026 (30-11-2026)"),
    ],
)
def test_a_day_is_named_in_the_order_of_the_language(code: str, shown: str) -> None:
    assert plain(code).named_day(date(2026, 11, 30), DateForm.FULL) == shown


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("nl", "1 januari 2027", "2 januari 2027"),
        ("en", "1 January 2027", "2 January 2027"),
        ("fr", f"1er{NO_BREAK}janvier 2027", f"2{NO_BREAK}janvier 2027"),
        ("ar", "1 كانون الثاني/يناير 2027", "2 كانون الثاني/يناير 2027"),
        ("tr", "1 Ocak 2027", "2 Ocak 2027"),
        ("fa", "1 ژانویه/جنوری 2027", "2 ژانویه/جنوری 2027"),
        ("ti", "1 ጥሪ 2027", "2 ጥሪ 2027"),
    ],
)
def test_the_first_day_of_a_month_is_written_as_the_language_writes_it(code: str, first: str, second: str) -> None:
    assert plain(code).date(date(2027, 1, 1)) == first
    assert plain(code).date(date(2027, 1, 2)) == second
    assert plain(code).date(date(2027, 1, 1), DateForm.CARD) == "01-01-2027"
    by = _("by {day}", day=date(2027, 1, 1))
    assert first in plain(code)(by)


@every_language
def test_every_row_of_a_text_begins_with_the_languages_mark(code: str) -> None:
    verdict = assess(applicant(TODAY, expires_on=date(2026, 3, 20)), TODAY)
    rows = plain_text.write(Sheet(verdict, (Localizer(code),))).decode().splitlines()
    assert len(rows) > 20
    for row in rows:
        assert row.startswith("\u200f") == (Localizer(code).rtl and row != ""), row
    assert plain(code).row("x") == "x"  # programs that read it get no marks


def test_nothing_but_the_localizer_joins_a_list() -> None:
    """What is left joins names of columns that a centre gave its own sheet, ids for a workbook, and a repr."""
    own = {
        "visit/events.py",
        "caseload/people/reader.py",
        "caseload/people/diagnostics.py",
        "review/translator_sheet.py",
    }
    package = ROOT / "permit_wizard"
    joining = [path for path in package.rglob("*.py") if '", ".join(' in path.read_text(encoding="utf-8")]
    assert {path.relative_to(package).as_posix() for path in joining} <= own


@every_language
def test_a_telephone_number_is_never_broken_over_lines(code: str) -> None:
    expired = date(2027, 3, 20)
    verdict = assess(applicant(expired, expires_on=date(2027, 3, 5)), expired)
    sheet = Sheet(verdict, (Localizer(code),))
    texts = [plain_text.write(sheet, width).decode() for width in some(range(20, 79, 3), 4)]
    page, for_programs = html.write(sheet).decode(), json_object.write(sheet).decode()
    for number in (IND_PHONE, LEGAL_AID_PHONE):
        kept = number.replace(" ", NO_BREAK)
        for text in texts:
            assert sum(kept in row for row in text.splitlines()) >= 2
            assert number not in text
        assert kept in page
        assert number not in page
        assert kept not in for_programs  # programs dial what is there
        assert number in for_programs


@every_language
def test_no_sentence_ends_with_a_full_stop_of_another_script(code: str) -> None:
    own = languages()[code].typography.full_stop
    verdict = assess(applicant(TODAY, digid="no"), TODAY)
    for write in (html.write, plain_text.write):
        written = write(Sheet(verdict, (Localizer(code),))).decode()
        assert own == "." or not re.search(r"[\u1200-\u137f)>][.](?=[\s<])", written)
        assert own in written


@every_language
def test_its_script_is_the_one_its_months_are_written_in(code: str) -> None:
    names = {"Latn": "LATIN", "Arab": "ARABIC", "Ethi": "ETHIOPIC"}
    language = languages()[code]
    letters = [c for month in language.months for c in month if c.isalpha()]
    assert all(unicodedata.name(c).startswith(names[language.typography.script]) for c in letters)


@pytest.mark.parametrize("code", [code for code, language in languages().items() if language.direction == "rtl"])
def test_latin_names_between_commas_come_in_the_order_of_the_language(code: str) -> None:
    localizer = Localizer(code)
    helpers = next(line for line in map(localizer.line, care_lines()) if "Het Juridisch Loket" in line)
    seen = visual_line(helpers, Direction.RTL)  # from left to right, so what comes first is at the right
    assert seen.index("VluchtelingenWerk") > seen.index("vluchtelingenwerk.nl") > seen.index("Het Juridisch Loket")
    assert seen.index("Het Juridisch Loket") > seen.index("juridischloket.nl") > seen.index("088")
    assert "\u200f" not in Localizer(code, isolate=False).line(care_lines()[0])
