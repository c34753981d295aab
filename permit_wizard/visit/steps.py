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


# ------------------------------------------------------------------------------------------------------------ answering


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
    return _handle_resume(replace(visit, today=event.today, given=given), events.Resume())


# ------------------------------------------------------------------------------------------------------ taking it along


def _handle_export(visit: Visit, event: events.Export) -> Visit:
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


def _handle_save_as(visit: Visit, event: events.SaveAs) -> Visit:
    return replace(visit, typed=event.name[:LONGEST]) if visit.place in (FILE, REPLACE) else visit


def _handle_saved(visit: Visit, event: events.Saved) -> Visit:
    place = visit.at(EXPORT) if visit.place in (FILE, REPLACE) else visit
    file = event.file[:LONGEST] or visit.saved_file
    return replace(place, has_saved=True, exported=True, saved_file=file, notice=event.notice)


def _handle_not_saved(visit: Visit, event: events.NotSaved) -> Visit:
    if visit.place in (FILE, REPLACE):
        visit = replace(visit, place=REPLACE if event.exists else FILE)
    return replace(visit, problem=event.problem)


def _handle_notified(visit: Visit, event: events.Notified) -> Visit:
    return replace(visit, notice=event.notice)


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
    events.ChooseLanguage: _handle_choose_language,
    events.ShowBeside: _handle_show_beside,
    events.Start: _handle_start,
    events.TrustClock: _handle_trust_clock,
    events.Draft: _handle_draft,
    events.Answer: _handle_answer,
    events.EnterDate: _handle_enter_date,
    events.Confirm: _handle_confirm,
    events.Retype: _handle_retype,
    events.Keep: _handle_keep,
    events.Go: _handle_go,
    events.Back: _handle_back,
    events.GoOn: _handle_go_on,
    events.AskFurther: _handle_ask_further,
    events.ReadOut: _handle_read_out,
    events.Export: _handle_export,
    events.SaveAs: _handle_save_as,
    events.Saved: _handle_saved,
    events.NotSaved: _handle_not_saved,
    events.Notified: _handle_notified,
    events.NewDay: _handle_new_day,
    events.Resume: _handle_resume,
    events.Restart: _handle_restart,
    events.End: _handle_end,
}
