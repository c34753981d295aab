"""Answers to choose from: cards as wide as the page, of which the chosen one shows how to go on."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from textual.content import Content

from permit_wizard.language.bilingual import Voice, as_bilingual
from permit_wizard.terminal_ui.drawing.lines import cell, edge_above, edge_below, isolated, padded, wrapped

GO: Final = "Enter ↵"
"""On the chosen card: the key that goes on."""
_KEY = 8  # cells before the words: two blanks, the key on its ground, three blanks
_END = 2  # blank cells after them


class Roominess(IntEnum):
    """How much room a card has."""

    TIGHT = 0
    """rows of words, one card right below the other"""
    APART = 1
    """a blank row between two cards"""
    EDGES = 2
    """half a row above and below the words"""
    ROOMY = 3
    """a row and a half"""


EXTRA: Final = {Roominess.EDGES: 2, Roominess.ROOMY: 4}
"""Rows that a card takes besides its words."""


def roominess(extra: int, cards: int) -> Roominess:
    """Return how much room each of some cards has where they have so many rows besides their words."""
    for each in (Roominess.ROOMY, Roominess.EDGES):
        if extra >= EXTRA[each] * cards:
            return each
    return Roominess.APART if cards > 1 and extra >= cards - 1 else Roominess.TIGHT


def wishes(cards: int, *, colours: bool) -> tuple[int, ...]:
    """Return the extra rows that cards could use, the most first; without colours no edges are drawn."""
    with_edges = (EXTRA[Roominess.ROOMY] * cards, EXTRA[Roominess.EDGES] * cards) if colours else ()
    return (*with_edges, cards - 1) if cards > 1 else with_edges


def draw_card(
    label: str, key: str, width: int, room: Roominess, *, chosen: bool, rtl: bool, bar: str = " ", goes_on: bool = True
) -> list[Content]:
    """Return the rows of a card.

    Args:
        label: its words; after a newline, in a quieter style, the Dutch term.
        key: what is on its key: one cell.
        width: cells.
        room: how much room it has.
        chosen: whether it is the answer; then it is filled.
        rtl: whether the page runs from right to left.
        bar: what is at its edge, one cell.
        goes_on: whether a chosen one shows how to go on.
    """
    words, go_row = _words(label, width - _KEY - _END, chosen=chosen)
    inner = width - _KEY - _END
    style, edge = ("$on-accent on $accent", "$accent") if chosen else ("$ink on $lift", "$lift")
    chip = "bold $accent on $on-accent" if chosen else "bold $chip-ink on $chip"
    rows: list[Content] = []
    for i, line in enumerate(words):
        sign = (f" {key} ", chip if key.strip() else "") if i == 0 else "   "
        go = len(GO) + 1 if chosen and goes_on and i == go_row else 0
        text = cell(padded(line, inner - go), rtl=rtl)
        end = cell(Content.styled(GO, "bold"), rtl=rtl) if go else ""
        row = Content.assemble(bar if i == 0 else " ", " ", sign, "   ", text, end)
        rows.append(padded(row, width).stylize_before(style))
    if room < Roominess.EDGES:
        return rows
    blank = [padded(Content(""), width, style)] * (room is Roominess.ROOMY)
    return [edge_above(width, edge), *blank, *rows, *blank, edge_below(width, edge)]


def _words(label: str, room: int, *, chosen: bool) -> tuple[list[Content], int]:
    """Return the lines of a label, and the one that has room for "Enter"; as many whether it is chosen or not."""
    go = len(GO) + 2
    for width in (room, room - go):
        rows, voices = _lines(label, width, chosen=chosen)
        fitting = next((i for i, row in enumerate(rows) if row.cell_length + go <= room), None)
        if fitting is not None:
            return [
                isolated(padded(row, room - (go if i == fitting else 0)), voice) if voice.isolate else row
                for i, (row, voice) in enumerate(zip(rows, voices, strict=True))
            ], fitting
    return rows, 0


def _lines(label: str, room: int, *, chosen: bool) -> tuple[list[Content], list[Voice]]:
    rows: list[Content] = []
    voices: list[Voice] = []
    for number, voice in enumerate(as_bilingual(label).with_terms_once().voices):
        head, _, tail = voice.words.partition("\n")
        quiet = "" if chosen else "$soft"
        found = wrapped(head, room, ("bold" if number == 0 else quiet))
        if tail:
            found += wrapped(tail, room, quiet)
        rows += found
        voices += [voice] * len(found)
    return rows, voices
