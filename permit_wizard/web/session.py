"""A visit as the page holds it: JSON, in the page's memory alone. What an older page held can still be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast

from permit_wizard.core.answers import KEYS, Answers, BadAnswer, read_answers
from permit_wizard.core.clock import day_in_the_netherlands
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.iso_date import read_date
from permit_wizard.language.languages import languages
from permit_wizard.visit.places import CHECK, CODE, OVER, is_question
from permit_wizard.visit.state import LONGEST, Device, Visit

LONGEST_TRAIL = 40  # places, drafts: more than any way through the questions leaves
LONGEST_CONTACT = 200  # characters

_OLD_CONFIRM, _OLD_CODE = " confirm", "telling code"
"""What places were called while a date was confirmed on a page of its own, and each code had a place of its own."""


def plain(visit: Visit) -> dict[str, Any]:
    """Return what the page is to hold until the next press."""
    return {
        "language": visit.language,
        "beside": visit.beside or None,
        "place": visit.place,
        "answers": {} if visit.given is None else visit.given.model_dump(mode="json", exclude_none=True),
        "typed": visit.typed,
        "chosen": visit.chosen,
        "drafts": [list(draft) for draft in visit.drafts],
        "found": "" if visit.found is None else visit.found.isoformat(),
        "trail": list(visit.trail),
        "about": visit.about,
        "day": "" if visit.began is None else visit.began.isoformat(),
        "sure_of_day": visit.clock_is_right,
        "saved": visit.has_saved,
        "exported": visit.today.isoformat() if visit.exported else "",
    }


def read_visit(data: Mapping[str, Any]) -> Visit:
    """Read a request for `engine.turn`: what the page held, the moment, and the site's settings.

    Only the page itself could have changed what it held; what is not known is left out.

    Raises:
        KeyError: the language is not known.
    """
    held: Mapping[str, Any] = data["visit"]
    fixed = data.get("today")
    today = date.fromisoformat(fixed) if fixed else _day_of(data["now"])
    language, beside = languages()[str(held["language"])].code, held.get("beside")
    is_kiosk = data.get("kiosk") is True
    device = Device(
        files=not is_kiosk,
        names=False,
        printer=not is_kiosk or data.get("printing") is True,
        other_programs=True,
        kiosk=is_kiosk,
    )
    visit = Visit(
        today,
        given=_answers(held, today),
        place=_text(held, "place") or "start",
        language=language,
        beside=beside if isinstance(beside, str) and beside in languages() and beside != language else "",
        rules=BY_ID.get(str(data.get("rules"))),
        device=device,
        contact=str(data.get("contact") or "")[:LONGEST_CONTACT],
        typed=_text(held, "typed"),
        chosen=_text(held, "chosen"),
        drafts=_drafts(held),
        found=read_date(_text(held, "found")),
        trail=_trail(held),
        about=_text(held, "about"),
        began=read_date(_text(held, "day")),
        clock_is_right=bool(fixed) or held.get("sure_of_day") is True,
        has_saved=held.get("saved") is True,
        exported=held.get("exported") == today.isoformat(),  # after midnight it is the result of the day before
    )
    return _of_this_version(visit, held)


def _of_this_version(visit: Visit, held: Mapping[str, Any]) -> Visit:
    """Return what an older page held, as it is held now."""
    place = visit.place.removesuffix(_OLD_CONFIRM)
    if place == _OLD_CODE:
        return replace(visit, place=CODE, about="detailed code")
    if place == CODE and not visit.about:
        visit = replace(visit, about="code")
    if place in OVER and not visit.trail and _text(held, "before"):
        visit = replace(visit, trail=(_text(held, "before"),))
    if held.get("changing") is True and is_question(place) and not visit.trail:
        visit = replace(visit, trail=(CHECK,))
    return visit if place == visit.place else replace(visit, place=place)


def _day_of(milliseconds: object) -> date:
    return day_in_the_netherlands(datetime.fromtimestamp(float(str(milliseconds)) / 1000, UTC))


def _text(held: Mapping[str, Any], name: str) -> str:
    value = held.get(name)
    return value if isinstance(value, str) and len(value) <= LONGEST else ""


def _texts(value: object) -> tuple[str, ...]:
    items = cast("list[object]", value) if isinstance(value, list) else []
    return tuple(item for item in items[:LONGEST_TRAIL] if isinstance(item, str) and len(item) <= LONGEST)


def _trail(held: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_texts(held.get("trail"))))


def _drafts(held: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    value = held.get("drafts")
    rows = [_texts(row) for row in cast("list[object]", value)[:LONGEST_TRAIL]] if isinstance(value, list) else []
    return tuple((row[0], row[1], row[2]) for row in rows if len(row) == 3)


def _answers(held: Mapping[str, Any], today: date) -> Answers | None:
    """Return the answers that can still be right today; a day that midnight made wrong is asked again."""
    value = held.get("answers")
    given = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    answers = {key: given[key] for key in KEYS if isinstance(given.get(key), str)}
    if not answers:
        return None
    try:
        return read_answers(answers, today)
    except BadAnswer:
        possible = read_answers({}, today)
    for key, value in answers.items():
        try:
            possible = possible.answered(key, value, today)
        except BadAnswer:
            continue
    return possible
