"""Makes the folder: documents, modules, Python with our core, a service worker's list, headers for servers, compressed copies."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from string import Template
from tempfile import TemporaryDirectory
from typing import NamedTuple

from permit_wizard.core.text import Text, _
from permit_wizard.core.iso_date import printable
from permit_wizard.outputs import html_page
from permit_wizard.web.build import poster
from permit_wizard.web.build import documents as shell
from permit_wizard.web.build.tools import run_node
from permit_wizard.web.build.pyodide import Parts

PACKAGE = Path(__file__).parents[2]
STATIC, BYTECODE = PACKAGE / "web" / "static", Path(__file__).with_name("bytecode")
ROOMS = ("core", "language", "outputs", "visit", "web")
"""The rooms that run in the browser; of `outputs` not what delivers to disks and printers, of `web` not what makes this folder."""

_LEFT_OUT = frozenset({"delivery", "static", "build", "__pycache__"})
_ZONES = ("tzdata/zoneinfo/UTC", "tzdata/zoneinfo/Europe/Amsterdam")
_MODULES = ("app.js", "worker.js", "kiosk.js", "style.css", "icon.svg")
_LARGE = ("pyodide.asm.wasm", "python_stdlib.zip", "engine.zip")
"""What the worker unpacks by itself where a server sends it as it is: a `.packed` copy lies beside each, of gzip."""
_QUICK, _BEST = "9", "11"  # qualities of brotli: five seconds, or a minute for a tenth less
_COMPRESSED = (".html", ".js", ".mjs", ".css", ".svg", ".wasm", ".zip")
_STAMP = (2020, 1, 1, 0, 0, 0)  # so that the same sources make the same archive, and the same name
_PRINTED = "@media print { header, footer, main > :not(.paper) { display: none } }\n"


class CannotBuild(Exception):
    """The folder cannot be made.

    Attributes:
        reason: one sentence that says why.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.message)
        self.reason = reason


class Wish(NamedTuple):
    """What the site is to be.

    Attributes:
        languages: codes, the first one's name stands first.
        today: the day that every result is for, or empty.
        rules: the id of an edition of the rules, or "auto".
        kiosk: whether one visitor comes after the other.
        rules_pages: a page a language with all questions and rules in words.
        baked: whether Python is compiled and all is compressed with Node.js; without it a site loads longer.
        address: where the site will be found, for the code on a poster; none is made without it.
        smallest: whether to take a minute to compress it as far as it goes.
    """

    languages: tuple[str, ...]
    today: str
    rules: str
    kiosk: bool
    rules_pages: Mapping[str, bytes]
    baked: bool = True
    address: str = ""
    smallest: bool = False


