"""The head of a result: a stub with the days in large digits, and beside it what to do and by when."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from permit_wizard.language.bilingual import as_bilingual
from permit_wizard.language.localizer import PDI, RLI
from permit_wizard.rtl.unicode.bidi import has_rtl
from permit_wizard.terminal_ui.drawing.digits import HEIGHT, is_large, large
from permit_wizard.terminal_ui.drawing.lines import edge_above, edge_below, lines, padded, stacked
from permit_wizard.terminal_ui.drawing.model import Ticket

FULL, SLIM = HEIGHT + 1, 2  # rows of a stub without its edges
_MARGIN = 2  # cells left and right of the words
_INDENT = "  "


def stub_width(ticket: Ticket, width: int) -> int:
    """Return the cells of the stub in a column of so many."""
    digits = cell_len(large(ticket.number)[0]) + 4 if is_large(ticket.number) else 0
    caption = cell_len(as_bilingual(ticket.caption).voices[0].words)
    narrow = width < 64
    small = cell_len(_in_small(ticket)) + 2 * narrow  # a wide stub has blanks beside it anyway
    return max(14 if narrow else 18, caption + 2, small, min(digits, width // 2))


def _in_small(ticket: Ticket) -> str:
    """Return the number and what it counts on one row."""
    caption = as_bilingual(ticket.caption).voices[0].words
    number = "" if caption and not ticket.number.isdigit() else ticket.number
    return f"{number} {caption}".strip()


def draw_stub(ticket: Ticket, width: int, rows: int, *, edges: bool, slim: bool, colours: bool) -> Content:
    """Return the stub, for a widget whose rows run from left to right; a number and its words keep their own order.

    Args:
        ticket: what it is for.
        width: cells.
        rows: rows without the edges.
        edges: whether half rows are drawn above and below.
        slim: the number in small, on one row with what it counts.
        colours: whether there are any; without them every cell is reversed.
    """
    tone, ink = ("$warn", "$on-warn") if ticket.urgent else ("$accent", "$on-accent")
    caption = as_bilingual(ticket.caption).voices[0].words
    drawn: list[Content | str]
    if slim or not is_large(ticket.number):
        small = _in_small(ticket)
        drawn = [_centred(f"{RLI}{small}{PDI}" if has_rtl(small) else small, width)]
    else:
        art = large(ticket.number)
        left = (width - len(art[0])) // 2
        drawn = [_painted((" " * left + row).ljust(width), ink, tone, colours=colours) for row in art]
        drawn.append(_centred(caption, width))
    above = max(0, (rows - len(drawn)) // 2)
    drawn = [*[""] * above, *drawn, *[""] * (rows - len(drawn) - above)]
    filled = [
        row if isinstance(row, Content) else padded(Content(row), width, f"bold {ink} on {tone}") for row in drawn
    ]
    return lines([*[edge_above(width, tone)] * edges, *filled, *[edge_below(width, tone)] * edges])


def _centred(words: str, width: int) -> str:
    return " " * max(0, (width - cell_len(words)) // 2) + words


def _painted(row: str, ink: str, tone: str, *, colours: bool) -> Content:
    """Return half blocks without a seam: a full block may be less high than its row, so it has a ground of its colour.

    Without colours all around it is reversed, and what is not is the page itself.
    """
    full = ("█", f"{ink} on {ink}") if colours else (" ", "on $bg")
    return Content.assemble(*(full if letter == "█" else (letter, f"{ink} on {tone}") for letter in row))


def body_rows(ticket: Ticket, width: int, *, slim: bool) -> list[Content]:
    """Return the words beside the stub, at their natural height."""
    room = width - 2 * _MARGIN
    verb = stacked(ticket.verb, room, "bold", "$soft")
    label = stacked(ticket.label, room, "$soft") if ticket.label else []
    day = stacked(ticket.day, room, "bold $lead") if ticket.day else []
    rest = stacked(ticket.rest, room, "$soft") if ticket.rest else []
    if slim:
        by = stacked(ticket.by, room, "bold $lead") if ticket.by else []
        return [*verb, *(by or [*label, *day] or rest)]
    below = [*label, *day] if day else rest
    gap = [Content("")] if len(verb) + len(below) < FULL else []
    return [*verb, *gap, *below]


def draw_body(ticket: Ticket, width: int, rows: int, *, edges: bool, slim: bool) -> Content:
    """Return what to do and by when, on a ground of its own.

    Args:
        ticket: what it is for.
        width: cells.
        rows: rows without the edges.
        edges: whether half rows are drawn above and below.
        slim: without the words above the day.
    """
    drawn = body_rows(ticket, width, slim=slim)
    drawn += [Content("")] * (rows - len(drawn))
    filled = [padded(Content.assemble(_INDENT, row), width, "$ink on $lift") for row in drawn]
    return lines([*[edge_above(width, "$lift")] * edges, *filled, *[edge_below(width, "$lift")] * edges])
