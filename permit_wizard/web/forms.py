"""Buttons and forms as events, and back: the one place with both names."""

from __future__ import annotations

from collections.abc import Mapping

from permit_wizard.visit import events
from permit_wizard.visit.events import Event
from permit_wizard.visit.places import CODE, RESULT
from permit_wizard.visit.state import Visit

PRINT = "print"
"""The value of the button that prints, on the result as well."""

_BUTTON_EVENTS: dict[str, Event] = {
    "start": events.Start(),
    "sure": events.TrustClock(),
    "confirm": events.Confirm(),
    "retype": events.Retype(),
    "back": events.Back(),
    "further": events.AskFurther(),
    "again": events.Restart(),
    "end": events.End(),
}
_NAMES = {event: name for name, event in _BUTTON_EVENTS.items()}
_CODES = {CODE: "code", "telling code": "detailed code"}
"""Places that an older page went to for its codes."""


def button_of(event: Event) -> tuple[str, str]:
    """Return the name and the value of the button that makes an event."""
    match event:
        case events.Go(place):
            return "go", place
        case events.GoOn():
            return "go", RESULT
        case events.Answer() | events.EnterDate():
            return "do", "answer"
        case events.Export(option):
            return ("do", PRINT) if option == PRINT else ("take", option)
        case events.ChooseLanguage(code):
            return "lang", code
        case events.ShowBeside(code):
            return "beside", code
        case _:
            return "do", _NAMES[event]


def draft_in(form: Mapping[str, str]) -> events.Draft:
    """Return what was typed and chosen when a button was pressed."""
    return events.Draft(form.get("typed"), form.get("answer", "unknown" if form.get("unknown") else None))


def event_in(form: Mapping[str, str], visit: Visit) -> Event:
    """Return what was pressed; unknown values change nothing."""
    for name, make in (("lang", events.ChooseLanguage), ("beside", events.ShowBeside), ("take", events.Export)):
        if name in form:
            return make(form[name])
    if "go" in form:
        place = form["go"]
        return events.Export(_CODES[place]) if place in _CODES else events.Go(place)
    question = visit.question
    if form.get("do") == "answer" and question is not None:
        if question.options:
            return events.Answer(form.get("answer", ""))
        is_unknown = form.get("unknown") and question.unknown is not None
        return events.Answer("unknown") if is_unknown else events.EnterDate(form.get("typed", ""))
    return _BUTTON_EVENTS.get(form.get("do", ""), events.Resume())
