"""The folder, without npm and without a browser.

Documents, policies, scripts and the service worker; what the archive of Python contains is in test_engine_archive.py.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from permit_wizard.core.editions import PACT_2026
from permit_wizard.language.care import unchecked_lines
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.web.build import archives, pyodide, servers
from permit_wizard.web.build import documents as shell
from permit_wizard.web.build import site as building
from permit_wizard.web.frame import BRAND
from tests.web.visiting import Page

ALL = tuple(languages())


@pytest.fixture(scope="module")
def site(stand_ins: pyodide.Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "new"
    pages = dict.fromkeys(ALL, b"<head>rules</head>")
    building.write(
        folder,
        stand_ins,
        building.BuildOptions(ALL, "", "auto", kiosk=False, rules_pages=pages, drawn_on="2026-11-30", baked=False),
    )
    return folder


def policy(document: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', document)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["index", *ALL])
def test_every_document_is_whole_and_can_be_read_without_script(site: Path, name: str) -> None:
    document = (site / f"{name}.html").read_text(encoding="utf-8")
    page = Page(document)
    assert policy(document).startswith("default-src 'none'; ")
    assert "unsafe-inline" not in document
    assert "'unsafe-eval'" not in document
    assert "connect-src" not in policy(document)
    assert "require-trusted-types-for 'script'" in policy(document)
    assert document.index("Content-Security-Policy") < document.index("<link")
    outside = re.findall(r'<a href="https://[\w./-]+" target="_blank" rel="noopener noreferrer">', document)
    assert outside
    assert document.count("//") == len(outside)
    assert not re.search(r"<style|\sstyle=|\son\w+=", document)
    assert re.findall(r"<script[^>]*>(.*?)</script>", document) == ["", ""]
    for tag, attrs in page.elements:
        for reference in (attrs.get("href"), attrs.get("src")):
            if reference is not None and not reference.startswith(("https://", "tel:", "?")):
                assert (site / reference).is_file(), (tag, reference)
    root = next(attrs for tag, attrs in page.elements if tag == "html")
    code = "nl" if name == "index" else name
    assert (root["lang"], root["dir"]) == (code, languages()[code].direction)
    assert f"<title>{Localizer(code, isolate=False)(BRAND)}</title>" in document  # neutral for its reader
    spoken = {language for language, _words in page.said}
    assert spoken >= ({code} if name != "index" else set(ALL))


@pytest.mark.parametrize("code", ALL)
def test_without_script_a_page_says_what_to_do_anyway(site: Path, code: str) -> None:
    page = Page((site / f"{code}.html").read_text(encoding="utf-8"))
    localizer = Localizer(code, isolate=False)
    text = page.text()
    for message in (shell.NO_SCRIPT, shell.RULES_PAGE, shell.FAILED, shell.TRY_AGAIN):
        assert " ".join(localizer.line(message).split()) in text
    assert "0800 8020" in text
    assert not set("<>") & set(text)
    assert [
        attrs for tag, attrs in page.elements if tag == "form" and "data-start" in attrs
    ]  # out of sight without script
    assert any(attrs.get("href") == f"rules-{code}.html" for _tag, attrs in page.elements)


def test_the_first_page_keeps_each_start_page_ready(site: Path) -> None:
    document = (site / "index.html").read_text(encoding="utf-8")
    for code in ALL:
        kept = re.search(rf'<template data-start-page="{code}">(.*?)</template>', document, re.DOTALL)
        assert kept
        assert kept[1] in (site / f"{code}.html").read_text(encoding="utf-8")


def test_the_service_worker_names_every_file_and_nothing_else(site: Path) -> None:
    script = (site / "sw.js").read_text(encoding="utf-8")
    documents, code, large = (
        json.loads(re.search(rf"{name} = (\[.*?\])", script)[1])  # pyright: ignore[reportOptionalSubscript]
        for name in ("DOCUMENTS", "CODE", "LARGE")
    )
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for_servers = {"sw.js", "newest.js", "_headers", ".htaccess", "nginx.conf"}
    named = {name for name in there - for_servers if not name.endswith((".gz", ".packed"))}
    assert {*documents, *code} == {"./"} | named
    assert {name for name in documents if "/" in name} == {"./"}
    assert {name + ".packed" for name in large} == {name for name in there if name.endswith(".packed")}
    sizes = json.loads(re.search(r"SIZES = (\{.*?\})", script)[1])  # pyright: ignore[reportOptionalSubscript]
    measured = {*code, *(name + ".packed" for name in large)}
    assert sizes == {name: (site / name).stat().st_size for name in measured}
    assert not {name for name in there if name.endswith(".mjs")}  # which many servers send with a type of their own
    assert "$name" not in script
    assert "$$" not in script


def test_every_document_names_one_version_that_changes_with_any_of_them(
    site: Path, stand_ins: pyodide.Parts, tmp_path: Path
) -> None:
    """By it the service worker knows that a document belongs to the version that it installs."""
    pages = dict.fromkeys(ALL, b"<head>other rules</head>")
    options = building.BuildOptions(ALL, "", "auto", kiosk=False, rules_pages=pages, drawn_on="2026-11-30", baked=False)
    building.write(tmp_path / "new", stand_ins, options)
    versions = [
        {
            re.search('name="version" content="([0-9a-f]{12})"', page.read_text(encoding="utf-8"))[1]
            for page in folder.glob("*.html")
        }  # pyright: ignore[reportOptionalSubscript]
        for folder in (site, tmp_path / "new")
    ]
    assert [len(one) for one in versions] == [1, 1]
    assert versions[0] != versions[1]
    for folder, (version,) in zip((site, tmp_path / "new"), versions, strict=True):
        assert f'VERSION = "{version}"' in (folder / "sw.js").read_text(encoding="utf-8")


def test_the_same_sources_make_the_same_site(stand_ins: pyodide.Parts, site: Path, tmp_path: Path) -> None:
    pages = dict.fromkeys(ALL, b"<head>rules</head>")
    building.write(
        tmp_path / "again",
        stand_ins,
        building.BuildOptions(ALL, "", "auto", kiosk=False, rules_pages=pages, drawn_on="2026-11-30", baked=False),
    )
    for path in site.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(site)).read_bytes()


def test_headers_for_common_servers_say_the_same(site: Path) -> None:
    for name in ("_headers", ".htaccess", "nginx.conf"):
        text = (site / name).read_text(encoding="utf-8")
        for header, value in servers.HEADERS.items():
            assert header in text
            assert value in text
    assert "connect-src 'self'" in servers.HEADERS["Content-Security-Policy"]
    assert "unsafe-inline" not in servers.HEADERS["Content-Security-Policy"]


def test_no_script_of_ours_stores_or_sends(site: Path) -> None:
    code = next(site.glob("code-*"))
    page = (code / "app.js").read_text(encoding="utf-8")
    assert not re.search(
        r"localStorage|sessionStorage|indexedDB|\.cookie|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|eval\(|Function\(",
        page,
    )
    states = re.findall(r"(?:push|replace)State\(([^)]*)\)", page)
    assert set(states) == {
        '{ step: at }, ""',
        '{ step: 0 }, "", location.pathname',
        '{ ended: root.lang }, ""',  # a kiosk's language, for the page that tells what may remain
    }
    scripts = page + "".join((code / name).read_text(encoding="utf-8") for name in ("worker.js", "loader.js"))
    assert not re.search(r"https?:(?!//[\w./]+\\?\" target)", scripts)


def test_a_folder_with_something_in_it_is_left_alone(stand_ins: pyodide.Parts, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(building.CannotBuild):
        building.write(
            tmp_path,
            stand_ins,
            building.BuildOptions(ALL, "", "auto", kiosk=False, rules_pages={}, drawn_on="2026-11-30", baked=False),
        )
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("broken_by", [KeyboardInterrupt, OSError])
def test_a_site_that_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_by: type[BaseException], *, there: bool
) -> None:
    folder, write = tmp_path / "of ours" / "site", Path.write_bytes
    if there:
        folder.mkdir(parents=True)

    def breaks(path: Path, content: bytes) -> int:
        if path.name == "last":
            raise broken_by
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", breaks)
    with pytest.raises(broken_by):
        building.write_files(folder, {"code/first": b"1", "second": b"2", "last": b"3"})
    assert list(tmp_path.rglob("*")) == ([folder.parent, folder] if there else [])


def test_the_scripts_name_the_pyodide_that_is_pinned(site: Path) -> None:
    version = pyodide.PYODIDE.rpartition("@")[2]
    worker = (next(site.glob("code-*")) / "worker.js").read_text(encoding="utf-8")
    for script in (worker, (archives.BYTECODE / "bake.mjs").read_text(encoding="utf-8")):
        assert f'version: "{version}"' in script
        assert f'python: "{pyodide.PLATFORM[1]}.' in script
        assert f'abi_version: "{pyodide.PLATFORM[0].removeprefix("pyemscripten_").removesuffix("_wasm32")}"' in script


def test_wheels_are_pinned_by_hash_and_name_no_host() -> None:
    lines = [line for line in pyodide.WHEELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", line) for line in lines)


@pytest.mark.parametrize("code", ALL)
def test_the_start_page_holds_what_it_says_once_nobody_has_checked_the_rules(site: Path, code: str) -> None:
    document = (site / f"{code}.html").read_text(encoding="utf-8")
    days = r'data-after="([\d-]+)"(?: data-until="([\d-]+)")?'
    notices = re.findall(rf'<div {days} hidden>(<p class="warn".*?)</div>', document)
    again, rely = str(PACT_2026.check_again_by), str(PACT_2026.rely_until)
    assert [(since, until) for since, until, _words in notices] == [(again, rely), (rely, "")]
    localizer = Localizer(code, isolate=False)
    for (since, _until, words), advice in zip(
        notices, ("They may have changed. Look", "They may have changed, so"), strict=True
    ):
        lines = unchecked_lines(date.fromisoformat(since) + timedelta(1))
        assert advice in lines[1].message
        assert "".join(localizer.line(lines[0]).split()) in "".join(Page(words).text().split())
