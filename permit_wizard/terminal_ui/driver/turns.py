"""One key after the other, and none for a page that nobody has seen.

Keys can come in one burst: from a fast hand over a slow line, a key that is held down, a double press. Textual passes
each of them on at once, from control to control, and what it causes follows later: of "1, Enter, 2", the 2 would be
the answer; of two Enters, the second would accept a date that has not been read back yet.
"""

from __future__ import annotations

from collections import deque
from math import inf
from typing import Final

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump

ROUNDS: Final = 2  # one behind the key itself, one behind what the key caused
PATIENCE: Final = 2.0  # seconds after which a key is over, whatever has become of it


class Over(Message):
    """Follows a key from control to control up to the app: what the key caused is over when it comes.

    Args:
        number: the key's.
        target: the control that the key was passed to first.
        rounds: how often it still goes that way.
    """

    def __init__(self, number: int, target: MessagePump, rounds: int = ROUNDS) -> None:
        super().__init__()
        self.number, self.target, self.rounds = number, target, rounds


class Turns:
    """Which key may act now, which has to wait, and which came too early."""

    def __init__(self) -> None:
        self._page: object = None  # the page that was drawn last
        self._seen = inf  # since when it can be seen
        self._number = 0
        self._began: float | None = None  # when the key that acts began; None for none
        self._waiting: deque[events.Event] = deque()

    @property
    def at_rest(self) -> bool:
        """Whether no key acts or waits, and the page can be seen."""
        return self._began is None and not self._waiting and self._seen < inf

    def change(self) -> None:
        """Take in that the page is about to look different: all keys until it does were meant for what it was."""
        self._seen = inf
        self._forget()

    def draw(self, page: object) -> None:
        """Take in that a page can be seen from now on."""
        if page is not self._page or self._seen == inf:
            self._page, self._seen = page, Message().time  # on the clock of Textual's events
            self._forget()

    def may_act(self, event: events.Event, page: object) -> bool:
        """Return whether a key, or what was pasted, may act on a page; if another one still does, it waits."""
        if not self.is_for(event, page):
            self._waiting.clear()
            return False
        if self._began is not None and event.time - self._began < PATIENCE:
            self._waiting.append(event)
            return False
        self._began = event.time
        self._number += 1
        return True

    def is_for(self, event: events.Event, page: object) -> bool:
        """Return whether an event came when its page could be seen."""
        return page is self._page and event.time >= self._seen

    def follow(self, target: MessagePump) -> None:
        """Send a message after the key that acts."""
        target.post_message(Over(self._number, target))

    def end(self, message: Over) -> list[events.Event]:
        """Take the message back; returns the keys that have waited for it, if it is the last one."""
        if message.number != self._number or self._began is None:
            return []
        if message.rounds > 1:
            message.target.post_message(Over(message.number, message.target, message.rounds - 1))
            return []
        waiting = list(self._waiting)
        self._forget()
        return waiting

    def _forget(self) -> None:
        self._began = None
        self._waiting.clear()
