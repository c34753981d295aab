"""The sheet for a native reader.

Every text in English and in their language, where it is said, and room for a correction.

As a workbook it comes back: `locales/update.py --corrections` takes the corrections into the catalogue. As a page it is
for paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from permit_wizard.core import json_text
from permit_wizard.core.editions import EDITIONS
from permit_wizard.core.text import Text, Value, _, listed, ngettext
from permit_wizard.language.languages import COMPILED, SOURCE_LANGUAGE, Language, languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import html_page
from permit_wizard.outputs.html_page import PageLocalizer
from permit_wizard.review.sheet import sections

MADE_BY = "permit_wizard"
VERSION = "1"
KEY, WHERE, ENGLISH, NOW, RIGHT, CORRECTION, BESIDE = range(1, 8)
"""Columns of the workbook; the last is there only where a second language is."""

TITLE = _("Texts to check: {language}")
_HEADS = {
    WHERE: _("Where"),
    ENGLISH: _("English"),
    NOW: _("Translation"),
    RIGHT: _("Right"),
    CORRECTION: _("Correction"),
}
_HOW = _(
    "Is a text right? Put an x under “Right”. Is it not? Write the whole text again under “Correction”. Keep what is "
    "in braces, such as {example}, and the Dutch words in brackets."
)
_WIDTHS = {KEY: 12, WHERE: 20, ENGLISH: 50, NOW: 50, RIGHT: 8, CORRECTION: 50, BESIDE: 50}
_BOX = "☐"


class Row(NamedTuple):
    """One text of the sheet.

    Attributes:
        key: what it is known by when it comes back; the same text in the same form has the same key for ever.
        where: ids of questions, outcomes and findings that contain it, or the files of the program.
        english: the message; of one that counts, its plural.
        now: the translation.
        form: which plural form it is, from 0; None for a message that counts nothing.
        beside: the second language's words, or "".
    """

    key: str
    where: tuple[str, ...]
    english: str
    now: str
    form: int | None
    beside: str


def key_of(english: str, form: int | None) -> str:
    """Return the key of a message, or of one of its plural forms."""
    return sha256(f"{english}\0{form}".encode()).hexdigest()[:10]


def rows(localizer: Localizer, beside: Localizer | None = None) -> Iterator[Row]:
    """Yield every message of the program, those of questions and results first, in each plural form of the language."""
    known: list[dict[str, Any]] = json_text.own_file(COMPILED / "messages.json")
    ids = _ids()
    found = [row for message in known for row in _forms(message, ids.get(message["english"], ()), localizer, beside)]
    order = {english: number for number, english in enumerate(ids)}
    yield from sorted(found, key=lambda row: order.get(row.english, len(order)))


def _forms(
    message: dict[str, Any], ids: Sequence[str], localizer: Localizer, beside: Localizer | None
) -> Iterator[Row]:
    where = tuple(ids) or tuple(dict.fromkeys(map(_room, message["files"])))
    english, plural = message["english"], message["plural"]
    if plural is None:
        other = "" if beside is None else beside.pattern(english)
        yield Row(key_of(english, None), where, english, localizer.pattern(english), None, other)
        return
    for form, number in enumerate(localizer.language.plural_samples):
        other = "" if beside is None else beside.pattern(english, plural, number)
        yield Row(key_of(plural, form), where, plural, localizer.pattern(english, plural, number), form, other)


def _room(file: str) -> str:
    path = PurePosixPath(file)
    return str(path.relative_to(path.parts[0]).with_suffix(""))


def _ids() -> dict[str, list[str]]:
    """Return the questions, outcomes and findings with a message, in the order of the review sheet."""
    found: dict[str, list[str]] = {}

    def note(value: Value, name: str) -> None:
        if isinstance(value, Text):
            names = found.setdefault(value.message, [])
            if name not in names:
                names.append(name)
            for inner in value.values.values():
                note(inner, name)

    for edition in EDITIONS:
        for section in sections(edition)[1:]:
            for item in section.items:
                for line in item.lines:
                    note(line.body, item.id)
    return found


def as_page(localizer: Localizer, beside: Localizer | None = None) -> bytes:
    """Write the sheet as a page to print."""
    page_localizer = PageLocalizer(localizer.language.code)
    title = Text(TITLE.message, {"language": localizer.language.name})
    return b"".join(html_page.page([page_localizer], title, _page_rows(page_localizer, title, localizer, beside)))


def _page_rows(
    page_localizer: PageLocalizer, title: Text, localizer: Localizer, beside: Localizer | None
) -> Iterator[str]:
    found = list(rows(localizer, beside))
    yield html_page.block(page_localizer, f"<h1>{page_localizer(title)}</h1>", kind="top")
    count = ngettext("{n} text", "{n} texts", len(found))
    yield html_page.block(
        page_localizer,
        f"{page_localizer(_how())} {page_localizer(count)}. {page_localizer(_state(localizer))}",
        tag="p",
    )
    heads = [_HEADS[column] for column in (WHERE, ENGLISH, NOW, CORRECTION)]
    yield "<table><tr>" + "".join(f"<th>{page_localizer(head)}</th>" for head in heads) + "</tr>\n"
    for row in found:
        words = [_block(row.english, languages()[SOURCE_LANGUAGE])]
        words += [_block(row.beside, beside.language)] if beside is not None else []
        yield (
            f"<tr><td>{page_localizer(Text('{ids}', {'ids': listed(row.where)}))}</td><td>{''.join(words)}</td>"
            f"<td>{_block(row.now, localizer.language)}</td><td>{_BOX}</td></tr>\n"
        )
    yield "</table>\n"


def _block(words: str, language: Language) -> str:
    lines = "<br>".join(map(escape, words.split("\n")))
    return f'<p lang="{language.code}" dir="{language.direction}">{lines}</p>'


def _how() -> Text:
    return _HOW._replace(values={"example": "{day}"})


def _state(localizer: Localizer) -> Text:
    if localizer.language.reviewed:
        return _("A native reader has checked this translation before.")
    return _("This translation has not yet been checked by a native reader")


def as_workbook(localizer: Localizer, beside: Localizer | None = None) -> bytes:
    """Write the sheet as a workbook (xlsx), to be filled in and taken back."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    if sheet is None or isinstance(sheet, str):  # never: a new workbook has a sheet
        raise RuntimeError
    sheet.title = localizer.language.code
    plain = Localizer(localizer.language.code, isolate=False)
    heads = {KEY: f"{MADE_BY}:{localizer.language.code}:{VERSION}"} | {
        column: plain(text) for column, text in _HEADS.items()
    }
    heads |= {BESIDE: beside.language.name} if beside is not None else {}
    lines: list[dict[int, str]] = [heads, {ENGLISH: plain(_how()), NOW: plain(_state(localizer))}]
    for row in rows(plain, None if beside is None else Localizer(beside.language.code, isolate=False)):
        lines.append({KEY: row.key, WHERE: ", ".join(row.where), ENGLISH: row.english, NOW: row.now})
        if row.beside:
            lines[-1][BESIDE] = row.beside
        lines[-1][CORRECTION] = ""
    right_to_left = {NOW, CORRECTION} if localizer.rtl else set[int]()
    right_to_left |= {BESIDE} if beside is not None and beside.rtl else set[int]()
    for number, line in enumerate(lines, 1):
        for column, words in line.items():
            cell = sheet.cell(number, column, words or None)
            cell.data_type = "s" if words else cell.data_type  # never a formula, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2 if column in right_to_left else 1)
            cell.font = Font(bold=number == 1)
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A3"
    target = BytesIO()
    book.save(target)
    return target.getvalue()
