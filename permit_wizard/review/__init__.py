"""What a legal reviewer or a native speaker reads and signs off, made from the tables that the program runs by."""

from __future__ import annotations

from collections.abc import Sequence

from permit_wizard.core.editions import Edition
from permit_wizard.language.localizer import Localizer


def write(form: str, localizers: Sequence[Localizer], edition: Edition, other: Edition | None = None) -> bytes:
    """Write the review sheet of an edition of the rules, or what differs between two.

    Args:
        form: `text` or `html`; or, for one edition, `mermaid`: the way through the form as a graph, or `readability`:
            its sentences, the longest first, or `recordings`: the list of the texts that a person can record.
        localizers: one or two languages.
        edition: the edition.
        other: a second one to compare it with, or None.
    """
    if form == "mermaid":
        from permit_wizard.review.mermaid import graph

        return "".join(graph(localizers, edition)).encode()
    if form == "readability":
        from permit_wizard.review.readability import report

        return "".join(report(localizers, edition)).encode()
    if form == "recordings":
        from permit_wizard.review.to_record import as_list

        return as_list(localizers[0], edition).encode()
    from permit_wizard.review.sheet import TITLE, as_html, as_text, difference, sections

    found = sections(edition) if other is None else difference(edition, other)
    if form == "text":
        return "".join(as_text(found, localizers)).encode()
    from permit_wizard.outputs.html_page import PageLocalizer, page

    codes = [localizer.language.code for localizer in localizers]
    return b"".join(page([PageLocalizer(code) for code in codes], TITLE, as_html(found, codes)))
