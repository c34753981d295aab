"""The page of every place: the one function that returns what an edge draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from permit_wizard.visit import first_pages
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import (
    AGAIN,
    CHECK,
    CLOCK,
    CODE,
    ENDED,
    EXPORT,
    FILE,
    IDLE,
    LANGUAGE,
    LEAVE,
    PHONE,
    REPLACE,
    START,
    WELCOME,
)
from permit_wizard.visit.state import Visit

if TYPE_CHECKING:
    from permit_wizard.core.verdict import Verdict

IDLE_SECONDS = 60
"""Seconds of a countdown, where the edge does not count itself."""

_FIRST: dict[str, Callable[[Visit], Page]] = {
    LANGUAGE: first_pages.language_page,
    START: lambda visit: first_pages.start_page(visit.today, visit.prefill, visit.rules, visit.spoken),
    CLOCK: lambda visit: first_pages.clock_page(visit.today),
    LEAVE: first_pages.leave_page,
    AGAIN: first_pages.again_page,
    ENDED: lambda visit: first_pages.ended_page(visit.device),
    WELCOME: lambda _visit: first_pages.welcome_page(),
    IDLE: lambda _visit: first_pages.idle_page(IDLE_SECONDS),
}


def page(visit: Visit) -> Page:
    """Return the page of a visit's place; of a place to which the answers do not lead, the page of where they lead."""
    first = _FIRST.get(visit.place)
    return _later_page(visit) if first is None else first(visit)


def _later_page(visit: Visit) -> Page:
    """Return a page that needs the answers; only then is pydantic imported."""
    from permit_wizard.visit.form_pages import check_page, question_page
    from permit_wizard.visit.route import possible_place

    place = possible_place(visit, visit.place)
    if place != visit.place:
        return page(visit.at(place))
    if visit.question is not None:
        return question_page(visit, visit.question)
    if place == CHECK:
        return check_page(visit)
    from permit_wizard.core.rules import assess
    from permit_wizard.visit.result_page import phone_page, result_page

    verdict = assess(visit.answers, visit.today, visit.rules)
    if place in (EXPORT, FILE, REPLACE, CODE):
        return _export_page(visit, verdict)
    return phone_page(visit, verdict) if place == PHONE else result_page(visit, verdict)


def _export_page(visit: Visit, verdict: Verdict) -> Page:
    from permit_wizard.visit import export_pages
    from permit_wizard.visit.export_options import option_in

    option = None if visit.place == EXPORT else option_in(visit, visit.about)
    if option is None:
        return export_pages.export_page(visit, verdict)
    return (
        export_pages.code_page(verdict, option)
        if visit.place == CODE
        else export_pages.file_page(visit, verdict, option)
    )
