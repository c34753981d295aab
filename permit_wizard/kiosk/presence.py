"""Presence of a visitor: the time since the last real activity.

A stuck key does not count as activity, and time that the machine slept counts as absence.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable

REPEATS = 1.0  # seconds within which the same key again is the same press: a keyboard repeats far faster
SLEPT = 10.0  # seconds of suspension after which somebody else may open the lid


def since_boot() -> float:
    """Return seconds from a clock that goes on while the machine is suspended (CLOCK_BOOTTIME, Linux)."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Presence:
    """Records the time of the last activity.

    Args:
        clock: seconds, going on while the machine sleeps.
        awake: seconds, standing still meanwhile.
    """

    def __init__(self, clock: Callable[[], float] = since_boot, awake: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._awake = clock, awake
        self._what: Hashable = None
        self._at = self._active = clock()
        self._asleep = self._at - awake()

    def begin(self) -> None:
        """Record that a visitor has come."""
        self._active = self._clock()

    def seen(self, what: Hashable) -> bool:
        """Record a press; return False for repeats of a key that is held down or stuck."""
        now = self._clock()
        held = what == self._what and now - self._at < REPEATS
        self._what, self._at = what, now
        if not held:
            self._active = now
        return not held

    @property
    def away(self) -> float:
        """Seconds since somebody did something."""
        return self._clock() - self._active

    def slept(self) -> bool:
        """Return whether the machine has been suspended for long since this was made."""
        return self._clock() - self._awake() - self._asleep > SLEPT
