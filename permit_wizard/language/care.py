"""Sentences of care for pages that are shown before anything is judged: no legal advice, free help, which day it is.

They need neither answers nor rules, so the first screen imports no pydantic for them.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.editions import Edition, edition_on, rules_too_old
from permit_wizard.core.source import (
    IND_PHONE,
    IND_SITE,
    LEGAL_AID_PHONE,
    LEGAL_AID_SITE,
    REFUGEE_COUNCIL_SITE,
)
from permit_wizard.core.text import Text, Weekday, _


def care_lines() -> list[Text]:
    """Return that this is not legal advice, who helps for free, and who answers questions."""
    return [
        _("This is information, not legal advice. It decides nothing: only the IND decides."),
        _(
            "Free help: VluchtelingenWerk ({refugees}), Het Juridisch Loket ({legal}, {legal_phone}). Questions: "
            "the IND ({ind}, "
            "{ind_phone}).",
            refugees=REFUGEE_COUNCIL_SITE,
            legal=LEGAL_AID_SITE,
            legal_phone=LEGAL_AID_PHONE,
            ind=IND_SITE,
            ind_phone=IND_PHONE,
        ),
    ]


def contact_lines(contact: str) -> list[Text]:
    """Return a centre's line on whom to tell about mistakes; nothing if the centre set none."""
    return [_("Is something here wrong? Tell {contact}.", contact=contact)] if contact else []


def today_line(today: date) -> Text:
    """Return which day it is, since every date depends on it."""
    return _(
        "Today is {weekday} {day}. Is that wrong? Then ask for help: every date depends on it.",
        weekday=Weekday(today),
        day=today,
    )


def unchecked_lines(today: date, named: Edition | None = None) -> list[Text]:
    """Return that nobody has checked the rules in time, and what to do; nothing while they are checked.

    Every banner and start page shows it. Where the rules are too old to give advice by, it says that too.

    Args:
        today: the day to judge on.
        named: the edition of the rules that was asked for by name; None is the one in force.
    """
    edition = named or edition_on(today)
    if not edition.needs_check(today):
        return []
    unchecked = _("Nobody has checked these rules since {day}.", day=edition.checked_on)
    if rules_too_old(today, named):
        ask = _(
            "They may have changed, so this program gives no advice any more. Ask the IND ({ind}, {phone}) or "
            "VluchtelingenWerk ({help}).",
            ind=IND_SITE,
            phone=IND_PHONE,
            help=REFUGEE_COUNCIL_SITE,
        )
    else:
        ask = _(
            "They may have changed. Look at {site} today, or ask VluchtelingenWerk ({help}).",
            site=IND_SITE,
            help=REFUGEE_COUNCIL_SITE,
        )
    return [unchecked, ask]
