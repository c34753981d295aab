"""The rows of a result: what to do, what to look out for and what is good to know, from the page of the visit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from permit_wizard.core.finding import Kind
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.bilingual import Bilingual, BilingualText, as_bilingual
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.next_step import NOTHING_TO_DO, READ_OUT, SPOKEN_AT_THE_DESK
from permit_wizard.language.signs import sentence_ends
from permit_wizard.language.wording import SECTIONS
from permit_wizard.terminal_ui.drawing.model import (
    Look,
    Row,
    Sentence,
)
from permit_wizard.terminal_ui.words import in_short, with_short_days
from permit_wizard.visit.blocks import Banner, Findings, Item, NextStep, Paragraph, Tone
from permit_wizard.visit.events import AskFurther, ShowBeside
from permit_wizard.visit.page import Page, offer_of

NOTHING_TODAY: Final = "nothing_today"
NEW_DAY: Final = "new_day"
TRANSLATION: Final = "translation"
RULES: Final = "rules"
FURTHER: Final = "further"
MORE_INFOS: Final = "more_infos"
MORE_WARNINGS: Final = "more_warnings"
"""Ids of rows that are no findings."""

LATE: Final = "late"
"""The warning that the card has expired: the ticket says since when."""

MOST_WARNINGS: Final = 2
"""Warnings that have a row each; of more, the first has one and the others share one."""


def rows_of(page: Page, verdict: Verdict, bilingual: BilingualText) -> Iterable[Row]:
    """Yield the rows in their order: what to do first, warnings, then one row that holds the tips.

    Args:
        page: the page of the result.
        verdict: its verdict.
        bilingual: the reader's languages.
    """
    remarks = [block.text for block in page.blocks if isinstance(block, Paragraph) and block.tone is Tone.WARN]
    yield from (Row(NEW_DAY, Look.WARNING, "!", "", bilingual(text)) for text in remarks if "day" in text.values)
    groups = {block.kind: block.items for block in page.blocks if isinstance(block, Findings)}
    next_step = next((block for block in page.blocks if isinstance(block, NextStep)), None)
    steps = list(groups.get(Kind.STEP, ()))
    warnings = _in_order(groups.get(Kind.WARNING, ()), verdict)
    banner = next(block for block in page.blocks if isinstance(block, Banner))
    is_due = next_step is not None and next_step.finding != ""
    warned = [item for item in warnings if is_due and _is_in_ticket(item, banner, verdict)]  # opens with that step
    warnings = [item for item in warnings if item not in warned]
    yield from _planned(steps, warned, next_step, banner, bilingual, verdict.today)
    beside = offer_of(page, ShowBeside) is not None
    yield from (
        Row(TRANSLATION, Look.WARNING, "!", "", bilingual(text), leads=beside)
        for text in remarks
        if "day" not in text.values
    )
    rows = [_row(item, Look.WARNING, "!", bilingual, verdict.today) for item in warnings]
    if len(rows) > MOST_WARNINGS:
        first, *others = rows
        more = ngettext("{n} more thing to look out for", "{n} more things to look out for", len(others))
        yield first
        yield Row(MORE_WARNINGS, Look.MORE_WARNINGS, "!", "", bilingual(more), inside=tuple(others))
    else:
        yield from rows
    infos = [_row(item, Look.INFO, "i", bilingual, verdict.today) for item in groups.get(Kind.INFO, ())]
    infos += _others(page, bilingual)
    more = ngettext("{n} more thing that is good to know", "{n} more things that are good to know", len(infos))
    yield Row(MORE_INFOS, Look.MORE, "i", "", bilingual(more), inside=tuple(infos))


def _is_in_ticket(item: Item, banner: Banner, verdict: Verdict) -> bool:
    """Return whether the ticket is about a warning in the same words, or counts the day that it is about."""
    counted = item.finding.id == "last_day" or (item.finding.id == LATE and verdict.schedule.days_left is not None)
    return counted or item.brief.message.rstrip(".") in banner.title.message


def _in_order(items: Sequence[Item], verdict: Verdict) -> list[Item]:
    """Return warnings in the order in which they are shown where not everything can be."""
    order = [finding.id for finding in verdict.shown_first]
    return sorted(items, key=lambda item: order.index(item.finding.id))


def _planned(
    steps: Sequence[Item],
    warned: Sequence[Item],
    next_step: NextStep | None,
    banner: Banner,
    bilingual: BilingualText,
    today: date,
) -> Iterable[Row]:
    first = "" if next_step is None else next_step.finding
    if not first:
        yield Row(NOTHING_TODAY, Look.TODAY, "✓", bilingual(_("today")), bilingual(NOTHING_TO_DO))
    for number, item in enumerate(steps, 1):
        row = _row(item, Look.TODAY if item.finding.id == first else Look.STEP, str(number), bilingual, today)
        row = replace(row, brief=bilingual.each(lambda localizer, item=item: _beside_title(item, banner, localizer)))
        if item.finding.id == first:
            for warning in warned:
                row = _with_warning(row, warning, banner, bilingual)
        yield row


def _with_warning(row: Row, item: Item, banner: Banner, bilingual: BilingualText) -> Row:
    """Return a row that opens to a warning too, with its reasons; with its line only where the ticket has other words.

    The warning points to this very step, so what points there is left out.
    """
    named = item.finding.id == LATE or item.brief.message.rstrip(".") in banner.title.message
    line = () if named else (as_bilingual(bilingual(item.brief).parted()[0]),)
    why = (in_short(bilingual, reason) for reason in item.reasons)
    return replace(
        row,
        text=(*row.text, *line, *_paragraphs(item, bilingual, _without_pointing)),
        why=(*row.why, *(each for each in why if each not in row.why)),
    )


def _beside_title(item: Item, banner: Banner, localizer: Localizer) -> str:
    """Return the line of a step for one reader, whose title may have the same words already."""
    return localizer(_("How to do this") if _same(item.brief, banner.title, localizer) else item.brief).partition("\n")[
        0
    ]


def _same(one: Text, other: Text, localizer: Localizer) -> bool:
    ends = _ends(localizer)
    return localizer(one).rstrip(ends).casefold() == localizer(other).rstrip(ends).casefold()


def _row(item: Item, look: Look, sign: str, bilingual: BilingualText, today: date) -> Row:
    when = item.when
    return Row(
        item.finding.id,
        look,
        sign,
        "" if when is None else bilingual.each(lambda localizer: with_short_days(when, localizer, today)),
        bilingual(item.brief).parted()[0],
        _text(item, bilingual),
        tuple(sentences(item.spoken, bilingual)),
        bilingual(READ_OUT),
        tuple(in_short(bilingual, reason) for reason in item.reasons),
    )


def _text(item: Item, bilingual: BilingualText) -> tuple[Bilingual, ...]:
    """Return the paragraphs of a finding without the sentence that the row itself is; all of them where that is all."""
    rest = _paragraphs(item, bilingual, lambda words, _localizer: words)
    return rest or (bilingual.each(lambda localizer: localizer.line(item.message)),)


def _paragraphs(item: Item, bilingual: BilingualText, kept: Callable[[str, Localizer], str]) -> tuple[Bilingual, ...]:
    whole = [text for text in (item.message, item.detail) if text is not None]
    rest = [
        bilingual.each(
            lambda localizer, text=text: kept(
                without(localizer(item.brief), localizer.line(text), localizer), localizer
            )
        )
        for text in whole
    ]
    return tuple(words for words in rest if words)


def _without_pointing(words: str, localizer: Localizer) -> str:
    """Return words of a language without the sentences that name the heading of the things to do."""
    heading = localizer(SECTIONS[Kind.STEP])
    parts = re.split(rf"(?<=[{re.escape(sentence_ends(localizer.language))}])\s+", words)
    return " ".join(part for part in parts if heading not in part)


def _ends(localizer: Localizer) -> str:
    return sentence_ends(localizer.language) + ":"


def without(sentence: str, words: str, localizer: Localizer) -> str:
    """Return words of a language without a sentence that they begin with, however it ends there."""
    ends = _ends(localizer)
    sentence = sentence.rstrip(ends)
    if words[: len(sentence)].casefold() != sentence.casefold():
        return words
    rest = words[len(sentence) :]
    return rest.lstrip(ends + " ") if rest[:1] in ends else words


def sentences(texts: Sequence[Text], bilingual: BilingualText) -> list[Sentence]:
    """Return sentences in Dutch, and what each means to readers of another language."""
    dutch = Localizer(SPOKEN_AT_THE_DESK)
    others = [localizer for localizer in bilingual.localizers if localizer.language.code != SPOKEN_AT_THE_DESK]
    reader = BilingualText(*others) if others else None
    return [Sentence(dutch(text), "" if reader is None else reader(text)) for text in texts]


def _others(page: Page, bilingual: BilingualText) -> list[Row]:
    """Return tips that are not findings: further questions, and which rules these are."""
    rows: list[Row] = []
    offer = offer_of(page, AskFurther)
    if offer is not None:
        rows.append(Row(FURTHER, Look.INFO, "i", "", bilingual(offer.action.label), leads=True))
    rules = [block.text for block in page.blocks if isinstance(block, Paragraph) and "rules" in block.text.values]
    if rules:
        title = _("Which rules these are, and who checked them")
        rows.append(Row(RULES, Look.INFO, "i", "", bilingual(title), tuple(bilingual(text) for text in rules)))
    return rows
