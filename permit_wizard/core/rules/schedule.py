"""Which days are shown to somebody, for every edge alike: timeline, text, calendar, code, caseload."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from permit_wizard.core.answers import Answers, Applied, DigiD, YesNoUnsure
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.flow import pruned
from permit_wizard.core.rules.case import key_dates, other_first_day
from permit_wizard.core.verdict import FACTS, Day, KeyDates, Mark, Outcome, OutcomeFacts, Schedule


def under_which(answers: Answers, today: date, named: Edition | None) -> Edition:
    """Return the edition that governs the application: the one in force when the IND received it, unless one is named."""
    received_on = answers.received_on
    return named or edition_on(received_on if isinstance(received_on, date) else today)


def schedule_of(answers: Answers, today: date, edition: Edition, dates: KeyDates, outcome: Outcome | None) -> Schedule:
    """Return the days that matter to somebody.

    Args:
        answers: the answers that count.
        today: the day of the verdict.
        edition: the edition followed.
        dates: the key dates.
        outcome: the outcome; None while answers are missing.
    """
    facts = FACTS[outcome] if outcome else _likely_facts(answers, edition)
    if dates.expires_on is None or dates.last_safe_receipt is None:
        return Schedule(today)
    found = sorted(_shown(answers, today, edition, dates, facts), key=lambda pair: pair[1])
    left = (dates.last_safe_receipt - today).days if facts.deadline else None
    first = dates.apply_from
    until = (first - today).days if facts.deadline and first is not None and today < first else None
    return Schedule(today, tuple(Mark(name, day, day < today) for name, day in found), left, until)


def schedule_so_far(answers: Answers, today: date, named: Edition | None = None) -> Schedule:
    """Return the days that follow from the answers given so far, for who is still answering."""
    edition = named or edition_on(today)
    counted = pruned(answers, today, named)
    return schedule_of(counted, today, edition, key_dates(counted, under_which(counted, today, named)), None)


def _likely_facts(answers: Answers, edition: Edition) -> OutcomeFacts:
    applied = answers.applied in (Applied.EXTENSION, Applied.PERMANENT)
    closed = edition.residence_decides and answers.main_residence is YesNoUnsure.NO
    return FACTS[Outcome.WAIT_FOR_DECISION if applied else Outcome.NEW_PERMIT if closed else Outcome.APPLY_FROM]


def _shown(
    answers: Answers, today: date, edition: Edition, dates: KeyDates, facts: OutcomeFacts
) -> Iterator[tuple[Day, date]]:
    expires_on, last = dates.expires_on, dates.last_safe_receipt
    if expires_on is None or last is None:
        return
    if facts.first_days and today <= expires_on:
        if dates.apply_from is not None:
            yield Day.APPLY_FROM, dates.apply_from
        other = other_first_day(expires_on, today, edition)
        if other is not None:
            followed = edition is edition_on(today)
            yield Day.OLDER_APPLY_FROM if followed else Day.NEWER_APPLY_FROM, other
    if facts.deadline and today <= last:
        if dates.digid_by is not None and dates.digid_by >= today and answers.digid is not DigiD.WITH_SMS:
            yield Day.DIGID_BY, dates.digid_by
        yield Day.LAST_SAFE_RECEIPT, last
    if isinstance(answers.received_on, date):
        yield Day.RECEIVED_ON, answers.received_on
    yield Day.EXPIRES_ON, expires_on
    if dates.decision_by is not None:
        yield Day.DECISION_BY, dates.decision_by
