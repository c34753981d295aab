"""Answers that somebody brings along to the wizard, and where the new ones go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from permit_wizard.core.text import Text, _

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers


@dataclass(frozen=True, slots=True)
class Brought:
    """What is known of a person before the first question.

    Attributes:
        answers: the answers that are there.
        keep: told all answers when the wizard ends; not told where it broke off, so that nothing half known is kept.
        file: the file that the new answers go to then, as it was named; empty where they go nowhere.
    """

    answers: Answers
    keep: Callable[[Answers], object]
    file: str = ""


def promise(brought: Brought | None) -> tuple[Text, Text]:
    """Return what becomes of the answers, in a few words and some more."""
    if brought is None or not brought.file:
        return _("Nothing is saved"), _("and nothing is sent to anyone")
    # Translators: together they are one promise: "Your answers are kept", "in the file kopie.xlsx of the person who helps you"
    return _("Your answers are kept"), _("in the file {file} of who helps you", file=brought.file)


def when_left(brought: Brought | None, *, kept: bool = False) -> tuple[Text, Text]:
    """Return the choice to leave, and what becomes of the answers then.

    Args:
        brought: the answers that were there already.
        kept: whether a result was saved or printed.
    """
    if brought is None or not brought.file:
        gone = _("Nothing is saved. If you leave, your answers are gone.")
        if kept:
            gone = _("If you leave, your answers are gone. What you saved or printed stays.")
        return _("Leave and forget my answers"), gone
    return _("Leave"), _("The new answers go into {file}. If a question is still open, we ask you first.", file=brought.file)  # fmt: skip


def when_begun_again(brought: Brought | None) -> Text:
    """Return what becomes of the answers when somebody starts again."""
    if brought is None:
        return _("Then your answers are gone.")
    return _("Then the new answers are gone. Those in the sheet stay.")
