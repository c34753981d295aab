"""A judged caseload as CSV, JSON, a calendar or a page: each piece by piece, so that a million rows need no more memory than one."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from permit_wizard.caseload.ledger import Entry, Ledger
from permit_wizard.caseload.urgency import Urgency
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.i18n import DateForm, Localizer
from permit_wizard.outputs import NothingToWrite, html_page
from permit_wizard.outputs.html_page import PageLocalizer

SCHEMA = 1
"""The version of the JSON's shape; it goes up when a key changes its meaning or goes away."""

FIELDS = ("ref", "urgency", "date", "outcome", "next", "row", "text")
DATE, REF, ABOUT, GROUP = _("Date"), _("Ref"), _("What"), _("Urgency")
TITLE = _("Caseload")

# Where a spreadsheet may see a formula: at the beginning of a cell, or behind what another country's spreadsheet takes for the end of one
_RUN_BY_SPREADSHEETS = re.compile(r"""(^|[,;|])([\s"']*)(?=[=+\-@＝＋－＠])""")
_BREAKS = re.compile("[\t\r\n\v\f]+")
_DATED = (Urgency.TODAY, Urgency.WEEK, Urgency.MONTH, Urgency.LATER, Urgency.OPENS)


@dataclass(frozen=True, slots=True)
class Caseload:
    """What is written.

    Attributes:
        ledger: the entries, and how many each group has.
        today: the day they were judged on.
        localizer: the reader's language.
        within: show only those whose day is at most so many days away; None shows all. Rows that could not be judged always show.
        telling: whether calendar titles say more than the ref.
        width: columns of the terminal.
        colour: whether the table may be coloured.
    """

    ledger: Ledger
    today: date
    localizer: Localizer
    within: int | None = None
    telling: bool = False
    width: int = 100
    colour: bool = False

    def entries(self) -> Iterator[Entry]:
        """Yield what is shown, the most urgent first."""
        return (entry for entry in self.ledger if self._shows(entry))

    def _shows(self, entry: Entry) -> bool:
        urgency, due = entry.triage.urgency, entry.triage.due
        if self.within is None or urgency in (Urgency.TODAY, Urgency.INCOMPLETE, Urgency.BAD):
            return True
        return due is not None and (due - self.today).days <= self.within


def about(entry: Entry) -> Text | str:
    """Return what there is to say of a row: the outcome, the next question, or what is wrong (ready in the reader's language)."""
    triage = entry.triage
    if triage.title is not None:
        return triage.title
    if triage.missing is not None:
        return _("The next question is {key}: {question}", key=triage.missing, question=BY_KEY[triage.missing].short)
    return entry.problem


def told(entry: Entry, say: Localizer) -> str:
    """Return what there is to say of a row as one line, with its number where it is bad."""
    words = about(entry)
    if isinstance(words, Text):
        return say.line(words)
    return say(_("Line {n}: {problem}", n=entry.row, problem=words))


def summary(ledger: Ledger) -> list[Text]:
    """Return how many rows there are, in all and in each group that has any."""
    n = len(ledger)
    groups = [
        _("{question}: {answer}", question=urgency.label, answer=many)
        for urgency, many in ledger.counts.items()
        if many
    ]
    return [ngettext("{n} row", "{n} rows", n), *groups]


# -------------------------------------------------------------------------------------------------------------------- CSV


