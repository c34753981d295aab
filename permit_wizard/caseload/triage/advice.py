"""What to do for somebody, in a few words for the helper.

The reader of a caseload is not the person in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from permit_wizard.core.answers import Applied
from permit_wizard.core.dates.working_days import working_day_on_or_before
from permit_wizard.core.days import KeyDates
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.outcomes import urgent
from permit_wizard.core.text import Text, _, ngettext


class Advice(StrEnum):
    """What a helper has to do for somebody; the value is the message that translators see."""

    OTHER_PERMIT = _("Another permit: this program does not know it").message
    PERMANENT = _("Permanent permit (onbepaalde tijd): renew the card in time").message
    FIND_OUT = _("Find out today which permit this is, and its date").message
    APPLIED_LATE = _("Has applied, but late: get legal help at once").message
    HAS_APPLIED = _("Has applied, and waits for the decision").message
    NEW_PERMIT = _("May need a new permit: get legal help").message
    HELP_THEN_APPLY_LATER = _("Get legal help first; apply later").message
    APPLY_LATER = _("Too early: this person can apply later").message
    DIGID_FIRST = _("Ask for DigiD with SMS code, then apply online").message
    APPLY_ONLINE = _("This person can apply online now").message
    POST = _("Apply by post: no DigiD is needed").message
    POST_TODAY = _("Apply by post today").message
    DIGID_TOO_LATE = _("Ask the IND: DigiD may come too late").message
    ON_PAPER = _("Apply now, on paper").message
    ON_PAPER_WITH_HELP = _("Apply now, on paper, and get free legal help").message
    TODAY_WITH_HELP = _("Apply today, and get free legal help").message
    HELP_THEN_APPLY = _("Get free legal help, then apply in time").message
    REFUSED = _("Refused by the IND: get legal help at once").message
    ASK_IND = _("Has applied: ask the IND whether the application counts").message
    WHEN_RECEIVED = _("Has applied: find out when the IND received it").message
    DECISION_LATE = _("The decision is late: phone the IND").message
    APPLY_AS_WELL = _("Has applied for a permanent permit: apply for the new card too").message
    RULES_TOO_OLD = _("Nobody has checked the rules lately: ask the IND").message
    DOUBTED = _("Look at the card: its date in the sheet is not certain").message
    NO_DATE = _("The date is missing: look at the card").message
    TOO_EARLY = _("Too early to apply").message
    ON_PAPER_UNLESS_DONE = _("The card has expired: apply now, on paper, unless that was done").message
    TODAY = _("Apply today").message
    TODAY_UNLESS_DONE = _("Apply today, unless that was done").message
    IN_TIME = _("Apply in time").message
    IN_TIME_UNLESS_DONE = _("Apply in time, unless that was done").message
    GONE = _("No longer in the sheet").message
    CLOSED = _("Closed in your sheet").message

    @property
    def text(self) -> Text:
        """The message, ready to be translated."""
        return Text(self.value, {})


_HELP, _DIGID = "get_legal_help", ("digid_add_sms", "digid_request")
_AS_WELL = ("apply_as_well", "ask_about_application")
_WAITING: Mapping[str, Advice] = MappingProxyType({
    _HELP: Advice.APPLIED_LATE,
    "ask_about_application": Advice.ASK_IND,
    "confirm_receipt": Advice.WHEN_RECEIVED,
    "decision_overdue": Advice.DECISION_LATE,
})  # fmt: skip


def for_case(case: Case, step: str, *, today: bool) -> Advice:
    """Return what to do where the outcome is certain: the next step of the verdict, in words for the helper.

    Args:
        case: the case.
        step: the id of the next step, or "".
        today: whether it is due today.
    """
    match case.outcome:
        case Outcome.NOT_COVERED:
            return Advice.OTHER_PERMIT
        case Outcome.RENEW_DOCUMENT:
            return Advice.PERMANENT
        case Outcome.FIND_OUT_FIRST:
            return Advice.FIND_OUT
        case Outcome.RULES_TOO_OLD:
            return Advice.RULES_TOO_OLD
        case Outcome.REFUSED:
            return Advice.REFUSED
        case Outcome.WAIT_FOR_DECISION if case.answers.applied is Applied.PERMANENT and step in _AS_WELL:
            return Advice.APPLY_AS_WELL
        case Outcome.WAIT_FOR_DECISION:
            return _WAITING.get(step, Advice.HAS_APPLIED)
        case Outcome.NEW_PERMIT:
            return Advice.NEW_PERMIT
        case Outcome.GET_ADVICE if case.early:
            return Advice.HELP_THEN_APPLY_LATER
        case Outcome.APPLY_FROM if step in _DIGID:
            return Advice.DIGID_FIRST
        case Outcome.APPLY_FROM:
            return Advice.HELP_THEN_APPLY_LATER if step == _HELP else Advice.APPLY_LATER
        case Outcome.GET_ADVICE if case.expired:
            return Advice.ON_PAPER_WITH_HELP
        case Outcome.GET_ADVICE if step in _DIGID:
            return Advice.DIGID_FIRST
        case Outcome.GET_ADVICE:
            return Advice.TODAY_WITH_HELP if today and step != _HELP else Advice.HELP_THEN_APPLY
        case Outcome.APPLY_ONLINE:
            return _in_the_window(case, step, today=today)
        case Outcome.APPLY_IN_WRITING:
            return Advice.ON_PAPER


def _in_the_window(case: Case, step: str, *, today: bool) -> Advice:
    if step == _HELP:
        return Advice.HELP_THEN_APPLY
    if case.digid_late and today:
        return Advice.POST_TODAY if case.edition.by_post else Advice.DIGID_TOO_LATE
    if today and urgent(case):
        return Advice.TODAY
    if step == "apply_by_post":
        return Advice.POST
    return Advice.DIGID_FIRST if step in _DIGID else Advice.APPLY_ONLINE


def by_the_card(dates: KeyDates, today: date, applied: Applied | None) -> Advice:
    """Return what to do where open answers decide the outcome, and the card's dates are all there is.

    Args:
        dates: what follows from the expiry date.
        today: the day to judge on.
        applied: what is known of an application.
    """
    first, last, expires_on = dates.apply_from, dates.last_safe_receipt, dates.expires_on
    if applied is Applied.REFUSED:
        return Advice.REFUSED
    if first is None or last is None or expires_on is None:
        return Advice.NO_DATE
    if applied in (Applied.EXTENSION, Applied.PERMANENT):
        return Advice.HAS_APPLIED
    sure = applied is Applied.NO
    if today < first:
        return Advice.TOO_EARLY
    if today > expires_on:
        return Advice.ON_PAPER if sure else Advice.ON_PAPER_UNLESS_DONE
    if today >= working_day_on_or_before(last):
        return Advice.TODAY if sure else Advice.TODAY_UNLESS_DONE
    return Advice.IN_TIME if sure else Advice.IN_TIME_UNLESS_DONE


def open_answers(missing: str, many: int) -> Text:
    """Return how many questions are open, and which is next."""
    question = BY_KEY[missing].short
    return ngettext("{n} question open: “{question}”", "{n} questions open, next “{question}”", many, question=question)


def how_many_open(many: int) -> Text:
    """Return how many questions are open."""
    return ngettext("{n} question still open", "{n} questions still open", many)
