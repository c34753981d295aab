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

OVER = frozenset({LANGUAGE, LEAVE, AGAIN, IDLE})
"""Pages that open over another one and return to it, with what was typed there."""

BEFORE_ANSWERS = OVER | {WELCOME, START, CLOCK, ENDED}
"""Pages that need no answers (`first_pages`)."""

AFTER_ANSWERS = frozenset({RESULT, PHONE, EXPORT, FILE, REPLACE, CODE})
"""Pages that need an answer to every question (`result_page`, `export_pages`)."""

FIXED = BEFORE_ANSWERS | AFTER_ANSWERS | {CHECK}
"""All places that are not questions."""

BACK_TO = {CLOCK: START, START: LANGUAGE, PHONE: RESULT, EXPORT: RESULT, FILE: EXPORT, CODE: EXPORT}
"""Where "back" leads from a page that always has the same one before it."""


def is_question(place: str) -> bool:
    """Return whether a place is the key of a question."""
    return place not in FIXED
