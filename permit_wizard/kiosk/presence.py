"""Whether somebody is there: the time since the last real activity.

A stuck key does not count as activity, and time that the machine slept counts as absence.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable

REPEATS = 1.0  # seconds within which the same key again is the same press: a keyboard repeats far faster
SLEPT = 10.0  # seconds of suspension after which nobody knows who opens the lid


def since_boot() -> float:
    """Return seconds from a clock that goes on while the machine is suspended (CLOCK_BOOTTIME, Linux)."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Presence:
    """Keeps when somebody was last there.

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
        """Somebody has come."""
        self._active = self._clock()

    def seen(self, what: Hashable) -> bool:
        """Note a press; returns False for the repeats of what is held down, which a stuck key sends for ever."""
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
