"""The same answers by wizard, plain and `check` give the same verdict; tests/plain holds the second pair."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import HealthCheck, given, settings

from permit_wizard.core.answers import Answers
from permit_wizard.core.flow import answered_further, asked
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, writer
from permit_wizard.terminal_ui.widgets.result import RowList
from permit_wizard.visit.events import Answer, Confirm, EnterDate, Go
from tests.builders import THOROUGH
from tests.strategies import applicants
from tests.terminal_ui.visiting import WAITING, visit


def named_by_title(verdict: Verdict) -> set[str]:
    """Return the warnings that the ticket names in the same words: their text opens with the step that is next."""
    return {f.id for f in verdict.findings if f.brief.message.rstrip(".") in verdict.title.message}


async def test_a_warning_that_the_title_names_opens_with_the_step_that_is_next() -> None:
    waiting = {**WAITING, "received_on": "2026-06-12", "expires_on": "2027-04-26"}
    async with visit() as person:
        await person.go_to("result", waiting)
        verdict = assess(person.app.answers, person.app.visit.today)
        assert verdict.next_step is not None
        assert named_by_title(verdict) == {"received_early"}
        (warning,) = [finding for finding in verdict.findings if finding.id == "received_early"]
        rows = {row.id: row for row in person.app.screen.query_one(RowList).result.rows}
        assert "received_early" not in rows
        opened = "\n".join(rows[verdict.next_step.id].text)
        assert warning.detail is not None
        whole = Localizer("en").line(warning.detail)
        said, _, points = whole.partition(" Ask the IND: ")  # to this very step, which does not point to itself
        assert points == "see “What to do now”."
        assert said in opened


@settings(max_examples=6 if THOROUGH else 3, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(applicants())
async def test_the_screens_come_to_the_verdict_that_check_writes(applicant: tuple[Answers, object]) -> None:
    answers, today = applicant
    written = json.loads(writer("json")(Sheet(assess(answers, today), (Localizer("en"),))))
    async with visit(today=today, size=(80, 120)) as person:
        await person.press("enter")
        for question in asked(answers, today):
            assert person.place == question.key
            value = getattr(answers, question.key)
            if isinstance(value, date):
                person.app.do(EnterDate(value.isoformat()))
                person.app.do(Confirm())
            else:
                person.app.do(Answer(str(value)))
            await person.pilot.pause()
        if asked(answers, today):  # where the rules are too old, nothing is asked
            assert person.place == "check"
            await person.press("enter")
        for question in answered_further(answers, today):
            person.app.do(Go(question.key))
            await person.pilot.pause()
            person.app.do(Answer(str(getattr(answers, question.key))))
            await person.pilot.pause()
        person.app.do(Go("result"))
        await person.pilot.pause()
        result = person.app.screen.query_one(RowList).result
        shown = {row.id for outer in result.rows for row in (outer, *outer.inside)}
        verdict = assess(answers, today)
        said = {finding["id"] for finding in written["findings"]}
        in_ticket = {"last_day"} if verdict.next_step is None else {"last_day", "late", *named_by_title(verdict)}
        assert said - in_ticket <= shown
        assert person.sees(*Localizer("en")(verdict.title).split())
