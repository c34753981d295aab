"""When a question is asked and when an outcome holds, in words: for people who check the tables and do not read Python.

A test holds that no condition and no outcome lacks its words; that the words are right is what the review is for.
"""

from __future__ import annotations

from permit_wizard import asked_if
from permit_wizard.asked_if import Condition
from permit_wizard.text import Text, _
from permit_wizard.verdict import Outcome

ASKED_IF: dict[Condition, Text] = {
    asked_if.always: _("always"),
    asked_if.permit_is_temporary: _("the permit is a temporary asylum residence permit"),
    asked_if.expiry_is_known: _("the permit is a temporary asylum residence permit, and the date on the card is known"),
    asked_if.applied_already: _("an application for this card has been sent, and is not decided yet"),
    asked_if.not_applied: _("no application for this card has been sent"),
    asked_if.may_live_here: _("no application has been sent, and the main residence is, or may be, in the Netherlands"),
    asked_if.can_apply_online: _("no application has been sent, the main residence is, or may be, in the Netherlands, and the card is valid today"),
    asked_if.life_goes_on: _("an application is under way; or none has been sent, and the main residence is, or may be, in the Netherlands"),
    asked_if.travels: _("a journey abroad is planned"),
    asked_if.held_long: _("asylum permits for 5 years or longer"),
}  # fmt: skip

HOLDS_IF: dict[Outcome, Text] = {
    Outcome.NOT_COVERED: _("another permit, or no permit"),
    Outcome.RENEW_DOCUMENT: _("the permit is a permanent asylum residence permit"),
    Outcome.FIND_OUT_FIRST: _("the permit, or the date on the card, is not known"),
    Outcome.WAIT_FOR_DECISION: _("an application for this card has been sent, and is not decided yet"),
    Outcome.NEW_PERMIT: _("the main residence is not in the Netherlands"),
    Outcome.GET_ADVICE: _("a condition may not be met: the reason for asylum, correct information, convictions, or a long absence while the main residence is not sure"),
    Outcome.APPLY_FROM: _("none of the above, and today is before the first day to apply"),
    Outcome.APPLY_ONLINE: _("none of the above, and the first day to apply has come, and the card is valid today"),
    Outcome.APPLY_IN_WRITING: _("none of the above, and the card has expired"),
}  # fmt: skip
"""In the order in which the rules try them: the first that holds."""
