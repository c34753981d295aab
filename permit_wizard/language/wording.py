"""Words that every way to use the wizard shares: headings, an answer, the dates, by when, which rules, where help is.

All words are made from the verdict; nothing of a verdict is worked out here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from permit_wizard.core.answers import Answers
from permit_wizard.core.days import Day, Due, Mark, Relation, Schedule
from permit_wizard.core.editions import Edition
from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.questions import BY_KEY, Question
from permit_wizard.core.source import (
    ALLOWANCES_PAGE,
    IND_SITE,
    LAWS,
    REFUGEE_COUNCIL_SITE,
    Heading,
)
from permit_wizard.core.text import Text, Weekday, _, listed, ngettext
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.care import care_lines as care_lines
from permit_wizard.language.localizer import Localizer

SECTIONS: dict[Kind, Text] = {
    Kind.STEP: _("What to do now"),
    Kind.WARNING: _("Please note"),
    Kind.INFO: _("Good to know"),
}
"""The headings of the findings wherever they are read, in this order (see `heading_of`)."""

_LATER = _("What to do later")


def heading_of(kind: Kind, verdict: Verdict) -> Text:
    """Return the heading of the findings of one kind; what has to be done is for later where nothing is due today."""
    return _LATER if kind is Kind.STEP and verdict.next_step is None else SECTIONS[kind]


DAYS: dict[Day, Text] = {
    Day.APPLY_FROM: _("First day to apply"),
    Day.OLDER_APPLY_FROM: _("First day to apply by the older rules"),
    Day.NEWER_APPLY_FROM: _("First day to apply by the new rules"),
    Day.HELP_BY: _("Get legal help by"),
    Day.DIGID_BY: _("Ask for DigiD with SMS code by"),
    Day.POST_BY: _("Post your application by"),
    Day.LAST_SAFE_RECEIPT: _("The IND must have your application by"),
    Day.RECEIVED_ON: _("The IND received your application on"),
    Day.EXPIRES_ON: _("Last day of your card"),
    Day.DECISION_BY: _("The IND decides, or takes more time, by"),
}
"""What each day is; without a tense, so that it is true before the day and after it."""

SHORT_DAYS: dict[Day, Text] = {
    Day.APPLY_FROM: _("First day to apply"),
    Day.OLDER_APPLY_FROM: _("By the older rules"),
    Day.NEWER_APPLY_FROM: _("By the new rules"),
    Day.HELP_BY: _("Legal help by"),
    Day.DIGID_BY: _("DigiD by"),
    Day.POST_BY: _("Post it by"),
    Day.LAST_SAFE_RECEIPT: _("Last day in time"),
    Day.RECEIVED_ON: _("IND received it"),
    Day.EXPIRES_ON: _("Last day of card"),
    Day.DECISION_BY: _("Decision by"),
}
"""What each day is, in as few words as possible: for a line of days, a calendar, a code."""


def rules_line(edition: Edition, today: date | None) -> Text:
    """Return the rules that were followed, the day they were last checked, and the day of the next check.

    Args:
        edition: the rules.
        today: the day to judge on; None where it is read on a later day, which may be after the next check: it then
            names what to do from that day on.
    """
    if edition.in_force_from is None and edition.in_force_until is not None:
        return _(
            "Rules: those until {until} ({rules}). Checked on {checked} by the makers of this program, not by a "
            "lawyer.",
            rules=edition.id,
            until=edition.in_force_until,
            checked=edition.checked_on,
        )
    since, again = edition.in_force_from or edition.checked_on, edition.check_again_by or edition.checked_on
    if today is None:
        return _(
            "Rules: those since {since} ({rules}). Checked on {checked} by the makers of this program, not by a "
            "lawyer. After {again} they may have changed: then look at {site}, or ask VluchtelingenWerk ({help}).",
            rules=edition.id,
            since=since,
            checked=edition.checked_on,
            again=again,
            site=IND_SITE,
            help=REFUGEE_COUNCIL_SITE,
        )
    if edition.needs_check(today):
        return _(
            "Rules: those since {since} ({rules}). Checked on {checked} by the makers of this program, not by a "
            "lawyer. They should have been checked again by {again}.",
            rules=edition.id,
            since=since,
            checked=edition.checked_on,
            again=again,
        )
    return _(
        "Rules: those since {since} ({rules}). Checked on {checked} by the makers of this program, not by a "
        "lawyer. To be checked again by "
        "{again}.",
        rules=edition.id,
        since=since,
        checked=edition.checked_on,
        again=again,
    )


def source_line(source: str | None) -> list[Text]:
    """Return the heading, page or law that something rests on, under its own name; nothing if there is none."""
    if source is None:
        return []
    if source.startswith(LAWS):
        return [_("Law: {law}", law=source)]
    if source == ALLOWANCES_PAGE:
        return [_("Website: {site}", site=source)]
    if isinstance(source, Heading):
        return [_("IND page, in English: “{heading}”", heading=str(source))]
    return [_("IND page, in English: “{page}”", page=str(source))]


def sources_lines(numbers: Mapping[str, int]) -> list[Text]:
    """Return sources with their numbers, those of one kind together; an act is named once, before its articles.

    Args:
        numbers: the number of each source, by its name.
    """
    kinds: dict[str, list[Text]] = {"": [], LAWS[0]: [], ALLOWANCES_PAGE: []}
    act = ""
    for source, number in sorted(numbers.items(), key=lambda pair: (_act_of(pair[0]), pair[1])):
        kind = LAWS[0] if source.startswith(LAWS) else source if source == ALLOWANCES_PAGE else ""
        shown = source.removeprefix(f"{act}, ") if act else source
        act = _act_of(source)
        # no words, so nothing to translate
        kinds[kind].append(Text("[{number}] {source}", {"number": number, "source": str(shown)}))
    pages, laws, sites = kinds.values()
    return [
        *([_("Pages of the IND, in English: {pages}", pages=listed(pages))] if pages else []),
        *([_("Law: {law}", law=listed(laws))] if laws else []),
        *([_("Website: {site}", site=listed(sites))] if sites else []),
    ]


def _act_of(source: str) -> str:
    """Return the name of the act that a source is an article of; "" for a page."""
    return next((law for law in LAWS if source.startswith(law)), "")


def answer_text(question: Question, answers: Answers) -> Text | None:
    """Return the answer to a question in words, or None."""
    value = getattr(answers, question.key)
    if value is None:
        return None
    if isinstance(value, date):
        return Text("{day}", {"day": value})  # no words, so nothing to translate
    if value == "unknown":
        return question.unknown
    return next(option.label for option in question.options if option.value == value)


def answer_line(question: Question, answers: Answers) -> Text:
    """Return a question in a few words, and its answer."""
    answer = answer_text(question, answers) or _("not answered yet")
    return _("{question}: {answer}", question=question.short, answer=answer)


def labelled(localizer: Localizer, label: str, words: str) -> str:
    """Return words of a language after a label of it, with what that language has between the two."""
    return localizer.pattern("{question}: {answer}").format(question=label, answer=words)


def because_lines(finding: Finding, answers: Answers) -> list[Text]:
    """Return the answers that a finding follows from, each in a line of its own."""
    lines: list[Text] = []
    for key in finding.because:
        question = BY_KEY[key]
        answer = answer_text(question, answers) or ""
        lines.append(_("You answered “{question}”: {answer}", question=question.short, answer=answer))
    return lines


def reason_lines(finding: Finding, answers: Answers) -> list[Text]:
    """Return why a finding applies: the answers it follows from, and its source."""
    return [*because_lines(finding, answers), *source_line(finding.source)]


def due_text(due: Due) -> Text:
    """Return when something is to be done, in words; the last day is named as it is, whatever day of the week it is."""
    match due.relation:
        case Relation.TODAY:
            return _("today")
        case Relation.BY:
            return _("by {day}", day=due.day)
        case Relation.FROM:
            return _("from {day}", day=due.day)
        case Relation.ON:
            return _("on {weekday} {day}", weekday=Weekday(due.day), day=due.day)


def when_text(finding: Finding) -> Text | None:
    """Return when a step is to be done, in a few words, or None."""
    return due_text(finding.due) if finding.due is not None else finding.occasion


_OCCASION_IN_HEADLINE = frozenset(
    {"collect", "gap_letter", "permanent_document", "travel_document_needed", "travel_visa"}
)
"""Steps whose headline contains what they come with or after, in other words perhaps."""


def when_beside(finding: Finding) -> Text | None:
    """Return when a step is to be done, for a line beside its headline; None where the headline itself contains that.

    A table with a column for it has `when_text`.
    """
    due, headline = finding.due, finding.message
    if due is None:
        return None if finding.id in _OCCASION_IN_HEADLINE else finding.occasion
    named = due.day in headline.values.values()
    if due.relation is Relation.TODAY:
        named = re.search(r"\btoday\b", headline.message) is not None  # messages are English; all languages have it
    return None if named else due_text(due)


def further_line(verdict: Verdict) -> Text | None:
    """Return how many further questions there are, and which ("2 more questions: work, five years").

    None if there are none.
    """
    topics = [topic for key in verdict.further if (topic := BY_KEY[key].topic) is not None]
    if not topics:
        return None
    # Translators: {topics} is, for example, "work, five years"
    return ngettext("{n} more question: {topics}", "{n} more questions: {topics}", len(topics), topics=listed(topics))


def day_line(mark: Mark) -> Text:
    """Return a day with what it is; a past first day to apply as the day since which it is possible.

    The day by rules that are not followed does not show what is possible, as the reader has to wait for the other one:
    where it has passed, it is only a day that has passed.
    """
    if mark.passed and mark.name is Day.APPLY_FROM:
        return _("{what}: {day}. You can apply since that day.", what=DAYS[mark.name], day=mark.day)
    if mark.passed and mark.name is not Day.RECEIVED_ON:
        return _("{what}: {day}. This day has passed.", what=DAYS[mark.name], day=mark.day)
    return _("{what}: {day}", what=DAYS[mark.name], day=mark.day)


def days_left(schedule: Schedule) -> Text | None:
    """Return in how many days one can apply, how long one still can in time, or for how long the card has been expired.

    None where nobody is to apply. The days before the first one are not left to apply, so they are never counted among
    these.
    """
    days, until = schedule.days_left, schedule.days_until
    if days is None:
        return None
    if until is not None:
        return ngettext("You can apply in {n} day", "You can apply in {n} days", until)
    if days > 0:
        return ngettext("{n} day left to apply", "{n} days left to apply", days)
    if days == 0:
        return _("Today is the last day to be in time")
    if days == -1:
        return _("Today is the last day of your card")
    return ngettext("Your card expired {n} day ago", "Your card expired {n} days ago", -days - 1)
