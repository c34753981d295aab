"""The result: what to do and by when, the days, everything to do and to know, further questions, help.

And what to say on the phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.text import Text, Weekday, _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.care import care_lines, contact_lines
from permit_wizard.language.languages import languages
from permit_wizard.language.next_step import NOTHING_TO_DO, READ_OUT, words_to_say
from permit_wizard.language.next_step import SPOKEN_AT_THE_DESK as DUTCH
from permit_wizard.language.wording import (
    day_line,
    days_left,
    further_line,
    heading_of,
    reason_lines,
    rules_line,
    when_text,
)
from permit_wizard.visit.blocks import (
    Action,
    Banner,
    Block,
    Dates,
    Findings,
    Item,
    NextStep,
    Offer,
    Paragraph,
    Spoken,
    Tone,
)
from permit_wizard.visit.events import AskFurther, Back, Go, ShowBeside
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import AGAIN, CHECK, EXPORT, LEAVE, PHONE, RESULT
from permit_wizard.visit.state import Visit

_IN_SUMMARY = (0, -1)
"""Days left of which the summary is: the last day to be in time, and the last day of the card."""


def result_page(visit: Visit, verdict: Verdict) -> Page:
    """Return the page of the result.

    By rules that are too old nothing is asked: there is nothing to change. Without new answers, nothing is to be
    forgotten either.
    """
    asks = verdict.outcome is not Outcome.RULES_TOO_OLD
    change = (Action(_("Change an answer"), Go(CHECK), _("Change")),) if asks else ()
    again = (Action(_("Start again"), Go(AGAIN)),) if asks and visit.has_answers else ()
    return Page(
        RESULT,
        verdict.title,
        tuple(_blocks(visit, verdict)),
        (
            Action(_("Take the result along"), Go(EXPORT), _("Take along")),
            *change,
            *again,
            Action(_("Leave"), Go(LEAVE)),
        ),
        problem=visit.problem,
        notice=visit.notice,
        verdict=verdict,
    )


def _blocks(visit: Visit, verdict: Verdict) -> Iterator[Block]:
    yield Banner(verdict.traits.sign, verdict.title, verdict.summary, verdict.urgent)
    if visit.new_day:
        yield Paragraph(_("A new day has begun. This is the result for {day}.", day=verdict.today), Tone.WARN)
    yield from _beside_dutch(visit)
    yield next_step_block(verdict)
    if verdict.schedule.marks:
        lines = tuple(day_line(mark) for mark in verdict.schedule.marks)
        left = None if verdict.days_left in _IN_SUMMARY else days_left(verdict.schedule)
        yield Dates(_("Your dates"), verdict.schedule, lines, left)
    yield from findings(verdict)
    more = further_offer(verdict)
    if more is not None:
        yield more
    no_advice, free_help = care_lines()
    yield Paragraph(free_help, Tone.QUIET)
    yield Paragraph(no_advice, Tone.QUIET)
    for line in contact_lines(visit.contact):
        yield Paragraph(line, Tone.QUIET)
    yield Paragraph(rules_line(verdict.edition, verdict.today), Tone.QUIET)


def _beside_dutch(visit: Visit) -> Iterator[Block]:
    """Where no native reader has checked the texts that carry a right, ask to compare them with the Dutch."""
    spoken = [languages()[code] for code in visit.spoken if code in languages()]
    if not any(language.compare_with_dutch for language in spoken):
        return
    yield Paragraph(_("Not checked by a native reader: see the Dutch too"), Tone.WARN)
    if visit.device.two_languages and DUTCH not in visit.spoken:
        yield Offer(Action(_("Show the Dutch too"), ShowBeside(DUTCH)))


def next_step_block(verdict: Verdict) -> NextStep:
    """Return the one next action in short, or that there is none today.

    The step itself follows in full: words that it or the title has already are not said here too.
    """
    heading = _("Today, {weekday} {day}", weekday=Weekday(verdict.today), day=verdict.today)
    step = verdict.next_step
    if step is None:
        return NextStep(heading, NOTHING_TO_DO, "")
    words = step.brief.message.rstrip(".?")
    repeats = any(text.message.startswith(words) for text in (step.message, verdict.title))
    return NextStep(heading, None if repeats else step.brief, step.id)


def findings(verdict: Verdict) -> list[Findings]:
    """Return the findings by kind, numbered through in the order in which they are read."""
    groups: list[Findings] = []
    number = 0
    for kind in Kind:
        items: list[Item] = []
        for finding in verdict.of_kind(kind):
            number += 1
            items.append(_item(verdict, finding, number))
        if items:
            groups.append(Findings(kind, heading_of(kind, verdict), tuple(items)))
    return groups


def _item(verdict: Verdict, finding: Finding, number: int) -> Item:
    return Item(
        finding,
        number,
        finding.brief,
        finding.message,
        finding.rest,
        when_text(finding),
        tuple(reason_lines(finding, verdict.answers)),
        tuple(spoken_for(verdict, finding)),
    )


def spoken_for(verdict: Verdict, finding: Finding) -> list[Text]:
    """Return what to say on the phone where a step says to phone; nothing elsewhere."""
    return words_to_say(finding, verdict.dates.expires_on) if finding.kind is Kind.STEP else []


def further_offer(verdict: Verdict) -> Offer | None:
    """Return the further questions that can be asked, by name; None where there are none."""
    label = further_line(verdict)
    return None if label is None else Offer(Action(label, AskFurther()))


def phone_page(visit: Visit, verdict: Verdict) -> Page:
    """Return what to say on the phone about one finding, to read out from."""
    finding = next((each for each in verdict.findings if each.id == visit.about), verdict.next_step)
    sentences = tuple(spoken_for(verdict, finding)) if finding is not None else ()
    blocks: list[Block] = []
    if finding is not None:
        blocks.append(Paragraph(finding.message))
        number = finding.phone
        phone = None if number is None else _("Phone: {phone}", phone=number)
        blocks.append(Spoken(READ_OUT, sentences, phone))
    back = Action(_("Back"), Back())
    return Page(PHONE, _("What to say on the phone"), tuple(blocks), (back,), verdict=verdict)


RESULT_PAGES: dict[str, Callable[[Visit, Verdict], Page]] = {RESULT: result_page, PHONE: phone_page}
"""The page of each place about the result."""
