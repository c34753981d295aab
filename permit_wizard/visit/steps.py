"""What an event makes of a visit: one pure function that never raises.

Up to the first question nothing here needs pydantic; `route`, which has the questions, is imported by the events that
need it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from permit_wizard.language.languages import languages
from permit_wizard.visit import answer_steps, events, export_steps
from permit_wizard.visit.events import Event
from permit_wizard.visit.places import (
    BACK_TO,
    CHECK,
    CLOCK,
    ENDED,
    FILE,
    IDLE,
    LANGUAGE,
    LEAVE,
    OVER,
    PHONE,
    REPLACE,
    RESULT,
    START,
    WELCOME,
    is_question,
)
from permit_wizard.visit.state import LONGEST, Visit


def step(visit: Visit, event: Event) -> Visit:
    """Return the visit after an event; an event that does not apply here changes nothing."""
    return _HANDLERS[type(event)](replace(visit, problem=None, notice=None), event)


def begin(visit: Visit) -> Visit:
    """Return a visit at its first page: for somebody of whom answers are known already, the first open question."""
    if visit.prefill is None:
        return visit
    visit = replace(visit, given=visit.prefill.answers)
    return visit.at(CLOCK) if visit.doubts_clock else _to_open_place(visit)


# ------------------------------------------------------------------------------------------------- before the questions


def _handle_choose_language(visit: Visit, event: events.ChooseLanguage) -> Visit:
    if event.code not in languages():
        return visit
    beside = "" if visit.beside == event.code else visit.beside
    return _with_language(replace(visit, language=event.code, beside=beside))


def _handle_show_beside(visit: Visit, event: events.ShowBeside) -> Visit:
    if event.code and (event.code not in languages() or event.code == visit.language):
        return visit
    return _with_language(replace(visit, beside=event.code))


def _with_language(visit: Visit) -> Visit:
    if visit.place == LANGUAGE and visit.trail:
        return _close_cover(visit)
    return visit.at(START) if visit.place in (LANGUAGE, WELCOME) and visit.language else visit


def _handle_start(visit: Visit, event: events.Start) -> Visit:  # noqa: ARG001 - every handler takes its event
    return visit.at(CLOCK) if visit.doubts_clock else _to_open_place(visit)


def _handle_trust_clock(visit: Visit, event: events.TrustClock) -> Visit:  # noqa: ARG001
    return _to_open_place(replace(visit, clock_is_right=True))


def _to_open_place(visit: Visit) -> Visit:
    from permit_wizard.visit.route import open_place

    return visit.at(open_place(visit))


# -------------------------------------------------------------------------------------------------- from place to place


def _handle_go(visit: Visit, event: events.Go) -> Visit:
    place = event.place
    if place == LEAVE and not visit.has_answers:
        return _handle_end(visit, events.End())  # nothing to lose
    if place in OVER and not (place == IDLE and not visit.device.kiosk):
        trail = visit.trail if visit.place in OVER else (*visit.trail, visit.place)
        return replace(visit, place=place, trail=trail)
    if visit.place in OVER and visit.trail:
        below = _close_cover(visit)
        if place == below.place:
            return below
        visit = below
    if visit.given is None and place in (START, ENDED, WELCOME):
        return visit.at(START) if place == START else visit
    if place == ENDED:
        return visit  # only by `End`, which forgets
    from permit_wizard.visit.route import went

    return went(visit, place)


def _handle_back(visit: Visit, event: events.Back) -> Visit:  # noqa: ARG001
    if visit.place in OVER:
        return _close_cover(visit) if visit.trail else visit
    if visit.found is not None:
        return replace(visit, found=None)
    if visit.trail:
        return _handle_resume(visit.at(visit.trail[-1], visit.trail[:-1]), events.Resume())
    if visit.place == REPLACE:
        return replace(visit, place=FILE)
    if visit.place in BACK_TO:
        return visit.at(BACK_TO[visit.place])
    if not is_question(visit.place) and visit.place not in (CHECK, RESULT):
        return visit
    from permit_wizard.visit.route import before

    return visit.at(before(visit))


def _close_cover(visit: Visit) -> Visit:
    """Close a page that covers another; its draft is kept, unless a new day made the place impossible."""
    return _handle_resume(replace(visit, place=visit.trail[-1], trail=visit.trail[:-1]), events.Resume())


def _handle_go_on(visit: Visit, event: events.GoOn) -> Visit:  # noqa: ARG001
    from permit_wizard.visit.route import open_place

    place = open_place(visit)
    return visit.at(RESULT if place == CHECK else place)


def _handle_ask_further(visit: Visit, event: events.AskFurther) -> Visit:  # noqa: ARG001
    from permit_wizard.visit.route import further

    offered = further(visit)
    return visit.at(offered[0].key, (RESULT,)) if offered else visit


def _handle_read_out(visit: Visit, event: events.ReadOut) -> Visit:
    from permit_wizard.visit.route import possible_place

    if possible_place(visit, RESULT) != RESULT:
        return visit
    return replace(visit.at(PHONE), about=event.finding[:LONGEST])


def _handle_resume(visit: Visit, event: events.Resume) -> Visit:  # noqa: ARG001
    if visit.given is None and not is_question(visit.place) and visit.place in (LANGUAGE, START, ENDED, WELCOME):
        return visit
    from permit_wizard.visit.route import possible_place

    place = possible_place(visit, visit.place)
    return visit if place == visit.place else visit.at(place)


def _handle_new_day(visit: Visit, event: events.NewDay) -> Visit:
    if event.today == visit.today:
        return visit
    given = None if visit.given is None else visit.given.on(event.today)
    # what was saved is the result of the day before
    changed = replace(visit, today=event.today, given=given, exported=False, saved_file="")
    return _handle_resume(changed, events.Resume())


# -------------------------------------------------------------------------------------------------------------- the end


def _handle_restart(visit: Visit, event: events.Restart) -> Visit:  # noqa: ARG001
    return begin(
        replace(_nobody(visit), prefill=visit.prefill, clock_is_right=visit.clock_is_right, has_saved=visit.has_saved)
    )


def _handle_end(visit: Visit, event: events.End) -> Visit:  # noqa: ARG001
    return replace(_nobody(visit), place=ENDED)


def _nobody(visit: Visit) -> Visit:
    """Return a visit of nobody, where this one is."""
    return Visit(
        visit.today,
        language=visit.language,
        beside=visit.beside,
        rules=visit.rules,
        device=visit.device,
        contact=visit.contact,
        why=visit.why,
    )


_HANDLERS: dict[type[Event], Callable[[Visit, Any], Visit]] = {
    **answer_steps.HANDLERS,
    **export_steps.HANDLERS,
    events.ChooseLanguage: _handle_choose_language,
    events.ShowBeside: _handle_show_beside,
    events.Start: _handle_start,
    events.TrustClock: _handle_trust_clock,
    events.Go: _handle_go,
    events.Back: _handle_back,
    events.GoOn: _handle_go_on,
    events.AskFurther: _handle_ask_further,
    events.ReadOut: _handle_read_out,
    events.NewDay: _handle_new_day,
    events.Resume: _handle_resume,
    events.Restart: _handle_restart,
    events.End: _handle_end,
}
