"""The rows of a result: one line each, whose text opens below it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from textual.content import Content

from permit_wizard.language.bilingual import Voice, as_bilingual, joined
from permit_wizard.terminal_ui.drawing.lines import cell, isolated, lines, padded, stacked, wrapped
from permit_wizard.terminal_ui.drawing.model import Care, Letter, Look, Row, Sentence

_CHIPS = {
    Look.TODAY: "bold $on-accent on $accent",
    Look.STEP: "bold $chip-ink on $chip",
    Look.WARNING: "bold $on-warn on $warn",
    Look.MORE_WARNINGS: "bold $on-warn on $warn",
    Look.INFO: "bold $chip-ink on $chip",
    Look.MORE: "bold $chip-ink on $chip",
}
_SIGN = 6  # cells: an edge, the sign on its ground, two blanks; one where there is no room for a column of days
_ARROW = 3  # cells at the end of the line; one less there
_BAR = "   ┃  "  # before what opens
_BETWEEN_HELPERS = " · "
WIDEST_WHEN = 18  # cells of the column for days; where one is wider, days are before the words
NARROWEST_COLUMN = 70  # cells from which days have a column of their own


class Opening(IntEnum):
    """How much of a row is open."""

    CLOSED = 0
    TEXT = 1
    """its text"""
    SPOKEN = 2
    """its text, and what to say on the phone"""
    ALL = 3
    """that, and the reasons"""


def when_column(rows: Sequence[Row], width: int) -> int:
    """Return the cells of the column for days, or 0 where they are before the words instead."""
    widest = max(
        (Content(as_bilingual(row.when).voices[0].words).cell_length for row in rows if row.look.is_planned), default=0
    )
    return widest if width >= NARROWEST_COLUMN and widest <= WIDEST_WHEN else 0


def draw_row(row: Row, width: int, when: int, opening: Opening, *, focus: bool, bar: str, rtl: bool) -> list[Content]:
    """Return a row: its line, and below it what is open.

    Args:
        row: its data.
        width: cells.
        when: cells of the column for days, or 0.
        opening: how much of it is open.
        focus: whether the keys are on it.
        bar: what is at its edge, one cell.
        rtl: whether the page runs from right to left.
    """
    lead = when + 2 if row.look.is_planned and when else 0
    narrow = int(width < NARROWEST_COLUMN)
    room = width - _SIGN - lead - _ARROW + 2 * narrow
    bold = "bold" if row.look.is_planned else ""
    quiet = "" if focus else "$soft"
    day_style = quiet if focus or row.look is not Look.TODAY else "bold $lead"
    words = row.brief if lead or not row.when else joined(" · ", [row.when, row.brief])
    heads = stacked(words, room, bold, quiet)
    style = "$on-accent on $accent" if focus else "$ink on $lift" if row.look is Look.TODAY else "$ink"
    drawn: list[Content] = []
    for i, head in enumerate(heads):
        sign = (f" {row.sign} ", _CHIPS[row.look]) if i == 0 else "   "
        column = Content("")
        if lead:
            day = as_bilingual(row.when).voices[0].words if i == 0 else ""
            column = cell(padded(Content.styled(day, day_style), lead), rtl=rtl)
        arrow = (f" {'▾' if opening else '▸'} "[: _ARROW - narrow], quiet)
        if i or not row.does_something:
            arrow = (" " * (_ARROW - narrow), quiet)
        text = cell(padded(head, room), rtl=rtl)
        line = Content.assemble(bar, sign, " " * (2 - narrow), column, text, arrow)
        drawn.append(padded(line, width).stylize_before(style))
    if opening and not row.look.is_fold:
        drawn += [
            padded(Content.assemble((_BAR, "$rule"), line), width)
            for line in _opened(row, width - 10, opening, rtl=rtl)
        ]
    return drawn


def _opened(row: Row, room: int, opening: Opening, *, rtl: bool) -> list[Content]:
    opened = [line for text in row.text for line in stacked(text, room, "$ink", "$soft")]
    if row.spoken and opening >= Opening.SPOKEN:
        opened += [Content(""), *stacked(row.spoken_heading, room, "bold $lead", "$soft")]
        opened += [line for sentence in row.spoken for line in draw_sentence(sentence, room, rtl=rtl)]
    if row.why and opening >= Opening.ALL:
        opened += [Content(""), *(line for why in row.why for line in stacked(why, room, "$soft"))]
    return opened


def draw_sentence(sentence: Sentence, width: int, *, rtl: bool) -> list[Content]:
    """Return a sentence to read out in bold, in the direction of Dutch, and below it what it means."""
    dutch = [
        isolated(padded(line, width), Voice("", rtl=False, isolate=rtl))
        for line in wrapped(sentence.dutch, width, "bold $ink")
    ]
    return dutch + (stacked(sentence.own, width, "$soft") if sentence.own else [])


def draw_care(care: Care, width: int, *, rtl: bool) -> Content:
    """Return where help is, and that this is not legal advice."""
    free, asked = as_bilingual(care.free).voices[0].words, as_bilingual(care.asked).voices[0].words
    first = Content.assemble((f"{free} ", "$soft"), cell(Content.styled(care.helpers, "bold"), rtl=rtl))
    second = Content.assemble((f"{asked} ", "$soft"), cell(Content.styled(care.phone, "bold"), rtl=rtl))
    space = width - first.cell_length - second.cell_length
    if space >= 2:
        rows = [Content.assemble(cell(first, rtl=rtl), " " * space, cell(second, rtl=rtl))]
    else:
        rows = _flowing([*_helpers(free, care.helpers), second], width, rtl=rtl)
    rows += stacked(care.advice, width, "$soft")
    return lines([*rows, *(line for text in care.more for line in stacked(text, width, "$soft"))])


def _helpers(free: str, helpers: str) -> list[Content]:
    first, *others = helpers.split(_BETWEEN_HELPERS)
    return [
        Content.assemble((f"{free} ", "$soft"), (first, "bold")),
        *(Content.styled(each, "bold") for each in others),
    ]


def _flowing(parts: Sequence[Content], width: int, *, rtl: bool) -> list[Content]:
    """Return parts on as few rows as they take, each whole where it is no longer than a row."""
    rows: list[Content] = []
    for part in parts:
        if rows and rows[-1].cell_length + len(_BETWEEN_HELPERS) + part.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], _BETWEEN_HELPERS, cell(part, rtl=rtl))
        else:
            rows += [cell(row, rtl=rtl) for row in ([part] if part.cell_length <= width else part.wrap(width))]
    return rows


def draw_letters(letters: Sequence[Letter], width: int, *, rtl: bool) -> Content:
    """Return what can be done with a result, on as few rows as it takes; each item carries its key as meta data."""
    from textual.style import Style

    items = [
        cell(
            Content.assemble(
                (f" {letter.key} ", "bold $chip-ink on $chip"), f" {as_bilingual(letter.label).voices[0].words}"
            ),
            rtl=rtl,
        ).stylize(Style.from_meta({"letter": letter.key}))
        for letter in letters
    ]
    for gap in (4, 3, 2, 1):
        if sum(item.cell_length for item in items) + gap * (len(items) - 1) <= width:
            return Content(" " * gap).join(items)
    rows: list[Content] = []
    for item in items:
        if rows and rows[-1].cell_length + 2 + item.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], "  ", item)
        else:
            rows += [item] if item.cell_length <= width else item.wrap(width)
    return lines(rows)
