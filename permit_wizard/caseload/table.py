"""A judged caseload on the screen: a table that is drawn a few rows at a time, and a line that sums it up."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice

from rich import box
from rich import text as styled
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from permit_wizard.caseload.ledger import Entry
from permit_wizard.caseload.urgency import Urgency
from permit_wizard.caseload.writing import ABOUT, DATE, GROUP, REF, Caseload, summary, told
from permit_wizard.language.i18n import DateForm

_ROWS = 200
_WIDEST_REF = 30
_STYLES = {Urgency.TODAY: "bold red", Urgency.WEEK: "bold yellow", Urgency.MONTH: "yellow", Urgency.OPENS: "green",
           Urgency.INCOMPLETE: "magenta", Urgency.BAD: "bold magenta"}  # fmt: skip


def write_table(load: Caseload) -> Iterator[bytes]:
    """Yield the table for a terminal; columns are as wide in the last rows as in the first."""
    say = load.localizer
    screen = io.StringIO()
    console = Console(
        file=screen, width=load.width, force_terminal=load.colour, markup=False, highlight=False, emoji=False
    )
    entries = load.entries()
    group_width = max(cell_len(say(urgency.label)) for urgency in Urgency)
    ref_width = max(cell_len(say(REF)), min(load.ledger.longest_ref, _WIDEST_REF))
    heads = True
    while part := list(islice(entries, _ROWS)):
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, show_header=heads, expand=True, pad_edge=False)
        for head, width in ((GROUP, group_width), (DATE, 10), (REF, ref_width), (ABOUT, None)):
            table.add_column(say(head), width=width, overflow="fold", ratio=None if width else 1)
        for entry in part:
            table.add_row(*_cells(entry, load))
        console.print(table)
        yield _taken(screen)
        heads = False
    console.print(styled.Text(" · ".join(say(text) for text in summary(load.ledger)), style="bold"))
    yield _taken(screen)


def _cells(entry: Entry, load: Caseload) -> Iterator[styled.Text]:
    say, triage = load.localizer, entry.triage
    style = _STYLES.get(triage.urgency, "")
    yield styled.Text(say(triage.urgency.label), style=style)
    yield styled.Text(say.date(triage.due, DateForm.CARD) if triage.due else "")
    yield styled.Text(say.isolated(entry.ref))
    yield styled.Text(told(entry, say))


def _taken(screen: io.StringIO) -> bytes:
    content = screen.getvalue().encode()
    screen.seek(0)
    screen.truncate()
    return content
