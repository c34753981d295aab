"""A judged caseload as a page to print, a table a group."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from permit_wizard.caseload.columns.list_columns import ABOUT, BY_WHEN, REF, RULES
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.write.layout import (
    MARKS,
    TITLE,
    Caseload,
    describe_line,
    display_name,
    notes,
    own_names,
    relative_day,
    short_date,
    summary,
)  # fmt: skip
from permit_wizard.core.text import _
from permit_wizard.language.care import contact_lines, unchecked_lines
from permit_wizard.outputs import html_page
from permit_wizard.outputs.html_page import PageLocalizer, marked_up


def write_html(load: Caseload) -> Iterator[bytes]:
    """Yield a page to print, a table a group."""
    localizer = PageLocalizer(load.localizer.language.code)
    return html_page.page([localizer], TITLE, _tables(load, localizer))


def _tables(load: Caseload, localizer: PageLocalizer) -> Iterator[str]:
    counts = " · ".join(localizer(text) for text in summary(load.ranked))
    unchecked = "".join(f"<p>{localizer(text)}</p>" for text in unchecked_lines(load.today, load.rules))
    yield html_page.row(
        [
            html_page.block(
                localizer,
                f"<h1>{localizer(TITLE)}</h1><p>{localizer(_('Result for {day}.', day=load.today))}</p><p>{counts}</p>"
                + unchecked,
                kind="top",
            )
        ]
    )
    heads = "".join(f"<th>{localizer(head)}</th>" for head in (BY_WHEN, REF, ABOUT))
    opening, closing = html_page.block(localizer, "\0", tag="table").split("\0")
    shown = 0
    for urgency, entries in groupby(load.entries(), lambda entry: entry.triage.urgency):
        yield html_page.heading([localizer], urgency.label) + opening + f"<tr>{heads}</tr>\n"
        for entry in entries:
            shown += 1
            yield _row(entry, localizer, load)
        yield closing + "\n"
    for text in (*load.not_shown(shown), *contact_lines(load.contact)):
        yield html_page.row([html_page.block(localizer, localizer(text), tag="p", kind="quiet foot")])


def _row(entry: Entry, localizer: PageLocalizer, load: Caseload) -> str:
    due, days = entry.triage.due, load.days(entry)
    day = marked_up(short_date(due, localizer)) if due else ""
    if days is not None:
        day += f"<br><b>{localizer(relative_day(days))}</b>" if days <= 0 else f"<br>{localizer(relative_day(days))}"
    mark = f"<b>{localizer(MARKS[entry.mark])}</b> · " if entry.mark in MARKS else ""
    text = mark + marked_up(describe_line(entry, load.localizer))
    rules = (
        [localizer(_("{question}: {answer}", question=RULES, answer=entry.triage.rules))] if entry.triage.rules else []
    )
    own = [
        f"<bdi>{marked_up(name)}</bdi>: <bdi>{marked_up(str(cell))}</bdi>"
        for name, key in zip(own_names(load.ranked), load.ranked.columns, strict=True)
        if (cell := entry.extra_cells.get(key))
    ]
    lines = (" · ".join(map(marked_up, notes(entry, load.localizer))), " · ".join([*own, *rules]))
    quiet = "".join(f'<br><span class="quiet">{line}</span>' for line in lines if line)
    return f"<tr><td>{day}</td><td><bdi>{marked_up(display_name(entry, load))}</bdi></td><td>{text}{quiet}</td></tr>\n"
