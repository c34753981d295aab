"""Advice, and new answers of one person, into a sheet or a copy of it: what `list` and `ask` share."""

from __future__ import annotations

import argparse
import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

from permit_wizard.command_line import console
from permit_wizard.command_line.console import Problem
from permit_wizard.core.text import _, listed
from permit_wizard.language.localizer import Localizer

if TYPE_CHECKING:
    from permit_wizard.caseload.columns.reading_options import ReadingOptions
    from permit_wizard.caseload.write.layout import Caseload
    from permit_wizard.caseload.write.package_changes import NewAnswers


def refuse_other_kinds(target: str) -> None:
    """Refuse the name of a file that no sheet with advice can have.

    Raises:
        Problem: its end is another one.
    """
    from permit_wizard.caseload.write.write_back import KINDS

    if Path(target).suffix.lower() not in KINDS:
        raise Problem(
            _("{option}: the name of the file has to end in {allowed}", option="--write-back", allowed=listed(KINDS))
        )


def refuse_early(args: argparse.Namespace) -> None:
    """Refuse a file for `--write-back` that cannot be written, before the sheet is read.

    Raises:
        Problem: it cannot be written or replaced, or is the one for the list.
    """
    from permit_wizard.outputs.delivery import files
    from permit_wizard.outputs.delivery.files import CannotSave
    from permit_wizard.outputs.delivery.replace import refuse_replacing

    console.refuse_early(console.Destination(args.write_back, args.replace))
    try:
        path = files.path_of(args.write_back)
        if args.out is not None and os.path.realpath(path) == os.path.realpath(files.path_of(args.out)):
            raise Problem(
                _(
                    "{option} and {other} are the same file. Choose two different names.",
                    option="--write-back",
                    other="--out",
                )
            )
        if args.replace and path.exists():
            refuse_replacing(path)
    except CannotSave as error:
        reason = error.reason
    else:
        return
    raise Problem(reason, console.CANNOT_WRITE)


def write_back(load: Caseload, args: argparse.Namespace, options: ReadingOptions) -> None:
    """Write the advice into the sheet or a copy of it, and report where it is.

    Raises:
        NothingToWrite: there are more rows than a workbook takes.
        Problem: it cannot be written.
    """
    path = save_sheet(load, args.file, args.write_back, options, replace=args.replace)
    report(path, load.localizer)


def report(path: Path, localizer: Localizer) -> None:
    """Report which file was written."""
    from permit_wizard.core.iso_date import printable
    from permit_wizard.outputs.delivery.files import LONGEST

    written = localizer.line(_("Written: {file}", file=printable(str(path), LONGEST)))
    console.write(written.encode() + b"\n")


def save_sheet(
    load: Caseload,
    sheet: str,
    target: str,
    options: ReadingOptions,
    *,
    replace: bool,
    answers: NewAnswers | None = None,
) -> Path:
    """Write the advice, and new answers if there are any, into the sheet or a copy of it; return where it is.

    Args:
        load: the caseload, read with all its columns.
        sheet: the path of the sheet.
        target: the path to write to.
        options: how the sheet was read.
        replace: whether a file that is there may be replaced.
        answers: new answers of one person.

    Raises:
        NothingToWrite: there are more rows than a workbook takes.
        Problem: it cannot be written.
    """
    from permit_wizard.caseload.write.additions import CannotAdd
    from permit_wizard.caseload.write.write_back import save_back
    from permit_wizard.core.iso_date import printable
    from permit_wizard.core.os_errors import os_reason
    from permit_wizard.outputs.delivery.files import CannotSave

    plain = dataclasses.replace(load, localizer=Localizer(load.localizer.language.code, isolate=False))
    try:
        return save_back(plain, sheet, target, options, replace=replace, answers=answers)
    except CannotAdd as error:
        reason, code = error.reason, console.BAD_INPUT
    except CannotSave as error:
        reason, code = error.reason, console.CANNOT_WRITE
    except OSError as error:
        problem, file = os_reason(error), printable(sheet)
        reason, code = _("{file} cannot be read: {problem}", file=file, problem=problem), console.BAD_INPUT
    raise Problem(reason, code)
