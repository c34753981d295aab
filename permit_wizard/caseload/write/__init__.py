"""From a ranked list to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from permit_wizard.caseload.write.layout import Caseload

FORMATS = ("table", "csv", "xlsx", "json", "ics", "html", "mailmerge", "summary")


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
    if form == "mailmerge":
        from permit_wizard.caseload.write.mail_merge import write_mail_merge

        return write_mail_merge
    if form == "summary":
        from permit_wizard.caseload.write.counts import write_counts

        return write_counts
    if form == "letters":
        from permit_wizard.caseload.write.letters import write_letters

        return write_letters
    if form == "json":
        from permit_wizard.caseload.write.json import write_json

        return write_json
    from permit_wizard.caseload.write.csv import write_csv

    return write_csv
