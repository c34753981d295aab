"""A result ready to draw, made from the page of the visit: nothing of a verdict is worked out here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.core.verdict import Day, Kind, Schedule, Verdict
from permit_wizard.language.bilingual import Bilingual, BilingualText
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.next_step import NOTHING_TO_DO, READ_OUT, SPOKEN_AT_THE_DESK
from permit_wizard.language.signs import sentence_ends
from permit_wizard.language.wording import DAYS, SHORT_DAYS
from permit_wizard.terminal_ui.drawing.model import (
    Care,
    Letter,
    Look,
    Mark,
    Result,
    Role,
    Row,
    Sentence,
    Ticket,
)
from permit_wizard.terminal_ui.words import full_day, in_short, short_day, with_short_days
from permit_wizard.visit.blocks import Action, Banner, Dates, Findings, Item, NextStep, Paragraph, Spoken, Tone
from permit_wizard.visit.events import AskFurther, Event, Go, ReadOut, ShowBeside
from permit_wizard.visit.page import Page, added_actions, offer_of
from permit_wizard.visit.places import AGAIN, CHECK, EXPORT

NOTHING_TODAY: Final = "nothing_today"
NEW_DAY: Final = "new_day"
TRANSLATION: Final = "translation"
RULES: Final = "rules"
FURTHER: Final = "further"
MORE_INFOS: Final = "more_infos"
MORE_WARNINGS: Final = "more_warnings"
"""Ids of rows that are no findings."""

MOST_WARNINGS: Final = 2
"""Warnings that have a row each; of more, the first has one and the others share one."""
_URGENT: Final = 7  # days left from which the ticket is urgent whatever has to be done today
_ROLES: Final = {
    Day.APPLY_FROM: Role.FIRST,
    Day.DIGID_BY: Role.STEP,
    Day.LAST_SAFE_RECEIPT: Role.SAFE,
    Day.EXPIRES_ON: Role.END,
    Day.RECEIVED_ON: Role.FIRST,
    Day.DECISION_BY: Role.SAFE,
}
_ALSO_PASSED: Final = (Day.RECEIVED_ON, Day.EXPIRES_ON, Day.DECISION_BY)
"""Days that are on the track after they have passed, too."""


class LetterAction(NamedTuple):
    """One way to go on from a result.

    Attributes:
        letter: its key, as on Western keyboards; `keyboard.latin_letter` finds it for others.
        label: where it leads, in one or two words.
        event: what happens; None where the row under the cursor decides.
    """

    letter: str
    label: Text
    event: Event | None


_LETTERS: Final = "ABCDE"
_LETTERS_OF_ADDED: Final = "FGHIJKLMNOPQRSTUVWXYZ"
"""Letters of ways that somebody added."""


def ways(page: Page) -> list[LetterAction]:
    """Return the ways to go on.

    Export, change, start again, further questions, what to say on the phone; then whatever else the page has.
    """
    by_place = {action.event.place: action for action in page.actions if isinstance(action.event, Go)}
    found: list[LetterAction] = []
    for letter, place in zip(_LETTERS, (EXPORT, CHECK, AGAIN), strict=False):
        action: Action | None = by_place.get(place)
        if action is not None:
            found.append(LetterAction(letter, action.short or action.label, action.event))
    offer = offer_of(page, AskFurther)
    if offer is not None:
        n = int(str(offer.action.label.values.get("n", 1)))
        found.append(
            LetterAction(_LETTERS[3], ngettext("{n} more question", "{n} more questions", n), offer.action.event)
        )
    if any(item.spoken for item in _items(page)):
        found.append(LetterAction(_LETTERS[4], _("What to say"), None))
    for number, action in enumerate(added_actions(page)):
        found.append(LetterAction(_LETTERS_OF_ADDED[number], action.short or action.label, action.event))
    return found


def read_out(page: Page, row_id: str) -> ReadOut | None:
    """Return the event that opens the phone script of a row, or of the first step that has one."""
    items = [item for item in _items(page) if item.spoken]
    chosen = next((item for item in items if item.finding.id == row_id), items[0] if items else None)
    return None if chosen is None else ReadOut(chosen.finding.id)


def _items(page: Page) -> list[Item]:
    return [item for block in page.blocks if isinstance(block, Findings) for item in block.items]


def result_of(page: Page, speaker: BilingualText) -> Result:
    """Return a result ready to draw.

    Raises:
        ValueError: the page has no verdict.
    """
    verdict = page.verdict
    if verdict is None:
        message = "no page of a result"
        raise ValueError(message)
    banner = next(block for block in page.blocks if isinstance(block, Banner))
    say, today = speaker.first, verdict.today
    shown_day, ticket = _ticket(verdict, banner, speaker)
    schedule = next((block.schedule for block in page.blocks if isinstance(block, Dates)), None)
    marks = [] if schedule is None else marks_of(schedule, say, shown_day)
    return Result(
        ticket,
        marks,
        say(_("Today, {weekday} {day}", weekday=say.weekday(today), day=today)),
        tuple(_rows(page, verdict, speaker)),
        _care(page, speaker),
        tuple(Letter(way.letter, speaker(way.label)) for way in ways(page)),
        say.rtl,
    )


# ----------------------------------------------------------------------------------------------------------- the ticket


def _ticket(verdict: Verdict, banner: Banner, speaker: BilingualText) -> tuple[date | None, Ticket]:
    """Return the ticket, and the day that it names."""
    left, until, dates = verdict.schedule.days_left, verdict.schedule.days_until, verdict.dates
    urgent, number, label, day = banner.urgent, banner.sign, None, None
    caption: Text | None = None
    if until is not None:
        number, caption = str(until), ngettext("day to wait", "days to wait", until)
        label, day = DAYS[Day.APPLY_FROM], dates.apply_from
    elif left is not None and left > 0:
        number, caption = str(left), ngettext("day left", "days left", left)
        label, day = DAYS[Day.LAST_SAFE_RECEIPT], dates.last_safe_receipt
        urgent = urgent or left <= _URGENT
    elif left is not None and left >= -1:
        number, urgent = "!", True
        today = left == 0
        label = DAYS[Day.LAST_SAFE_RECEIPT if today else Day.EXPIRES_ON]
        day = dates.last_safe_receipt if today else dates.expires_on
    elif left is not None:
        number, caption, urgent = str(-left - 1), ngettext("day ago", "days ago", -left - 1), True
        label, day = _("Your card expired on"), dates.expires_on
    elif dates.decision_by is not None:
        label, day = DAYS[Day.DECISION_BY], dates.decision_by
    say = speaker.first
    return day, Ticket(
        number,
        "" if caption is None else say(caption),
        speaker(banner.title),
        "" if label is None else speaker(label),
        "" if day is None else full_day(say, day),
        speaker(banner.summary) if day is None else "",
        urgent,
    )


# ------------------------------------------------------------------------------------------------------------ the track


def marks_of(schedule: Schedule, say: Localizer, shown: date | None = None) -> list[Mark]:
    """Return the days of a track, today among them; none where there are no days.

    Args:
        schedule: the days.
        say: the reader's language.
        shown: a day that is in full beside the track: it gets its name alone.
    """
    found = [
        Mark(
            mark.day,
            say(SHORT_DAYS[mark.name]),
            "" if mark.day == shown else short_day(say, mark.day, schedule.today),
            role,
        )
        for mark in schedule.marks
        if (role := _ROLES.get(mark.name)) is not None and (not mark.passed or mark.name in _ALSO_PASSED)
    ]
    if not found:
        return []
    today = Mark(schedule.today, say(_("today")), short_day(say, schedule.today, schedule.today), Role.TODAY)
    return sorted([*found, today], key=lambda mark: (mark.day, mark.role is not Role.TODAY, mark.role is Role.END))


# ------------------------------------------------------------------------------------------------------------- the rows


def _rows(page: Page, verdict: Verdict, speaker: BilingualText) -> Iterable[Row]:
    remarks = [block.text for block in page.blocks if isinstance(block, Paragraph) and block.tone is Tone.WARN]
    yield from (Row(NEW_DAY, Look.WARNING, "!", "", speaker(text)) for text in remarks if "day" in text.values)
    groups = {block.kind: block.items for block in page.blocks if isinstance(block, Findings)}
    next_step = next((block for block in page.blocks if isinstance(block, NextStep)), None)
    steps = list(groups.get(Kind.STEP, ()))
    warnings = _in_order(groups.get(Kind.WARNING, ()), verdict)
    banner = next(block for block in page.blocks if isinstance(block, Banner))
    warned = [item for item in warnings if _is_in_ticket(item, banner)]  # its text opens with the first row
    warnings = [item for item in warnings if item not in warned]
    yield from _planned(steps, warned, next_step, banner, speaker, verdict.today)
    beside = offer_of(page, ShowBeside) is not None
    yield from (
        Row(TRANSLATION, Look.WARNING, "!", "", speaker(text), leads=beside)
        for text in remarks
        if "day" not in text.values
    )
    rows = [_row(item, Look.WARNING, "!", speaker, verdict.today) for item in warnings]
    if len(rows) > MOST_WARNINGS:
        first, *others = rows
        more = ngettext("{n} more thing to look out for", "{n} more things to look out for", len(others))
        yield first
        yield Row(MORE_WARNINGS, Look.MORE_WARNINGS, "!", "", speaker(more), inside=tuple(others))
    else:
        yield from rows
    infos = [_row(item, Look.INFO, "i", speaker, verdict.today) for item in groups.get(Kind.INFO, ())]
    infos += _others(page, speaker)
    more = ngettext("{n} more thing that is good to know", "{n} more things that are good to know", len(infos))
    yield Row(MORE_INFOS, Look.MORE, "i", "", speaker(more), inside=tuple(infos))


def _is_in_ticket(item: Item, banner: Banner) -> bool:
    """Return whether the ticket is about a warning in the same words, or counts the day that it is about."""
    return item.finding.id == "last_day" or item.brief.message.rstrip(".") in banner.title.message


def _in_order(items: Sequence[Item], verdict: Verdict) -> list[Item]:
    """Return warnings in the order in which they are shown where not everything can be."""
    order = [finding.id for finding in verdict.shown_first]
    return sorted(items, key=lambda item: order.index(item.finding.id))


def _planned(
    steps: Sequence[Item],
    warned: Sequence[Item],
    next_step: NextStep | None,
    banner: Banner,
    speaker: BilingualText,
    today: date,
) -> Iterable[Row]:
    first = "" if next_step is None else next_step.finding
    if not first:
        yield Row(NOTHING_TODAY, Look.TODAY, "✓", speaker(_("today")), speaker(NOTHING_TO_DO))
    for number, item in enumerate(steps, 1):
        row = _row(item, Look.TODAY if item.finding.id == first else Look.STEP, str(number), speaker, today)
        row = replace(row, brief=speaker.each(lambda say, item=item: _beside_title(item, banner, say)))
        if item.finding.id == first:
            row = replace(row, text=(*row.text, *(text for warning in warned for text in _text(warning, speaker))))
        yield row


def _beside_title(item: Item, banner: Banner, say: Localizer) -> str:
    """Return the line of a step for one reader, whose title may have the same words already."""
    return say(_("How to do this") if _same(item.brief, banner.title, say) else item.brief).partition("\n")[0]


def _same(one: Text, other: Text, say: Localizer) -> bool:
    ends = _ends(say)
    return say(one).rstrip(ends).casefold() == say(other).rstrip(ends).casefold()


def _row(item: Item, look: Look, sign: str, speaker: BilingualText, today: date) -> Row:
    when = item.when
    return Row(
        item.finding.id,
        look,
        sign,
        "" if when is None else speaker.each(lambda say: with_short_days(when, say, today)),
        speaker(item.brief).parted()[0],
        _text(item, speaker),
        tuple(sentences(item.spoken, speaker)),
        speaker(READ_OUT),
        tuple(in_short(speaker, reason) for reason in item.reasons),
    )


def _text(item: Item, speaker: BilingualText) -> tuple[Bilingual, ...]:
    """Return the paragraphs of a finding without the sentence that the row itself is; all of them where that is all."""
    whole = [text for text in (item.message, item.detail) if text is not None]
    rest = [speaker.each(lambda say, text=text: without(say(item.brief), say.line(text), say)) for text in whole]
    return tuple(words for words in rest if words) or (speaker.each(lambda say: say.line(item.message)),)


def _ends(say: Localizer) -> str:
    return sentence_ends(say.language) + ":"


def without(sentence: str, words: str, say: Localizer) -> str:
    """Return words of a language without a sentence that they begin with, however it ends there."""
    ends = _ends(say)
    sentence = sentence.rstrip(ends)
    if words[: len(sentence)].casefold() != sentence.casefold():
        return words
    rest = words[len(sentence) :]
    return rest.lstrip(ends + " ") if rest[:1] in ends else words


def sentences(texts: Sequence[Text], speaker: BilingualText) -> list[Sentence]:
    """Return sentences in Dutch, and what each means to readers of another language."""
    dutch = Localizer(SPOKEN_AT_THE_DESK)
    others = [say for say in speaker.localizers if say.language.code != SPOKEN_AT_THE_DESK]
    reader = BilingualText(*others) if others else None
    return [Sentence(dutch(text), "" if reader is None else reader(text)) for text in texts]


def _others(page: Page, speaker: BilingualText) -> list[Row]:
    """Return tips that are not findings: further questions, and which rules these are."""
    rows: list[Row] = []
    offer = offer_of(page, AskFurther)
    if offer is not None:
        rows.append(Row(FURTHER, Look.INFO, "i", "", speaker(offer.action.label), leads=True))
    rules = [block.text for block in page.blocks if isinstance(block, Paragraph) and "rules" in block.text.values]
    if rules:
        title = _("Which rules these are, and who checked them")
        rows.append(Row(RULES, Look.INFO, "i", "", speaker(title), tuple(speaker(text) for text in rules)))
    return rows


# ----------------------------------------------------------------------------------------------------------------- care


def _care(page: Page, speaker: BilingualText) -> Care:
    contact = [block.text for block in page.blocks if isinstance(block, Paragraph) and "contact" in block.text.values]
    return Care(
        speaker(_("Free help")),
        f"Juridisch Loket {LEGAL_AID_PHONE} · VluchtelingenWerk".replace(str(LEGAL_AID_PHONE), _whole(LEGAL_AID_PHONE)),
        "IND",
        _whole(IND_PHONE),
        speaker(_("Information, not legal advice: only the IND decides.")),
        tuple(speaker(text) for text in contact),
    )


def _whole(phone: str) -> str:
    """Return a telephone number that no line ends in."""
    return phone.replace(" ", "\u00a0")


def spoken_block(page: Page) -> Spoken | None:
    """Return what to say on the phone, from its page."""
    return next((block for block in page.blocks if isinstance(block, Spoken)), None)
