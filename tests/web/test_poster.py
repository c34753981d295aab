"""The poster for the door: its code is read back by a library that did not make it, and every language is on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import zxingcpp

from permit_wizard.cli import main
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import html_page
from permit_wizard.web.build import poster, pyodide, servers, site
from permit_wizard.web.frame import PROMISES, TITLE
from tests.web.visiting import Page

ALL = tuple(languages())
ADDRESS = "https://wizard.example.org/permit"
PIXELS = 4  # a side of a module


def scanned(document: str) -> list[str]:
    """Paint the drawing, each module where its path says, and read it."""
    side = int(re.search(r'class="code" viewBox="0 0 (\d+) ', document)[1])  # pyright: ignore[reportOptionalSubscript]
    ink = re.search(r'class="ink" d="([^"]*)"', document)
    assert ink
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", ink[1])}
    rows = [b"".join(bytes([0 if (x, y) in dark else 255]) * PIXELS for x in range(side)) * PIXELS for y in range(side)]
    picture = memoryview(b"".join(rows)).cast("B", (side * PIXELS, side * PIXELS))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("address", ["https://a.nl", ADDRESS, f"https://example.org/{'x' * 175}/~a_b.html"])
def test_a_phone_reads_the_address(address: str) -> None:
    document = poster.poster(address, ALL, 6)
    assert scanned(document) == [address]
    assert address.removeprefix("https://") in Page(document).text()  # for people who have to type it


@pytest.mark.parametrize("codes", [ALL, ("ar",), ("ti", "nl")])
def test_each_language_says_what_this_is_and_what_to_do(codes: tuple[str, ...]) -> None:
    page = Page(poster.poster(ADDRESS, codes, 6))
    for code in codes:
        words = " ".join(" ".join(said for language, said in page.said if language == code).split())
        localizer = Localizer(code, isolate=False)
        for text in (TITLE, poster.SCAN, *(promise for promise, _more in PROMISES[:3])):
            assert " ".join(localizer.line(text).split()) in words
    assert {code for code, _words in page.said} == {*codes, "nl"}  # the permit's own name is Dutch
    turned = {attrs["lang"]: attrs["dir"] for tag, attrs in page.elements if tag == "section"}
    assert turned == {code: languages()[code].direction for code in codes}


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "example.org", "https://", "https://a b.nl", "https://a.nl/?x=1", "https://a.nl/\"onload=", "https://u:p@a.nl",
     "https://a.nl/#x", "javascript:alert(1)", "https://a.nl/\n", "https://a.nl/" + "x" * 200, "https://مثال.nl"],
)  # fmt: skip
def test_what_is_no_address_is_refused_before_anything_is_fetched(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pyodide, "fetch", lambda _folder: pytest.fail("something was fetched"))
    assert main(["site", str(tmp_path / "new"), "--lang", "en", "--address", address]) == 2
    said = capsys.readouterr().err
    assert "cannot be the address of the site. Give the one that a browser shows, such as https://example.org" in said


def test_it_lies_beside_the_pages_and_is_not_for_visitors(tmp_path: Path) -> None:
    wish = site.BuildOptions(
        ALL, "", "auto", kiosk=False, rules_pages={}, drawn_on="2026-11-30", baked=False, address=ADDRESS
    )
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (tmp_path / name).write_bytes(b"")
    site.write(tmp_path / "new", pyodide.Parts(tmp_path, ()), wish)
    assert (tmp_path / "new" / poster.NAME).read_text(encoding="utf-8") == poster.poster(ADDRESS, ALL, 1)
    assert poster.NAME not in (tmp_path / "new" / "sw.js").read_text(encoding="utf-8")
    assert not list((tmp_path / "new").glob(f"{poster.NAME}.*"))
    assert html_page.digest(poster.style()) in servers.HEADERS["Content-Security-Policy"]


def test_the_centres_own_line_is_below_the_address_and_runs_no_code() -> None:
    document = poster.poster(ADDRESS, ("nl",), 6, "Vragen? Kamer 3 <b>hier</b>")
    assert "Vragen? Kamer 3 <b>hier</b>" in Page(document).text()
    assert "<b>hier" not in document
    assert "Kamer" not in poster.poster(ADDRESS, ("nl",), 6)
