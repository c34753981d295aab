"""The recordings of a language, read and checked when a site is made.

`locales/<lang>/audio/` holds what people recorded, and `recordings.toml`, which lists the words of each file
(`locales/README.md`). All recordings of a language become one file of the site: if the browser asked for each by
itself, the server would see which texts somebody hears, and so what they answered.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, cast

from permit_wizard.core import json_text
from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.regular_file import read_regular
from permit_wizard.core.text import ExplainedError, Value, _, listed
from permit_wizard.language.languages import COMPILED, languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.recordable import FORMATS, NOT_ALL_HEARD, heard
from permit_wizard.visit.first_pages import TITLE

FOLDER, LIST = "audio", "recordings.toml"
LARGEST = 300_000
"""Bytes of a recording: a minute of MP3 as phones record speech, or seven seconds of plain WAV."""

_LONGEST_LIST = 1_000_000  # bytes
_LONGEST_LINE = 10_000  # characters; the longest text has a twentieth of it
_LONGEST = 120  # characters of words that are quoted
_EXAMPLES = {"speaker": 'speaker = "…"', "day": "day = 2027-01-31", "files": '[session.files]  "1.mp3" = "…"'}
_TOO_MUCH = re.compile(rb"[0-9_]{4300}|(?:[\[{][^\[\]{}]*){20}")
"""What tomllib cannot read and names no line of: a number of very many digits, brackets in brackets in brackets."""
_M4A = frozenset([b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash"])


class BadRecording(ExplainedError):
    """A recording cannot be used.

    Attributes:
        reason: one sentence on which and why, and what to do.
    """


class Recordings(NamedTuple):
    """The recordings of one language.

    Attributes:
        content: all of them, one after the other.
        places: where each is in it: from the digest of its words to its first byte, its length and its media type.
        speakers: their names.
        unlisted: names of files in the folder that the list does not have, and that are left out.
    """

    content: bytes
    places: Mapping[str, tuple[int, int, str]]
    speakers: tuple[str, ...]
    unlisted: tuple[str, ...]

    def name(self, code: str) -> str:
        """Return the file's name in the site, which changes with its content."""
        return f"{FOLDER}/{code}-{sha256(self.content).hexdigest()[:12]}.bin"

    def plan(self, code: str) -> dict[str, Any]:
        """Return what the page knows of them before they are loaded (`static/page/recordings.js`)."""
        return {"name": "../" + self.name(code), "bytes": len(self.content), "at": self.places}


class _Line(NamedTuple):
    file: str
    words: str
    speaker: str


def read_all(codes: Iterable[str]) -> dict[str, Recordings]:
    """Return the recordings of those languages that have any.

    Raises:
        BadRecording: one of them cannot be used.
    """
    found = {code: read(code) for code in codes}
    return {code: recordings for code, recordings in found.items() if recordings is not None}


def read(code: str, folder: Path | None = None) -> Recordings | None:
    """Return the recordings of a language, or None where nobody recorded anything.

    Args:
        code: the language.
        folder: where they are, if not with its compiled catalogue.

    Raises:
        BadRecording: one of them cannot be used.
    """
    folder = folder or COMPILED / code / FOLDER
    there = _names_in(code, folder)
    if LIST not in there:
        return Recordings(b"", {}, (), tuple(there)) if there else None
    lines = list(_lines(code, folder / LIST))
    known, content, places = _words(code), b"", dict[str, tuple[int, int, str]]()
    _check_files(code, lines)
    for line in sorted(lines):
        _check_words(code, line, known)
        recorded = _recording(line.file, folder)
        mark = digest(line.words)
        if mark in places:
            raise BadRecording(
                _(
                    "{list}: “{words}” is there twice. Keep one recording of it.",
                    list=list_name(code),
                    words=_quoted(line),
                )
            )
        places[mark] = (len(content), len(recorded), media_type(recorded))
        content += recorded
    for needed in map(Localizer(code, isolate=False), (NOT_ALL_HEARD, TITLE)):
        if digest(needed) not in places:
            raise BadRecording(
                _(
                    "{list}: there is no recording of “{words}”. Without it no page can be heard. Record it too.",
                    list=list_name(code),
                    words=needed,
                )
            )
    unlisted = sorted(set(there) - {LIST, *(line.file for line in lines)})
    speakers = dict.fromkeys(line.speaker for line in lines)
    return Recordings(content, places, tuple(speakers), tuple(unlisted))


