"""The bounds of a kiosk's settings. In a file of their own, since the command line imports them at each start."""

from __future__ import annotations

IDLE, GRACE = 180, 60  # seconds
LONGEST = 1800  # seconds: ten times the usual, which the same criterion finds long enough for everybody
SHORTEST = 20  # seconds; WCAG 2.2, success criterion 2.2.1, asks for at least that many to say that one goes on
SHORTEST_PHRASE, LONGEST_PHRASE = 8, 100  # characters
STAFF_KEYS = ("f5", "f6", "f7", "f8", "f10", "f11", "f12")
