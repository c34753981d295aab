"""Taking the result along, line by line: what is offered, what is asked, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import NothingToWrite, Sheet, qr, writer
from permit_wizard.outputs.delivery import print_out
from permit_wizard.outputs.delivery.files import LONGEST, CannotSave, save
from permit_wizard.outputs.ways import WAYS, Way
from permit_wizard.plain.commands import choice_in
from permit_wizard.plain.render import numbered, rendered, which_number

SCANNED = _("Press Enter when you have scanned it.")
BELOW = 3  # rows under a code: an empty one, what to press, and where that is typed


def ways_page(say: Localizer) -> list[str]:
    """What can be taken along, and a word of care."""
    care = [_("Take the result along"), _("Paper, a file or a photo stays. Think of who else may see it.")]
    ways = [line for label in numbered(say(way.label) for way in WAYS) for line in label.split("\n")]
    return [*rendered(say, care), *ways, say(which_number(len(WAYS)))]


def way_in(typed: str, say: Localizer) -> Way | Text:
    """Read which way is wanted."""
    choice = choice_in(typed, rendered(say, [way.label for way in WAYS]))
    return which_number(len(WAYS)) if choice is None else WAYS[choice]


def code(verdict: Verdict, say: Localizer, way: Way, room: tuple[int, int] | None) -> tuple[list[str], list[str]]:
    """Return what a code says, in words, and the code as rows for a terminal; no rows, and why, where it cannot be drawn.

    The words come first: who hears them needs no code, and who scans it wants it last, above where the next key is typed.

    Args:
        verdict: the result.
        say: the reader's language.
        way: one whose format is "qr".
        room: the columns and rows of the terminal; None where nothing can be drawn.
    """
    payload = qr.payload(Sheet(verdict, (say,), telling=way.telling))
    words = payload.split("\n")
    if room is None:
        return [say(_("No code can be drawn here. This is what it says:")), *words], []
    columns, rows = room
    drawing = qr.draw(payload, columns, rows - BELOW)
    if drawing is None:
        least, high = qr.least_room(payload)
        return [say(qr.too_small((least, high + BELOW), room)), *words], []
    return [say(qr.hint(telling=way.telling)), *words], [qr.ansi(row) for row in drawing.rows]


def scanned(typed: str) -> Text | None:
    """Take nothing but Enter, after a code."""
    return SCANNED if typed else None


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
    "code",
    "name_page",
    "printed",
    "replace_page",
    "replaces",
    "saved",
    "scanned",
    "suggested",
    "way_in",
    "ways_page",
]
