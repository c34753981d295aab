"""What the sub-commands of `permit-wizard caseload` share: how a sheet is to be read, and remarks on standard error."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import Parser
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal.streams import is_terminal, write_text

if TYPE_CHECKING:
    from permit_wizard.caseload.columns.reading_options import ReadingOptions

DATE_ORDERS = ("dmy", "mdy", "ymd")  # columns.dates.Order, without importing it for --help


def add_file(parser: Parser) -> None:
    """Add the sheet, which is the standard input unless it is named."""
    parser.file(
        "file", _("input"), _("a workbook (.xlsx, .xls, .ods …), a CSV, JSON or Parquet file; - is the standard input")
    )


def add_reading_options(parser: Parser) -> None:
    """Add the options for how a sheet is to be read."""
    parser.option(
        "--map",
        action="append",
        default=[],
        metavar="NAME=KEY",
        about=_(
            "what one of your column names means, such as naam=ref or verloopt=expires_on; repeat it for each name"
        ),
    )
    parser.option(
        "--default",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        about=_("what empty cells mean: permit=temporary_asylum"),
    )
    parser.choice(
        "--dates",
        allowed=DATE_ORDERS,
        about=_("how dates are written, where the sheet is not clear: day, month or year first"),
    )
    parser.option(
        "--sheet",
        action="append",
        default=[],
        metavar="NAME",
        about=_("read only the tab of this name; repeat it for more tabs"),
    )
    parser.option(
        "--closed",
        action="append",
        default=[],
        metavar="WORDS",
        about=_("your own words for a file that is closed, with commas between them"),
    )
    parser.option(
        "--save-map", action="store_true", about=_("save these options next to the sheet and reuse them automatically")
    )


def reading_options(args: argparse.Namespace, ctx: CommandContext) -> ReadingOptions:
    """Return how the sheet is to be read: what was typed, over what is kept beside it; and keep it, if asked to.

    Raises:
        BadTable: a typed value is invalid; saved values that are invalid are named and ignored.
        Problem: it cannot be kept.
    """
    from permit_wizard.caseload.columns.reading_options import beside, read_options, saved, to_save
    from permit_wizard.caseload.read.table import BadTable
    from permit_wizard.core.iso_date import printable
    from permit_wizard.core.os_errors import os_reason
    from permit_wizard.outputs.delivery.files import CannotSave, save

    options, file = read_options(args.map, args.default, args.dates, ctx.today, args.sheet, args.closed), args.file
    if file == "-":
        if args.save_map:
            raise Problem(
                _(
                    "{option} needs the name of a file, so that the options can be saved next to it.",
                    option="--save-map",
                )
            )
        return options
    try:
        kept = saved(file, ctx.today)
    except BadTable as bad:
        kept, args.left_aside = None, True  # which is no success: the mapping was not read
        aside = _("The sheet is read without {file}.", file=printable(str(beside(file)), 200))
        remark([bad.reason, aside], ctx.localizer)
    if kept is not None:
        options = options.over(kept)
        remark([_("Read with the options in {file}.", file=printable(str(beside(file)), 200))], ctx.localizer)
    if args.save_map:
        try:
            Path(file).stat()
        except OSError as error:
            problem = os_reason(error)
            raise Problem(_("{file} cannot be read: {problem}", file=printable(file), problem=problem)) from None
        try:
            save(
                to_save(options), str(beside(file)), replace=True, like=Path(file)
            )  # who reads the sheet, reads this too
        except CannotSave as error:
            reason = error.reason
        else:
            return options
        raise Problem(reason, console.CANNOT_WRITE)
    return options


def remark(remarks: Iterable[Text], localizer: Localizer) -> None:
    """Write remarks on a sheet to standard error, wrapped between words where somebody reads it."""
    from permit_wizard.language.wrapping import wrapped

    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison] - None when started with 2>&-
        return
    width = shutil.get_terminal_size().columns if is_terminal(sys.stderr) else 0
    lines: list[str] = []
    for remark in remarks:
        rows = wrapped(localizer.line(remark), width, f"{console.PROGRAM}: ")
        lines += [f"{row}\n" for row in rows]
    with suppress(OSError):  # nobody reads it
        write_text(sys.stderr, "".join(lines))
