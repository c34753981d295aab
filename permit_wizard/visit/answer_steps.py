"""What an event at a question makes of a visit: a draft, an answer, a date.

Handlers for `steps`. `route`, which has the questions, is imported by the events that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from permit_wizard.visit import events
from permit_wizard.visit.events import Event
from permit_wizard.visit.places import FILE, REPLACE, is_question
from permit_wizard.visit.state import LONGEST, Visit

if TYPE_CHECKING:
    from permit_wizard.core.questions import Question


def _handle_draft(visit: Visit, event: events.Draft) -> Visit:
    if not is_question(visit.place) and visit.place not in (FILE, REPLACE):
        return visit
    typed = visit.typed if event.typed is None else event.typed[:LONGEST]
    chosen = visit.chosen if event.chosen is None else event.chosen[:LONGEST]
    return replace(visit, typed=typed, chosen=chosen, found=visit.found if typed == visit.typed else None)


def _handle_answer(visit: Visit, event: events.Answer) -> Visit:
    return _at_question(visit, lambda route, question: route.option_chosen(visit, question, event.value))


def _handle_enter_date(visit: Visit, event: events.EnterDate) -> Visit:
    typed = event.typed[:LONGEST]
    return _at_question(
        visit, lambda route, question: route.date_entered(visit, question, typed) if question.is_date else visit
    )


def _handle_confirm(visit: Visit, event: events.Confirm) -> Visit:  # noqa: ARG001
    if visit.found is None:
        return visit
    return _at_question(visit, lambda route, question: route.answered(visit, question, visit.found))


def _handle_retype(visit: Visit, event: events.Retype) -> Visit:  # noqa: ARG001
    return replace(visit, found=None)


def _handle_keep(visit: Visit, event: events.Keep) -> Visit:  # noqa: ARG001
    return _at_question(visit, lambda route, question: route.kept(visit, question))


def _at_question(visit: Visit, take: Callable[[Any, Question], Visit]) -> Visit:
    question = visit.question
    if question is None:
        return visit
    from permit_wizard.visit import route

    return take(route, question)


HANDLERS: Mapping[type[Event], Callable[[Visit, Any], Visit]] = {
    events.Draft: _handle_draft,
    events.Answer: _handle_answer,
    events.EnterDate: _handle_enter_date,
    events.Confirm: _handle_confirm,
    events.Retype: _handle_retype,
    events.Keep: _handle_keep,
}
