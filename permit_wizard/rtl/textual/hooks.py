"""Every place where this library reaches into Textual 8.2.8, and what it does there.

| hook point | why there |
|---|---|
| `Content.render_strips` | after wrapping: each visual line with its styles and logical offsets |
| `StylesCache.render_widget` | has the widget whose border is drawn |
| `_styles_cache.render_border_label`, `render_row` | border titles and their side |
| `arrange` in `widget`, `screen` | the finished arrangement: rows, grids, docks, alignment mirrored in one go |
| `_progress_bar.Bar.render` | a bar that fills from the right |
| `Strip.render` | text on its way to a terminal that reorders by itself; its colours where those matter |

`BidiInput` overrides `_cursor_offset` and `_cell_offset_to_index` of `Input`. Not mirrored: scroll bars, padding,
margins between a dock and its edge are; left and right borders are not, style them with the class `-rtl`. Rich
renderables other than `Text` are drawn as they come.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from textual import (
    _styles_cache,  # pyright: ignore[reportPrivateUsage]
    screen,
    widget,
)
from textual.app import App
from textual.content import Content
from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import DockArrangeResult, WidgetPlacement
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widget import Widget

from permit_wizard.rtl.textual.base_direction import direction_of
from permit_wizard.rtl.textual.encoding import sent
from permit_wizard.rtl.textual.line_mode import mode_of_line
from permit_wizard.rtl.textual.refresh import refresh_tree
from permit_wizard.rtl.textual.styled_lines import aligned, filled_up, reordered_content, reordered_row
from permit_wizard.rtl.unicode.bidi import has_rtl
from permit_wizard.rtl.unicode.direction import Direction, Mode
from permit_wizard.rtl.unicode.visual import mirror, needs_reordering

if TYPE_CHECKING:
    from textual.dom import DOMNode

__all__ = ["current_mode", "install", "set_mode"]

_render_strips = Content.render_strips
_render_widget = _styles_cache.StylesCache.render_widget
_render_border_label = _styles_cache.render_border_label  # pyright: ignore[reportPrivateImportUsage]
_render_row = _styles_cache.render_row  # pyright: ignore[reportPrivateImportUsage]
_arrange = widget.arrange  # pyright: ignore[reportPrivateImportUsage]
_render = Strip.render


class _State:
    """What is in force in this process, which has one terminal."""

    mode: Mode = Mode.VISUAL
    border_direction: Direction = Direction.AUTO
    """Direction of the widget whose lines are being rendered; rendering one widget never waits for another."""
    render_bar: Callable[[Widget], Any]
    """Textual's own `Bar.render`, once the progress bar has been hooked."""


def current_mode() -> Mode:
    """Mode in which text is sent to the terminal."""
    return _State.mode


def set_mode(mode: Mode, app: App[Any] | None = None) -> None:
    """Choose the mode in which text is sent to the terminal.

    Args:
        mode: Any but `AUTO`.
        app: A running app, to be redrawn.

    Raises:
        ValueError: The mode is `AUTO`, which only `terminal.detect` can resolve.
    """
    if mode is Mode.AUTO:
        message = "AUTO is not a mode to render in: pass Terminal.mode"
        raise ValueError(message)
    if mode is not _State.mode:
        _State.mode = mode
        Strip.blank.cache_clear()  # which Textual makes once, and each remembers how it was sent
    if app is not None:
        refresh_tree(app)


def install(mode: Mode = Mode.VISUAL) -> None:
    """Put the hooks into Textual, once for the process; a second call only sets the mode.

    Args:
        mode: As for `set_mode`.

    Raises:
        ValueError: The mode is `AUTO`.
    """
    set_mode(mode)
    for (owner, name), ours in HOOKS.items():
        setattr(owner, name, ours)


def direction_in_force(node: "DOMNode | None") -> Direction:
    """Direction of a node, left to right when everything is switched off."""
    return Direction.LTR if _State.mode is Mode.OFF else direction_of(node)


def is_reordering() -> bool:
    """Whether text is put in visual order here, rather than by the terminal or not at all."""
    return _State.mode not in (Mode.OFF, Mode.TERMINAL)


def app_of(node: Widget) -> App[Any]:
    """Return the app of a widget, with a type: Textual leaves the app's parameter open."""
    return cast("App[Any]", node.app)  # pyright: ignore[reportUnknownMemberType]


# Lines of text


def render_strips(
    content: Content, width: int, height: int | None, style: Style, options: RenderOptions
) -> list[Strip]:
    """Hook of `Content.render_strips`: wrap in logical order, then reorder, shape and align each visual line."""
    node = cast("Widget | None", getattr(options.rules, "node", None))
    base = direction_of(node)
    off = mode_of_line(content, _State.mode) is Mode.OFF
    if off or not width or not needs_reordering(content.plain, base):
        return _render_strips(content, width, height, style, options)
    rule = cast("Mapping[str, Any]", options.rules).get
    line_pad = rule("line_pad", 0)
    align = rule("text_align", "left")
    lines = content._wrap_and_format(  # pyright: ignore[reportPrivateUsage]
        width,
        align=align,
        overflow=rule("text_overflow", "fold"),
        no_wrap=rule("text_wrap", "wrap") == "nowrap",
        line_pad=line_pad,
        selection=options.selection,
        selection_style=options.selection_style,
        post_style=options.post_style,
        get_style=options.get_style,
    )
    expanded = content.expand_tabs(8) if "\t" in content.plain else content
    paragraphs = expanded.plain.split("\n")
    selectable = node is not None and _is_selectable(node)
    if not line_pad:
        for line in lines[:height]:
            filled_up(line, paragraphs[line.y] if line.y < len(paragraphs) else "", width)
    rows = [
        reordered_row(
            line,
            paragraphs[line.y] if line.y < len(paragraphs) else line.plain,
            line_pad,
            style,
            base,
            selectable=selectable,
            reorder=mode_of_line(line.content, _State.mode) not in (Mode.TERMINAL, Mode.OFF),
        )
        for line in lines[:height]
    ]
    # Textual itself aligns a block of lines within the widget, by its longest line.
    block = rule("content_align_horizontal", "left") != "left" and align in ("left", "start", "justify")
    wanted = max((row.width for row in rows), default=0) if block else width
    return [aligned(row, wanted, align, style, fill=not block) for row in rows]


