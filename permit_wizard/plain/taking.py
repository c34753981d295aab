"""Taking the result along, line by line: what is offered, what is asked, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from permit_wizard.core.answers import printable
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.i18n import Localizer
from permit_wizard.outputs import NothingToWrite, Sheet, writer
from permit_wizard.outputs.delivery import print_out
from permit_wizard.outputs.delivery.files import LONGEST, CannotSave, save
from permit_wizard.outputs.ways import WAYS, Way
from permit_wizard.plain.entries import choice_in
from permit_wizard.plain.pages import numbered, rendered, which_number

IN_LINES = tuple(way for way in WAYS if way.format != "qr")  # who hears the lines cannot scan them


def ways_page(say: Localizer) -> list[str]:
    """What can be taken along, and a word of care."""
    care = [_("Take the result along"), _("Paper, a file or a photo stays. Think of who else may see it.")]
    ways = [line for label in numbered(say(way.label) for way in IN_LINES) for line in label.split("\n")]
    return [*rendered(say, care), *ways, say(which_number(len(IN_LINES)))]


def way_in(typed: str, say: Localizer) -> Way | Text:
    """Read which way is wanted."""
    choice = choice_in(typed, rendered(say, [way.label for way in IN_LINES]))
    return which_number(len(IN_LINES)) if choice is None else IN_LINES[choice]


def suggested(way: Way) -> str:
    """Return the name that is suggested for a file."""
    return str(Path("~") / way.name)


def name_page(say: Localizer, way: Way) -> list[str]:
    """Where to save, and what Enter takes."""
    return rendered(
        say,
        [
            _("Where do you want to save it? Type the name of the file."),
            _("Press Enter for {file}.", file=suggested(way)),
        ],
    )


def replace_page(say: Localizer, reason: Text) -> list[str]:
    """That a file of that name is there, and the ways to answer."""
    labels = _replace_labels(say)
    return [say.line(reason), *numbered(labels), say(which_number(len(labels)))]


def _replace_labels(say: Localizer) -> list[str]:
    return rendered(say, [_("No, I type another name"), _("Yes, replace the file")])


def replaces(typed: str, say: Localizer) -> bool | Text:
    """Read whether a file may be replaced."""
    labels = _replace_labels(say)
    choice = choice_in(typed, labels)
    return which_number(len(labels)) if choice is None else choice == 1


def saved(verdict: Verdict, say: Localizer, way: Way, name: str, *, replace: bool) -> Text:
    """Save the result under a name, and return that it is done.

    Raises:
        CannotSave: it cannot be saved there, or a file of that name is there.
        NothingToWrite: the result has nothing of this kind, such as a date for a calendar.
    """
    path = save(_written(verdict, say, way.format, telling=way.telling), name, replace=replace)
    return _("Saved: {file}. Only you can open it.", file=printable(str(path), LONGEST))


def printed(verdict: Verdict, say: Localizer) -> Text:
    """Print the result, and return what came of it."""
    try:
        print_out.send(_written(verdict, say, "text", telling=False), (say,))
    except print_out.CannotPrint as problem:
        return problem.reason
    return _("Sent to the printer.")


def _written(verdict: Verdict, say: Localizer, form: str, *, telling: bool) -> bytes:
    write: Callable[[Sheet], bytes] = writer(form)
    return write(Sheet(verdict, (say,), telling))


__all__ = [
    "CannotSave",
    "NothingToWrite",
    "Way",
    "name_page",
    "printed",
    "replace_page",
    "replaces",
    "saved",
    "suggested",
    "way_in",
    "ways_page",
]
