"""The ways to take a result along: one list for every edge, of which each offers what exists there."""

from __future__ import annotations

from collections.abc import Iterator

from permit_wizard.core.rules import assess
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.languages import SOURCE_LANGUAGE, languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet
from permit_wizard.visit.blocks import Option
from permit_wizard.visit.state import NO_ROOM, Device, Visit

OPEN = "open"
PRINT = "print"

OPTIONS = (
    Option("html", _("A page to print (HTML)"), "html", "page.html"),
    Option("text", _("A text file"), "text", "page.txt"),
    Option("ics", _("Dates for a calendar\nThe titles do not say what it is about."), "ics", "dates.ics"),
    Option(
        "detailed ics",
        _("Dates for a calendar, with full titles\nAnyone who sees the calendar can read them."),
        "ics",
        "dates.ics",
        detailed=True,
    ),
    Option("json", _("A file for another program (JSON)"), "json", "page.json"),
    Option("code", _("A code for your phone: the website of the IND"), "qr"),
    Option(
        "detailed code",
        _("A code for your phone: this result in short\nAnyone who scans the code can read it."),
        "qr",
        detailed=True,
    ),
    Option(PRINT, _("Print now"), PRINT),
    Option(OPEN, _("Open the saved page in the browser\nThe browser remembers the name of the file."), OPEN),
)
"""All of them, in the order in which they are offered. The names of the files reveal nothing."""


def options_here(visit: Visit, verdict: Verdict | None = None) -> tuple[Option, ...]:
    """Return the ways that exist where the visit takes place; one that cannot be used now has the reason."""
    verdict = verdict or assess(visit.answers, visit.today, visit.rules)
    return tuple(option._replace(problem=_problem(option, visit, verdict)) for option in _offered(visit))


def option_in(visit: Visit, name: str) -> Option | None:
    """Return the way with an id, if it exists here."""
    return next((option for option in options_here(visit) if option.id == name), None)


def sheet_of(visit: Visit, verdict: Verdict, option: Option) -> Sheet:
    """Return what a format writes down for this visit: in the reader's language and the second one beside it."""
    codes = [code for code in visit.spoken if code in languages()] or [SOURCE_LANGUAGE]
    localizers = tuple(Localizer(code) for code in codes)
    return Sheet(verdict, localizers, option.detailed, contact=visit.contact, why=visit.why)


def _offered(visit: Visit) -> Iterator[Option]:
    for option in OPTIONS:
        if _exists(option, visit.device) and (option.format != OPEN or visit.saved_file):
            yield option


def _exists(option: Option, device: Device) -> bool:
    match option.format:
        case "qr":
            return device.code_room != NO_ROOM
        case "print":
            return device.printer
        case "open":
            return device.browser
        case "json":
            return device.files and device.other_programs
        case _:
            return device.files


def _problem(option: Option, visit: Visit, verdict: Verdict) -> Text | None:
    from permit_wizard.outputs import calendar, qr  # after the first questions, which a browser waits for

    if option.format == "ics" and not calendar.days_ahead(verdict.schedule):
        return calendar.NO_DAY
    room = visit.device.code_room
    if option.format != "qr" or room is None:
        return None
    payload = qr.payload(sheet_of(visit, verdict, option))
    needed = qr.least_room(payload)
    if needed[0] <= room[0] and needed[1] <= room[1]:
        return None
    columns, rows = visit.device.code_frame
    there = (room[0] + columns, room[1] + rows)
    return qr.too_small((needed[0] + columns, needed[1] + rows), there, kiosk=visit.device.kiosk)
