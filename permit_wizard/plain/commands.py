"""What a typed line means: a command, a number in any script, or an answer in its own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import TypeVar

from permit_wizard.core.editions import rules_too_old
from permit_wizard.core.folding import fold
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.signs import first_item
from permit_wizard.visit.state import Visit

_WORDS = re.compile(r"\w+")


class Command(Enum):
    """What can be typed on every page (`commands_of`); the value is the letters that work in every language."""

    BACK = "b"
    WHY = "?؟፧w"
    CHECK = "c"
    LANGUAGE = "l"
    REPEAT = "r"
    LEAVE = "q"

    def named(self) -> Text:
        """Return the letter to type and what it does."""
        # Translators: commands of the version without screens: the letter to type, a comma, and what it does. The
        # letter may be one of your own script, but none of b w c l r q for another command: these work in every
        # language.
        match self:
            case Command.BACK:
                return _("b, back")
            case Command.WHY:
                return _("w, why we ask this")
            case Command.CHECK:
                return _("c, check and change your answers")
            case Command.LANGUAGE:
                return _("l, another language")
            case Command.REPEAT:
                return _("r, read the page and these commands again")
            case Command.LEAVE:
                return _("q, leave")


def commands_of(visit: Visit) -> tuple[Command, ...]:
    """Return the commands that can be used in a visit: those about questions only where there are some."""
    asks = not rules_too_old(visit.today, visit.rules)
    return tuple(command for command in Command if asks or command not in (Command.WHY, Command.CHECK))


class Afterwards(Enum):
    """What can be typed after the result as well; the value is the letter that works in every language."""

    FURTHER = "f"
    TAKE = "k"
    AGAIN = "n"

    def named(self) -> Text:
        """Return the letter to type and what it does."""
        # Translators: as above; the letter may be none that another command has, in English or in your language.
        match self:
            case Afterwards.FURTHER:
                return _("f, further questions")
            case Afterwards.TAKE:
                return _("k, keep the result: take it along")
            case Afterwards.AGAIN:
                return _("n, new: start again from the first question")


Letter = TypeVar("Letter", Command, Afterwards)


def letter_and_name(command: Command | Afterwards, localizer: Localizer) -> tuple[str, str]:
    """Return a command's own letter in a language, and its name there."""
    return first_item(localizer(command.named()), localizer.language)


def command_in(typed: str, localizer: Localizer) -> Command | None:
    """Return the command that was typed: a Latin letter, the language's own letter, or its name; None for none."""
    return _typed_of(Command, typed, localizer)


def afterwards_in(typed: str, localizer: Localizer) -> Afterwards | None:
    """Return which of the things that can be done after the result was typed, likewise."""
    return _typed_of(Afterwards, typed, localizer)


def _typed_of(commands: type[Letter], typed: str, localizer: Localizer) -> Letter | None:
    key = fold(typed.strip())
    if not key:
        return None
    for command in commands:
        letter, name = letter_and_name(command, localizer)
        if (len(key) == 1 and key in command.value) or key == fold(letter) or key == fold(name):
            return command
    return None


def number_in(typed: str) -> int | None:
    """Return the number that was typed, in the digits of any script (3, ٣, ፫); None for none."""
    digits = unicodedata.normalize("NFKC", typed).rstrip(".)")
    if not 0 < len(digits) <= 4:
        return None
    if digits.isdecimal():
        return int(digits)
    values = [unicodedata.numeric(digit, 0) for digit in digits]
    tens_then_ones = all(a >= 10 > b for a, b in pairwise(values))
    if 0 in values or not tens_then_ones or values[-1] != int(values[-1]):
        return None
    return int(sum(values))  # Ethiopic numbers add up: ፲፪ is 10 and 2


def choice_in(typed: str, labels: Sequence[str]) -> int | None:
    """Return which of some answers was typed, from 0: by its number, its words, or first words that no other has."""
    number = number_in(typed)
    if number is not None:
        return number - 1 if 0 < number <= len(labels) else None
    words = _words(typed)
    if not words:
        return None
    known = [_words(label) for label in labels]
    if known.count(words) == 1:
        return known.index(words)
    begun = [index for index, label in enumerate(known) if label[: len(words)] == words]
    return begun[0] if len(begun) == 1 else None


def _words(text: str) -> list[str]:
    """Return the words alone: no case, no accents, no vowel marks, no punctuation, since few people type these."""
    return _WORDS.findall(fold(text))
