"""When a question is asked, when an outcome holds and what an edition sets, in words.

For people who do not read Python.

A test holds that no condition, no outcome and no parameter lacks its words; that the words are right is what the review
is for.
"""

from __future__ import annotations

from enum import StrEnum

from permit_wizard.core import asked_if
from permit_wizard.core.asked_if import Condition
from permit_wizard.core.editions import Abroad, Edition, Grade, OnceExpired, Tested, Undecided, VisitHome, Ways, Work
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.text import Text, _

_ASKED_IF: dict[Condition, Text] = {
    asked_if.always: _("always"),
    asked_if.permit_is_temporary: _("the permit is a temporary asylum residence permit"),
    asked_if.expiry_is_known: _("the permit is a temporary asylum residence permit, and the date on the card is known"),
    asked_if.applied_already: _("an application for a new card has been sent, and is not decided yet"),
    asked_if.not_applied: _("no application for a new card has been sent"),
    asked_if.residence_ok: _("no application has been sent, and the question about the main residence is answered"),
    asked_if.can_apply_online: _("no application has been sent, the question about the main residence is answered, "
                                 "and the card is valid today"),
    asked_if.has_live_application_or_can_apply: _("an application is under way; or none has been sent, and the "
                                                  "question about the main residence is answered"),
    asked_if.travels: _("a journey abroad is planned"),
    asked_if.held_five_years: _("asylum permits for 5 years or longer, where a permanent permit can be asked for"),
}  # fmt: skip

_ASKED_IF_WHERE_RESIDENCE_DECIDES: dict[Condition, Text] = {
    asked_if.residence_ok: _("no application has been sent, and the main residence is, or may be, in the Netherlands"),
    asked_if.can_apply_online: _("no application has been sent, the main residence is, or may be, in the "
                                 "Netherlands, and the card is valid "
        "today"),
    asked_if.has_live_application_or_can_apply: _("an application is under way; or none has been sent, and the main "
                                                  "residence is, or may be, in the Netherlands"),
}  # fmt: skip

_HOLDS_IF: dict[Outcome, Text] = {
    Outcome.RULES_TOO_OLD: _("nobody has checked the rules for so long that no advice is given by them"),
    Outcome.NOT_COVERED: _("another permit, or no permit"),
    Outcome.RENEW_DOCUMENT: _("the permit is a permanent asylum residence permit"),
    Outcome.FIND_OUT_FIRST: _("the permit, or the date on the card, is not known"),
    Outcome.REFUSED: _("the IND refused a new card"),
    Outcome.WAIT_FOR_DECISION: _("an application for a new card has been sent, and is not decided yet"),
    Outcome.NEW_PERMIT: _("the main residence is not in the Netherlands"),
    Outcome.GET_ADVICE: _("something may stand in the way: the reason for asylum, correct information, convictions, "
                          "a main residence "
        "abroad, or a long absence while the main residence is not sure"),
    Outcome.APPLY_FROM: _("none of the above, and today is before the first day to apply"),
    Outcome.APPLY_ONLINE: _("none of the above, and the first day to apply has come, and the card is valid today"),
    Outcome.APPLY_IN_WRITING: _("none of the above, and the card has expired"),
}  # fmt: skip
"""In the order in which the rules try them: the first that holds."""

_ADVICE_WHERE_RESIDENCE_DECIDES = _(
    "a condition may not be met: the reason for asylum, correct information, convictions, or a long absence "
    "while the main residence "
    "is not sure"
)

PARAMETERS: dict[str, Text] = {
    "window_months": _("Months before the last day of the card from which one can apply"),
    "validity_years": _("Years that the new card is valid"),
    "validity_is_maximum": _("Those years are the most; it may be less"),
    "decision_days": _("Days within which the IND decides; it may take longer"),
    "ways": _("How one can apply while the card is valid"),
    "digid_app": _("The DigiD app opens the online form too"),
    "permanent_can_be_asked": _("A permanent asylum permit can be applied for"),
    "undecided_permanent": _("What happens to an undecided application for a permanent permit"),
    "work_after_expiry": _("Work after the card has expired, for people who applied in time"),
    "tested": _("What is tested at an application"),
    "visit_home": _("What a visit to the country one fled can lead to"),
    "once_expired": _("What an expired card means"),
    "residence_abroad": _("What a main residence abroad means"),
    "written_form_only": _("Once the card has expired, only the written form is possible"),
    "objection": _("The way against a refusal of the document"),
    "w_document": _("People who wait can get a W-document"),
    "fee": _("Euros that the application costs"),
}

_VALUES: dict[object, Text] = {
    None: _("unknown"),
    True: _("yes"),
    False: _("no"),
    OnceExpired.STAY_NOT_LEGAL: _("the stay is no longer legal"),
    OnceExpired.NEED_NOT_END: _("it need not end the permit by itself; for older permits this is unknown"),
    Abroad.NEW_PERMIT: _("the permit is not extended; a new permit is needed"),
    Abroad.NO_GROUND: _("no longer a ground in the law; what the IND does is unknown"),
    Ways.ONLINE: _("online; by the written form only after asking the IND"),
    Ways.ONLINE_OR_POST: _("online or by post, for everybody"),
    Work.GOES_ON: _("it may go on"),
    Work.FOLLOWS_PROTECTION: _(
        "the right follows from the protection, not from the card; how that works in practice is unknown"
    ),
    Tested.FOUR_CONDITIONS: _("four conditions"),
    Tested.HAVING_PERMIT: _(
        "that one has an asylum permit; wrong information that decided the case, or a very serious crime "
        "together with a danger, can lead to withdrawal"
    ),
    Undecided.PRESENT_PERMIT_CHECKED: _("the IND checks by itself whether the present permit can be extended"),
    Undecided.TREATED_AS_RENEWAL: _(
        "it is treated as a renewal, except perhaps where the card was valid for much longer"
    ),
    VisitHome.CAN_END_PROTECTION: _("it can end the protection"),
}

GRADES: dict[Grade, Text] = {
    Grade.READ: _("read on the page or in the law"),
    Grade.SECONDARY: _("from a dated summary of official pages"),
    Grade.INFERRED: _("follows from what was read"),
    Grade.UNKNOWN: _("could not be established"),
}


def asked_in_words(condition: Condition, edition: Edition) -> Text:
    """Return when a question is asked, by an edition of the rules."""
    if edition.residence_decides and condition in _ASKED_IF_WHERE_RESIDENCE_DECIDES:
        return _ASKED_IF_WHERE_RESIDENCE_DECIDES[condition]
    return _ASKED_IF[condition]


def holds_in_words(outcome: Outcome, edition: Edition) -> Text:
    """Return when an outcome holds, by an edition of the rules."""
    if edition.residence_decides and outcome is Outcome.GET_ADVICE:
        return _ADVICE_WHERE_RESIDENCE_DECIDES
    return _HOLDS_IF[outcome]


def value_in_words(value: object) -> Text:
    """Return the value of a parameter."""
    if value is None or isinstance(value, (bool, StrEnum)):
        return _VALUES[value]
    return Text("{value}", {"value": str(value)})
