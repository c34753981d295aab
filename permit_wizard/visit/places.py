"""The places of a visit: a fixed page each, or the key of a question."""

from __future__ import annotations

WELCOME = "welcome"
"""a kiosk without a visitor"""
LANGUAGE = "language"
START = "start"
CLOCK = "clock"
"""asks whether today's date is right, where it cannot be"""
CHECK = "check"
"""check your answers"""
RESULT = "result"
PHONE = "phone"
"""what to say on the phone about one finding, to read out from"""
EXPORT = "take"
"""the ways to take the result along"""
FILE = "file"
"""asks for the name of a file"""
REPLACE = "replace"
"""asks whether a file may be replaced"""
CODE = "code"
LEAVE = "leave"
AGAIN = "again"
IDLE = "idle"
"""a kiosk asks whether the visitor is still there"""
ENDED = "ended"

FIXED = frozenset(
    {WELCOME, LANGUAGE, START, CLOCK, CHECK, RESULT, PHONE, EXPORT, FILE, REPLACE, CODE, LEAVE, AGAIN, IDLE, ENDED}
)
"""All places that are no question."""

OVER = frozenset({LANGUAGE, LEAVE, AGAIN, IDLE})
"""Pages that open over another one and return to it, with what was typed there."""

AFTER_ANSWERS = frozenset({RESULT, PHONE, EXPORT, FILE, REPLACE, CODE})
"""Pages that need an answer to every question."""


def is_question(place: str) -> bool:
    """Return whether a place is the key of a question."""
    return place not in FIXED
