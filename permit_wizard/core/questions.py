"""The form, read top to bottom: every question, and on the question itself when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from permit_wizard.core.answers import Applied, CivicIntegration, DigiD, Permit, YesNo, YesNoUnsure
from permit_wizard.core.asked_if import (
    Condition,
    always,
    applied_already,
    can_apply_online,
    expiry_is_known,
    has_live_application_or_can_apply,
    held_five_years,
    not_applied,
    permit_is_temporary,
    residence_ok,
    travels,
)
from permit_wizard.core.source import Heading
from permit_wizard.core.text import Text, _


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: the value in the contract, and its words (a newline sets off the Dutch term)."""

    value: StrEnum
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form.

    Attributes:
        key: the answer's key in the contract.
        short: two or three words for the list of answers.
        title: the question.
        hint: where to look, on which card or letter, or what the words mean.
        why: why we ask it.
        source: the page's heading that makes it matter, or None.
        asked_if: whether it is asked, given the answers and today.
        options: the answers to choose from; none for a date.
        unknown: for a date, the words for "I cannot find it".
        topic: for a further question, one or two words that name it in a list; further questions are offered after the
            result, and a verdict needs none of them.
    """

    key: str
    short: Text
    title: Text
    hint: Text
    why: Text
    source: Heading | None
    asked_if: Condition
    options: tuple[Option, ...] = ()
    unknown: Text | None = None
    topic: Text | None = None

    @property
    def further(self) -> bool:
        """Whether it is offered after the result, and not asked before it."""
        return self.topic is not None

    @property
    def is_date(self) -> bool:
        """Whether the answer is a date (or unknown) and not one of some options."""
        return not self.options


_YES, _NO, _UNSURE = _("Yes"), _("No"), _("I am not sure")
YES_NO = (Option(YesNo.YES, _YES), Option(YesNo.NO, _NO))
YES_NO_UNSURE = (Option(YesNoUnsure.YES, _YES), Option(YesNoUnsure.NO, _NO), Option(YesNoUnsure.UNSURE, _UNSURE))


# ------------------------------------------------------------------------------------------------------------ the form
# Translators: a question screen has 68 columns and 80x24 in all: a title takes at most two lines, a hint three, a "why"
# four. Official Dutch terms are in brackets after their translation; never translate what is between “ and ”.

PERMIT = Question(
    "permit",
    short=_("Your permit"),
    title=_("Which residence permit do you have now?"),
    hint=_(
        "Look at the front of your residence card (verblijfsdocument): ASIEL BEPAALDE TIJD, ASIEL or III? Then "
        "choose the first "
        "answer. With ASIEL ONBEPAALDE TIJD or IV, choose the second."
    ),
    why=_("Each permit has its own rules. This program knows the rules for a temporary asylum residence permit."),
    source=Heading.DIFFERENCE,
    asked_if=always,
    options=(
        Option(Permit.TEMPORARY, _("Temporary asylum residence permit\n(verblijfsvergunning asiel bepaalde tijd)")),
        Option(Permit.PERMANENT, _("Permanent asylum residence permit\n(verblijfsvergunning asiel onbepaalde tijd)")),
        Option(Permit.OTHER, _("Another permit, or no permit")),
        Option(Permit.UNSURE, _UNSURE),
    ),
)

EXPIRES_ON = Question(
    "expires_on",
    short=_("Valid until"),
    title=_("Until which day is your residence card valid?"),
    hint=_("Look at the front of your residence card (verblijfsdocument), at “geldig tot”."),
    why=_("All other dates follow from this one: the first day to apply, and the last day to be in time."),
    source=Heading.WHEN,
    asked_if=permit_is_temporary,
    unknown=_("I cannot find the date"),
)

APPLIED = Question(
    "applied",
    short=_("Already applied"),
    title=_("Have you sent the IND an application for a new card?"),
    hint=_(
        "Choose “yes” if the IND has not decided yet. Did it refuse a new card? Then choose the last answer. Did it "
        "refuse only a "
        "permanent permit (onbepaalde tijd)? Then choose “no”."
    ),
    why=_("If an application is under way, you wait for the decision. If not, we look at when and how you can apply."),
    source=Heading.AFTER,
    asked_if=expiry_is_known,
    options=(
        Option(Applied.NO, _("No, not yet")),
        Option(Applied.EXTENSION, _("Yes, for a new card (verlengen of vernieuwen)")),
        Option(Applied.PERMANENT, _("Yes, for a permanent permit (onbepaalde tijd)")),
        Option(Applied.REFUSED, _("Yes, but the IND refused a new card (afwijzing)")),
    ),
)

RECEIVED_ON = Question(
    "received_on",
    short=_("IND received it on"),
    title=_("On which day did the IND receive your application?"),
    hint=_("Look in the letter in which the IND says that it received your application (ontvangstbevestiging)."),
    why=_("It matters for your work and your stay: the IND must have it before the day on which your card expires."),
    source=Heading.WORK,
    asked_if=applied_already,
    unknown=_("I do not know"),
)

MAIN_RESIDENCE = Question(
    "main_residence",
    short=_("Main residence here"),
    title=_("Is your main residence (hoofdverblijf) in the Netherlands?"),
    hint=_("Your main residence is the place where you really live most of the time."),
    why=_(
        "If you live in another country, getting a new card may work differently. We show you where to get free help."
    ),
    source=Heading.CONDITIONS,
    asked_if=not_applied,
    options=YES_NO_UNSURE,
)

ABROAD = Question(
    "abroad_over_3_months",
    short=_("Over 3 months abroad"),
    title=_("Were you outside the Netherlands for more than 3 months without a break?"),
    hint=_("Count only journeys since you got this card. Look at the stamps in your passport or at your tickets."),
    why=_("After a long absence the IND may look at whether you have moved to another country."),
    source=Heading.ABSENCE,
    asked_if=residence_ok,
    options=YES_NO_UNSURE,
)

REASON = Question(
    "reason_applies",
    short=_("Reason still applies"),
    title=_("Does the reason why you got asylum still apply?"),
    hint=_("For example: it is still not safe for you in the country you fled from. You do not have to tell us why."),
    why=_(
        "The IND can look at whether the reason still applies. Are you not sure? Het Juridisch Loket or "
        "VluchtelingenWerk can "
        "look at it with you, for free."
    ),
    source=Heading.CONDITIONS,
    asked_if=residence_ok,
    options=YES_NO_UNSURE,
)

INFORMATION = Question(
    "information_correct",
    short=_("Information correct"),
    title=_("Was everything you told the IND correct and complete?"),
    hint=_(
        "Choose “no” if something important was wrong or left out, and the IND could have refused asylum because of "
        "it. Was it only a small mistake? Then choose “I am not sure”."
    ),
    why=_(
        "If wrong information decided your case, the IND can look at it again. A lawyer can tell you what to do. "
        "We do not ask "
        "what it was."
    ),
    source=Heading.CONDITIONS,
    asked_if=residence_ok,
    options=YES_NO_UNSURE,
)

CONVICTIONS = Question(
    "convictions",
    short=_("Convictions"),
    title=_("Has a judge ever found you guilty of an offence (veroordeling)?"),
    hint=_("In the Netherlands or in another country. We do not ask what it was. Parking fines do not count."),
    why=_(
        "A conviction is not the only thing that counts. What matters most is whether the crime was very "
        "serious, and whether you "
        "are a danger now. A lawyer can look at it with you."
    ),
    source=Heading.PUBLIC_ORDER,
    asked_if=residence_ok,
    options=YES_NO_UNSURE,
)

DIGID = Question(
    "digid",
    short=_("DigiD"),
    title=_("Do you have a DigiD with SMS code (sms-controle) or with the DigiD app?"),
    hint=_(
        "DigiD is your account for government websites. When you log in, you get a code by SMS on your phone, or "
        "you use the app."
    ),
    why=_(
        "For the online application you need DigiD with an SMS code or the app. If you do not have it yet, it "
        "takes some days to get it."
    ),
    source=Heading.DIGID,
    asked_if=can_apply_online,
    options=(
        Option(DigiD.WITH_SMS, _("Yes, with SMS code")),
        Option(DigiD.WITH_APP, _("Yes, with the DigiD app")),
        Option(DigiD.WITHOUT_SMS, _("I have DigiD, but without SMS code and without the app")),
        Option(DigiD.NO, _("No, I have no DigiD")),
        Option(DigiD.UNSURE, _UNSURE),
    ),
)

TRAVEL = Question(
    "travel",
    short=_("Journey planned"),
    title=_("Are you planning a trip to another country?"),
    hint=_("For example a holiday."),
    why=_("If your card expires before you are back, you may need a return visa (terugkeervisum)."),
    source=Heading.TRAVEL,
    asked_if=has_live_application_or_can_apply,
    options=YES_NO,
)

RETURN_ON = Question(
    "return_on",
    short=_("Back on"),
    title=_("On which day do you come back to the Netherlands?"),
    hint=_("Look at your ticket. Do you make more than one journey? Then use the day of your last return."),
    why=_("If your card is still valid on the day you come back, you do not need a new card for this journey."),
    source=Heading.TRAVEL,
    asked_if=travels,
    unknown=_("I do not know yet"),
)

TRAVEL_DOCUMENT = Question(
    "travel_document",
    short=_("Travel document"),
    title=_("Do you have a valid travel document (reisdocument)?"),
    hint=_(
        "For example a refugee passport that has not expired. Your residence card (verblijfsdocument) is not "
        "one. Ask a lawyer "
        "before you ask your own country for a passport."
    ),
    why=_("You need a valid travel document to travel, together with your residence card."),
    source=Heading.TRAVEL,
    asked_if=travels,
    options=YES_NO_UNSURE,
)

# ---------------------------------------------------------------------------------------- offered after the result

MAY_WORK = Question(
    "may_work",
    short=_("Allowed to work"),
    title=_("Are you allowed to work with this permit?"),
    hint=_(
        "Look at the back of your residence card (verblijfsdocument), at “arbeid”. The answer is about this "
        "card, even if it has "
        "expired."
    ),
    why=_("What you may do while you wait depends on what your card says now."),
    source=Heading.WORK,
    asked_if=has_live_application_or_can_apply,
    options=YES_NO_UNSURE,
    topic=_("work"),
)

HELD_5_YEARS = Question(
    "held_5_years",
    short=_("5 years or longer"),
    title=_("Have you had temporary asylum permits for 5 years or longer, taken together?"),
    hint=_(
        "Count from the start of your first temporary asylum permit (verblijfsvergunning asiel bepaalde tijd). "
        "The date is in the "
        "letter with the decision (beschikking)."
    ),
    why=_("After 5 years another right to stay may be possible."),
    source=Heading.PAGE,
    asked_if=has_live_application_or_can_apply,
    options=YES_NO_UNSURE,
    topic=_("five years"),
)

CIVIC_INTEGRATION = Question(
    "civic_integration",
    short=_("Civic integration"),
    title=_("Have you passed civic integration (inburgering)?"),
    hint=_("Look for a diploma from DUO. Or do you have a letter from DUO that says you do not have to do it?"),
    why=_("For another right to stay you may need it. For a new card for the permit you have now, you do not need it."),
    source=Heading.DIFFERENCE,
    asked_if=held_five_years,
    options=(
        Option(CivicIntegration.DIPLOMA, _("Yes, I have the diploma (inburgeringsdiploma)")),
        Option(CivicIntegration.EXEMPT, _("I do not have to (vrijstelling or ontheffing)")),
        Option(CivicIntegration.NO, _("No, not yet")),
        Option(CivicIntegration.UNSURE, _UNSURE),
    ),
    topic=_("civic integration"),
)

QUESTIONS: tuple[Question, ...] = (
    PERMIT,
    EXPIRES_ON,
    APPLIED,
    RECEIVED_ON,
    MAIN_RESIDENCE,
    ABROAD,
    REASON,
    INFORMATION,
    CONVICTIONS,
    DIGID,
    TRAVEL,
    RETURN_ON,
    TRAVEL_DOCUMENT,
    MAY_WORK,
    HELD_5_YEARS,
    CIVIC_INTEGRATION,
)
"""All questions, the further ones last."""

FORM: tuple[Question, ...] = tuple(question for question in QUESTIONS if not question.further)
"""The questions that a verdict needs."""

FURTHER: tuple[Question, ...] = tuple(question for question in QUESTIONS if question.further)
"""The questions that are offered after the result."""

STRETCHES: tuple[tuple[Condition, tuple[Question, ...]], ...] = tuple(
    (asked_if, tuple(stretch))
    for questions in (FORM, FURTHER)
    for asked_if, stretch in groupby(questions, lambda question: question.asked_if)
)
"""All questions again, those that follow each other under one condition together: it is tried once for all of them."""

BY_KEY: dict[str, Question] = {question.key: question for question in QUESTIONS}
