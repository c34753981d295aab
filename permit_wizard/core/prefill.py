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
        keep: called with all answers when the wizard ends; not called where it broke off, so that no half-known answers
            are kept.
        file: the name of the file that the new answers are saved in; empty where they go nowhere.
        after_answer: called with all answers after each of them, so that nothing is lost when the terminal goes; None
            where they go nowhere.
        person: what the person is called by in the sheet, which is shown while they are asked.
    """

    answers: Answers
    keep: Callable[[Answers], object]
    file: str = ""
    after_answer: Callable[[Answers], object] | None = None
    person: str = ""

    def answered(self, before: Answers, now: Answers) -> None:
        """Report answers that have changed."""
        if self.after_answer is not None and now != before:
            self.after_answer(now)


def whose(prefill: Prefill | None, progress: Text) -> Text:
    """Return the line of progress, with the person in front whose row is filled in."""
    if prefill is None or not prefill.person:
        return progress
    return _("{person} · {progress}", person=prefill.person, progress=progress)


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
    if prefill is not None and not prefill.file:
        return _("Leave and forget my answers"), restart_warning(prefill)
    if prefill is None:
        gone = _("Nothing is saved. If you leave, your answers are gone.")
        if kept:
            gone = _("If you leave, your answers are gone. What you saved or printed stays.")
        return _("Leave and forget my answers"), gone
    return _("Leave"), _("The new answers are saved in {file}. You can go on later.", file=prefill.file)  # fmt: skip


def restart_warning(prefill: Prefill | None) -> Text:
    """Return what happens to the answers when somebody starts again."""
    if prefill is None:
        return _("Then your answers are gone.")
    return _("Then the new answers are gone. Those in the sheet stay.")
