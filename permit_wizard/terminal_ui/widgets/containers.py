"""What holds the parts of a page. Messages that only go through are passed on: each stop on their way takes time.

Textual sends a key from the control that has it to the app, one container after the other, and so it does with all
that the key causes. None of these containers has anything to do with either. As all of these messages take the same
way, they stay in order: `Over` still comes last (turns.py).

Nor do they show anything but their background: one blank row serves for all rows of all containers of a width. Textual
would make a row of its own for each, with eight caches, and lay every one of them out with every key.
"""

from __future__ import annotations

from typing import cast

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region, Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


def _goes_through(message: Message) -> bool:
    """Return whether a message is on its way to the page or the app: keys, and what controls have to say."""
    if isinstance(message, events.Event):
        return isinstance(message, events.Key)
    return message.bubble and not message.no_dispatch


def blank_rows(widget: Widget, crop: Region) -> list[Strip]:
    """Return the rows of a widget that shows nothing but its background, as Textual would render them.

    Args:
        widget: a container or a page, without a border.
        crop: the part of it that is wanted.
    """
    _beneath, background = widget.background_colors
    row = Strip.blank(crop.width, Style(background=background).rich_style)  # of equal ones, Textual makes one
    for each in widget.get_line_filters():
        row = row.apply_filter(each, background)
    return [row] * crop.height


class _PassesOn(MessagePump):  # no widget: a widget takes its styles from its first base alone
    def post_message(self, message: Message) -> bool:
        """Take a message (Textual), or have the container around this one take it."""
        around = self._parent
        if around is not None and _goes_through(message):
            return around.post_message(message)
        return super().post_message(message)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows behind what it holds (Textual)."""
        container = cast("Widget", self)
        bordered = any(container.styles.border.spacing)
        return Widget.render_lines(container, crop) if bordered else blank_rows(container, crop)


class Row(_PassesOn, Horizontal):
    """Parts beside each other."""

    virtual_size: Reactive[Size] = Reactive(Size(), repaint=False)
    """As large as the widget: nothing scrolls in it. Textual would lay the page out again, and paint it twice."""


class Stack(_PassesOn, Vertical):
    """Parts below each other."""

    virtual_size: Reactive[Size] = Reactive(Size(), repaint=False)
    """As for `Row`."""


class Scrolled(_PassesOn, VerticalScroll, inherit_bindings=False, can_focus=False):
    """Parts below each other that scroll. It has no keys of its own: they would be taken from the page."""
