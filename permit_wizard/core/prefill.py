"""Answers that are known before the first question, and the file that the new ones go to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from permit_wizard.core.text import Text, _

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers


@dataclass(frozen=True, slots=True)
class Prefill:
    """What is known of a person before the first question.

    Attributes:
        answers: the answers that are known.
        keep: called with all answers when the wizard ends; not called where it broke off, so that no half-known answers are kept.
        file: the name of the file that the new answers go to then; empty where they go nowhere.
    """

    answers: Answers
    keep: Callable[[Answers], object]
    file: str = ""


def privacy_promise(prefill: Prefill | None) -> tuple[Text, Text]:
    """Return what happens to the answers: a headline, and some more words."""
    if prefill is None or not prefill.file:
        return _("Nothing is saved"), _("and nothing is sent to anyone")
    # Translators: together they are one promise: "Your answers are kept", "in your helper’s file kopie.xlsx"
    return _("Your answers are kept"), _("in your helper’s file {file}", file=prefill.file)


def leave_warning(prefill: Prefill | None, *, kept: bool = False) -> tuple[Text, Text]:
    """Return the label of the choice to leave, and what happens to the answers then.

    Args:
        prefill: the answers that were there already.
        kept: whether a result was saved or printed.
    """
    if prefill is None or not prefill.file:
        gone = _("Nothing is saved. If you leave, your answers are gone.")
        if kept:
            gone = _("If you leave, your answers are gone. What you saved or printed stays.")
        return _("Leave and forget my answers"), gone
    return _("Leave"), _("The new answers go into {file}. If a question is still open, we ask you first.", file=prefill.file)  # fmt: skip


def restart_warning(prefill: Prefill | None) -> Text:
    """Return what happens to the answers when somebody starts again."""
    if prefill is None:
        return _("Then your answers are gone.")
    return _("Then the new answers are gone. Those in the sheet stay.")
