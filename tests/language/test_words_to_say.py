"""What is said of a case before all of it is known: only what is true of it, and nothing that was not named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.next_step import first_to_say
from tests.builders import EXPIRES, TODAY, judge

NL, EN = Localizer("nl"), Localizer("en")
UNSURE: dict[str, object] = {"permit": "unsure"}
NO_DATE: dict[str, object] = {"permit": "temporary_asylum", "expires_on": "unknown"}
HAVE, WHICH = "Ik heb een verblijfsvergunning asiel", "Welke verblijfsvergunning heb ik"


def _judged(answers: dict[str, object]) -> Verdict:
    return assess(read_answers(answers, TODAY), TODAY)


@pytest.mark.parametrize(
    ("answers", "there", "never"),
    [
        (UNSURE, [WHICH], [HAVE]),
        (NO_DATE, [HAVE, "Tot wanneer is mijn pas geldig?", "niet vinden"], [WHICH, "De laatste dag op mijn pas is …"]),
        ({"permit": "other"}, ["vraag over verblijfsvergunningen"], [HAVE, "mijn verblijfsvergunning"]),
    ],
)
def test_nobody_says_that_they_have_what_they_do_not_know(
    answers: dict[str, object], there: list[str], never: list[str]
) -> None:
    said = " ".join(NL(text) for text in first_to_say(_judged(answers)))
    assert [words for words in there if words not in said] == []
    assert [words for words in never if words in said] == []


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_title_asks_only_for_what_is_not_known(code: str) -> None:
    localizer = Localizer(code)
    assert localizer(_judged(UNSURE).title) != localizer(_judged(NO_DATE).title)
    assert "which permit" not in EN(_judged(NO_DATE).title)


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize("answers", [UNSURE, NO_DATE], ids=["permit", "date"])
def test_what_to_do_today_is_complete_and_sends_nobody_to_answers_that_are_not_there(
    code: str, answers: dict[str, object]
) -> None:
    verdict = _judged(answers)
    assert "first answer" not in EN(verdict.findings[-1].message)
    step = verdict.next_step
    assert step is not None
    assert "the front of your card" in EN(step.full)
    first = BY_KEY["permit"].options[0].label  # the permit is named as on its question, and not as an answer to choose
    permit = Localizer(code)(first).partition("\n")[2].strip("()")
    if code != "nl" and answers is UNSURE:
        assert step.detail is not None
        assert permit in Localizer(code)(step.detail)


def test_what_to_say_when_digid_may_be_late_names_to_whom() -> None:
    late = judge(EXPIRES - timedelta(days=2), digid="no")
    step = late.next_step
    assert step is not None
    assert step.detail is not None
    assert "Say until when your card is valid" in EN(step.detail)
    assert "IND" in EN(step.brief)


def test_it_is_the_application_that_is_free_and_not_the_day() -> None:
    verdict = judge(date(2026, 11, 30), expires_on=date(2027, 3, 5))
    wait = next(finding for finding in verdict.findings if finding.id == "wait_until")
    assert wait.detail is not None
    assert "Applying is free." in EN(wait.detail)
    assert "It is free" not in EN(wait.detail)
