"""Sentences that say whom to phone and on which day; they are set into the detail of a finding."""

from __future__ import annotations

from permit_wizard.core.rules.case import Case
from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.core.text import Text, Weekday, _


def call_ind(case: Case) -> Text:
    """Say to phone the IND today, or on the next working day."""
    if case.can_phone:
        return _("Phone the IND today: {phone}.", phone=IND_PHONE)
    day = case.phone_day
    return _(
        "Phone the IND on {weekday} {day}: {phone}. Nobody answers before that.",
        weekday=Weekday(day),
        day=day,
        phone=IND_PHONE,
    )


def call_legal_help(case: Case) -> Text:
    """Say to phone Het Juridisch Loket today, or on the next working day."""
    if case.can_phone:
        return _("Phone Het Juridisch Loket today: {phone} (free).", phone=LEGAL_AID_PHONE)
    day = case.phone_day
    return _(
        "Phone Het Juridisch Loket on {weekday} {day}: {phone} (free). Nobody answers before that.",
        weekday=Weekday(day),
        day=day,
        phone=LEGAL_AID_PHONE,
    )
