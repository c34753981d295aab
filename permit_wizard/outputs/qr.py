"""A QR code on the screen: the address of the IND, or, only where it is asked for, a summary in words.

A code is drawn with cells of black or white ground, two columns to a module, where that fits: such a code can be
scanned in every font. Where it does not fit, with half blocks, one column and half a row to a module: fonts with gaps
between their glyphs spoil those, so the text always is beside the code. Both have explicit black and white,
whatever the terminal's colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from permit_wizard.core.source import IND_SITE
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.wording import SHORT_DAYS
from permit_wizard.outputs import Sheet
from permit_wizard.outputs.calendar import days_ahead

BLACK, WHITE = "#000000", "#ffffff"
MARGINS = (4, 2, 1)
"""White modules around a code, the widest that fits: ISO/IEC 18004 asks for 4, phones are content with 1."""

LARGEST = 134
"""Bytes of UTF-8 that fit into 80x24 with half blocks (version 6, error correction L)."""

GAP = "  "


class Run(NamedTuple):
    """Cells of one style in a row: for a widget, or with `ansi` for a terminal.

    Attributes:
        text: the characters, each one column wide.
        ink: the colour of the characters, #rrggbb.
        ground: the colour behind them.
    """

    text: str
    ink: str
    ground: str


class Drawing(NamedTuple):
    """A code as rows of runs, `width` columns each.

    Attributes:
        rows: from top to bottom.
        width: columns.
        half_blocks: whether half blocks were needed, so that some fonts may spoil the code.
    """

    rows: tuple[tuple[Run, ...], ...]
    width: int
    half_blocks: bool


def address(localizer: Localizer) -> str:
    """Return the address of the IND's pages, Dutch for Dutch readers and English for all others.

    It has no other languages.

    In capitals, which make the smallest code; hosts and the IND's paths do not mind.
    """
    site = f"https://{IND_SITE}" if localizer.language.code == "nl" else f"https://{IND_SITE}/en"
    return site.upper()


def summary(sheet: Sheet) -> str:
    """Return the coming dates in a few lines, as many as fit; anyone who scans the code can read them."""
    localizer = Localizer(
        sheet.localizers[0].language.code, isolate=False
    )  # a phone shows plain text, each line by itself
    lines = [
        localizer(_("{what}: {day}", what=SHORT_DAYS[mark.name], day=mark.day), DateForm.CARD)
        for mark in days_ahead(sheet.verdict.schedule)
    ]
    lines = [localizer(sheet.verdict.title).partition("\n")[0], *lines, IND_SITE]
    while len("\n".join(lines).encode()) > LARGEST and len(lines) > 2:
        del lines[0 if len(lines) > 3 else -2]  # the dates matter most, then the address
    return "\n".join(lines)


def payload(sheet: Sheet) -> str:
    """Return what a phone reads off the code.

    The result in short if details are wanted, the address of the IND otherwise.
    """
    return summary(sheet) if sheet.detailed else address(sheet.localizers[0])


def hint(*, detailed: bool) -> Text:
    """Return what to know beside a code."""
    return _("Anyone who scans this can read it.") if detailed else _("Scan it with your phone.")


def draw(payload: str, columns: int, rows: int) -> Drawing | None:
    """Draw a code into a room; None where it does not fit, however drawn.

    Args:
        payload: what a phone reads.
        columns: columns there are.
        rows: rows there are.
    """
    import segno

    code = segno.make_qr(payload, error="l", boost_error=True)
    size = len(code.matrix)
    for half_blocks in (False, True):
        for margin in MARGINS:
            side = size + 2 * margin
            width, height = (side, (side + 1) // 2) if half_blocks else (2 * side, side)
            if width <= columns and height <= rows:
                dark = [[bool(module) for module in row] for row in code.matrix_iter(border=margin)]
                drawn = _half_blocks(dark) if half_blocks else _grounds(dark)
                return Drawing(tuple(tuple(_joined(row)) for row in drawn), width, half_blocks)
    return None


def least_room(payload: str) -> tuple[int, int]:
    """Return the columns and rows below which a code cannot be drawn."""
    import segno

    side = len(segno.make_qr(payload, error="l", boost_error=True).matrix) + 2 * min(MARGINS)
    return side, (side + 1) // 2


def too_small(needed: tuple[int, int], there: tuple[int, int], *, kiosk: bool = False) -> Text:
    """Return what is said where a window is too small for a code.

    Args:
        needed: columns and rows of the smallest window that is large enough.
        there: those of this one.
        kiosk: whether visitors come one after the other: they can change neither the window nor its letters.
    """
    if kiosk:
        return _(
            "The code does not fit on this screen. Take a photo of your result with your phone, or write down what "
            "you need."
        )
    return _(
        "The window is too small for the code: it needs {needed}, and this one is {size}. Make it larger, or choose "
        "something else.",
        needed="{} × {}".format(*needed),
        size="{} × {}".format(*there),
    )


def _grounds(dark: Sequence[Sequence[bool]]) -> Iterator[list[Run]]:
    for row in dark:
        yield [Run("  ", BLACK, BLACK if module else WHITE) for module in row]


def _half_blocks(dark: Sequence[Sequence[bool]]) -> Iterator[list[Run]]:
    blank = [False] * len(dark[0])
    for top in range(0, len(dark), 2):
        below = dark[top + 1] if top + 1 < len(dark) else blank
        yield [_half(*pair) for pair in zip(dark[top], below, strict=True)]


def _half(above: bool, below: bool) -> Run:
    if above == below:  # a bare ground has no gaps
        return Run(" ", BLACK, BLACK if above else WHITE)
    return Run("▀", BLACK, WHITE) if above else Run("▀", WHITE, BLACK)


def _joined(row: Iterable[Run]) -> Iterator[Run]:
    """Put neighbours of one style together."""
    waiting: Run | None = None
    for run in row:
        if waiting is not None and waiting[1:] == run[1:]:
            waiting = waiting._replace(text=waiting.text + run.text)
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting


def ansi(row: Iterable[Run]) -> str:
    """Return one row for a terminal, in 24-bit colour (ECMA-48 SGR); terminals with fewer colours take the nearest."""
    return "".join(f"\x1b[38;2;{_rgb(run.ink)};48;2;{_rgb(run.ground)}m{run.text}" for run in row) + "\x1b[0m"


def _rgb(colour: str) -> str:
    return ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def write(sheet: Sheet) -> bytes:
    """Write the code for a terminal within the sheet's width, the text beside it or, if that is too wide, below.

    A text from right to left is never beside the code: terminals that reorder a line would turn the code around
    with it.
    """
    localizer = sheet.localizers[0]
    columns, rows = sheet.room
    content = payload(sheet)
    text = [*content.split("\n"), *_hint(localizer, detailed=sheet.detailed)]
    widest = max(map(len, text))
    under = localizer.rtl and sheet.detailed
    drawing = (
        None if under else draw(content, columns - len(GAP) - widest, rows - 1)
    )  # a row for the prompt that follows
    if drawing is not None and len(drawing.rows) >= len(text):
        lines = [ansi(row) for row in drawing.rows]
        beside = [line + (GAP + words if words else "") for line, words in zip(lines, text, strict=False)]
        return ("\n".join([*beside, *lines[len(text) :]]) + "\n").encode()
    drawing = draw(content, columns, rows - 1 - len(text)) or draw(content, columns, rows - 1)
    lines = [ansi(row) for row in drawing.rows] if drawing else []
    return ("\n".join([*lines, *text]) + "\n").encode()


def _hint(localizer: Localizer, *, detailed: bool) -> list[str]:
    """Return what is after the payload.

    Where the language runs from right to left, nothing that could turn the code around.
    """
    return ["", localizer(hint(detailed=detailed))] if detailed or not localizer.rtl else []
