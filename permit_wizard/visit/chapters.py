"""The parts of the form, by the question that each begins with; a new question belongs to the part it is asked in."""

from __future__ import annotations

from collections.abc import Sequence

from permit_wizard.core.flow import asked, further, progress, still_open
from permit_wizard.core.prefill import whose
from permit_wizard.core.questions import QUESTIONS, Question
from permit_wizard.core.text import Text, _
from permit_wizard.visit.page import Chapter, Progress
from permit_wizard.visit.places import RESULT
from permit_wizard.visit.state import Visit

# Translators: the parts of the form, one word each, at most 10 letters if possible: they are side by side in a narrow
# row.
CHAPTERS: tuple[tuple[str, Text], ...] = (
    ("permit", _("Card")),
    ("main_residence", _("You")),
    ("digid", _("DigiD")),
    ("travel", _("Journey")),
)
RESULT_CHAPTER = _("Result")


def chapter_of(key: str) -> int:
    """Return the item of `CHAPTERS` that a question belongs to: the last one that has started."""
    begins = {first: number for number, (first, _name) in enumerate(CHAPTERS)}
    current = 0
    for question in QUESTIONS:
        current = begins.get(question.key, current)
        if question.key == key:
            break
    return current


def progress_of(visit: Visit, question: Question | None) -> Progress:
    """Return how far along the form a question is; None is the check page, after the last one."""
    answers, today, rules = visit.answers, visit.today, visit.rules
    along = asked(answers, today, rules)
    if question is None:
        left = sum(getattr(answers, each.key) is None for each in along)
        return Progress(_("Check your answers"), 1.0, left, _chapters(along, None, len(CHAPTERS)))
    where = progress(question.key, answers, today, rules)
    # Translators: {about} is an estimate
    counted = _("Question {number} of about {about}", number=where.number, about=where.about)
    only = _("Question {number}", number=where.number)
    text = whose(visit.prefill, only if where.about == 1 else counted)
    return Progress(
        text,
        where.share,
        _left(visit, question, max(where.about - where.number + 1, 1)),
        _chapters(along, question, chapter_of(question.key)),
    )


def _left(visit: Visit, question: Question, on_the_way: int) -> int:
    """Return how many questions are still asked, this one included; 0 where an answer is changed and none follows."""
    if question.further:
        return len(further(visit.answers, visit.today, visit.rules)) if visit.return_to == RESULT else 0
    if visit.return_to or visit.prefill is not None:  # only what has no answer is asked
        return len(still_open(visit.answers, visit.today, visit.rules))
    return on_the_way


def _chapters(along: Sequence[Question], question: Question | None, current: int) -> tuple[Chapter, ...]:
    """Return the parts up to the current one as finished, the current one in part."""
    found: list[Chapter] = []
    for number, (_first, name) in enumerate(CHAPTERS):
        inside = [each for each in along if chapter_of(each.key) == number]
        state = 1.0 if number < current else 0.0
        if number == current and question in inside:
            state = inside.index(question) / len(inside)
        found.append(Chapter(name, state, number == current))
    return (*found, Chapter(RESULT_CHAPTER, 0.0, question is None))