def _is_selectable(node: Widget) -> bool:
    """Whether the mouse can select text of a widget."""
    return node.allow_select and node.screen.allow_select and app_of(node).ALLOW_SELECT


# Borders


def render_widget(cache: _styles_cache.StylesCache, drawn: Widget, crop: Region) -> list[Strip]:
    """Hook of `StylesCache.render_widget`: remember whose border it is."""
    _hook_bar()
    _State.border_direction = direction_in_force(drawn)
    return _render_widget(cache, drawn, crop)


def render_border_label(label: tuple[Content, Style], is_title: bool, name: Any, width: int, *rest: Any) -> Any:
    """Hook of `render_border_label`: reorder a border title, cut short beforehand if it does not fit."""
    content, style = label
    base = _State.border_direction
    if needs_reordering(content.plain, base) and is_reordering():
        has_left_corner, has_right_corner = rest[-2:]
        room = max(0, width - 2 * (has_left_corner + has_right_corner))
        content = reordered_content(content.truncate(room, ellipsis=True), base)
    return _render_border_label((content, style), is_title, name, width, *rest)


def render_row(
    box_row: Any, width: int, left: bool, right: bool, label_segments: Iterable[Segment], alignment: Any = "left"
) -> Iterable[Segment]:
    """Hook of `render_row`: a border title at the left goes to the right under a right-to-left widget, and back."""
    if _State.border_direction is Direction.RTL:
        alignment = {"left": "right", "right": "left"}.get(alignment, alignment)
    return _render_row(box_row, width, left, right, label_segments, alignment)


# Layout


def arrange(
    parent: Widget, children: Sequence[Widget], size: Size, viewport: Size, optimal: bool = False
) -> DockArrangeResult:
    """Hook of `arrange`: mirror where a right-to-left container puts its children; left means the start."""
    result = _arrange(parent, children, size, viewport, optimal)
    if optimal or direction_in_force(parent) is not Direction.RTL:
        return result  # an optimal arrangement only measures, and a mirror changes no measure
    flowing = (place.region.right + place.margin.right for place in result.placements if not place.overlay)
    extent = max(size.width, *flowing, 0)
    mirrored = [_mirrored(place, size.width if place.fixed else extent) for place in result.placements]
    top, right, bottom, left = result.scroll_spacing
    return DockArrangeResult(mirrored, result.widgets, Spacing(top, left, bottom, right))


def _mirrored(place: WidgetPlacement, width: int) -> WidgetPlacement:
    """Mirror one placement within a width; what is placed by screen coordinates (a tooltip) stays."""
    if place.widget.absolute_offset is not None:
        return place
    region = place.region
    top, right, bottom, left = place.margin
    return place._replace(
        region=Region(width - region.right, region.y, region.width, region.height),
        offset=Offset(-place.offset.x, place.offset.y),
        margin=Spacing(top, left, bottom, right),
    )


# Progress


class _Mirrored:
    """A one-line Rich renderable seen in a mirror."""

    def __init__(self, renderable: RenderableType) -> None:
        self._renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        segments = list(console.render(self._renderable, options))
        for text, style, control in reversed(segments):
            yield Segment(mirror(text), style, control)


def render_bar(bar: Widget) -> Any:
    """Hook of the progress bar's `Bar.render`: fill it from the right under a right-to-left widget."""
    rendered = _State.render_bar(bar)
    return _Mirrored(cast("RenderableType", rendered)) if direction_in_force(bar) is Direction.RTL else rendered


def _hook_bar() -> None:
    """Put the hook into the progress bar once the app has one: its module takes memory that few apps need."""
    module = sys.modules.get("textual.widgets._progress_bar")
    if module is not None and module.Bar.render is not render_bar:
        _State.render_bar = module.Bar.render
        module.Bar.render = render_bar


# Output


def render(strip: Strip, console: Console) -> str:
    """Hook of `Strip.render`: what goes to the terminal, in its mode, with no more style changes than are seen."""
    if strip._render_cache is None and (_State.mode is Mode.SPLIT or has_rtl(strip.text)):  # pyright: ignore[reportPrivateUsage]
        colours = console._color_system or ColorSystem.TRUECOLOR  # pyright: ignore[reportPrivateUsage]
        strip._render_cache = sent(list(strip), _State.mode, colours)  # pyright: ignore[reportPrivateUsage]
    return _render(strip, console)


HOOKS: Final[dict[tuple[object, str], Callable[..., Any]]] = {
    (Content, "render_strips"): render_strips,
    (_styles_cache.StylesCache, "render_widget"): render_widget,
    (_styles_cache, "render_border_label"): render_border_label,
    (_styles_cache, "render_row"): render_row,
    (widget, "arrange"): arrange,
    (screen, "arrange"): arrange,
    (Strip, "render"): render,
}
"""Owner and name of each hook point → its replacement."""
