"""The pages for taking the result along: the ways, the name of a file, whether to replace one, a code."""

from __future__ import annotations

from collections.abc import Callable

from permit_wizard.core.text import _
from permit_wizard.core.verdict import Verdict
from permit_wizard.outputs import qr
from permit_wizard.visit.blocks import Action, Code, Exports, FileName, Paragraph, Tone
from permit_wizard.visit.events import Back, SaveAs
from permit_wizard.visit.export_options import option_in, options_here
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import CODE, EXPORT, FILE, REPLACE
from permit_wizard.visit.state import Visit

TAKE_ALONG = _("Take the result along")


def export_page(visit: Visit, verdict: Verdict) -> Page:
    """Return the ways that there are here."""
    care = Paragraph(_("Paper, a file or a photo stays. Think of who else may see it."), Tone.QUIET)
    return Page(
        EXPORT,
        TAKE_ALONG,
        (care, Exports(options_here(visit, verdict))),
        problem=visit.problem,
        notice=visit.notice,
        verdict=verdict,
    )


def file_page(visit: Visit, verdict: Verdict) -> Page:
    """Return the line for the name of a file, or the question whether one of that name may be replaced."""
    option = option_in(visit, visit.about)
    if option is None:
        return export_page(visit, verdict)
    if visit.place == REPLACE:
        actions = (
            Action(_("No, I will type another name"), Back()),
            Action(_("Yes, replace the file"), SaveAs(visit.typed, replace=True)),
        )
        ask = _("Do you want to replace the file?")
        return Page(REPLACE, ask, (), actions, problem=visit.problem, verdict=verdict)
    ask = _("Where do you want to save it? Type the name of the file.")
    name = FileName(f"~/{option.file_name}", visit.typed)
    save = Action(_("Save"), SaveAs(visit.typed))
    return Page(FILE, ask, (name,), (save,), problem=visit.problem, verdict=verdict)


def code_page(visit: Visit, verdict: Verdict) -> Page:
    """Return a code to scan; the edge draws it and writes in words what it holds."""
    option = option_in(visit, visit.about)
    if option is None:
        return export_page(visit, verdict)
    return Page(CODE, qr.hint(detailed=option.detailed), (Code(option),), verdict=verdict)


EXPORT_PAGES: dict[str, Callable[[Visit, Verdict], Page]] = {
    EXPORT: export_page,
    FILE: file_page,
    REPLACE: file_page,
    CODE: code_page,
}
"""The page of each place for exporting the result."""
