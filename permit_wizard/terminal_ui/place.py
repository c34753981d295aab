"""Where in the wizard somebody is. Below the screens, which stand at these places, and without pydantic, for the first of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Fixed(StrEnum):
    """The places that everybody may come to, whatever was answered."""

    LANGUAGE = "language"
    BIDI = "bidi"
    START = "start"
    CHECK = "check"
    RESULT = "result"
    TAKE = "take"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Asking:
    """The place of one question.

    Attributes:
        key: the question's, in the contract.
    """

    key: str


Place: TypeAlias = Fixed | Asking

AFTER_THE_QUESTIONS = frozenset({Fixed.CHECK, Fixed.RESULT, Fixed.TAKE, Fixed.CODE})
"""Where all asked questions have an answer: whoever is there after midnight may have to answer one again."""
