"""What to do today, and what to say on the telephone: made from the verdict for whoever reads it, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Finding, Kind, Outcome, Relation, Verdict
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.wording import days_left

SHORT = DateForm.WORDS  # the heading and a day that is named beside another
SPOKEN_AT_THE_DESK = "nl"  # what is said or shown there is Dutch, whoever says it


class Today(NamedTuple):
    """The one next action, ready to show.

    Attributes:
        heading: which day today is.
        action: what to do, in a few words; empty where it is not for today.
        rest: by when, how much time is left, whom to phone: sentences, none of which says again what the title and summary of
            the verdict say already.
    """

    heading: str
    action: str
    rest: str


def today_in(verdict: Verdict, say: Localizer) -> Today:
    """Return the one next action in a language."""
    step = verdict.next_step
    heading = say(_("Today, {weekday} {day}", weekday=say.weekday(verdict.today), day=verdict.today), SHORT)
    if step is None:
        return Today(heading, "", "")
    headline, _newline, detail = say(step.message).partition("\n")
    action = detail if _said_by_title(verdict, step) else headline
    rest: list[str] = []
    match step.due.relation if step.due else None:
        case Relation.FROM if step.due:
            action = say(_("There is nothing that you must do today."))
            rest.append(
                say(_("Write this day down: {weekday} {day}.", weekday=say.weekday(step.due.day), day=step.due.day))
            )
        case Relation.BY | Relation.ON if step.due and step.due.friday:
            rest.append(say(_("Do it by Friday {day}.", day=step.due.friday)))
            rest.append(say(_("The last day, {day}, is in the weekend.", day=step.due.day), SHORT))
        case Relation.BY | Relation.ON if step.due:
            rest.append(say(_("Do it by {weekday} {day}.", weekday=say.weekday(step.due.day), day=step.due.day)))
        case _:
            pass  # for today, as the heading says; or with something else, as the step says
    left = days_left(verdict.schedule)
    if left is not None and (verdict.schedule.days_left or 0) > 0:  # otherwise the summary says it
        rest.append(say(_("{sentence}.", sentence=left)))
    phone = _phone(verdict, step)
    if phone is not None:
        rest.append(say(phone))
    return Today(heading, action, " ".join(rest))


def _said_by_title(verdict: Verdict, step: Finding) -> bool:
    """Return whether what follows the step's headline is to be read instead.

    The verdict's title says the headline already; or it says only that a time is over, and what follows what to do.
    """
    helps = step.id == "get_legal_help" and verdict.outcome in (Outcome.GET_ADVICE, Outcome.NEW_PERMIT)
    return helps or step.id in ("ask_written_form", "find_out", "permanent_document", "decision_time")


def _phone(verdict: Verdict, step: Finding) -> Text | None:
    """Return whom to phone about a step, unless what is read above it gives the number."""
    number = step.message.values.get("phone", IND_PHONE)
    headline, _newline, detail = step.message.message.partition("\n")
    action = detail if _said_by_title(verdict, step) else headline
    if "{phone}" in action or verdict.summary.values.get("phone") == number:
        return None
    if step.id == "ask_written_form":
        return _("Phone the IND: {phone}.", phone=number)
    if number == LEGAL_AID_PHONE:
        return _("Phone Het Juridisch Loket, free: {phone}.", phone=number)
    return _("Questions? Phone the IND: {phone}.", phone=number)


def words_to_say(finding: Finding, expires_on: date | None) -> list[Text]:
    """Return what a person can read out or show, where a step says to phone; nothing elsewhere.

    Name and number are never asked for: the person fills them in, when and to whom they want.

    Args:
        finding: the step.
        expires_on: the last day of the card, or None where it is not known.
    """
    number = finding.message.values.get("phone")
    if number is None:
        return []
    match finding.id:
        case "ask_written_form":
            asked = _("I may not have DigiD with SMS code in time. May I use the written form?")
        case "apply_in_writing":
            asked = _("My card has expired. Which form do I use, and where do I send it?")
        case "confirm_receipt":
            asked = _("Have you received my application? On which day?")
        case "find_out" if "permit" in finding.because:
            asked = _("Which residence permit do I have, and until when is my card valid?")
        case "find_out":
            asked = _("Until when is my card valid?")
        case "elsewhere":
            asked = _("I have a question about residence permits. Can you help me?")
        case "decision_time":
            asked = _("When do you decide on my application?")
        case "get_legal_help":
            asked = _("I have a question about my residence permit and I need free legal help. When can I come?")
        case _:
            asked = _("I have a question about my residence permit. Can you help me?")
    return [
        _("Hello. My name is … My V-number is …"),
        *_what_i_have(finding, expires_on),
        asked,
        _("Please speak slowly. I do not speak much Dutch."),
    ]


def _what_i_have(finding: Finding, expires_on: date | None) -> list[Text]:
    """Return which permit a person has and until when, as far as it is known; nothing where it is another one, or not known."""
    if finding.id == "elsewhere" or (finding.id == "find_out" and "permit" in finding.because):
        return []
    if finding.id == "find_out":
        return [_("I have a residence permit asylum. I cannot find the last day of my card.")]
    if expires_on is None:
        return [_("I have a residence permit asylum. The last day on my card is …")]
    return [_("I have a residence permit asylum. The last day on my card is {day}.", day=expires_on)]


READ_OUT = _("To read out or to show, in Dutch; fill in what is open:")
"""What stands above the words to say."""


def first_to_say(verdict: Verdict) -> list[Text]:
    """Return the words to say for the first step that says to phone, the one for today above all; for paper, which has no room for more."""
    first = verdict.next_step
    steps = verdict.of_kind(Kind.STEP)
    return next(
        (
            words
            for step in (*([first] if first else []), *steps)
            if (words := words_to_say(step, verdict.dates.expires_on))
        ),
        list[Text](),
    )


def spoken(sentences: Iterable[Text], say: Localizer) -> list[tuple[str, str]]:
    """Return each sentence in Dutch, as a line of its own in any language, and what it means; nothing twice for who reads Dutch."""
    dutch = Localizer(SPOKEN_AT_THE_DESK)
    own = say.language.code != SPOKEN_AT_THE_DESK
    return [(say.isolated(dutch(text)), say(text) if own else "") for text in sentences]
