"""Where a visit stands: all that a page is made from. The page holds it, as JSON, in its memory alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from permit_wizard.core.answers import KEYS, Answers, BadAnswer, read_answers
from permit_wizard.core.dates.reading import LONGEST
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked, next_question
from permit_wizard.core.questions import BY_KEY, Question
from permit_wizard.core.text import Text
from permit_wizard.language.localizer import languages
from permit_wizard.web.render.bilingual_html import Voices

START, LANGUAGE, CLOCK, CHECK, RESULT, TAKE = "start", "language", "clock", "check", "result", "take"
CODE, TELLING_CODE, LEAVE, AGAIN, ENDED = "code", "telling code", "leave", "again", "ended"
CONFIRM = " confirm"
"""What follows the key of a date's question while the date read waits for a yes."""

PLACES = frozenset({START, LANGUAGE, CLOCK, CHECK, RESULT, TAKE, CODE, TELLING_CODE, LEAVE, AGAIN, ENDED})
_AFTER_THE_ANSWERS = frozenset({RESULT, TAKE, CODE, TELLING_CODE})


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's way through the wizard, as plain values.

    Attributes:
        language: the reader's.
        beside: a second language beside it, or None.
        place: one of `PLACES`, a question's key, or that with `CONFIRM`.
        answers: answers by key, as JSON has them.
        changing: whether a question was opened from the check page, to which its answer then leads back.
        typed: what stands in the line for a date.
        chosen: the option that is chosen and not yet taken.
        found: the date that waits for a yes, as YYYY-MM-DD.
        before: the place from which the languages, or leaving, were opened.
        day: the day on which the visit began, as YYYY-MM-DD.
        sure_of_day: whether somebody confirmed a day that cannot be.
    """

    language: str
    beside: str | None = None
    place: str = START
    answers: dict[str, str] = field(default_factory=dict[str, str])
    changing: bool = False
    typed: str = ""
    chosen: str = ""
    found: str = ""
    before: str = START
    day: str = ""
    sure_of_day: bool = False

    def at(self, place: str, **changes: Any) -> Visit:
        """Return the visit at another place, with nothing begun there."""
        return replace(self, place=place, **{"typed": "", "chosen": "", "found": "", **changes})

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)


def read_visit(data: Mapping[str, Any]) -> Visit:
    """Read what the page held; only the page itself could have changed it, and what is not known is left out.

    Raises:
        KeyError: the language is not known.
    """
    visit = Visit(languages()[str(data["language"])].code)
    kept: dict[str, Any] = {
        name: data[name]
        for name in ("typed", "chosen", "found", "before", "day", "place")
        if isinstance(data.get(name), str) and len(data[name]) <= LONGEST
    }
    given: Mapping[str, Any] = data.get("answers") or {}
    answers = {key: str(given[key]) for key in KEYS if isinstance(given.get(key), str)}
    beside = data.get("beside")
    return replace(
        visit,
        **kept,
        answers=answers,
        beside=beside if beside in languages() and beside != visit.language else None,
        changing=data.get("changing") is True,
        sure_of_day=data.get("sure_of_day") is True,
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """A visit on a day: what the pages are drawn from.

    Attributes:
        visit: where it stands.
        answers: its answers, validated.
        today: the day in the Netherlands.
        rules: the edition of the rules that was asked for by name, or None.
        say: speaks the reader's language, and the second one.
        kiosk: whether one visitor comes after the other.
        sure_of_day: whether today is meant, however unlikely it is.
        problem: what has to be put right on this page, or None.
    """

    visit: Visit
    answers: Answers
    today: date
    rules: Edition | None
    say: Voices
    kiosk: bool = False
    sure_of_day: bool = False
    problem: Text | None = None

    @property
    def question(self) -> Question | None:
        """The question of this place, or None."""
        return BY_KEY.get(self.visit.place.removesuffix(CONFIRM))

    def moved(self, visit: Visit, problem: Text | None = None) -> Scene:
        """Return the scene of a visit that went on."""
        return replace(
            self,
            visit=visit,
            answers=answers_of(visit, self.today),
            say=Voices(visit.language, visit.beside),
            problem=problem,
        )


def answers_of(visit: Visit, today: date) -> Answers:
    """Return the answers that can still be right today; a day that midnight made wrong is asked again."""
    try:
        return read_answers(visit.answers, today)
    except BadAnswer:
        possible = read_answers({}, today)
    for key, value in visit.answers.items():
        try:
            possible = possible.answered(key, value, today)
        except BadAnswer:
            continue
    return possible


def go_on(scene: Scene) -> str:
    """Return the first unanswered question, or the check page."""
    question = next_question(scene.answers, scene.today, scene.rules)
    return question.key if question else CHECK


def allowed_place(scene: Scene, place: str) -> str:
    """Return a place if it can be shown with these answers, else where they lead: the browser's Back may come from anywhere."""
    if place in _AFTER_THE_ANSWERS and next_question(scene.answers, scene.today, scene.rules) is not None:
        return go_on(scene)
    if place in PLACES:
        return place
    key = place.removesuffix(CONFIRM)
    if not any(question.key == key for question in asked(scene.answers, scene.today, scene.rules)):
        return go_on(scene)
    return key
