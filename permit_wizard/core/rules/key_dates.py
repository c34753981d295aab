"""The key dates of a case, worked out from the answers that count; days are calendar dates in the Netherlands."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from permit_wizard.core.answers import Answers, Applied, YesNoUnsure
from permit_wizard.core.dates.working_days import working_day_on_or_before, working_days_before
from permit_wizard.core.days import KeyDates
from permit_wizard.core.editions import Edition, before, edition_on
from permit_wizard.core.outcome import Outcome

DIGID_LETTER_DAYS = 5
HELP_DAYS = 28
POST_WORKING_DAYS = 3
EARLY_RENEWAL_MONTHS = 3
_ONE_DAY = timedelta(days=1)
_DIGID_LETTER, _HELP = timedelta(days=DIGID_LETTER_DAYS), timedelta(days=HELP_DAYS)
_NO_OR_UNSURE = (YesNoUnsure.NO, YesNoUnsure.UNSURE)
_YES_OR_UNSURE = (YesNoUnsure.YES, YesNoUnsure.UNSURE)
_NOT_APPLIED = Applied.NO
_BEFORE_APPLYING = frozenset({Outcome.APPLY_FROM, Outcome.APPLY_ONLINE, Outcome.GET_ADVICE})


@lru_cache(maxsize=4096)
def months_before(day: date, months: int) -> date:
    """Return the day that many calendar months earlier.

    Rounding: a day that the month lacks becomes its last day (6 months before 31 August is 28 or 29 February).
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:  # the month lacks that day
        return date(year, month + 1, monthrange(year, month + 1)[1])


def governing_edition(answers: Answers, today: date, named: Edition | None) -> Edition:
    """Return the edition that governs the application.

    The one in force when the IND received it, unless one is named.
    """
    received_on = answers.received_on
    return named or edition_on(received_on if isinstance(received_on, date) else today)


def card_dates(expires_on: date, governing: Edition) -> KeyDates:
    """Return the dates that follow from the card's expiry date alone, whatever else is answered.

    Receipt by the IND must come before the expiry date (heading "My residence permit has expired. I have applied for an
    extension. Am I still allowed to work?").

    Args:
        expires_on: the last day on which the card is valid.
        governing: the edition whose window counts.
    """
    return KeyDates(months_before(expires_on, governing.window_months.value), expires_on, expires_on - _ONE_DAY)


def digid_letter_by(last_safe_receipt: date) -> date:
    """Return the last day to ask for DigiD so that its letter comes by the last safe day of receipt."""
    return last_safe_receipt - _DIGID_LETTER


def basic_dates(answers: Answers, governing: Edition) -> KeyDates:
    """Return the dates that need no outcome; none of them where the expiry date is not known.

    The letter for DigiD takes up to 5 days (heading "DigiD with SMS code").

    Args:
        answers: the answers that count.
        governing: the edition that governs the application: its window, and its period for the decision.
    """
    expires_on, received_on = answers.expires_on, answers.received_on
    if not isinstance(expires_on, date):
        return KeyDates()
    period, last = governing.decision_days.value, expires_on - _ONE_DAY
    return KeyDates(
        months_before(expires_on, governing.window_months.value),
        expires_on,
        last,
        digid_by=None if answers.digid is None else digid_letter_by(last),
        decision_by=received_on + timedelta(days=period)
        if period is not None and isinstance(received_on, date)
        else None,
    )


def key_dates(dates: KeyDates, answers: Answers, today: date, edition: Edition, outcome: Outcome) -> KeyDates:
    """Return all dates of a case.

    The basic ones, and those that exist only for people who can still act before the card expires.

    Args:
        dates: what `basic_dates` returned.
        answers: the answers that count.
        today: the day of the verdict.
        edition: the edition followed.
        outcome: the outcome.
    """
    last, expires_on = dates.last_safe_receipt, dates.expires_on
    if last is None or expires_on is None or today > expires_on or answers.applied is not _NOT_APPLIED:
        return dates
    act_by = post_by = help_by = None
    if outcome in _BEFORE_APPLYING:
        act_by = working_day_on_or_before(last)
        if edition.by_post:
            post_by = working_days_before(act_by, POST_WORKING_DAYS)
    if conditions_in_doubt(answers):
        help_by = last - _HELP
    return dates._replace(act_by=act_by, post_by=post_by, help_by=help_by)


def conditions_in_doubt(answers: Answers) -> bool:
    """Return whether an answer means a condition may not be met, so that legal help comes first."""
    return (
        answers.convictions in _YES_OR_UNSURE
        or answers.main_residence in _NO_OR_UNSURE
        or answers.reason_applies in _NO_OR_UNSURE
        or answers.information_correct in _NO_OR_UNSURE
    )


def other_first_day(expires_on: date, today: date, edition: Edition) -> date | None:
    """Return the first day of the window by the edition that is not followed, once there are two; None before that."""
    in_force = edition_on(today)
    other = before(in_force) if edition is in_force else in_force
    return None if other is None else months_before(expires_on, other.window_months.value)
