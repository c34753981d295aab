"""What is said of a case before all of it is known: only what is true of it, and nothing that was not named."""

from __future__ import annotations

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.i18n import Localizer, languages
from permit_wizard.language.today import first_to_say
from tests.builders import TODAY

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
    say = Localizer(code)
    assert say(_judged(UNSURE).title) != say(_judged(NO_DATE).title)
    assert "which permit" not in EN(_judged(NO_DATE).title)
