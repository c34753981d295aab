"""The ways to take a result along, and what to know about each, as every edge offers them."""

from __future__ import annotations

from typing import NamedTuple

from permit_wizard.core.text import Text, _


class Way(NamedTuple):
    """One way to take the result along.

    Attributes:
        label: the words of the option; a newline sets off what to know about it.
        format: a name in `outputs.FORMATS`, "print", or "open": what was saved, in a browser.
        telling: whether anyone who sees it can read what it is about.
        name: the suggested file name, which reveals nothing. Empty for no file.
    """

    label: Text
    format: str
    telling: bool = False
    name: str = ""


WAYS = (
    Way(_("A page to print (HTML)"), "html", name="page.html"),
    Way(_("A text file"), "text", name="page.txt"),
    Way(_("Dates for a calendar\nThe titles do not say what it is about."), "ics", name="dates.ics"),
    Way(_("Dates for a calendar, with full titles\nAnyone who sees the calendar can read them."), "ics", telling=True,
    name="dates.ics"),
    Way(_("A code for your phone: the website of the IND"), "qr"),
    Way(_("A code for your phone: this result in short\nAnyone who scans the code can read it."), "qr", telling=True),
    Way(_("Print now"), "print"),
)  # fmt: skip
