"""Visual lines with styles: each character keeps its own, and the logical offset by which text is selected."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from permit_wizard.rtl.unicode.bidi import paragraph_level
from permit_wizard.rtl.unicode.direction import Direction
from permit_wizard.rtl.unicode.visual import VisualLine, lay_out

__all__ = ["FormattedLine", "Row", "aligned", "filled_up", "reordered_content", "reordered_row"]


class FormattedLine(Protocol):
    """What is used of Textual's wrapped line, `textual.content._FormattedLine`."""

    content: Content
    x: int
    """Index of its first character in the paragraph."""
    y: int
    """Number of its paragraph."""
    get_style: Callable[[str | Style], Style]

    @property
    def plain(self) -> str:
        """The text."""
        ...


class Row(NamedTuple):
    """A visual line, not yet padded."""

    segments: list[Segment]
    width: int
    """Cells."""
    level: int
    """Paragraph level: 1 starts at the right."""


def reordered_row(
    line: FormattedLine,
    paragraph: str,
    line_pad: int,
    style: Style,
    base: Direction,
    *,
    selectable: bool,
    reorder: bool = True,
) -> Row:
    """Put one wrapped line in visual order.

    Args:
        line: The line.
        paragraph: The paragraph it was cut from, tabs expanded.
        line_pad: Number of blanks that wrapping has put at either end of the line.
        style: The widget's own style.
        base: Base direction.
        selectable: Whether exact offsets are wanted, which takes a segment for each right-to-left character.
        reorder: False leaves the line in logical order, unshaped, and returns its level only.
    """
    text = line.plain
    if reorder:
        visual = _laid_out(text, paragraph, line.x, line_pad, base)
    else:
        visual = VisualLine(paragraph_level(paragraph, base), tuple(text), tuple(range(len(text))))
    styles = [
        combined
        for part, own in line.content.render(style, end="", parse_style=line.get_style)
        for combined in [style + own] * len(part)
    ]
    segments: list[Segment] = []
    for drawn, start, index in _runs(visual, styles, contiguous=selectable):
        own = styles[start]
        look = _with_offset(own, index + line.x - line_pad, line.y) if selectable else own.rich_style
        segments.append(Segment(drawn, look))
    return Row(segments, sum(segment.cell_length for segment in segments), visual.level)


def aligned(row: Row, width: int, align: str, style: Style, *, fill: bool) -> Strip:
    """Put a row where `text-align` wants it: start and end by the paragraph's direction, left and right literally.

    Args:
        row: The row.
        width: Cells to align it in.
        align: Value of `text-align`. The lines of `justify` are left ragged.
        style: The widget's own style, for blanks.
        fill: Whether a centred line is filled up to the width on its right as well.
    """
    space = max(0, width - row.width)
    starts_right = row.level == 1
    if align == "center":
        left = space // 2
    elif align == "right" or (align == "end" and not starts_right):
        left = space
    else:
        left = space if starts_right and align in ("start", "justify") else 0
    right = space - left if fill and align == "center" else 0
    background = style.background_style.rich_style
    before = [Segment(" " * left, background)] if left else []
    after = [Segment(" " * right, background)] if right else []
    return Strip([*before, *row.segments, *after], left + row.width + right)


def filled_up(line: FormattedLine, paragraph: str, width: int) -> None:
    """Give a line that was padded to the full width its last blanks back.

    Textual's `Content.rstrip_end` cuts blanks beyond the width by counting characters, and so takes one too many for
    each isolate and each mark, which take no cell: filled grounds ended short of the edge.

    Args:
        line: the line; changed in place.
        paragraph: the paragraph that it was cut from, tabs expanded.
        width: cells of a whole line.
    """
    rest = paragraph[line.x + len(line.plain) :]
    if rest.isspace():
        line.content = line.content.extend_right(max(0, min(len(rest), width - line.content.cell_length)))


def reordered_content(content: Content, base: Direction) -> Content:
    """Put a single line of content in visual order, its styles with it."""
    visual = lay_out(content.plain, content.plain, 0, base)
    styles = [own for part, own in content.render(end="") for own in [own] * len(part)]
    return Content.assemble(*((drawn, styles[start]) for drawn, start, _ in _runs(visual, styles, contiguous=False)))


def _laid_out(text: str, paragraph: str, offset: int, line_pad: int, base: Direction) -> VisualLine:
    """Lay out a line; the padding of `line-pad` is no part of the paragraph, so it goes around."""
    core = text[line_pad : len(text) - line_pad] if line_pad else text
    if not line_pad or not paragraph.startswith(core, offset):
        return lay_out(text, paragraph, offset, base)
    level, drawn, starts = lay_out(core, paragraph, offset, base)
    blanks = (" ",) * line_pad
    before, after = (tuple(range(start, start + line_pad)) for start in (0, line_pad + len(core)))
    inner = tuple(start + line_pad for start in starts)
    whole = after[::-1] + inner + before[::-1] if level else before + inner + after
    return VisualLine(level, blanks + drawn + blanks, whole)


def _runs(visual: VisualLine, styles: list[Style], *, contiguous: bool) -> Iterable[tuple[str, int, int]]:
    """Join clusters of one style: drawn text, index of a character with that style, logical index of the first one.

    Args:
        visual: The line.
        styles: Style of each logical character.
        contiguous: Join only where a run's text is its logical text, character by character.
    """
    run, run_start, following = "", 0, 0
    for drawn, index in visual.clusters:
        joins = styles[index] is styles[run_start] and (not contiguous or (index == following and len(drawn) == 1))
        if run and joins:
            run += drawn
        else:
            if run:
                yield run, run_start, run_start
            run, run_start = drawn, index
        following = index + 1
    if run:
        yield run, run_start, run_start


@lru_cache(16384)
def _with_offset(style: Style, x: int, y: int) -> RichStyle:
    """Rich style with the offset in its metadata."""
    return style.rich_style_with_offset(x, y)