def digest(words: str) -> str:
    """Return what words are known by on the page, as `static/page/recordings.js` calculates it: two sums of 32 bits."""
    one, other = 0x811C9DC5, 0
    for letter in map(ord, heard(words)):
        one = (one ^ letter) * 0x01000193 & 0xFFFFFFFF
        other = other * 31 + letter & 0xFFFFFFFF
    return f"{one:08x}{other:08x}"


def media_type(content: bytes) -> str:
    """Return the type of a recording by its first bytes; "" for one that not every browser plays."""
    if content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] and content[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    if content[4:8] == b"ftyp" and content[8:12] in _M4A:
        return "audio/mp4"
    return "audio/wav" if content[:4] == b"RIFF" and content[8:12] == b"WAVE" else ""


def list_name(code: str) -> str:
    """Return where the list of a language is, as people see it."""
    return f"locales/{code}/{FOLDER}/{LIST}"


def _quoted(line: _Line) -> str:
    return printable(line.words.replace("\n", " "), _LONGEST)


def _names_in(code: str, folder: Path) -> list[str]:
    """Return the names of the files in the folder; none where there is no folder."""
    try:
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    except OSError as error:  # not to be taken for a fault of the folder that the site is written to
        name = list_name(code).removesuffix(f"/{LIST}")
        raise BadRecording(_("{file} cannot be read: {problem}", file=name, problem=os_reason(error))) from None


def _lines(code: str, path: Path) -> Iterator[_Line]:
    """Yield every line of the list: a file, its words, and its speaker."""
    try:
        raw = read_regular(path, _LONGEST_LIST)
    except OSError as error:
        raise BadRecording(
            _("{file} cannot be read: {problem}", file=list_name(code), problem=os_reason(error))
        ) from None
    try:
        written: dict[str, object] = tomllib.loads(_checked(code, raw.decode()))
    except UnicodeDecodeError as error:
        raise _mistake(code, error.object[: error.start].count(b"\n") + 1) from None
    except (
        ValueError,
        RecursionError,
    ) as error:  # tomllib's own errors name a line; what is too much for it has others
        found, spot = re.search(r"at line (\d+)", str(error)), _TOO_MUCH.search(raw)
        before = raw[: spot.start()] if spot else raw
        raise _mistake(code, int(found[1]) if found else before.count(b"\n") + 1) from None
    _known(code, written, ("session",))
    sessions = _tables(written.get("session"))
    if not sessions:
        raise _lacking(code, "[[session]]", "[[session]]")
    for session in sessions:
        yield from _session(code, session)


def _checked(code: str, text: str) -> str:
    """Return the list, unless a line is so long that reading it could take for ever: a key of half a million parts."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            raise _mistake(code, number)
    return text


def _session(code: str, session: Mapping[str, object]) -> Iterator[_Line]:
    _known(code, session, tuple(_EXAMPLES))
    speaker, day, files = (session.get(key) for key in _EXAMPLES)
    words = cast("dict[str, object]", files) if isinstance(files, dict) else {}
    right = {
        "speaker": isinstance(speaker, str) and bool(speaker.strip()),
        "day": type(day) is date,
        "files": bool(words) and all(isinstance(value, str) for value in words.values()),
    }
    for key, is_right in right.items():
        if not is_right:
            raise _lacking(code, key, _EXAMPLES[key])
    yield from (_Line(name, str(value), str(speaker)) for name, value in words.items())


def _tables(value: object) -> list[dict[str, object]]:
    """Return a list of tables, or nothing if there is anything else in it."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    tables = [cast("dict[str, object]", item) for item in items if isinstance(item, dict)]
    return tables if len(tables) == len(items) else []


def _known(code: str, table: Mapping[str, object], keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            raise BadRecording(
                _(
                    "{list}: “{key}” is not known. Use one of: {allowed}",
                    list=list_name(code), key=printable(key, _LONGEST), allowed=listed(keys),
                )
            )  # fmt: skip


def _lacking(code: str, key: str, example: str) -> BadRecording:
    return BadRecording(
        _("{list}: “{key}” is missing or not valid. Write for example: {example}",
          list=list_name(code), key=key, example=example)
    )  # fmt: skip


def _mistake(code: str, line: int) -> BadRecording:
    return BadRecording(_("{list} cannot be read: there is a mistake in line {n}.", list=list_name(code), n=str(line)))


def _words(code: str) -> dict[str, bool]:
    """Return the words of every message in a language, as they are heard, and whether they can be recorded."""
    localizer, found = Localizer(code, isolate=False), dict[str, bool]()
    messages: list[dict[str, Any]] = json_text.own_file(COMPILED / "messages.json")
    for message in messages:
        english, plural = message["english"], message["plural"]
        counted = localizer.language.plural_samples if plural is not None else (1,)
        for number in counted:
            words = localizer.pattern(english, plural, number)
            found[heard(words)] = plural is None and "{" not in words
    return found


def _check_files(code: str, lines: Iterable[_Line]) -> None:
    """Refuse a file that two sessions list: one of its texts would be heard where the other is shown."""
    seen = dict[str, str]()
    for line in lines:
        if seen.setdefault(line.file, heard(line.words)) != heard(line.words):
            raise BadRecording(
                _(
                    "{list}: {file} is there for two texts. Name one text for each file.",
                    list=list_name(code), file=printable(line.file, _LONGEST),
                )
            )  # fmt: skip


def _check_words(code: str, line: _Line, known: Mapping[str, bool]) -> None:
    about: dict[str, Value] = {"list": list_name(code), "file": printable(line.file, _LONGEST), "words": _quoted(line)}
    is_constant = known.get(heard(line.words))
    if is_constant is None:
        raise BadRecording(
            _(
                "{list}: “{words}” ({file}) is not a text in {language} now. Record the text as it is now, or take "
                "this line out.",
                language=languages()[code].name, **about,
            )
        )  # fmt: skip
    if not is_constant:
        raise BadRecording(
            _(
                "{list}: “{words}” ({file}) has values that change, a date for example, so it cannot be recorded. "
                "Take this line out.",
                **about,
            )
        )


def _recording(name: str, folder: Path) -> bytes:
    """Return the content of a file of the list."""
    shown = printable(name, _LONGEST)
    try:
        if Path(name).name != name:
            raise FileNotFoundError
        content = read_regular(folder / name, LARGEST + 1)
    except (FileNotFoundError, ValueError):
        raise BadRecording(
            _("The recording {file} is not in the folder. Put it there, or take its line out of {list}.",
              file=shown, list=LIST)
        ) from None  # fmt: skip
    except OSError as error:
        raise BadRecording(_("{file} cannot be read: {problem}", file=shown, problem=os_reason(error))) from None
    if len(content) > LARGEST:
        raise BadRecording(
            _("The recording {file} has more than {size} kB. Save it with a lower quality, or speak one text only.",
              file=shown, size=str(LARGEST // 1000))
        )  # fmt: skip
    if not media_type(content):
        raise BadRecording(
            _("{file} is not a recording that every phone can play. Save it as {formats}.",
              file=shown, formats=listed(FORMATS, either=True))
        )  # fmt: skip
    return content
