"""A result ready to draw, made from the page of the visit: nothing of a verdict is worked out here."""

from __future__ import annotations

from datetime import date
from typing import Final

from permit_wizard.core.days import Day, Due, Relation, Schedule
from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import DAYS, SHORT_DAYS
from permit_wizard.terminal_ui.drawing.model import (
    Care,
    Letter,
    Mark,
    Result,
    Role,
    Ticket,
)
from permit_wizard.terminal_ui.result_actions import ways
from permit_wizard.terminal_ui.result_rows import rows_of
from permit_wizard.terminal_ui.words import due_day, full_day, short_day, with_named_day
from permit_wizard.visit.blocks import Banner, Dates, Paragraph, Spoken
from permit_wizard.visit.page import Page

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


def result_of(page: Page, bilingual: BilingualText) -> Result:
    """Return a result ready to draw.

    Raises:
        ValueError: the page has no verdict.
    """
    verdict = page.verdict
    if verdict is None:
        message = "no page of a result"
        raise ValueError(message)
    banner = next(block for block in page.blocks if isinstance(block, Banner))
    localizer, today = bilingual.first, verdict.today
    shown_day, ticket = _ticket(verdict, banner, bilingual)
    schedule = next((block.schedule for block in page.blocks if isinstance(block, Dates)), None)
    marks = [] if schedule is None else marks_of(schedule, localizer, shown_day)
    return Result(
        ticket,
        marks,
        localizer(_("Today, {weekday} {day}", weekday=localizer.weekday(today), day=today)),
        tuple(rows_of(page, verdict, bilingual)),
        _care(page, bilingual),
        tuple(Letter(way.letter, bilingual(way.label)) for way in ways(page)),
        localizer.rtl,
    )


# ----------------------------------------------------------------------------------------------------------- the ticket


def _ticket(verdict: Verdict, banner: Banner, bilingual: BilingualText) -> tuple[date | None, Ticket]:
    """Return the ticket, and the day that it names."""
    left, until, dates = verdict.schedule.days_left, verdict.schedule.days_until, verdict.dates
    urgent, number, label, day = banner.urgent, banner.sign, None, None
    caption: Text | None = None
    due: Relation | None = None
    next_step = verdict.next_step
    if until is not None and dates.help_by is not None:  # legal help comes first, and has a last day of its own
        days = (dates.help_by - verdict.today).days
        number, caption = str(days), ngettext("day left", "days left", days)
        label, day, due = DAYS[Day.HELP_BY], dates.help_by, Relation.BY
    elif until is not None:
        number, caption = str(until), ngettext("day to wait", "days to wait", until)
        label, day, due = DAYS[Day.APPLY_FROM], dates.apply_from, Relation.FROM
    elif left is not None and left > 0:
        number, caption = str(left), ngettext("day left", "days left", left)
        label, day, due = DAYS[Day.LAST_SAFE_RECEIPT], dates.last_safe_receipt, Relation.BY
        urgent = urgent or left <= _URGENT
    elif left is not None and left >= -1:
        number, urgent = "!", True
        today = left == 0
        label = DAYS[Day.LAST_SAFE_RECEIPT if today else Day.EXPIRES_ON]
        day, due = (dates.last_safe_receipt, Relation.BY) if today else (dates.expires_on, None)
    elif left is not None:
        number, caption, urgent = str(-left - 1), ngettext("day ago", "days ago", -left - 1), True
        label, day = _("Your card expired on"), dates.expires_on
    elif dates.decision_by is not None and verdict.today <= dates.decision_by:
        label, day = DAYS[Day.DECISION_BY], dates.decision_by
        due = Relation.BY
    elif dates.decision_by is not None and next_step is not None and next_step.id == "decision_overdue":
        late = (verdict.today - dates.decision_by).days
        number, caption = str(late), ngettext("day ago", "days ago", late)
        label, day = _("The time for the decision ended on"), dates.decision_by
    localizer = bilingual.first
    by = full_day(localizer, day) if day is not None and day < verdict.today else ""
    if day is not None and day == dates.expires_on and day < verdict.today:
        by = with_named_day(localizer, _("Your card expired on {day}", day=day), day)
    if day is not None and due is not None:
        by = due_day(localizer, Due(due, day))
        if day == dates.decision_by:  # beside what the reader has to do it would be taken for their own day
            by = localizer(_("The IND: {when}", when=by))
    return day, Ticket(
        number,
        "" if caption is None else localizer(caption),
        bilingual(banner.title),
        "" if label is None else bilingual(label),
        "" if day is None else full_day(localizer, day),
        by,
        bilingual(banner.summary) if day is None else "",
        urgent,
    )


# ------------------------------------------------------------------------------------------------------------ the track


def marks_of(schedule: Schedule, localizer: Localizer, shown: date | None = None) -> list[Mark]:
    """Return the days of a track, today among them; none where there are no days.

    Args:
        schedule: the days.
        localizer: the reader's language.
        shown: a day that is in full beside the track: it gets its name alone.
    """
    found = [
        Mark(
            mark.day,
            localizer(SHORT_DAYS[mark.name]),
            "" if mark.day == shown else short_day(localizer, mark.day, schedule.today),
            role,
        )
        for mark in schedule.marks
        if (role := _ROLES.get(mark.name)) is not None and (not mark.passed or mark.name in _ALSO_PASSED)
    ]
    if not found:
        return []
    today = Mark(
        schedule.today, localizer(_("today")), short_day(localizer, schedule.today, schedule.today), Role.TODAY
    )
    return sorted([*found, today], key=lambda mark: (mark.day, mark.role is not Role.TODAY, mark.role is Role.END))


# ----------------------------------------------------------------------------------------------------------------- care


def _care(page: Page, bilingual: BilingualText) -> Care:
    contact = [block.text for block in page.blocks if isinstance(block, Paragraph) and "contact" in block.text.values]
    return Care(
        bilingual(_("Free help")),
        f"Juridisch Loket {LEGAL_AID_PHONE} · VluchtelingenWerk".replace(str(LEGAL_AID_PHONE), _whole(LEGAL_AID_PHONE)),
        "IND",
        _whole(IND_PHONE),
        bilingual(_("Information, not legal advice: only the IND decides.")),
        tuple(bilingual(text) for text in contact),
    )


def _whole(phone: str) -> str:
    """Return a telephone number that no line ends in."""
    return phone.replace(" ", "\u00a0")


def spoken_block(page: Page) -> Spoken | None:
    """Return what to say on the phone, from its page."""
    return next((block for block in page.blocks if isinstance(block, Spoken)), None)
