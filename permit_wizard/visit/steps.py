"""What an event makes of a visit: one pure function that never raises.

Up to the first question nothing here needs pydantic; `route`, which has the questions, is imported by the events that
need it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from permit_wizard.language.languages import languages
from permit_wizard.visit import events
from permit_wizard.visit.events import Event
from permit_wizard.visit.places import (
    BACK_TO,
    CHECK,
    CLOCK,
    CODE,
    ENDED,
    EXPORT,
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
from permit_wizard.visit.state import Visit

if TYPE_CHECKING:
    from permit_wizard.core.questions import Question

LONGEST = (
    1000  # characters of an id or of what was typed that are kept: no answer comes near, and nothing fills the memory
)


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


def _language_chosen(visit: Visit, event: events.ChooseLanguage) -> Visit:
    if event.code not in languages():
        return visit
    beside = "" if visit.beside == event.code else visit.beside
    return _with_language(replace(visit, language=event.code, beside=beside))


def _beside_shown(visit: Visit, event: events.ShowBeside) -> Visit:
    if event.code and (event.code not in languages() or event.code == visit.language):
        return visit
    return _with_language(replace(visit, beside=event.code))


def _with_language(visit: Visit) -> Visit:
    if visit.place == LANGUAGE and visit.trail:
        return _returned(visit)
    return visit.at(START) if visit.place in (LANGUAGE, WELCOME) and visit.language else visit


def _started(visit: Visit, event: events.Start) -> Visit:  # noqa: ARG001 - every handler takes its event
    return visit.at(CLOCK) if visit.doubts_clock else _to_open_place(visit)


def _clock_trusted(visit: Visit, event: events.TrustClock) -> Visit:  # noqa: ARG001
    return _to_open_place(replace(visit, clock_is_right=True))


def _to_open_place(visit: Visit) -> Visit:
    from permit_wizard.visit.route import open_place

    return visit.at(open_place(visit))


# ------------------------------------------------------------------------------------------------------------ answering


def _drafted(visit: Visit, event: events.Draft) -> Visit:
    if not is_question(visit.place) and visit.place not in (FILE, REPLACE):
        return visit
    typed = visit.typed if event.typed is None else event.typed[:LONGEST]
    chosen = visit.chosen if event.chosen is None else event.chosen[:LONGEST]
    return replace(visit, typed=typed, chosen=chosen, found=visit.found if typed == visit.typed else None)


def _answer_given(visit: Visit, event: events.Answer) -> Visit:
    return _at_question(visit, lambda route, question: route.option_chosen(visit, question, event.value))


def _date_entered(visit: Visit, event: events.EnterDate) -> Visit:
    typed = event.typed[:LONGEST]
    return _at_question(
        visit, lambda route, question: route.date_entered(visit, question, typed) if question.is_date else visit
    )


def _date_confirmed(visit: Visit, event: events.Confirm) -> Visit:  # noqa: ARG001
    if visit.found is None:
        return visit
    return _at_question(visit, lambda route, question: route.answered(visit, question, visit.found))


def _date_retyped(visit: Visit, event: events.Retype) -> Visit:  # noqa: ARG001
    return replace(visit, found=None)


def _answer_kept(visit: Visit, event: events.Keep) -> Visit:  # noqa: ARG001
    return _at_question(visit, lambda route, question: route.kept(visit, question))


def _at_question(visit: Visit, take: Callable[[Any, Question], Visit]) -> Visit:
    question = visit.question
    if question is None:
        return visit
    from permit_wizard.visit import route

    return take(route, question)


# -------------------------------------------------------------------------------------------------- from place to place


def _went(visit: Visit, event: events.Go) -> Visit:
    place = event.place
    if place == LEAVE and not visit.has_answers:
        return _ended(visit, events.End())  # nothing to lose
    if place in OVER and not (place == IDLE and not visit.device.kiosk):
        trail = visit.trail if visit.place in OVER else (*visit.trail, visit.place)
        return replace(visit, place=place, trail=trail)
    if visit.place in OVER and visit.trail:
        below = _returned(visit)
        if place == below.place:
            return below
        visit = below
    if visit.given is None and place in (START, ENDED, WELCOME):
        return visit.at(START) if place == START else visit
    if place == ENDED:
        return visit  # only by `End`, which forgets
    from permit_wizard.visit.route import went

    return went(visit, place)


def _went_back(visit: Visit, event: events.Back) -> Visit:  # noqa: ARG001
    if visit.place in OVER:
        return _returned(visit) if visit.trail else visit
    if visit.found is not None:
        return replace(visit, found=None)
    if visit.trail:
        return _resumed(visit.at(visit.trail[-1], visit.trail[:-1]), events.Resume())
    if visit.place == REPLACE:
        return replace(visit, place=FILE)
    if visit.place in BACK_TO:
        return visit.at(BACK_TO[visit.place])
    if not is_question(visit.place) and visit.place not in (CHECK, RESULT):
        return visit
    from permit_wizard.visit.route import before

    return visit.at(before(visit))


def _returned(visit: Visit) -> Visit:
    """Close a page that covers another; its draft is kept, unless a new day made the place impossible."""
    return _resumed(replace(visit, place=visit.trail[-1], trail=visit.trail[:-1]), events.Resume())


def _went_on(visit: Visit, event: events.GoOn) -> Visit:  # noqa: ARG001
    from permit_wizard.visit.route import open_place

    place = open_place(visit)
    return visit.at(RESULT if place == CHECK else place)


def _further_asked(visit: Visit, event: events.AskFurther) -> Visit:  # noqa: ARG001
    from permit_wizard.visit.route import further

    offered = further(visit)
    return visit.at(offered[0].key, (RESULT,)) if offered else visit


def _read_out(visit: Visit, event: events.ReadOut) -> Visit:
    from permit_wizard.visit.route import possible_place

    if possible_place(visit, RESULT) != RESULT:
        return visit
    return replace(visit.at(PHONE), about=event.finding[:LONGEST])


def _resumed(visit: Visit, event: events.Resume) -> Visit:  # noqa: ARG001
    if visit.given is None and not is_question(visit.place) and visit.place in (LANGUAGE, START, ENDED, WELCOME):
        return visit
    from permit_wizard.visit.route import possible_place

    place = possible_place(visit, visit.place)
    return visit if place == visit.place else visit.at(place)


def _day_begun(visit: Visit, event: events.NewDay) -> Visit:
    if event.today == visit.today:
        return visit
    given = None if visit.given is None else visit.given.on(event.today)
    return _resumed(replace(visit, today=event.today, given=given), events.Resume())


# ------------------------------------------------------------------------------------------------------ taking it along


def _exported(visit: Visit, event: events.Export) -> Visit:
    from permit_wizard.visit.export_options import option_in
    from permit_wizard.visit.route import possible_place

    if possible_place(visit, EXPORT) != EXPORT:
        return visit
    option = option_in(visit, event.option)
    if option is None or option.problem is not None:
        return visit if option is None else replace(visit, problem=option.problem)
    if option.format == "qr":
        return replace(visit.at(CODE), about=option.id, exported=True)
    if option.file_name and visit.device.names:
        return replace(visit.at(FILE), about=option.id)
    return visit


def _named(visit: Visit, event: events.SaveAs) -> Visit:
    return replace(visit, typed=event.name[:LONGEST]) if visit.place in (FILE, REPLACE) else visit


def _saved(visit: Visit, event: events.Saved) -> Visit:
    place = visit.at(EXPORT) if visit.place in (FILE, REPLACE) else visit
    file = event.file[:LONGEST] or visit.saved_file
    return replace(place, has_saved=True, exported=True, saved_file=file, notice=event.notice)


def _not_saved(visit: Visit, event: events.NotSaved) -> Visit:
    if visit.place in (FILE, REPLACE):
        visit = replace(visit, place=REPLACE if event.exists else FILE)
    return replace(visit, problem=event.problem)


def _notified(visit: Visit, event: events.Notified) -> Visit:
    return replace(visit, notice=event.notice)


# -------------------------------------------------------------------------------------------------------------- the end


def _restarted(visit: Visit, event: events.Restart) -> Visit:  # noqa: ARG001
    return begin(
        replace(_nobody(visit), prefill=visit.prefill, clock_is_right=visit.clock_is_right, has_saved=visit.has_saved)
    )


def _ended(visit: Visit, event: events.End) -> Visit:  # noqa: ARG001
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
    events.ChooseLanguage: _language_chosen,
    events.ShowBeside: _beside_shown,
    events.Start: _started,
    events.TrustClock: _clock_trusted,
    events.Draft: _drafted,
    events.Answer: _answer_given,
    events.EnterDate: _date_entered,
    events.Confirm: _date_confirmed,
    events.Retype: _date_retyped,
    events.Keep: _answer_kept,
    events.Go: _went,
    events.Back: _went_back,
    events.GoOn: _went_on,
    events.AskFurther: _further_asked,
    events.ReadOut: _read_out,
    events.Export: _exported,
    events.SaveAs: _named,
    events.Saved: _saved,
    events.NotSaved: _not_saved,
    events.Notified: _notified,
    events.NewDay: _day_begun,
    events.Resume: _resumed,
    events.Restart: _restarted,
    events.End: _ended,
}