def write_csv(load: Caseload) -> Iterator[bytes]:
    """Yield CSV (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets want it, with the separator of the language."""
    lines = io.StringIO()
    table = csv.writer(lines, delimiter=separator(load.localizer), lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    yield b"\xef\xbb\xbf"
    table.writerow(FIELDS)
    for entry in load.entries():
        table.writerow([harmless(str(value)) for value in _values(entry, load.localizer).values()])
        yield _taken(lines)
    yield _taken(lines)


def separator(say: Localizer) -> str:
    """Return what spreadsheets in this language take to separate cells: a semicolon where the comma is in numbers (CLDR)."""
    return ";" if say.language.decimal == "," else ","


def harmless(cell: str) -> str:
    """Return a cell in which no spreadsheet finds a formula (OWASP, "CSV injection"): an apostrophe before each sign that begins one.

    That holds behind every separator too, since a file with commas may be opened where semicolons separate. Tabs and ends of lines,
    which end a cell everywhere, become spaces.
    """
    return _RUN_BY_SPREADSHEETS.sub(r"\1\2'", _BREAKS.sub(" ", cell))


def _taken(lines: io.StringIO) -> bytes:
    content = lines.getvalue().encode()
    lines.seek(0)
    lines.truncate()
    return content


def _values(entry: Entry, say: Localizer) -> dict[str, Any]:
    triage = entry.triage
    words = about(entry)
    return {
        "ref": entry.ref,
        "urgency": triage.urgency.name.lower(),
        "date": triage.due.isoformat() if triage.due else "",
        "outcome": triage.outcome.value if triage.outcome else "",
        "next": triage.missing or "",
        "row": entry.row,
        "text": say.line(words) if isinstance(words, Text) else words,
    }


# ------------------------------------------------------------------------------------------------------------------- JSON


def write_json(load: Caseload) -> Iterator[bytes]:
    """Yield one JSON object: counts, the day, and the rows in order; what a row does not have is null."""
    counts = {urgency.name.lower(): many for urgency, many in load.ledger.counts.items()}
    head = {"counts": counts, "schema": SCHEMA, "today": load.today.isoformat()}
    yield (json.dumps(head, indent=2, sort_keys=True).removesuffix("\n}") + ',\n  "rows": [').encode()
    between = "\n    "
    for entry in load.entries():
        row = {
            key: None if value == "" and key != "ref" else value
            for key, value in _values(entry, load.localizer).items()
        }
        yield (between + json.dumps(row, ensure_ascii=False, sort_keys=True)).encode()
        between = ",\n    "
    yield b"\n  ]\n}\n"


# --------------------------------------------------------------------------------------------------------------- calendar


def write_ics(load: Caseload) -> Iterator[bytes]:
    """Yield a calendar with one day a person who has to act: the ref alone as its title, unless it is to tell.

    Raises:
        NothingToWrite: nobody has to act.
    """
    from permit_wizard.outputs import calendar

    head, _end, tail = calendar.empty().to_ical().partition(b"END:VCALENDAR")
    empty = True
    for entry in load.entries():
        if entry.triage.urgency not in _DATED:
            continue
        day = max(entry.triage.due or load.today, load.today)
        what = f"{entry.ref}: {told(entry, load.localizer)}" if load.telling else entry.ref
        if empty:
            yield head
        empty = False
        yield calendar.event(calendar.Entry(day, what, "", f"caseload {entry.ref} {day}"), load.today).to_ical()
    if empty:
        raise NothingToWrite(_("There is no day to put into a calendar: no date is known, or all are past."))
    yield b"END:VCALENDAR" + tail


# ------------------------------------------------------------------------------------------------------------------- HTML


def write_html(load: Caseload) -> Iterator[bytes]:
    """Yield a page to print, a table a group."""
    say = PageLocalizer(load.localizer.language.code)
    return html_page.page([say], TITLE, _tables(load, say))


def _tables(load: Caseload, say: PageLocalizer) -> Iterator[str]:
    counts = " · ".join(say(text) for text in summary(load.ledger))
    yield html_page.row([html_page.block(say, f"<h1>{say(TITLE)}</h1><p>{say(_('Result for {day}.', day=load.today))}</p><p>{counts}</p>", kind="top")])  # fmt: skip
    heads = "".join(f"<th>{say(head)}</th>" for head in (DATE, REF, ABOUT))
    opening, closing = html_page.block(say, "\0", tag="table").split("\0")
    for urgency, entries in groupby(load.entries(), lambda entry: entry.triage.urgency):
        yield html_page.heading([say], urgency.label) + opening + f"<tr>{heads}</tr>\n"
        for entry in entries:
            yield _table_row(entry, say, load)
        yield closing + "\n"


def _table_row(entry: Entry, say: PageLocalizer, load: Caseload) -> str:
    due = entry.triage.due
    day = html_page.marked_up(say.date(due, DateForm.CARD)) if due else ""
    text = html_page.marked_up(told(entry, load.localizer))
    return f"<tr><td>{day}</td><td><bdi>{html_page.marked_up(entry.ref)}</bdi></td><td>{text}</td></tr>\n"


WRITERS: dict[str, Callable[[Caseload], Iterator[bytes]]] = {
    "csv": write_csv,
    "json": write_json,
    "ics": write_ics,
    "html": write_html,
}
"""The formats that files are written in; `table` (table.py) is for the screen."""
