"""Takes the sheet of a native reader back into the catalogue: `uv run poe messages --corrections FILE.xlsx`.

`permit-wizard rules --lang xx --for-review FILE.xlsx` makes the sheet. A correction that would break something is
refused, with its row and one sentence; the others are taken. Apostrophes, quotes and no-break spaces are put right by
the language's own data, since few keyboards have them.
"""

from __future__ import annotations

from gettext import c2py  # pyright: ignore[reportAttributeAccessIssue,reportUnknownVariableType] - typeshed leaves it out
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from permit_wizard.language.languages import languages
from permit_wizard.review.translation_checks import faults_of
from permit_wizard.review.translator_sheet import CORRECTION, KEY, MADE_BY, NOW, RIGHT, VERSION, key_of
from permit_wizard.review.typography import normalized

WIDTH = 100  # columns of a catalogue, as `locales/update.py` has them
FIRST_ROW = 3  # below the heads and what is to be done


class NotOurSheet(ValueError):
    """The file is not a sheet of this program; the message names what is expected."""


class Taken(NamedTuple):
    """What became of a sheet.

    Attributes:
        language: the language it is of.
        changed: texts that are different now.
        ticked: texts that were found right.
        refused: a sentence for each correction that was not taken.
    """

    language: str
    changed: int
    ticked: int
    refused: list[str]


class _Place(NamedTuple):
    """The place of a text in the catalogue: its message, and the plural form or None."""

    message: Message
    form: int | None


def take_back(file: Path, locales: Path) -> Taken:
    """Take the corrections of a sheet into the catalogue of its language.

    Args:
        file: the filled-in workbook.
        locales: the folder with a folder for each language.

    Raises:
        NotOurSheet: it is another file.
        OSError: a file cannot be read or written.
    """
    language, lines = _read(file)
    path = locales / language / "LC_MESSAGES" / "permit_wizard.po"
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    places = _places(catalogue)
    refused: list[str] = []
    changed = 0
    for number, (key, now, correction) in lines.items():
        place = places.get(key)
        if not correction:
            continue
        problem = (
            "this text is no longer in the program" if place is None else _problem(place, now, correction, catalogue)
        )
        if problem:
            refused.append(f"Row {number}: {problem}.")
        elif place is not None and _put(place, normalized(correction, languages()[language])):
            changed += 1
    if changed:
        target = BytesIO()
        write_po(target, catalogue, width=WIDTH, ignore_obsolete=True)
        path.write_bytes(target.getvalue())
    return Taken(language, changed, _ticked(file), refused)


def _problem(place: _Place, now: str, correction: str, catalogue: Catalog) -> str:
    """Return why a correction cannot be taken, or ""."""
    if now != _current(place):
        return "the translation has changed since this sheet was written"
    language = str(catalogue.locale_identifier)
    english = place.message.id
    spelled = frozenset[str]()
    if place.form is not None and sum(c2py(catalogue.plural_expr)(n) == place.form for n in range(1, 200)) == 1:
        spelled = frozenset({"n"})
    words = normalized(correction, languages()[language])
    faults = list(
        faults_of(
            words, str(english[-1] if isinstance(english, tuple) else english), dutch=language == "nl", spelled=spelled
        )
    )
    return _IN_FULL.get(faults[0], faults[0]) if faults else ""


_IN_FULL = {
    "other placeholders": "what stands in braces must stay as it is in English",
    "other number of lines": "it must have as many lines as the English",
    "space at the end of a line": "a line ends or begins with a space",
    "markup": "it has one of the signs [ ] < > ` \\",
    "control character": "it has a sign that cannot be seen",
}


def _read(file: Path) -> tuple[str, dict[int, tuple[str, str, str]]]:
    """Return a sheet's language, and for each row number the text's key, the translation shown and the correction."""
    lines = _cells(file)
    made_by, language, version = [*lines[0][KEY - 1].split(":"), "", ""][:3] if lines else ("", "", "")
    if (made_by, version) != (MADE_BY, VERSION) or language not in languages():
        msg = f"{file}: this is no sheet that permit-wizard rules --for-review wrote: cell A1 has to say so"
        raise NotOurSheet(msg)
    found = {n: (row[KEY - 1], row[NOW - 1], row[CORRECTION - 1]) for n, row in enumerate(lines, 1) if n >= FIRST_ROW}
    return language, {number: row for number, row in found.items() if row[0]}


def _cells(file: Path) -> list[list[str]]:
    """Return the words of the first sheet, row by row; line ends as in the catalogue, nothing at the edges."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError) as error:
        msg = f"{file}: this is no workbook (xlsx)"
        raise NotOurSheet(msg) from error
    lines = [
        [_words(cell) for cell in row] for row in book.worksheets[0].iter_rows(max_col=CORRECTION, values_only=True)
    ]
    book.close()
    return [row + [""] * (CORRECTION - len(row)) for row in lines]


def _words(cell: object) -> str:
    text = "" if cell is None else str(cell).replace("\r\n", "\n").replace("_x000D_", "")
    return "\n".join(line.strip(" \t") for line in text.strip().split("\n"))


def _ticked(file: Path) -> int:
    return sum(bool(row[RIGHT - 1]) and bool(row[KEY - 1]) for row in _cells(file)[FIRST_ROW - 1 :])


def _places(catalogue: Catalog) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    for message in catalogue:
        if isinstance(message.id, tuple):
            for form in range(catalogue.num_plurals):
                found[key_of(str(message.id[-1]), form)] = _Place(message, form)
        elif message.id:
            found[key_of(str(message.id), None)] = _Place(message, None)
    return found


def _current(place: _Place) -> str:
    forms = place.message.string
    return forms[place.form or 0] if isinstance(forms, tuple) else str(forms)


def _put(place: _Place, words: str) -> bool:
    """Put words in their place, and return whether that changed anything."""
    if words == _current(place):
        return False
    if place.form is None:
        place.message.string = words
    else:
        forms = list(cast("tuple[str, ...]", place.message.string))
        forms[place.form] = words
        place.message.string = tuple(forms)
    return True
