"""Taking the result along, line by line: writing a file, printing, drawing a code; what came of it is an event."""

from __future__ import annotations

from permit_wizard.core.text import _
from permit_wizard.outputs import NothingToWrite, Sheet, qr, writer
from permit_wizard.outputs.delivery import print_out
from permit_wizard.outputs.delivery.files import CannotSave, save, saved_message
from permit_wizard.visit.blocks import Option
from permit_wizard.visit.events import Event, NotSaved, Saved
from permit_wizard.visit.state import NO_ROOM

BELOW = 3  # rows under a code: an empty one, what to press, and where that is typed


def write_file(sheet: Sheet, option: Option, name: str, *, replace: bool) -> Event:
    """Save the result under a name; return that it is done, or why not."""
    try:
        content = writer(option.format)(sheet)
        path = save(content, name, replace=replace)
    except NothingToWrite as nothing:
        return NotSaved(nothing.reason)
    except CannotSave as problem:
        return NotSaved(problem.reason, exists=problem.exists)
    return Saved(saved_message(path))


def send_to_printer(sheet: Sheet) -> Event:
    """Print the result; return that it is done, or why not."""
    try:
        print_out.send(writer("text")(sheet), sheet.localizers)
    except print_out.CannotPrint as problem:
        return NotSaved(problem.reason)
    return Saved(_("Sent to the printer."))


def room_for_code(room: tuple[int, int] | None) -> tuple[int, int]:
    """Return the columns and rows for a code in a terminal; none where nothing can be drawn."""
    return NO_ROOM if room is None else (room[0], room[1] - BELOW)


def code_lines(sheet: Sheet, room: tuple[int, int] | None) -> tuple[list[str], list[str]]:
    """Return what a code contains, in words, and the code as rows for a terminal.

    Where it cannot be drawn no rows, and why.

    The words come first: people who listen need no code, and people who scan it want it last, above the line they type
    in.

    Args:
        sheet: the result, in the reader's language.
        room: the columns and rows of the terminal; None where nothing can be drawn.
    """
    localizer, payload = sheet.localizers[0], qr.payload(sheet)
    words = payload.split("\n")
    if room is None:
        return [localizer(_("No code can be drawn here. This is its text:")), *words], []
    columns, rows = room
    drawing = qr.draw(payload, columns, rows - BELOW)
    if drawing is None:
        least, high = qr.least_room(payload)
        return [localizer(qr.too_small((least, high + BELOW), room)), *words], []
    return [localizer(qr.hint(detailed=sheet.detailed)), *words], [qr.ansi(row) for row in drawing.rows]
