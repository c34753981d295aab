"""What an event makes of a visit while the result is exported: choosing an export, saving, printing.

Handlers for `steps`. `route`, which has the questions, is imported by the events that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from permit_wizard.visit import events
from permit_wizard.visit.events import Event
from permit_wizard.visit.places import CODE, EXPORT, FILE, REPLACE
from permit_wizard.visit.state import LONGEST, Visit


def _handle_export(visit: Visit, event: events.Export) -> Visit:
    from permit_wizard.visit.export_options import option_in
    from permit_wizard.visit.route import possible_place

    if possible_place(visit, EXPORT) != EXPORT:
        return visit
    option = option_in(visit, event.option)
    if option is None or option.problem is not None:
        return visit if option is None else replace(visit, problem=option.problem)
    if option.format == "qr":
        return replace(visit.at(CODE), about=option.id, exported=True)
    if option.file_name and visit.device.names:
        return replace(visit.at(FILE), about=option.id)
    return visit


def _handle_save_as(visit: Visit, event: events.SaveAs) -> Visit:
    return replace(visit, typed=event.name[:LONGEST]) if visit.place in (FILE, REPLACE) else visit


def _handle_saved(visit: Visit, event: events.Saved) -> Visit:
    place = visit.at(EXPORT) if visit.place in (FILE, REPLACE) else visit
    file = event.file[:LONGEST] or visit.saved_file
    return replace(place, has_saved=True, exported=True, saved_file=file, notice=event.notice)


def _handle_not_saved(visit: Visit, event: events.NotSaved) -> Visit:
    if visit.place in (FILE, REPLACE):
        visit = replace(visit, place=REPLACE if event.exists else FILE)
    return replace(visit, problem=event.problem)


def _handle_notified(visit: Visit, event: events.Notified) -> Visit:
    return replace(visit, notice=event.notice)


HANDLERS: Mapping[type[Event], Callable[[Visit, Any], Visit]] = {
    events.Export: _handle_export,
    events.SaveAs: _handle_save_as,
    events.Saved: _handle_saved,
    events.NotSaved: _handle_not_saved,
    events.Notified: _handle_notified,
}
