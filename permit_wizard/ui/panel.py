"""Answers and dates in a few words: for the side panel, the check page and the result."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from textual.widget import Widget

from permit_wizard.answers import Answers, Applied
from permit_wizard.flow import asked
from permit_wizard.i18n import DateForm, Localizer
from permit_wizard.outputs.wording import answer_text
from permit_wizard.questions import Question
from permit_wizard.rules.case import NEWER_WINDOW_MONTHS, key_dates, months_before
from permit_wizard.rules.outcomes import days_left
from permit_wizard.source import RULES_CHANGED_ON
from permit_wizard.text import Text, _
from permit_wizard.ui.said import Said, Speaker
from permit_wizard.ui.widgets.drawn import Words
from permit_wizard.ui.widgets.frame import AnswerList, Heading
from permit_wizard.ui.widgets.timeline import Mark, Timeline

if TYPE_CHECKING:
    from permit_wizard.ui.app import WizardApp


def answered(answers: Answers, today: date) -> list[Question]:
    """Return the asked questions that have an answer."""
    return [question for question in asked(answers, today) if getattr(answers, question.key) is not None]


def answer_row(wizard: WizardApp, question: Question) -> tuple[Said, Said]:
    """Return a question in a few words, and the answer to it, for every reader; empty where there is none."""
    answer = answer_text(question, wizard.answers)
    return wizard.speaker(question.short), in_short(wizard.speaker, answer) if answer is not None else Said("")


def in_short(speaker: Speaker, text: Text) -> Said:
    """Return a text with an answer in it for every reader: a date as it stands on the card, and no Dutch term below."""
    return speaker.each(lambda say: say(text, DateForm.CARD).partition("\n")[0])


def side_panel(wizard: WizardApp, *, answers: bool = True, dates: bool = True) -> Iterable[Widget]:
    """Yield the answers so far, and the dates as soon as the expiry date is known; without what the page itself shows.

    With two readers the page itself needs the room.
    """
    if wizard.speaker.second is not None:
        return
    say = wizard.speaker
    if answers:
        rows = [answer_row(wizard, question) for question in answered(wizard.answers, wizard.today)]
        yield AnswerList(say(_("Your answers so far")), rows, say(_("They will stand here.")))
    timeline = timeline_of(wizard.answers, wizard.today, say.first, upright=True) if dates else None
    if timeline is not None:
        if answers:
            yield Words(" ", id="side-space")
        yield Heading(say(_("Your dates")))
        yield timeline


def timeline_of(answers: Answers, today: date, say: Localizer, *, upright: bool = False) -> Timeline | None:
    """Return the timeline of a case, or None while no expiry date is known."""
    counted = {question.key for question in asked(answers, today)}
    dates = key_dates(answers.expires_on if "expires_on" in counted else None, digid_asked=False)
    first, last, expires = dates.apply_from, dates.last_safe_receipt, dates.expires_on
    if first is None or last is None or expires is None:
        return None
    waiting = "applied" in counted and answers.applied in (Applied.EXTENSION, Applied.PERMANENT)

    def mark(day: date, label: str, sign: str, style: str, *, above: bool) -> Mark:
        return Mark(day, label, say.date(day, DateForm.SHORT), sign, style, above)

    marks = [mark(first, say(_("You can apply")), "┣", "bold $ink", above=False)]
    if today >= RULES_CHANGED_ON and not waiting:
        newer = months_before(expires, NEWER_WINDOW_MONTHS)
        marks.append(mark(newer, say(_("Newer page says")), "╋", "$soft", above=False))
    if waiting and isinstance(answers.received_on, date):
        marks.append(mark(answers.received_on, say(_("IND received it")), "◆", "bold $good", above=True))
    elif not waiting and today != last:
        marks.append(mark(last, say(_("Last safe day")), "◆", "bold $good" if today < last else "$soft", above=True))
    if today != expires:
        marks.append(mark(expires, say(_("Card expires")), "┃", "bold $warn", above=False))
    here = (
        _("Today: last safe day")
        if today == last and not waiting
        else _("Today your card expires")
        if today == expires
        else _("Today")
    )
    marks.append(mark(today, say(here), "●", "bold $warn" if today >= expires else "bold $ink", above=True))
    return Timeline(marks, today, say(days_left(today, expires)), urgent=today >= expires, upright=upright)
