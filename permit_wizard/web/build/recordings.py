"""The recordings of a language, read and checked when a site is made.

`locales/<lang>/audio/` holds what people recorded, and `recordings.toml`, which lists the words of each file
(`locales/README.md`). All recordings of a language become one file of the site: if the browser asked for each by
itself, the server would see which texts somebody hears, and so what they answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from permit_wizard.core import json_text
from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import Value, _
from permit_wizard.language.languages import COMPILED, languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.recordable import NOT_ALL_HEARD, heard
from permit_wizard.visit.first_pages import TITLE
from permit_wizard.web.build.audio_files import media_type, read_audio
from permit_wizard.web.build.recordings_list import (
    FOLDER,
    LIST,
    LONGEST_QUOTE,
    BadRecording,
    Line,
    list_name,
    read_list,
)


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
    lines = list(read_list(code, folder / LIST))
    known, content, places = _words(code), b"", dict[str, tuple[int, int, str]]()
    _check_files(code, lines)
    for line in sorted(lines):
        _check_words(code, line, known)
        recorded = read_audio(line.file, folder)
        mark = digest(line.words)
        if mark in places:
            raise BadRecording(
                _(
                    "{list}: “{words}” is there twice. Keep one recording of it.",
                    list=list_name(code),
                    words=line.quoted,
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


def _names_in(code: str, folder: Path) -> list[str]:
    """Return the names of the files in the folder; none where there is no folder."""
    try:
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    except OSError as error:  # not to be taken for a fault of the folder that the site is written to
        name = list_name(code).removesuffix(f"/{LIST}")
        raise BadRecording(_("{file} cannot be read: {problem}", file=name, problem=os_reason(error))) from None


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


def _check_files(code: str, lines: Iterable[Line]) -> None:
    """Refuse a file that two sessions list: one of its texts would be heard where the other is shown."""
    seen = dict[str, str]()
    for line in lines:
        if seen.setdefault(line.file, heard(line.words)) != heard(line.words):
            raise BadRecording(
                _(
                    "{list}: {file} is there for two texts. Name one text for each file.",
                    list=list_name(code), file=printable(line.file, LONGEST_QUOTE),
                )
            )  # fmt: skip


def _check_words(code: str, line: Line, known: Mapping[str, bool]) -> None:
    about: dict[str, Value] = {
        "list": list_name(code),
        "file": printable(line.file, LONGEST_QUOTE),
        "words": line.quoted,
    }
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
