"""The archives that the worker unpacks: Python's library and ours, as bytecode, split by when a visit needs them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from permit_wizard.core import json_text
from permit_wizard.language.next_step import SPOKEN_AT_THE_DESK
from permit_wizard.web.build import catalogues
from permit_wizard.web.build.pyodide import Parts
from permit_wizard.web.build.tools import run_node

PACKAGE = Path(__file__).parents[2]
BYTECODE, STAND_IN = Path(__file__).with_name("bytecode"), PACKAGE / "web" / "stand_in"
ROOMS = ("core", "language", "outputs", "visit", "web")
"""The rooms that run in the browser; of `outputs` not what delivers to disks and printers, of `web` not what makes
this folder."""

ENGINE, LIBRARY, LATER = "engine.zip", "python_stdlib.zip", "later.zip"
EARLY = ("pyodide.asm.wasm", LIBRARY, ENGINE)
"""What is needed before the first question can be answered, with the words of one language."""

_LEFT_OUT = frozenset({"delivery", "static", "build", "stand_in", "__pycache__"})
_ZONES = ("tzdata/zoneinfo/UTC", "tzdata/zoneinfo/Europe/Amsterdam")
_STAMP = (2020, 1, 1, 0, 0, 0)  # the same sources make the same archive, and so the same name
_AT_ONCE = frozenset(
    [
        "_colorize",
        "ast",
        "calendar",
        "codeop",
        "contextlib",
        "copy",
        "copyreg",
        "linecache",
        "locale",
        "random",
        "traceback",
        "warnings",
        "textwrap",
        "tokenize",
        "encodings",
    ]
)
"""Parts of the library that Python loads when something goes wrong: at hand from the start, so that the first error
can be reported."""


class Prepared(NamedTuple):
    """Python's files made ready for the browser.

    Attributes:
        engine: our files, by name.
        library: Python's own.
        first: the names of the modules that a visit loads up to its fourth question.
    """

    engine: Mapping[str, bytes]
    library: Mapping[str, bytes]
    first: frozenset[str]


def words_archive(language: str) -> str:
    """Return the name of the archive with the catalogue of a language."""
    return f"words-{language}.zip"


def languages_needed(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of a site, and Dutch.

    What is to be said on the telephone is written in it on every result.
    """
    return tuple(dict.fromkeys([*languages, SPOKEN_AT_THE_DESK]))


def engine(parts: Parts, languages: Iterable[str]) -> dict[str, bytes]:
    """Return the sources that the worker runs, by name.

    The wheels, the stand-ins, and our rooms with some languages.
    """
    return dict([*_of_wheels(parts.wheels), *_stand_ins(), *_of_ours(tuple(languages))])


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip that is not compressed inside: as a whole it compresses better."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, _STAMP), files[name])
    return target.getvalue()


def unpacked(packed: bytes) -> dict[str, bytes]:
    """Return the files of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def prepare(parts: Parts, engine: Mapping[str, bytes], library: Mapping[str, bytes]) -> Prepared:
    """Have the very Python that the site will carry go through the wizard once, and keep what it loaded, as bytecode.

    Raises:
        NoParts: there is no Node.js, or the wizard does not run in that Python.
    """
    with TemporaryDirectory(prefix="permit-wizard-") as scratch:
        work = Path(scratch)
        for room, files in (("engine", engine), ("library", library)):
            for name, content in files.items():
                path = work / room / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        run_node(BYTECODE / "bake.mjs", str(parts.pyodide), str(work), str(BYTECODE / "rehearsal.py"))
        kept = {"engine": {n: c for n, c in engine.items() if not n.endswith(".py")}, "library": dict[str, bytes]()}
        for room, files in kept.items():
            folder = work / "baked" / room
            files |= {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.pyc")}
        first = frozenset((work / "first.txt").read_text(encoding="utf-8").split())
    return Prepared(kept["engine"], kept["library"], first)


def split(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Yield the archives with their names: what is needed first, the words of each language, and all the rest."""
    engine, library, later = dict(prepared.engine), dict(prepared.library), dict[str, bytes]()
    for name in prepared.engine:
        if name.endswith(".mo"):
            yield words_archive(PurePosixPath(name).parts[2]), archive({name: engine.pop(name)})
        elif name.endswith(".pyc") and _module(name) not in prepared.first:
            later[name] = engine.pop(name)
    # A package of the library stays whole: its modules are found in one place only.
    early = {module.partition(".")[0] for module in prepared.first} | _AT_ONCE
    for name in prepared.library:
        if name.endswith(".pyc") and _module(name).partition(".")[0] not in early:
            later[name] = library.pop(name)
    yield from ((ENGINE, archive(engine)), (LIBRARY, archive(library)), (LATER, archive(later)))


def _module(name: str) -> str:
    return name.removesuffix(".pyc").replace("/", ".").removesuffix(".__init__")


def _of_wheels(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                code = (
                    PurePosixPath(name).suffix in (".py", ".so") and ".dist-info/" not in name and ".data/" not in name
                )
                if code or name in _ZONES:
                    yield name, archive.read(name)


def _stand_ins() -> Iterator[tuple[str, bytes]]:
    for path in sorted(STAND_IN.glob("*/__init__.py")):
        yield path.relative_to(STAND_IN).as_posix(), path.read_bytes()


def _of_ours(languages: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    yield "permit_wizard/__init__.py", (PACKAGE / "__init__.py").read_bytes()
    sources: list[bytes] = []
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            parts = path.relative_to(PACKAGE).parts
            if _LEFT_OUT.isdisjoint(parts):
                sources.append(path.read_bytes())
                yield PurePosixPath("permit_wizard", *parts).as_posix(), sources[-1]
    said = catalogues.texts_in(sources)
    needed, locales = languages_needed(languages), PACKAGE / "locales"
    known: dict[str, dict[str, object]] = json_text.own_file(locales / "languages.json")
    listed = {code: known[code] | ({} if code in languages else {"offered": False}) for code in needed}
    yield "permit_wizard/locales/languages.json", json.dumps(listed, ensure_ascii=False).encode()
    for path in sorted(locales.glob("*.json")):  # whatever else the build lists for all languages
        if path.name not in ("languages.json", "messages.json"):  # the first is above, the other is for translators
            yield f"permit_wizard/locales/{path.name}", path.read_bytes()
    for code in needed:
        catalogue = locales / code / "LC_MESSAGES" / "permit_wizard.mo"
        if catalogue.exists():  # English needs none
            words = catalogues.selected(catalogue.read_bytes(), said.__contains__)
            yield f"permit_wizard/locales/{code}/LC_MESSAGES/permit_wizard.mo", words
