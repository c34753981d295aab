"""Builds the site's folder: documents, scripts, Python core, service worker, headers, compressed copies."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from hashlib import sha256
from pathlib import Path, PurePosixPath
from string import Template
from typing import Any, NamedTuple

from permit_wizard.core import json_text
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import ExplainedError, _
from permit_wizard.language.languages import languages
from permit_wizard.language.scripts import font_families, script_of, tall
from permit_wizard.outputs import html_page
from permit_wizard.web.build import archives, documents, early_pages, poster, script
from permit_wizard.web.build.archives import EARLY, PACKAGE
from permit_wizard.web.build.compression import LARGE, compressed_copies
from permit_wizard.web.build.pyodide import Parts
from permit_wizard.web.build.recordings import Recordings
from permit_wizard.web.build.servers import server_files
from permit_wizard.web.engine import turn

STATIC = PACKAGE / "web" / "static"
_FILES = ("first.js", "loader.js", "worker.js", "style.css", "icon.svg")
_RENAMED = {
    "pyodide.mjs": "pyodide.js",
    "pyodide.asm.mjs": "pyodide.asm.js",
}  # many servers send .mjs with a type that no browser takes
_UNIT = 100_000  # bytes; progress is counted in them: "12 of 42"
_PAPER = """@media print {
  #app[data-place=result] :is(header, footer), #app[data-place=result] main > :not(.paper),
  #app[data-place=take] :is(header, footer), #app[data-place=take] main > :not(.paper) { display: none }
  header form, button, .stuck, .told, .without-script, .unseen, [data-cost], [hidden] { display: none }
  #app:not([data-place=result], [data-place=take]) .paper { display: none }
}
"""
"""The result is printed as its sheet, any other page as it is, without what can be pressed."""


class CannotBuild(ExplainedError):
    """The folder cannot be made.

    Attributes:
        reason: one sentence with the reason.
    """


class Step(Enum):
    """What takes time while a site is made."""

    FETCH = _("Fetching Python for the browser")
    REHEARSE = _("Going through the wizard once in that Python")
    COMPRESS = _("Compressing the files")
    WRITE = _("Writing the files")


class BuildOptions(NamedTuple):
    """What the site is to be.

    Attributes:
        languages: codes; the first one's name comes first.
        today: the day that every result is for, or empty.
        rules: the id of an edition of the rules, or "auto".
        kiosk: whether one visitor comes after the other.
        rules_pages: a page a language with all questions and rules in words.
        drawn_on: the day on which the first pages are drawn, as YYYY-MM-DD.
        baked: whether Python is compiled and all is compressed with Node.js; without it a site loads longer.
        address: where the site will be found, for the code on a poster; none is made without it.
        quick: whether to compress less than it goes, which takes half a minute less.
        printing: whether visitors of a kiosk can print.
        contact: a line about who helps here, or empty.
        recordings: what people recorded, by language; none at a kiosk, which reads nothing aloud.
    """

    languages: tuple[str, ...]
    today: str
    rules: str
    kiosk: bool
    rules_pages: Mapping[str, bytes]
    drawn_on: str
    baked: bool = True
    address: str = ""
    quick: bool = False
    printing: bool = False
    contact: str = ""
    recordings: Mapping[str, Recordings] = {}


class Built(NamedTuple):
    """What was made.

    Attributes:
        files: how many files there are.
        bytes: what they take on a disk.
        first_load: bytes that a visitor loads until the questions work, from a server that compresses.
        once: bytes that a visitor loads once, at most.
    """

    files: int
    bytes: int
    first_load: int
    once: int


def check_folder(folder: Path) -> None:
    """Refuse a folder that cannot be used, before anything is fetched.

    Raises:
        CannotBuild: there is something in it.
        OSError: it is no folder, or cannot be read.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CannotBuild(
            _(
                "{folder} is not empty. Name a new folder, or empty this one.",
                folder=printable(str(folder), 300),
            )
        )


