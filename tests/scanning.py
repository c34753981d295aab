"""What a phone reads off a terminal.

The screen is painted as a terminal would, and decoded by a library that makes no codes.
"""

from __future__ import annotations

import pyte
import zxingcpp

CELL = (8, 16)  # pixels of a terminal's cell, width and height


def screen_of(raw: bytes, columns: int, rows: int) -> pyte.Screen:
    screen = pyte.Screen(columns, rows)
    pyte.ByteStream(screen).feed(raw.replace(b"\n", b"\r\n"))
    return screen


def picture(screen: pyte.Screen) -> memoryview:
    """Paint what a terminal would: grounds, and the upper half of a cell where a half block is.

    Letters are left out.
    """
    wide, high = CELL
    pixels = bytearray()
    for y in range(screen.lines):
        cells = [screen.buffer[y][x] for x in range(screen.columns)]
        for half in (True, False):
            line = b"".join(bytes([shade(cell, upper=half)]) * wide for cell in cells)
            pixels += line * (high // 2)
    return memoryview(bytes(pixels)).cast("B", (screen.lines * high, screen.columns * wide))


def shade(cell: pyte.screens.Char, *, upper: bool) -> int:
    colour = cell.fg if upper and cell.data == "▀" else cell.bg
    return 255 if colour == "ffffff" else 0  # a terminal's own ground is black here


def scanned(raw: bytes, columns: int = 80, rows: int = 24) -> list[str]:
    """Return what every code in sight says, once these bytes have gone to a terminal of that size."""
    return [found.text for found in zxingcpp.read_barcodes(picture(screen_of(raw, columns, rows)))]
