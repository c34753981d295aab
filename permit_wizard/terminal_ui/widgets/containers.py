"""What holds the parts of a page. Messages that only go through are passed on: each stop on their way takes time.

Textual sends a key from the control that has it to the app, one container after the other, and so it does with all
that the key causes. None of these containers has anything to do with either. As all of these messages take the same
way, they stay in order: `Over` still comes last (turns.py).
"""

from __future__ import annotations

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.message_pump import MessagePump


def _goes_through(message: Message) -> bool:
    """Return whether a message is on its way to the page or the app: keys, and what controls have to say."""
    if isinstance(message, events.Event):
        return isinstance(message, events.Key)
    return message.bubble and not message.no_dispatch


class _PassesOn(MessagePump):  # no widget: a widget takes its styles from its first base alone
    def post_message(self, message: Message) -> bool:
        """Take a message (Textual), or have the container around this one take it."""
        around = self._parent
        if around is not None and _goes_through(message):
            return around.post_message(message)
        return super().post_message(message)


class Row(_PassesOn, Horizontal):
    """Parts beside each other."""


class Stack(_PassesOn, Vertical):
    """Parts below each other."""


class Scrolled(_PassesOn, VerticalScroll, inherit_bindings=False, can_focus=False):
    """Parts below each other that scroll. It has no keys of its own: they would be taken from the page."""
