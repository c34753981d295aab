"""The pages for taking the result along: the ways, the name of a file, whether to replace one, a code."""

from __future__ import annotations

from permit_wizard.core.text import _
from permit_wizard.core.verdict import Verdict
from permit_wizard.outputs import qr
from permit_wizard.visit.events import Back, SaveAs
from permit_wizard.visit.export_options import options_here
from permit_wizard.visit.page import Action, Code, Exports, FileName, Option, Page, Paragraph, Tone
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


def file_page(visit: Visit, verdict: Verdict, option: Option) -> Page:
    """Return the line for the name of a file, or the question whether one of that name may be replaced."""
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


def code_page(verdict: Verdict, option: Option) -> Page:
    """Return a code to scan; the edge draws it and writes in words what it holds."""
    return Page(CODE, qr.hint(detailed=option.detailed), (Code(option),), verdict=verdict)
