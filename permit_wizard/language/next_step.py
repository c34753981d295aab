"""What to do today, and what to say on the telephone.

Made from the verdict for people who read it, on a screen or on paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.source import RENEWAL_PAGE
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import DateForm, Localizer

NOTHING_TO_DO = _("There is nothing that you must do today.")
"""What the next action is where no step is due today or by a day."""
SPOKEN_AT_THE_DESK = "nl"  # what people say or show there is Dutch, whatever language they read


def words_to_say(finding: Finding, expires_on: date | None) -> list[Text]:
    """Return what a person can read out or show, where a step says to phone; nothing elsewhere.

    Name and number are never asked for: the person fills them in, when and to whom they want.

    Args:
        finding: the step.
        expires_on: the last day of the card, or None where it is not known.
    """
    if finding.phone is None:
        return []
    return [
        _("Hello. My name is … My V-number is …"),
        *_what_i_have(finding, expires_on),
        *_questions(finding),
        _("Please speak slowly. I do not speak much Dutch."),
    ]


def _questions(finding: Finding) -> list[Text]:
    match finding.id:
        case "ask_rules":
            return [_("My card expires. Which rules apply now for a new card? What do I have to do?")]
        case "ask_written_form" if finding.source == RENEWAL_PAGE:  # by post, which is open to everybody then
            return [_("I send my application by post. It may come late. What can I do so that I am in time?")]
        case "ask_written_form":
            return [_("I may not have DigiD with SMS code in time. May I use the written form?")]
        case "apply_in_writing":
            return [
                _("My card has expired. Which form do I use, and where do I send it?"),
                _("May I also apply online?"),
            ]
        case "ask_about_application":
            return [_("I have sent you an application. Does it count for a new card? Or do I have to apply again?")]
        case "decision_overdue":
            return [_("When do you decide on my application?")]
        case "confirm_receipt":
            return [_("Have you received my application? On which day?")]
        case "find_out" if "permit" in finding.because:
            return [_("Which residence permit do I have, and until when is my card valid?")]
        case "find_out":
            return [_("Until when is my card valid?")]
        case "elsewhere":
            return [_("I have a question about residence permits. Can you help me?")]
        case "get_legal_help":
            return [_("I have a question about my residence permit and I need free legal help. When can I come?")]
        case _:
            return [_("I have a question about my residence permit. Can you help me?")]


def _what_i_have(finding: Finding, expires_on: date | None) -> list[Text]:
    """Return which permit a person has and until when, as far as it is known.

    Nothing where it is another one, or not known.
    """
    if finding.id in ("elsewhere", "ask_rules") or (finding.id == "find_out" and "permit" in finding.because):
        return []
    if finding.id == "find_out":
        return [_("I have an asylum residence permit. I cannot find the last day of my card.")]
    if expires_on is None:
        return [_("I have an asylum residence permit. The last day on my card is …")]
    return [_("I have an asylum residence permit. The last day on my card is {day}.", day=expires_on)]


READ_OUT = _("To read out or to show, in Dutch; fill in what is open:")
"""The heading of the words to say."""


def first_to_say(verdict: Verdict) -> list[Text]:
    """Return the words to say for the next step that says to phone; for paper, which has no room for more."""
    scripts = (words_to_say(step, verdict.dates.expires_on) for step in verdict.of_kind(Kind.STEP))
    return next((words for words in scripts if words), list[Text]())


def spoken(sentences: Iterable[Text], localizer: Localizer) -> list[tuple[str, str]]:
    """Return each sentence in Dutch, as a line of its own in any language, and what it means.

    Dutch readers get nothing twice.
    """
    dutch = Localizer(SPOKEN_AT_THE_DESK)
    own = localizer.language.code != SPOKEN_AT_THE_DESK
    return [(localizer.isolated(dutch(text)), localizer(text) if own else "") for text in sentences]


def spoken_paragraphs(sentences: Iterable[Text], localizer: Localizer) -> list[str]:
    """Return all sentences in Dutch as one paragraph, and as a second one what they mean.

    Dutch readers get nothing twice.
    """
    texts = list(sentences)
    if not texts:
        return []
    dutch = Localizer(SPOKEN_AT_THE_DESK)
    words = localizer.isolated(" ".join(dutch(text, DateForm.WORDS) for text in texts))
    own = (
        []
        if localizer.language.code == SPOKEN_AT_THE_DESK
        else [" ".join(localizer(text, DateForm.WORDS) for text in texts)]
    )
    return [words, *own]