def look_at(folder: Path) -> None:
    """Say no before anything is fetched where the folder cannot be used.

    Raises:
        CannotBuild: there is something in it.
        OSError: it is no folder, or cannot be read.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CannotBuild(
            _(
                "There is something in {folder} already. Name a new folder, or empty it.",
                folder=printable(str(folder), 300),
            )
        )


def write(folder: Path, parts: Parts, wish: Wish) -> None:
    """Make the site in a folder that is new or empty.

    Raises:
        CannotBuild: there is something in the folder.
        NoParts: Node.js is missing or fails.
        OSError: it cannot be written.
    """
    look_at(folder)
    code = dict(_code(parts, wish))
    name = f"code-{_digest(code)}"
    site = shell.Site(name, wish.languages, wish.today, wish.rules, wish.kiosk)
    files = {f"{name}/{file}": content for file, content in code.items()}
    files |= {file: text.encode() for file, text in shell.documents(site)}
    files |= {f"rules-{language}.html": page for language, page in wish.rules_pages.items()}
    files["sw.js"] = _service_worker(files)
    if wish.address:  # for the door, not for who comes in by it
        files[poster.NAME] = poster.poster(wish.address, wish.languages).encode()
    packed = dict(_packed(files, wish))  # before anything is written, so that what fails leaves nothing half made
    for_servers = {file: text.encode() for file, text in _for_servers(name).items()}
    for file, content in {**files, **packed, **for_servers}.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _packed(files: Mapping[str, bytes], wish: Wish) -> Iterator[tuple[str, bytes]]:
    """Yield what lies compressed beside the files: by gzip, and by brotli where there is Node.js."""
    large = {
        file: content for file, content in files.items() if Path(file).suffix in _COMPRESSED and file != poster.NAME
    }
    for file, content in large.items():
        beside = ".packed" if Path(file).name in _LARGE else ".gz"
        yield file + beside, gzip.compress(content, 9, mtime=0)
    if not wish.baked:
        return
    with TemporaryDirectory(prefix="permit-wizard-") as scratch:
        numbered = {file: Path(scratch) / str(number) for number, file in enumerate(large)}
        for file, path in numbered.items():
            path.write_bytes(large[file])
        run_node(BYTECODE / "compress.mjs", _BEST if wish.smallest else _QUICK, *map(str, numbered.values()))
        for file, path in numbered.items():
            yield file + ".br", path.with_name(path.name + ".br").read_bytes()


def _code(parts: Parts, wish: Wish) -> Iterator[tuple[str, bytes]]:
    for name in _MODULES:
        yield name, (STATIC / name).read_bytes()
    yield "paper.css", (html_page.STYLE + "\n" + _PRINTED).encode()
    for path in sorted(parts.pyodide.iterdir()):
        if path.suffix in (".mjs", ".wasm"):
            yield path.name, path.read_bytes()
    library = _unpacked((parts.pyodide / "python_stdlib.zip").read_bytes()) if wish.baked else {}
    sources = engine(parts, wish.languages)
    if wish.baked:
        baked = bake(parts, sources, library)
        yield "python_stdlib.zip", archive(baked["library"])
        yield "engine.zip", archive(baked["engine"])
    else:
        yield "python_stdlib.zip", (parts.pyodide / "python_stdlib.zip").read_bytes()
        yield "engine.zip", archive(sources)


def engine(parts: Parts, languages: Iterable[str]) -> dict[str, bytes]:
    """Return what the worker unpacks, by name: the wheels, and our rooms with the catalogues of some languages."""
    return dict([*_of_wheels(parts.wheels), *_of_ours(tuple(languages))])


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip that is not compressed inside: as a whole it compresses better."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, _STAMP), files[name])
    return target.getvalue()


def bake(parts: Parts, engine: Mapping[str, bytes], library: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
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
    return kept


def _unpacked(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _of_wheels(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                code = (
                    PurePosixPath(name).suffix in (".py", ".so") and ".dist-info/" not in name and ".data/" not in name
                )
                if code or name in _ZONES:
                    yield name, archive.read(name)


def _of_ours(languages: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    yield "permit_wizard/__init__.py", (PACKAGE / "__init__.py").read_bytes()
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            parts = path.relative_to(PACKAGE).parts
            if _LEFT_OUT.isdisjoint(parts):
                yield PurePosixPath("permit_wizard", *parts).as_posix(), path.read_bytes()
    known: dict[str, object] = json.loads((PACKAGE / "locales" / "languages.json").read_text(encoding="utf-8"))
    spoken = json.dumps({code: known[code] for code in languages}, ensure_ascii=False)
    yield "permit_wizard/locales/languages.json", spoken.encode()
    for path in sorted((PACKAGE / "locales").glob("*.json")):  # whatever else the build lists for all languages
        if path.name not in (
            "languages.json",
            "messages.json",
        ):  # the one stands above, the other is for who translates
            yield f"permit_wizard/locales/{path.name}", path.read_bytes()
    for code in languages:
        catalogue = PACKAGE / "locales" / code / "LC_MESSAGES" / "permit_wizard.mo"
        if catalogue.exists():  # English needs none
            yield f"permit_wizard/locales/{code}/LC_MESSAGES/permit_wizard.mo", catalogue.read_bytes()


def _digest(files: Mapping[str, bytes]) -> str:
    whole = sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + sha256(files[name]).digest())
    return whole.hexdigest()[:12]


def _service_worker(files: Mapping[str, bytes]) -> bytes:
    kept = sorted(files)
    template = Template((STATIC / "sw.js").read_text(encoding="utf-8").split("\n", 1)[1])
    return template.substitute(
        name=f"permit-wizard-{_digest(files)}",
        files=json.dumps(["./", *kept]),
        large=json.dumps([file for file in kept if PurePosixPath(file).name in _LARGE]),
    ).encode()


# ------------------------------------------------------------------------------------------------------------ for servers

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
        f"style-src 'self' {html_page.STYLE_DIGEST} {poster.STYLE_DIGEST}; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What a server should send with every file. `connect-src` is for the worker, which loads Python, and for nothing after that."""

_FOR_EVER, _ANEW = "public, max-age=31536000, immutable", "no-cache"


def _for_servers(code: str) -> dict[str, str]:
    pairs = list(HEADERS.items())
    plain = "".join(f"  {name}: {value}\n" for name, value in pairs)
    apache = "".join(f'Header always set {name} "{value}"\n' for name, value in pairs)
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in pairs)
    return {
        "_headers": f"/*\n{plain}  Cache-Control: {_ANEW}\n/{code}/*\n{plain}  Cache-Control: {_FOR_EVER}\n",
        ".htaccess": (
            f"AddType text/javascript .mjs .js\nAddType application/wasm .wasm\n<IfModule mod_headers.c>\n{apache}"
            f'Header set Cache-Control "{_ANEW}"\n<If "%{{REQUEST_URI}} =~ m#/code-#">\nHeader set Cache-Control "{_FOR_EVER}"\n</If>\n</IfModule>\n'
        ),
        "nginx.conf": (
            f"# include this file in a location block\ngzip_static on;\n{nginx}types {{ text/html html; text/javascript js mjs; text/css css; "
            "image/svg+xml svg; application/wasm wasm; application/zip zip; }\n"
        ),
    }
