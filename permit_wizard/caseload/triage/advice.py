"""What to do for somebody, in a few words for who helps: the reader of a caseload is not the person that it speaks of."""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Applied
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.outcomes import title, urgent
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.core.verdict import KeyDates, Outcome

DOUBTED = _("Look at the card: its date can be read in two ways")
_HAS_APPLIED = _("Has applied, and waits for the decision")
_DIGID_FIRST = _("Ask for DigiD with SMS code, then apply online")
_DIGID = ("digid_add_sms", "digid_request")


def for_case(case: Case, step: str) -> Text:
    """Return what to do where the outcome is certain.

    Args:
        case: the case.
        step: the id of the step whose day counts, or "".
    """
    match case.outcome:
        case Outcome.NOT_COVERED:
            return _("Another permit: this program does not know it")
        case Outcome.RENEW_DOCUMENT:
            return _("Permanent permit (onbepaalde tijd): renew the card in time")
        case Outcome.FIND_OUT_FIRST:
            return _("Find out today which permit this is, and its date")
        case Outcome.WAIT_FOR_DECISION if step == "get_legal_help":
            return _("Has applied, but late: get legal help today")
        case Outcome.WAIT_FOR_DECISION:
            return _HAS_APPLIED
        case Outcome.NEW_PERMIT:
            return _("May need a new permit: get legal help")
        case Outcome.GET_ADVICE if case.early:
            return _("Get legal help first; apply later")
        case Outcome.APPLY_FROM:
            return _("Too early: this person can apply later")
        case Outcome.APPLY_ONLINE if not urgent(case):
            return _DIGID_FIRST if step in _DIGID else _("This person can apply online now")
        case _:
            return title(case)  # what to do today: the same words for everybody


def by_the_card(dates: KeyDates, today: date, applied: Applied | None) -> Text:
    """Return what to do where open answers decide the outcome, and the card's dates are all there is.

    Args:
        dates: what follows from the expiry date.
        today: the day to judge on.
        applied: what is known of an application.
    """
    first, last, expires_on = dates.apply_from, dates.last_safe_receipt, dates.expires_on
    if first is None or last is None or expires_on is None:
        return _("The date is missing: look at the card")
    if applied in (Applied.EXTENSION, Applied.PERMANENT):
        return _HAS_APPLIED
    sure = applied is Applied.NO
    if today < first:
        return _("Too early to apply")
    if today > expires_on:
        return (
            _("Apply now, on paper") if sure else _("The card has expired: apply now, on paper, unless that was done")
        )
    if today >= last:
        return _("Apply today") if sure else _("Apply today, unless that was done")
    return _("Apply in time") if sure else _("Apply in time, unless that was done")


def open_answers(missing: str, many: int) -> Text:
    """Return how many questions are open, and which is next."""
    question = BY_KEY[missing].short
    return ngettext("{n} question open: “{question}”", "{n} questions open, next “{question}”", many, question=question)


def how_many_open(many: int) -> Text:
    """Return how many questions are open."""
    return ngettext("{n} question still open", "{n} questions still open", many)
