"""What the tables can do, found by running them.

Every text that a rule can give, and which question follows which answer.

Sample people are walked through the form: a few days, expiry dates on every side of each limit, and from two plain
cases every answer changed, one and two at a time. Tests hold that no message of the rules is missed and that random
people take no other way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import EDITIONS, Edition
from permit_wizard.core.finding import Finding
from permit_wizard.core.flow import asked, next_question
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import BY_KEY, FURTHER, QUESTIONS, Question
from permit_wizard.core.rules import assess
from permit_wizard.core.rules.key_dates import months_before
from permit_wizard.core.source import GAP_BEFORE
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.wording import when_text

DATE = "date"
"""Represents any date among the answers to a question."""

_SOME = timedelta(days=100)
# days to the card's last day: early, early in the window of the older rules, open, too near to wait for legal help,
# post late, DigiD late, last safe day, last day, expired
_FROM_TODAY = (400, 120, 60, 20, 6, 4, 1, 0, -1, -60)
_PLAIN: dict[str, object] = {
    "permit": "temporary_asylum", "applied": "no", "main_residence": "yes", "abroad_over_3_months": "no",
    "reason_applies": "yes",
    "information_correct": "yes", "convictions": "no", "digid": "with_sms", "may_work": "yes", "travel": "no",
    "travel_document": "yes", "held_5_years": "no", "civic_integration": "diploma",
}  # fmt: skip
_BUSY: dict[str, object] = {"travel": "yes", "held_5_years": "yes"}  # the longest way through the form


@dataclass(slots=True)
class Variant:
    """One text that a finding, or an outcome, can have.

    Attributes:
        message: the text, with the values of the first case it was found in.
        brief: the finding in one line; None for an outcome.
        alternatives: sentences that take the place of one that is set into the text, on other days or in other cases.
        whens: its possible times to act, in words.
        outcomes: the outcomes it was found under, in their order.
        because: the questions whose answers it follows from, in question order.
    """

    message: Text
    brief: Text | None = None
    alternatives: list[Text] = field(default_factory=list[Text])
    whens: list[Text] = field(default_factory=list[Text])
    outcomes: set[Outcome] = field(default_factory=set[Outcome])
    because: set[str] = field(default_factory=set[str])


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Attributes:
        findings: every finding that any case had, by id, with its variants; `samples` holds one finding of each id.
        samples: one finding of each id, for its kind and source.
        outcomes: the summaries of every outcome.
        titles: the titles of every outcome.
        ways: for every question and every answer to it (an option's value, `unknown` or `DATE`): what can come next, a
            question's key or an outcome.
    """

    findings: dict[str, list[Variant]] = field(default_factory=dict[str, list[Variant]])
    samples: dict[str, Finding] = field(default_factory=dict[str, Finding])
    outcomes: dict[Outcome, list[Variant]] = field(default_factory=dict[Outcome, list[Variant]])
    titles: dict[Outcome, list[Variant]] = field(default_factory=dict[Outcome, list[Variant]])
    ways: dict[tuple[str, str], set[str]] = field(default_factory=dict[tuple[str, str], set[str]])


@cache
def survey(edition: Edition) -> Survey:
    """Walk the sample people by one edition of the rules; some ten thousand cases, in a few seconds."""
    found = Survey()
    for verdict in _verdicts(edition):
        _note_ways(found, verdict)
        _note(found.titles.setdefault(verdict.outcome, []), verdict.title)
        _note(found.outcomes.setdefault(verdict.outcome, []), verdict.summary)
        for finding in verdict.findings:
            found.samples.setdefault(finding.id, finding)
            variant = _note(found.findings.setdefault(finding.id, []), text_of(finding), finding.brief)
            variant.outcomes.add(verdict.outcome)
            variant.because.update(finding.because)
            for when in (when_text(finding), finding.note):
                if when and when.message not in [known.message for known in variant.whens]:
                    variant.whens.append(when)
    return found


def _verdicts(edition: Edition) -> Iterator[Verdict]:
    """Yield the verdicts of the sample people, and the one of the day on which the edition is too old for advice."""
    for answers, today in samples(edition):
        yield assess(answers, today, edition)
    if edition.rely_until is not None:
        yield assess(Answers(), edition.rely_until + timedelta(days=1))


def days(edition: Edition) -> list[date]:
    """Return days around those on which an edition's results can change.

    The next edition, its own start, the day to check again.
    """
    if edition.in_force_from is None:
        after = next(e.in_force_from for e in EDITIONS if e.in_force_from is not None)
        return [after - _SOME, after + _SOME]
    again = edition.check_again_by
    return [edition.in_force_from + _SOME, *([] if again is None else [again + _SOME])]


def samples(edition: Edition, *, pairs: bool = True) -> Iterator[tuple[Answers, date]]:
    """Yield sample people with complete answers, and the day they are judged on; each only once.

    Args:
        edition: the edition of the rules.
        pairs: whether two answers of the plain cases are changed at a time too; without, one in six is left.
    """
    seen: set[tuple[Answers, date]] = set()
    for today in days(edition):
        for expires_on in _expiry_days(today):
            options = {
                key: _values(question, today, expires_on, edition)
                for key, question in BY_KEY.items()
                if key != "expires_on"
            }
            start = _Stage({}, today, edition)
            for given in _changed(expires_on, options, pairs=pairs):
                answers = _complete(given, start, options)
                if (answers, today) not in seen:
                    seen.add((answers, today))
                    yield answers, today


