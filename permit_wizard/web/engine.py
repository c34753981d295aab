"""One turn of a visit: from where it stands and what was pressed to the next page, as a pure function of JSON.

The worker (`static/worker.js`) calls `turn`; nothing is remembered between two calls.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from permit_wizard.core.answers import BadAnswer
from permit_wizard.core.clock import day_in_the_netherlands, is_too_early
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.flow import question_after
from permit_wizard.core.text import Text
from permit_wizard.language.localizer import languages
from permit_wizard.outputs import NothingToWrite
from permit_wizard.web import question_pages, visit_pages
from permit_wizard.web.render import result as result_pages
from permit_wizard.web.render.bilingual_html import Voices
from permit_wizard.web.visit import (
    AGAIN,
    CHECK,
    CLOCK,
    CODE,
    CONFIRM,
    ENDED,
    LANGUAGE,
    LEAVE,
    RESULT,
    START,
    TAKE,
    TELLING_CODE,
    Scene,
    Visit,
    allowed_place,
    answers_of,
    go_on,
    read_visit,
)

_PAGES: dict[str, Callable[[Scene], str]] = {
    START: lambda scene: visit_pages.start_page(scene.say),
    LANGUAGE: visit_pages.language_page,
    CLOCK: visit_pages.clock_page,
    CHECK: visit_pages.check_page,
    RESULT: result_pages.result_page,
    TAKE: result_pages.take_page,
    CODE: result_pages.code_page,
    TELLING_CODE: result_pages.code_page,
    LEAVE: visit_pages.leave_page,
    AGAIN: visit_pages.again_page,
    ENDED: visit_pages.ended_page,
}
_OPENED_FROM = (LANGUAGE, LEAVE, AGAIN)  # they lead back to where they were opened


@dataclass(frozen=True, slots=True)
class Next:
    """What a press leads to.

    Attributes:
        visit: where the visit stands now.
        problem: what has to be put right, or None.
        file: a file to save, or None.
        printing: whether the sheet is to be printed.
    """

    visit: Visit
    problem: Text | None = None
    file: dict[str, str] | None = None
    printing: bool = False


def turn(request: str) -> str:
    """Take one step and draw the page.

    Args:
        request: JSON with `visit` (as `Visit` has it), `form` (names and values of what was pressed and typed), `now` (milliseconds
            since 1970), `peek` while a date is being typed, `idle` for the words of a countdown, and the site's settings: `today`, `rules`, `kiosk`.

    Returns:
        JSON with `visit`, `place`, `html`, `lang`, `dir`, and where there is one a `file` (name, type, content in base64) or `print`.
    """
    data: dict[str, Any] = json.loads(request)
    scene = _scene(data)
    form: Mapping[str, str] = data.get("form") or {}
    if data.get("peek"):
        typed = str(form.get("typed", ""))
        return json.dumps(
            {"echo": question_pages.echo(scene, typed), "card": question_pages.on_card(typed, scene.today)}
        )
    if data.get("idle"):
        return json.dumps({"html": visit_pages.idle_page(scene), "seconds": visit_pages.seconds_left(scene, 60)})
    following = step(scene, form)
    drawn = scene.moved(following.visit, following.problem)
    language = drawn.say.first.language
    return json.dumps(
        {
            "visit": drawn.visit.plain(),
            "place": drawn.visit.place,
            "html": page(drawn),
            "lang": language.code,
            "dir": language.direction,
            "begun": bool(drawn.visit.answers),
            "file": following.file,
            "print": following.printing,
        },
        ensure_ascii=False,
    )


def page(scene: Scene) -> str:
    """Return the page on which a visit stands: what is above every page, the page itself, what is below it."""
    place = scene.visit.place
    question = scene.question
    inner = question_pages.question_page(scene, question) if question is not None else _PAGES[place](scene)
    return f"{visit_pages.bar(scene)}<main>{inner}</main>{visit_pages.foot(scene)}"


def _scene(data: Mapping[str, Any]) -> Scene:
    visit = read_visit(data["visit"])
    fixed = data.get("today")
    today = (
        date.fromisoformat(fixed)
        if fixed
        else day_in_the_netherlands(datetime.fromtimestamp(float(data["now"]) / 1000, UTC))
    )
    if not visit.day:
        visit = replace(visit, day=today.isoformat())
    return Scene(
        visit,
        answers_of(visit, today),
        today,
        BY_ID.get(str(data.get("rules"))),
        Voices(visit.language, visit.beside),
        kiosk=data.get("kiosk") is True,
        sure_of_day=bool(fixed) or visit.sure_of_day,
    )


# ------------------------------------------------------------------------------------------------------------ the steps


def step(scene: Scene, form: Mapping[str, str]) -> Next:
    """Return what a press leads to; a press that this place does not know leaves everything as it is."""
    visit = replace(scene.visit, typed=form.get("typed", scene.visit.typed), chosen=_chosen(form, scene.visit))
    if "lang" in form and form["lang"] in languages():
        beside = None if visit.beside == form["lang"] else visit.beside
        return Next(_returned(replace(visit, language=form["lang"], beside=beside)))
    if "beside" in form:
        beside = form["beside"] if form["beside"] in languages() and form["beside"] != visit.language else None
        return Next(_returned(replace(visit, beside=beside)))
    if "go" in form:
        return Next(_went(scene, visit, form["go"]))
    if form.get("take") in result_pages.FILES and scene.visit.place == TAKE:
        return _taken(scene, visit, form["take"])
    done = _DO.get(form.get("do", ""))
    return done(scene, visit, form) if done is not None else Next(visit.at(allowed_place(scene, visit.place)))


def _chosen(form: Mapping[str, str], visit: Visit) -> str:
    return form.get("answer", "unknown" if form.get("unknown") else visit.chosen)


def _returned(visit: Visit) -> Visit:
    return replace(visit, place=visit.before if visit.place == LANGUAGE else visit.place)


def _went(scene: Scene, visit: Visit, place: str) -> Visit:
    if place in _OPENED_FROM:
        before = visit.before if visit.place in _OPENED_FROM else visit.place
        return replace(visit, place=place, before=before)
    allowed = allowed_place(scene, place)
    if visit.place in _OPENED_FROM and place == visit.before:
        return replace(visit, place=allowed)  # with what was begun there
    changing = (visit.place == CHECK and allowed not in _PAGES) or (visit.changing and allowed not in _PAGES)
    return visit.at(allowed, changing=changing)


def _started(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:  # noqa: ARG001 - each step's
    if is_too_early(scene.today) and not scene.sure_of_day:
        return Next(visit.at(CLOCK))
    return Next(visit.at(go_on(scene)))


def _sure(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:  # noqa: ARG001
    return Next(visit.at(go_on(scene), sure_of_day=True))


def _answered(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:
    question = scene.question
    if question is None:
        return Next(visit)
    if question.options:
        value = form.get("answer", "")
        if value not in [option.value for option in question.options]:
            return Next(visit, question_pages.CHOOSE_ONE)
        return Next(_with_answer(scene, visit, question.key, value))
    typed = form.get("typed", "")
    if form.get("unknown") and question.unknown is not None:
        return Next(_with_answer(scene, visit, question.key, "unknown"))
    found = question_pages.date_in(typed, question, scene.today)
    if not isinstance(found, date):
        return Next(visit, found)
    return Next(visit.at(question.key + CONFIRM, found=found.isoformat(), typed=typed))


def _confirmed(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:  # noqa: ARG001
    question = scene.question
    if question is None or not visit.found:
        return Next(visit.at(allowed_place(scene, visit.place)))
    return Next(_with_answer(scene, visit, question.key, visit.found))


def _retyped(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:  # noqa: ARG001
    return Next(visit.at(visit.place.removesuffix(CONFIRM), typed=scene.visit.typed))


def _with_answer(scene: Scene, visit: Visit, key: str, value: str) -> Visit:
    """Take an answer, and go to what follows: the next question, or, for a changed one, only what became necessary."""
    try:
        answers = scene.answers.answered(key, value, scene.today)
    except BadAnswer:
        return visit.at(key)
    kept = {**visit.answers, key: value}
    after = question_after(key, answers, scene.today, scene.rules)
    onward = replace(scene, answers=answers)
    place = go_on(onward) if visit.changing or after is None else after.key
    return visit.at(place, answers=kept, changing=visit.changing and place != CHECK)


def _taken(scene: Scene, visit: Visit, name: str) -> Next:
    try:
        return Next(visit, file=result_pages.file_of(scene, result_pages.FILES[name]))
    except NothingToWrite as nothing:
        return Next(visit, nothing.reason)


def _printed(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:  # noqa: ARG001
    return Next(visit, printing=scene.visit.place in (RESULT, TAKE))


def _ended(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:  # noqa: ARG001
    return Next(Visit(visit.language, visit.beside, ENDED))


def _again(scene: Scene, visit: Visit, form: Mapping[str, str]) -> Next:  # noqa: ARG001
    return Next(Visit(visit.language, visit.beside, START, day=scene.today.isoformat(), sure_of_day=visit.sure_of_day))


_DO: dict[str, Callable[[Scene, Visit, Mapping[str, str]], Next]] = {
    "start": _started,
    "sure": _sure,
    "answer": _answered,
    "confirm": _confirmed,
    "retype": _retyped,
    "print": _printed,
    "end": _ended,
    "again": _again,
}
