"""What a legal reviewer or a native speaker reads and signs off, made from the tables that the program runs by."""

from __future__ import annotations

from collections.abc import Sequence

from permit_wizard.i18n import Localizer


def write(form: str, says: Sequence[Localizer]) -> bytes:
    """Write the review sheet as `text` or `html`, or the way through the form as `mermaid`, in one or two languages."""
    if form == "mermaid":
        from permit_wizard.review.mermaid import graph

        return "".join(graph(says)).encode()
    from permit_wizard.review.sheet import TITLE, as_html, as_text

    if form == "text":
        return "".join(as_text(says)).encode()
    from permit_wizard.outputs.html_page import PageLocalizer, page

    codes = [say.language.code for say in says]
    return b"".join(page([PageLocalizer(code) for code in codes], TITLE, as_html(codes)))