def _expiry_days(today: date) -> Iterator[date | str]:
    yield "unknown"
    yield GAP_BEFORE - timedelta(days=1)
    yield from (today + timedelta(days=days) for days in _FROM_TODAY)


def _values(question: Question, today: date, expires_on: date | str, edition: Edition) -> list[object]:
    """Return the answers to try: all options, or dates around the limits."""
    if question.options:
        return [option.value for option in question.options]
    if isinstance(expires_on, str):
        return ["unknown"]
    limits = [months_before(expires_on, edition.window_months.value), expires_on]
    limits += [edition.in_force_from] if edition.in_force_from is not None and question.key == "received_on" else []
    near = [day + timedelta(days=more) for day in limits for more in (-1, 0, 1)]
    return [
        "unknown",
        *(
            [day for day in near if day <= today]
            if question.key == "received_on"
            else [day for day in near if day >= today]
        ),
    ]


def _changed(expires_on: date | str, options: dict[str, list[object]], *, pairs: bool) -> Iterator[dict[str, object]]:
    for plain in ({**_PLAIN, "expires_on": expires_on}, {**_PLAIN, **_BUSY, "expires_on": expires_on}):
        yield plain
        single = [(key, value) for key, values in options.items() for value in values if plain.get(key) != value]
        yield from ({**plain, key: value} for key, value in single)
        if pairs:
            yield from ({**plain, a: x, b: y} for (a, x), (b, y) in combinations(single, 2) if a != b)


class _Stage:
    """How far somebody is in the form; who gives the same answers so far is at the same stage.

    Attributes:
        answers: the answers so far.
        question: what is asked next: a question that a verdict needs, else a further one; None at the end.
    """

    def __init__(self, known: dict[str, object], today: date, edition: Edition) -> None:
        """Read the answers and find the next question."""
        self._known, self._today, self._edition = known, today, edition
        self._following: dict[object, _Stage] = {}
        self.answers = read_answers(known, today)
        self.question = next_question(self.answers, today, edition) or next(
            (q for q in FURTHER if q.key not in known and q.asked_if(self.answers, today, edition)), None
        )

    def after(self, key: str, value: object) -> _Stage:
        """Return the stage to which an answer to the question leads."""
        if value not in self._following:
            self._following[value] = _Stage({**self._known, key: value}, self._today, self._edition)
        return self._following[value]


def _complete(given: dict[str, object], stage: _Stage, options: dict[str, list[object]]) -> Answers:
    """Leave out what is not asked, and answer what is asked and not answered."""
    while question := stage.question:
        stage = stage.after(question.key, given.get(question.key, options.get(question.key, ["unknown"])[-1]))
    return stage.answers


def _note(variants: list[Variant], message: Text, brief: Text | None = None) -> Variant:
    own = _own(message)
    for variant in variants:
        if variant.brief == brief and _own(variant.message) == own:
            if variant.message != message:
                known = {text.message for text in (*texts_in(variant.message), *variant.alternatives)}
                variant.alternatives += [text for text in texts_in(message) if text.message not in known]
            return variant
    variants.append(Variant(message, brief))
    return variants[-1]


def text_of(finding: Finding) -> Text:
    """Return the headline and the detail of a finding as one text."""
    return finding._replace(note=None).full


def texts_in(text: Text) -> list[Text]:
    """Return a text and every text that is set into it, depth first."""
    inner = [found for value in text.values.values() if isinstance(value, Text) for found in texts_in(value)]
    return [text, *inner]


def _own(text: Text) -> tuple[str, ...]:
    """Return what distinguishes the variants of a finding: the headline's message, and the detail's."""
    parts = [
        value.message for name, value in text.values.items() if isinstance(value, Text) and name in ("message", "rest")
    ]
    return (text.message, *parts)


def _note_ways(found: Survey, verdict: Verdict) -> None:
    answers = verdict.answers
    way = [] if verdict.outcome is Outcome.RULES_TOO_OLD else asked(answers, verdict.today, verdict.edition)
    further = [q for q in FURTHER if getattr(answers, q.key) is not None]
    for question in further:
        found.ways.setdefault((question.key, str(getattr(answers, question.key))), set()).add(verdict.outcome.value)
    if not way:
        return
    targets = [*(question.key for question in way[1:]), verdict.outcome.value]
    for question, target in zip(way, targets, strict=True):
        value = getattr(answers, question.key)
        found.ways.setdefault((question.key, DATE if isinstance(value, date) else str(value)), set()).add(target)


def followers(question: Question, edition: Edition) -> dict[str, tuple[list[str], bool]]:
    """Return what can follow a question, in the form's order.

    The answers that lead there, and whether they alone decide it.
    """
    ways = {answer: targets for (key, answer), targets in survey(edition).ways.items() if key == question.key}
    order = [*(q.key for q in QUESTIONS), *Outcome]
    return {
        target: (
            [answer for answer in answers_to(question) if target in ways.get(answer, ())],
            all(len(targets) == 1 for targets in ways.values() if target in targets),
        )
        for target in order
        if any(target in targets for targets in ways.values())
    }


def answers_to(question: Question) -> list[str]:
    """Return the answers to a question as `ways` names them."""
    return [option.value.value for option in question.options] or [DATE, "unknown"]
