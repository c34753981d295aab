"""Lines that are sent to the terminal in a mode of their own, such as samples to choose from.

A mode is a matter of the process, which has one terminal. A mark in the metadata of a style overrides it for the text
that carries it: the hooks read it where a line is laid out, and again where it is sent.
"""

from typing import Final

from rich.segment import Segment
from textual.content import Content
from textual.style import Style

from permit_wizard.rtl.unicode.direction import Mode

__all__ = ["in_mode", "mode_of_line", "mode_of_segment"]

_KEY: Final = "bidi_mode"


class _State:
    """What has been asked for in this process."""

    used = False
    """Until something is marked nobody looks for marks: metadata is stored pickled, which costs time to read."""


def in_mode(content: Content, mode: Mode) -> Content:
    """Return whole lines that are laid out and sent in a mode, whatever mode is in force.

    Args:
        content: One or more lines, each of them with this mode alone.
        mode: Any but `AUTO`; `OFF` counts as `TERMINAL`, since the layout is not the line's to choose.

    Raises:
        ValueError: The mode is `AUTO`.
    """
    if mode is Mode.AUTO:
        message = "AUTO is not a mode to render in: pass Terminal.mode"
        raise ValueError(message)
    _State.used = True
    return content.stylize(Style.from_meta({_KEY: mode.value}))


def mode_of_line(line: Content, otherwise: Mode) -> Mode:
    """Return the mode that a line is marked with, or the one in force."""
    if _State.used:
        for span in line.spans:
            if isinstance(span.style, Style) and (mode := span.style.meta.get(_KEY)):
                return Mode(mode)
    return otherwise


def mode_of_segment(segment: Segment, otherwise: Mode) -> Mode:
    """Return the mode that a segment is marked with, or the one in force."""
    if _State.used and segment.style is not None and (mode := segment.style.meta.get(_KEY)):
        return Mode(mode)
    return otherwise
