"""Taking the result along, line by line: writing a file, printing, drawing a code; what came of it is an event."""

from __future__ import annotations

from permit_wizard.core.text import _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import NothingToWrite, Sheet, qr, writer
from permit_wizard.outputs.delivery import print_out
from permit_wizard.outputs.delivery.files import CannotSave, save, saved_message
from permit_wizard.visit.blocks import Code, Exports, Option
from permit_wizard.visit.events import Event, Export, Go, NotSaved, SaveAs, Saved
from permit_wizard.visit.export_options import PRINT
from permit_wizard.visit.page import Page
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import EXPORT, FILE, REPLACE
from permit_wizard.visit.state import NO_ROOM, Device, Visit
from permit_wizard.visit.steps import step

BELOW = 3  # rows under a code: an empty one, what to press, and where that is typed


def device_now(device: Device, localizer: Localizer, room: tuple[int, int] | None) -> Device:
    """Return the device with printing and codes only where they exist now.

    Args:
        device: the device until now.
        localizer: the reader's language, which a printer may be unable to print.
        room: the columns and rows of the terminal; None where nothing can be drawn.
    """
    code_room = NO_ROOM if room is None else (room[0], room[1] - BELOW)
    return device._replace(printer=print_out.why_not((localizer,)) is None, code_room=code_room)


def deliver(visit: Visit, event: Event, localizer: Localizer) -> Event | None:
    """Write or print where an event asks for that.

    Args:
        visit: the visit after the event.
        event: what the person asked for.
        localizer: the reader's language.

    Returns:
        That it is done, or why not; None where the event asks for nothing of the kind.
    """
    match event:
        case SaveAs(_name, over) if visit.place in (FILE, REPLACE):
            verdict, option = page(visit).verdict, _option_chosen(visit)
            if verdict is not None and option is not None:
                return _write_file(_sheet(visit, verdict, localizer, option), option, visit.typed, replace=over)
        case Export(name) if name == PRINT and visit.place == EXPORT:
            verdict = page(visit).verdict
            if verdict is not None:
                return _send_to_printer(_sheet(visit, verdict, localizer))
        case _:
            pass
    return None


def code_sheet(visit: Visit, shown: Page, localizer: Localizer) -> Sheet:
    """Return the result that the code on a page contains."""
    option = next(block.option for block in shown.blocks if isinstance(block, Code))
    assert shown.verdict is not None  # noqa: S101 - a code is of a result
    return _sheet(visit, shown.verdict, localizer, option)


def _sheet(visit: Visit, verdict: Verdict, localizer: Localizer, option: Option | None = None) -> Sheet:
    detailed = option is not None and option.detailed
    return Sheet(verdict, (localizer,), detailed, contact=visit.contact, why=visit.why)


def _option_chosen(visit: Visit) -> Option | None:
    shown = page(step(visit, Go(EXPORT)))
    options = [option for block in shown.blocks if isinstance(block, Exports) for option in block.options]
    return next((option for option in options if option.id == visit.about), None)


def _write_file(sheet: Sheet, option: Option, name: str, *, replace: bool) -> Event:
    """Save the result under a name; return that it is done, or why not."""
    try:
        content = writer(option.format)(sheet)
        path = save(content, name, replace=replace)
    except NothingToWrite as nothing:
        return NotSaved(nothing.reason)
    except CannotSave as problem:
        return NotSaved(problem.reason, exists=problem.exists)
    return Saved(saved_message(path))


def _send_to_printer(sheet: Sheet) -> Event:
    """Print the result; return that it is done, or why not."""
    try:
        print_out.send(writer("text")(sheet), sheet.localizers)
    except print_out.CannotPrint as problem:
        return NotSaved(problem.reason)
    return Saved(_("Sent to the printer."))


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
