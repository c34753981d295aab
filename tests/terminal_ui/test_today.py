"""What to say on the phone holds nothing of the answers but the day on the card."""

from __future__ import annotations

from permit_wizard.core.answers import read_answers
from permit_wizard.core.finding import Kind
from permit_wizard.core.rules import assess
from permit_wizard.language.next_step import words_to_say
from tests.terminal_ui.test_plan import PERSONS
from tests.terminal_ui.visiting import TODAY


def test_words_to_say_hold_nothing_of_the_answers_but_the_cards_last_day() -> None:
    phoned = 0
    for answers in PERSONS.values():
        verdict = assess(read_answers(answers, TODAY), TODAY)
        for step in verdict.of_kind(Kind.STEP):
            last = verdict.dates.expires_on
            said = words_to_say(step, last)
            phoned += bool(said)
            values = [text.values for text in said if text.values]
            assert values in ([], [{"day": last}]), (step.id, values)
    assert phoned > 5
