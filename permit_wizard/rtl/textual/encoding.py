"""A line as the bytes that a terminal gets: each part in its mode, in the colours that the mode needs."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from permit_wizard.rtl.terminal.output_modes import for_terminal
from permit_wizard.rtl.textual.line_mode import mode_of_segment
from permit_wizard.rtl.unicode.direction import Mode

__all__ = ["sent"]


def sent(line: Sequence[Segment], mode: Mode, colours: ColorSystem) -> str:
    """Return what to send for a line.

    The steps of `SPLIT` are lost among 256 colours, which Rich falls back to where ssh or sudo drop COLORTERM. Every
    terminal of this mode has all colours; lines without Arabic get them too, or they would be on another ground.

    Args:
        line: In visual order; a segment can have a mode of its own (see `line_mode`).
        mode: The mode in force.
        colours: What Rich believes that the terminal can show.
    """
    deep = mode is Mode.SPLIT
    segments, sample = list[Segment](), False
    for its_mode, part in groupby(line, lambda segment: mode_of_segment(segment, mode)):
        alike = list(part)
        segments += for_terminal(alike, its_mode) or alike
        sample = sample or its_mode is Mode.SPLIT
    if sample and not deep:  # on the ground of its neighbours
        segments = [_grounded(segment, colours) for segment in segments]
    return _encoded(segments, ColorSystem.TRUECOLOR if deep or sample else colours)


def _grounded(segment: Segment, colours: ColorSystem) -> Segment:
    """Bring the ground alone down to fewer colours."""
    style = segment.style
    if style is None or style.bgcolor is None:
        return segment
    return Segment(segment.text, style + Style(bgcolor=style.bgcolor.downgrade(colours)))


def _encoded(segments: Iterable[Segment], colours: ColorSystem) -> str:
    """Render segments, neighbours joined that look alike and differ only in the offsets by which text is selected."""

    def look(segment: Segment) -> tuple[str, str | None]:
        if (style := segment.style) is None:
            return "", None
        remembered = style._ansi  # pyright: ignore[reportPrivateUsage] - how it looks in the colours of other lines
        ansi = Strip.render_ansi(style, colours)
        style._ansi = remembered  # pyright: ignore[reportPrivateUsage]
        return ansi, style.link

    parts: list[str] = []
    for (ansi, _link), alike in groupby(segments, look):
        first, *others = alike
        text = "".join((first.text, *(other.text for other in others)))
        if (style := first.style) is None:
            parts.append(text)
            continue
        remembered, style._ansi = style._ansi, ansi  # pyright: ignore[reportPrivateUsage]
        parts.append(Strip.render_style(style, text, colours))
        style._ansi = remembered  # pyright: ignore[reportPrivateUsage]
    return "".join(parts)
