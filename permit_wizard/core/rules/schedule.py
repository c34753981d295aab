"""Which days are shown to somebody, for every edge alike: track, text, calendar, code, caseload."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from permit_wizard.core.answers import Answers, Applied, DigiD, YesNoUnsure
from permit_wizard.core.days import Day, KeyDates, Mark, Schedule
from permit_wizard.core.editions import EDITIONS, Edition, edition_on
from permit_wizard.core.flow import pruned
from permit_wizard.core.outcome import OUTCOME_TRAITS, Outcome, OutcomeTraits
from permit_wizard.core.rules.case import DIGID_IN_DOUBT
from permit_wizard.core.rules.key_dates import basic_dates, governing_edition, key_dates, other_first_day


def schedule_of(answers: Answers, today: date, edition: Edition, dates: KeyDates, outcome: Outcome) -> Schedule:
    """Return the days that matter to somebody.

    Args:
        answers: the answers that count.
        today: the day of the verdict.
        edition: the edition followed.
        dates: the key dates.
        outcome: the outcome.
    """
    traits = OUTCOME_TRAITS[outcome]
    if dates.expires_on is None or dates.last_safe_receipt is None:
        return Schedule(today)
    found = sorted(_shown(answers, today, edition, dates, traits), key=lambda pair: pair[1])
    left = days_left(outcome, dates, today)
    first = dates.apply_from
    until = (first - today).days if traits.deadline and first is not None and today < first else None
    return Schedule(today, tuple(Mark(name, day, day < today) for name, day in found), left, until)


def days_left(outcome: Outcome, dates: KeyDates, today: date) -> int | None:
    """Return whole days to the last safe day of receipt; None for outcomes without a last day to apply."""
    last = dates.last_safe_receipt
    return (last - today).days if last is not None and OUTCOME_TRAITS[outcome].deadline else None


def partial_schedule(answers: Answers, today: date, named: Edition | None = None) -> Schedule:
    """Return the days that follow from the answers given so far, for people who are still answering."""
    edition = named or edition_on(today)
    counts = pruned(answers, today, named)
    basic, outcome = basic_dates(counts, governing_edition(counts, today, named)), _likely_outcome(counts, edition)
    return schedule_of(counts, today, edition, key_dates(basic, counts, today, edition, outcome), outcome)


def _likely_outcome(answers: Answers, edition: Edition) -> Outcome:
    if answers.applied is Applied.REFUSED:
        return Outcome.REFUSED
    if answers.applied in (Applied.EXTENSION, Applied.PERMANENT):
        return Outcome.WAIT_FOR_DECISION
    closed = edition.residence_decides and answers.main_residence is YesNoUnsure.NO
    return Outcome.NEW_PERMIT if closed else Outcome.APPLY_FROM


def _shown(
    answers: Answers, today: date, edition: Edition, dates: KeyDates, traits: OutcomeTraits
) -> Iterator[tuple[Day, date]]:
    expires_on, last = dates.expires_on, dates.last_safe_receipt
    if expires_on is None or last is None:
        return
    if traits.shows_window and today <= expires_on and dates.apply_from is not None:
        yield Day.APPLY_FROM, dates.apply_from
        other = other_first_day(expires_on, today, edition)
        if other is not None and today < max(other, dates.apply_from):  # later on it only confuses
            follows_older = EDITIONS.index(edition) < EDITIONS.index(edition_on(today))
            yield Day.NEWER_APPLY_FROM if follows_older else Day.OLDER_APPLY_FROM, other
    if traits.deadline and today <= last:
        if dates.help_by is not None and today <= dates.help_by:
            yield Day.HELP_BY, dates.help_by
        if dates.digid_by is not None and today <= dates.digid_by and answers.digid in DIGID_IN_DOUBT:
            yield Day.DIGID_BY, dates.digid_by
        if dates.post_by is not None and today <= dates.post_by and answers.digid is DigiD.NO:
            yield Day.POST_BY, dates.post_by
        yield Day.LAST_SAFE_RECEIPT, last
    if isinstance(answers.received_on, date):
        yield Day.RECEIVED_ON, answers.received_on
    yield Day.EXPIRES_ON, expires_on
    if dates.decision_by is not None:
        yield Day.DECISION_BY, dates.decision_by
