"""What is written of a judged caseload, whatever the format: which rows, which columns, which words; and CSV and JSON.

Each format goes out piece by piece, so that a million rows need no more memory than one.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from permit_wizard.caseload.triage.advice import how_many_open, open_answers
from permit_wizard.caseload.triage.ranked_rows import Entry, Ledger, Mark
from permit_wizard.caseload.triage.urgency import COUNTED_DOWN, Triage, Urgency
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.localizer import DateForm, Localizer

SCHEMA = 2
"""The version of the JSON's shape; it goes up when a key changes its meaning or goes away."""

FIELDS = (
    "ref",
    "urgency",
    "date",
    "weekday",
    "days",
    "text",
    "notes",
    "rules",
    "outcome",
    "open",
    "next",
    "since",
    "row",
)
"""The columns of CSV and of a workbook, before the centre's own."""

TITLE = _("Caseload")
BY_WHEN, REF, ABOUT, DAYS, RULES = _("By when"), _("Ref"), _("What"), _("Days left"), _("Rules")
MARKS = {Mark.NEW: _("new"), Mark.CHANGED: _("changed"), Mark.URGENT: _("became urgent")}
_MARK_NAMES = {Mark.NONE: "", Mark.NEW: "new", Mark.CHANGED: "changed", Mark.URGENT: "urgent"}

# Where a spreadsheet may see a formula: at the beginning of a cell, or behind what another country's spreadsheet takes for the end of one
_RUN_BY_SPREADSHEETS = re.compile(r"""(^|[,;|])([\s"']*)(?<!')(?=[=+\-@＝＋－＠])""")
_SIGNS = re.compile("[=+\\-@＝＋－＠]")
_ROWS = 256
"""Rows of CSV that go out together."""

_HELD = 256
"""Kinds of entries whose words are held."""

