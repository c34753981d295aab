"""Answers and dates in a few words: for the side panel, the check page and the result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual.widget import Widget

from permit_wizard.core.flow import asked
from permit_wizard.core.questions import Question
from permit_wizard.core.rules import partial_schedule
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Day, Mark, Schedule
from permit_wizard.language.bilingual import Bilingual, Speaker
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.wording import SHORT_DAYS, answer_text, days_left
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.frame import AnswerList, Heading
from permit_wizard.terminal_ui.widgets.timeline import Point, Timeline

if TYPE_CHECKING:
    from permit_wizard.terminal_ui.app_protocol import Wizard


class _Look(NamedTuple):
    sign: str
    style: str
    above: bool


_LOOKS = {
    Day.APPLY_FROM: _Look("┣", "bold $ink", above=False),
    Day.OLDER_APPLY_FROM: _Look("╋", "$soft", above=False),
    Day.NEWER_APPLY_FROM: _Look("╋", "$soft", above=False),
    Day.DIGID_BY: _Look("◇", "bold $ink", above=True),
    Day.LAST_SAFE_RECEIPT: _Look("◆", "bold $good", above=True),
    Day.RECEIVED_ON: _Look("◆", "bold $good", above=True),
    Day.EXPIRES_ON: _Look("┃", "bold $warn", above=False),
    Day.DECISION_BY: _Look("◇", "bold $ink", above=True),
}

SO_FAR = _("Your answers so far")
_BY_OTHER_RULES = (Day.OLDER_APPLY_FROM, Day.NEWER_APPLY_FROM)


def answered(wizard: Wizard) -> list[Question]:
    """Return the asked questions that have an answer."""
    questions = asked(wizard.answers, wizard.today, wizard.rules)
    return [question for question in questions if getattr(wizard.answers, question.key) is not None]


def answer_row(wizard: Wizard, question: Question) -> tuple[Bilingual, Bilingual]:
    """Return a question in a few words, and the answer to it, for every reader; empty where there is none."""
    answer = answer_text(question, wizard.answers)
    return wizard.speaker(question.short), in_short(wizard.speaker, answer) if answer is not None else Bilingual("")


def in_short(speaker: Speaker, text: Text) -> Bilingual:
    """Return a text with an answer in it for every reader: a date as it stands on the card, and no Dutch term below."""
    return speaker.each(lambda say: say(text, DateForm.CARD).partition("\n")[0])


def side_panel(wizard: Wizard, *, title: Text = SO_FAR, answers: bool = True, dates: bool = True) -> Iterable[Widget]:
    """Yield the answers so far, and the dates as soon as the expiry date is known; without what the page itself shows.

    With two readers the page itself needs the room.
    """
    if wizard.speaker.second is not None:
        return
    say = wizard.speaker
    if answers:
        rows = [answer_row(wizard, question) for question in answered(wizard)]
        yield AnswerList(say(title), rows, say(_("They will be here.")))
    if not dates:
        return
    timeline = timeline_of(partial_schedule(wizard.answers, wizard.today, wizard.rules), say.first, upright=True)
    if timeline is not None:
        if answers:
            yield Words(" ", id="side-space")
        yield Heading(say(_("Your dates")))
        yield timeline


def timeline_of(schedule: Schedule, say: Localizer, *, upright: bool = False) -> Timeline | None:
    """Return the days of a case as a line, today among them; None where there are none.

    Upright, in the narrow panel, there is no room for the first day by rules that are not followed.
    """
    marks = [mark for mark in schedule.marks if not (upright and mark.name in _BY_OTHER_RULES)]
    if not marks:
        return None
    today = [mark for mark in marks if mark.day == schedule.today]
    urgent = schedule.days_left is not None and schedule.days_left <= 0
    points = [_point(mark, say) for mark in marks if mark not in today]
    here = _("Today: {what}", what=SHORT_DAYS[today[-1].name]) if today else _("Today")
    style = "bold $warn" if urgent else "bold $ink"
    points.append(Point(schedule.today, say(here), say.date(schedule.today, DateForm.SHORT), "●", style, above=True))
    left = days_left(schedule)
    return Timeline(points, schedule.today, "" if left is None else say(left), urgent=urgent, upright=upright)


def _point(mark: Mark, say: Localizer) -> Point:
    sign, style, above = _LOOKS[mark.name]
    if mark.passed and mark.name is not Day.RECEIVED_ON:
        style = "$soft"
    return Point(mark.day, say(SHORT_DAYS[mark.name]), say.date(mark.day, DateForm.SHORT), sign, style, above)
