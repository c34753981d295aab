"""One person's answers on one day, as the rules see them."""

from __future__ import annotations

from datetime import date, timedelta

from permit_wizard.core.answers import Answers, Applied, DigiD
from permit_wizard.core.dates.working_days import is_working_day, working_day_on_or_after, working_day_on_or_before
from permit_wizard.core.days import Due, KeyDates, Relation
from permit_wizard.core.editions import Edition, before
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.key_dates import EARLY_RENEWAL_MONTHS, key_dates, months_before, other_first_day

NOT_APPLIED, EXTENSION, PERMANENT, REFUSED = Applied
DIGID_READY = frozenset({DigiD.WITH_SMS, DigiD.WITH_APP})
DIGID_IN_DOUBT = frozenset({DigiD.WITHOUT_SMS, DigiD.NO, DigiD.UNSURE})
_ONE_DAY = timedelta(days=1)


class Case:
    """The answers that count, with what many rules ask worked out once.

    A case is made, read and dropped, never changed.

    Attributes:
        answers: only those that count; every asked question is answered.
        today: the day it is judged on.
        edition: the edition of the rules that is followed.
        governing: the edition that governs the application.
        outcome: the outcome.
        dates: the key dates.
        expires_on: the expiry date, or None where it is not known.
        received_on: the day of receipt, or None where it is not known.
        return_on: the day of return, or None where it is not known.
        not_applied: no application has been sent.
        expired: today is after the card's last day.
        valid: the card is valid today, its last day included.
        early: the window has not opened yet.
        window_open: an application is possible today, and the card is valid.
        digid_late: the letter for DigiD may come after the last safe day, for people who may need one.
        near: a condition is in doubt, and so little time is left that the application comes before the legal help.
    """

    __slots__ = (
        "answers",
        "dates",
        "digid_late",
        "early",
        "edition",
        "expired",
        "expires_on",
        "governing",
        "near",
        "not_applied",
        "outcome",
        "received_on",
        "return_on",
        "today",
        "valid",
        "window_open",
    )

    def __init__(
        self, answers: Answers, today: date, edition: Edition, governing: Edition, outcome: Outcome, basic: KeyDates
    ) -> None:
        self.answers = answers
        self.today = today
        self.edition = edition
        self.governing = governing
        self.outcome = outcome
        self.dates = dates = key_dates(basic, answers, today, edition, outcome)
        self.expires_on = expires_on = dates.expires_on
        self.received_on = _known(answers.received_on)
        self.return_on = _known(answers.return_on)
        self.not_applied = answers.applied is NOT_APPLIED
        self.expired = expires_on is not None and today > expires_on
        self.valid = expires_on is not None and today <= expires_on
        self.early = dates.apply_from is not None and today < dates.apply_from
        self.window_open = self.valid and not self.early
        self.digid_late = dates.digid_by is not None and today > dates.digid_by and answers.digid in DIGID_IN_DOUBT
        self.near = dates.help_by is not None and today >= dates.help_by

    # ------------------------------------------------------------------------------------------------------- the days

    @property
    def first_day(self) -> date:
        """The first day to apply; only where the expiry date is known."""
        return _there(self.dates.apply_from)

    @property
    def last_day(self) -> date:
        """The last safe day of receipt; only where the expiry date is known."""
        return _there(self.dates.last_safe_receipt)

    @property
    def card_until(self) -> date:
        """The last day of the card; only where it is known."""
        return _there(self.expires_on)

    @property
    def last_working_day(self) -> date:
        """The last working day on or before the last safe day of receipt; only where the expiry date is known."""
        return working_day_on_or_before(self.last_day)

    @property
    def older_first_day(self) -> date | None:
        """The first day of the window by the edition before this one, or None."""
        older = before(self.edition)
        if older is None or self.expires_on is None:
            return None
        return months_before(self.expires_on, older.window_months.value)

    @property
    def other_first_day(self) -> date | None:
        """The first day of the window by the edition that is not followed, once the rules have changed."""
        return None if self.expires_on is None else other_first_day(self.expires_on, self.today, self.edition)

    @property
    def renewable_from(self) -> date:
        """The first day to renew the card by the rules since 12 June 2026; only where the expiry date is known."""
        return months_before(self.card_until, EARLY_RENEWAL_MONTHS)

    @property
    def renewable(self) -> bool:
        """Whether the card can be renewed by the rules since 12 June 2026.

        That day has come, or the card has expired.
        """
        return self.expires_on is not None and self.today >= self.renewable_from

    def received_before(self, day: date | None) -> bool:
        """Whether the IND is known to have received the application before a day."""
        return self.received_on is not None and day is not None and self.received_on < day

    # ---------------------------------------------------------------------------------------------------- when to act

    @property
    def can_phone(self) -> bool:
        """Whether helplines are answered today."""
        return is_working_day(self.today)

    @property
    def phone_day(self) -> date:
        """The first working day from today on, when helplines are answered."""
        return working_day_on_or_after(self.today)

    @property
    def due_today(self) -> Due:
        """To be done today."""
        return Due(Relation.TODAY, self.today)

    @property
    def due_by_phone(self) -> Due:
        """To be done by telephone: today, or on the next working day."""
        return self.due_today if self.can_phone else Due(Relation.ON, self.phone_day)

    def due_by(self, day: date | None, *, now: bool = False) -> Due:
        """Return the due day of something with a last day.

        Today once that day has come, or where it comes first for another reason.
        """
        if now or day is None or self.today >= day:
            return self.due_today
        working_day = working_day_on_or_before(day)
        return Due(Relation.BY, day, working_day if self.today < working_day < day else None)


def _known(day: date | str | None) -> date | None:
    return day if isinstance(day, date) else None


def _there(day: date | None) -> date:
    if day is None:
        raise LookupError("this date is known only where the expiry date is")
    return day