_BREAKS = re.compile("[\t\r\n\v\f]+")


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
        height: rows of the terminal; 0 where there is none: a list that is longer than that shows the most urgent last.
        colour: whether the table may be coloured.
    """

    ledger: Ledger
    today: date
    localizer: Localizer
    within: int | None = None
    telling: bool = False
    width: int = 100
    height: int = 0
    colour: bool = False

    def entries(self, *, last_first: bool = False) -> Iterator[Entry]:
        """Yield what is shown, the most urgent first unless it is wanted the other way round."""
        entries = self.ledger.ordered(last_first=last_first)
        return entries if self.within is None else filter(self._shows, entries)

    def _shows(self, entry: Entry) -> bool:
        urgency, due = entry.triage.urgency, entry.triage.due
        if self.within is None or urgency in (Urgency.TODAY, Urgency.BAD, Urgency.GONE):
            return True
        return due is not None and (due - self.today).days <= self.within

    def not_shown(self, shown: int) -> list[Text]:
        """Return what `within` left out, in words; nothing if it left nobody out."""
        left = len(self.ledger) - shown
        if self.within is None or not left:
            return []
        return [ngettext("{n} row is not shown: its day is more than {days} days away, or it has none.",
                         "{n} rows are not shown: their day is more than {days} days away, or they have none.", left, days=self.within)]  # fmt: skip

    def days(self, entry: Entry) -> int | None:
        """Return the days from today to the day that matters, less than 0 where it has passed; None where nobody is late."""
        due = entry.triage.due
        return (due - self.today).days if due is not None and entry.triage.urgency in COUNTED_DOWN else None


def about(entry: Entry) -> Text | str:
    """Return what there is to say of a row: what to do, or what is wrong (ready in the reader's language)."""
    if entry.triage.what is not None:
        return entry.triage.what
    return entry.problem


def told(entry: Entry, say: Localizer) -> str:
    """Return what there is to say of a row as one line, with its number where it is bad."""
    words = about(entry)
    if isinstance(words, Text):
        return say.line(words)
    return say(_("Line {n}: {problem}", n=entry.row, problem=words))


def notes(entry: Entry, say: Localizer, *, short: bool = False) -> Iterator[str]:
    """Yield how many answers are open, and which is next unless it is to be short; and which cells could not be read."""
    missing, many = entry.triage.missing, entry.triage.still_open
    if missing is not None:
        yield say(how_many_open(many) if short else open_answers(missing, many))
    yield from entry.notes


def counted(days: int) -> Text:
    """Return how far away a day is, in a few words."""
    if days == 0:
        return _("today")
    return ngettext("{n} day", "{n} days", days) if days > 0 else ngettext("{n} day ago", "{n} days ago", -days)


def when(due: date, say: Localizer) -> str:
    """Return a day with its day of the week, as short as it can be told."""
    return f"{say.weekday(due)} {say.date(due, DateForm.CARD)}"


def summary(ledger: Ledger) -> list[Text]:
    """Return how many rows there are, in all and in each group that has any, and what changed since an earlier list."""
    n = len(ledger) - ledger.counts[Urgency.GONE]
    groups = [_("{question}: {answer}", question=urgency.label, answer=many)
              for urgency, many in ledger.counts.items() if many]  # fmt: skip
    since = [_("{question}: {answer}", question=MARKS[mark], answer=many)
             for mark, many in ledger.marks.items() if many and mark is not Mark.NONE]  # fmt: skip
    return [ngettext("{n} row", "{n} rows", n), *groups, *since]


def values(entry: Entry, load: Caseload) -> dict[str, Any]:
    """Return what is written of a row, by the names in FIELDS; what it does not have is ""."""
    triage, say = entry.triage, load.localizer
    words, days = about(entry), load.days(entry)
    return {
        "ref": entry.ref,
        "urgency": triage.urgency.name.lower(),
        "date": triage.due.isoformat() if triage.due else "",
        "weekday": say.weekday(triage.due) if triage.due else "",
        "days": "" if days is None else days,
        "text": say.line(words) if isinstance(words, Text) else words,
        "notes": "; ".join(notes(entry, say)),
        "rules": triage.rules,
        "outcome": triage.outcome.value if triage.outcome else "",
        "open": triage.still_open,
        "next": triage.missing or "",
        "since": "gone" if triage.urgency is Urgency.GONE else _MARK_NAMES[entry.mark],
        "row": entry.row or "",
    }


def own_names(ledger: Ledger, ours: Sequence[str] = FIELDS) -> list[str]:
    """Return the names under which the centre's own columns stand behind ours."""
    return [f"{name} (2)" if name in ours else name for name in ledger.columns]


# -------------------------------------------------------------------------------------------------------------------- CSV


def write_csv(load: Caseload) -> Iterator[bytes]:
    """Yield CSV (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets want it, with the separator of the language."""
    return csv_of([*FIELDS, *own_names(load.ledger)], _csv_rows(load), load.localizer)


def _csv_rows(load: Caseload) -> Iterator[Sequence[object]]:
    columns = list(load.ledger.columns)
    first, last = FIELDS.index("ref"), FIELDS.index("row")
    common = alike(lambda entry: [_cell(cell) for cell in values(entry, load).values()])
    for entry in load.entries():
        row = common(entry)[:]
        row[first], row[last] = neutral(entry.ref), entry.row or ""
        yield [*row, *(neutral(str(entry.carried.get(name, ""))) for name in columns)] if columns else row


Made = TypeVar("Made")


def alike(make: Callable[[Entry], Made]) -> Callable[[Entry], Made]:
    """Return what makes something of an entry, once for those that differ in the ref and the row alone: neighbours, in order of urgency."""
    held: dict[tuple[int, Mark], tuple[Triage, Made]] = {}

    def made(entry: Entry) -> Made:
        triage = entry.triage
        if entry.notes or triage.what is None:
            return make(entry)
        found = held.get((id(triage), entry.mark))
        if found is None:
            if len(held) >= _HELD:
                held.clear()
            found = held[id(triage), entry.mark] = triage, make(entry)  # held, so that no other gets its id
        return found[1]

    return made


def _cell(cell: object) -> object:
    return cell if isinstance(cell, int) else harmless(str(cell))


def csv_of(header: Sequence[str], rows: Iterator[Sequence[object]], say: Localizer) -> Iterator[bytes]:
    """Yield a table as CSV; every cell is quoted.

    Args:
        header: the names of the columns.
        rows: whole numbers, and text that is harmless already.
        say: the reader's language, by which cells are separated.
    """
    lines = io.StringIO()
    table = csv.writer(lines, delimiter=separator(say), lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    yield b"\xef\xbb\xbf"
    table.writerow([harmless(name) for name in header])
    while some := list(islice(rows, _ROWS)):
        table.writerows(some)
        yield _taken(lines)
    yield _taken(lines)


def separator(say: Localizer) -> str:
    """Return what spreadsheets in this language take to separate cells: a semicolon where the comma is in numbers (CLDR)."""
    return ";" if say.language.decimal == "," else ","


def neutral(cell: str) -> str:
    """Return a cell in which no spreadsheet finds a formula (OWASP, "CSV injection"): an apostrophe before each sign that begins one.

    A sign that has one already keeps it, so that what was written can be read and written again. That holds behind every separator too, since a file with commas may be opened where semicolons separate. Tabs and ends of lines,
    which end a cell everywhere, become spaces.
    """
    if not cell.isprintable():
        cell = _BREAKS.sub(" ", cell)
    return cell if _SIGNS.search(cell) is None else _RUN_BY_SPREADSHEETS.sub(r"\1\2'", cell)


harmless = lru_cache(8192)(neutral)
"""The same, remembered: for cells that many rows have."""


def _taken(lines: io.StringIO) -> bytes:
    content = lines.getvalue().encode()
    lines.seek(0)
    lines.truncate()
    return content


# ------------------------------------------------------------------------------------------------------------------- JSON


def write_json(load: Caseload) -> Iterator[bytes]:
    """Yield one JSON object: counts, the day, and the rows in order, each with the centre's own columns; what a row lacks is null."""
    counts = {urgency.name.lower(): many for urgency, many in load.ledger.counts.items()}
    head = {"counts": counts, "schema": SCHEMA, "today": load.today.isoformat()}
    yield (json.dumps(head, indent=2, sort_keys=True).removesuffix("\n}") + ',\n  "rows": [').encode()
    between = "\n    "
    for entry in load.entries():
        row = {key: None if value == "" and key != "ref" else value for key, value in values(entry, load).items()}
        row |= {
            "notes": list(notes(entry, load.localizer)),
            "carried": {name: str(cell) for name, cell in entry.carried.items()},
        }
        yield (between + json.dumps(row, ensure_ascii=False, sort_keys=True)).encode()
        between = ",\n    "
    yield b"\n  ]\n}\n"


def writer(form: str) -> Callable[[Caseload], Iterator[bytes]]:
    """Return what writes a format; the rest is imported only then."""
    if form == "table":
        from permit_wizard.caseload.write.terminal import write_table

        return write_table
    if form == "html":
        from permit_wizard.caseload.write.html import write_html

        return write_html
    if form == "ics":
        from permit_wizard.caseload.write.ics import write_ics

        return write_ics
    if form == "xlsx":
        from permit_wizard.caseload.write.xlsx import write_xlsx

        return write_xlsx
    return write_json if form == "json" else write_csv