def write(
    folder: Path, parts: Parts, options: BuildOptions, report: Callable[[Step], None] = lambda _step: None
) -> Built:
    """Make the site in a folder that is new or empty.

    Args:
        folder: where.
        parts: what was fetched.
        options: what the site is to be.
        report: called with what is being done.

    Raises:
        CannotBuild: there is something in the folder.
        NoParts: Node.js is missing or fails.
        OSError: it cannot be written.
    """
    check_folder(folder)
    report(Step.REHEARSE)
    code = dict(_code(parts, options))
    name = f"code-{_digest(code)}"
    report(Step.COMPRESS)
    files = {f"{name}/{file}": content for file, content in code.items()}
    packed = dict(compressed_copies(files, brotli=options.baked, quick=options.quick))
    once = sum(
        len(packed.get(f"{file}.packed") or packed.get(f"{file}.gz") or content) for file, content in files.items()
    )
    site = documents.Site(
        name,
        options.languages,
        options.today,
        options.rules,
        options.kiosk,
        options.printing,
        -(-once // 1_000_000),
        options.contact,
        tuple(options.recordings),
    )
    pages = {file: text.encode() for file, text in documents.documents(site)}
    pages |= {f"rules-{language}.html": _with_version(page) for language, page in options.rules_pages.items()}
    audio = {recordings.name(language): recordings.content for language, recordings in options.recordings.items()}
    version = _digest(files | pages | audio)
    pages = {file: page.replace(documents.VERSION.encode(), version.encode()) for file, page in pages.items()}
    plan = _plan({file: content for file, content in code.items() if PurePosixPath(file).suffix in LARGE}, options)
    fresh = {
        "sw.js": _service_worker(version, list(pages), files, packed, list(audio)),
        "newest.js": script.newest(name, version, plan).encode(),
    }
    packed |= dict(compressed_copies(pages | fresh, brotli=options.baked, quick=options.quick))
    if options.address:  # for the door, not for people who come in by it
        pages[poster.NAME] = poster.poster(options.address, options.languages, site.megabytes, options.contact).encode()
    for_servers = {file: text.encode() for file, text in server_files(name).items()}
    report(Step.WRITE)
    whole = {**files, **audio, **pages, **fresh, **packed, **for_servers}
    write_files(folder, whole)
    first = [f"{name}/{file}" for file in _loaded_first(code, options.languages)]
    small = sum(len(packed.get(f"{file}.br") or packed.get(f"{file}.packed") or files[file]) for file in first)
    return Built(len(whole), sum(map(len, whole.values())), small, once)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files in a new or empty folder; if that fails or is interrupted, leave it as it was."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except BaseException:
        if folder.is_dir():
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise


def _loaded_first(code: Mapping[str, bytes], languages: tuple[str, ...]) -> list[str]:
    """Return what a visitor loads before the engine answers, with the words of the first language that has any."""
    later = {archives.LATER, *(archives.words_archive(code) for code in archives.languages_needed(languages))}
    words = [archives.words_archive(code) for code in languages if archives.words_archive(code) in later][:1]
    return [name for name in code if name not in later or name in words]


def _code(parts: Parts, options: BuildOptions) -> Iterator[tuple[str, bytes]]:
    packed = dict(_archives(parts, options))
    loaded = {path.name: path.read_bytes() for path in sorted(parts.pyodide.glob("*.wasm"))} | packed
    yield from loaded.items()
    for name in _FILES:
        yield name, (STATIC / name).read_bytes() + (scripts_css().encode() if name == "style.css" else b"")
    yield "paper.css", (html_page.style() + "\n" + _PAPER).encode()
    for name, renamed in _RENAMED.items():
        yield renamed, (parts.pyodide / name).read_bytes()
    yield "app.js", script.script(_plan(loaded, options), script_pages(options)).encode()


def scripts_css() -> str:
    """Return the rules of the style sheet that depend on the scripts of the languages."""
    heights = {code: script_of(language).line_height for code, language in languages().items()}
    codes = tall(languages().values())
    return f":root {{ --fonts: {font_families()} }}\n" + "".join(
        f":lang({code}) {{ line-height: {heights[code]} }}\n" for code in codes
    )


def _archives(parts: Parts, options: BuildOptions) -> Iterator[tuple[str, bytes]]:
    library = (parts.pyodide / archives.LIBRARY).read_bytes()
    sources = archives.engine(parts, options.languages)
    if options.baked:
        yield from archives.split(archives.prepare(parts, sources, archives.unpacked(library)))
        return
    yield from archives.split(archives.Prepared(sources, {}, frozenset()))
    yield archives.LIBRARY, library


def _plan(loaded: Mapping[str, bytes], options: BuildOptions) -> dict[str, Any]:
    """Return what the loader brings, in which order, and how large each file is when it is unpacked."""
    words = {code: archives.words_archive(code) for code in archives.languages_needed(options.languages)}
    words = {code: name for code, name in words.items() if name in loaded}
    early = sum(len(gzip.compress(loaded[name], 1)) for name in EARLY)
    return {
        "early": list(EARLY),
        "words": words,
        "later": [archives.LATER],
        "sizes": {name: len(content) for name, content in loaded.items()},
        "bytes": sum(len(loaded[name]) for name in EARLY),
        "units": max(1, round(early / _UNIT)),
        "recordings": {code: one.plan(code) for code, one in options.recordings.items()},
    }


def script_pages(options: BuildOptions) -> dict[str, Any]:
    """Return the pages that need no engine, and the words of the script."""
    settings = early_pages.Settings(options.drawn_on, options.rules, options.kiosk, options.printing, options.contact)
    words = {code: documents.script_words(code) for code in options.languages}
    if options.kiosk:
        for code in options.languages:
            words[code]["idle"] = _idle(code)
    return {**early_pages.early_pages(options.languages, settings), "words": words}


def _idle(code: str) -> dict[str, Any]:
    """Return the words of the countdown at a kiosk, which has to run before the engine is there too."""
    return json_text.own(turn(json.dumps({"visit": {"language": code}, "now": 0, "idle": True, "kiosk": True})))


def _with_version(page: bytes) -> bytes:
    return page.replace(b"<head>", f'<head>\n<meta name="version" content="{documents.VERSION}">'.encode(), 1)


def _digest(files: Mapping[str, bytes]) -> str:
    whole = sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + sha256(files[name]).digest())
    return whole.hexdigest()[:12]


def _service_worker(
    version: str, pages: list[str], code: Mapping[str, bytes], packed: Mapping[str, bytes], audio: list[str]
) -> bytes:
    unpacked_by_us = {file: content for file, content in packed.items() if file.endswith(".packed")}
    template = Template((STATIC / "sw.js").read_text(encoding="utf-8").split("\n", 2)[2])
    return template.substitute(
        version=version,
        documents=json.dumps(["./", *sorted(pages)]),
        code=json.dumps(sorted(code)),
        large=json.dumps(sorted(file for file in code if PurePosixPath(file).suffix in LARGE)),
        audio=json.dumps(sorted(audio)),
        sizes=json.dumps({file: len(content) for file, content in sorted({**code, **unpacked_by_us}.items())}),
    ).encode()
