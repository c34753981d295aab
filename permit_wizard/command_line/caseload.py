"""`permit-wizard caseload`: from arguments to a list. What reads and judges is imported when the command runs."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import AddCommand, add_destination, destination, whole_number
from permit_wizard.command_line.console import Console, Problem
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.i18n import Localizer
from permit_wizard.terminal.streams import is_terminal

if TYPE_CHECKING:
    from permit_wizard.caseload.wish import Wish

FORMATS = ("table", "csv", "json", "ics", "html")  # judging.FORMATS, without importing it for --help
DATE_ORDERS = ("dmy", "mdy", "ymd")  # column_dates.Order, for the same reason
_LONG = 1_000_000
"""Bytes from which on a caseload is long enough for a progress bar: some seconds."""


def add_caseload(add_command: AddCommand) -> None:
    """Add `permit-wizard caseload`."""
    parser = add_command(
        "caseload",
        _("judge many people at once, the most urgent first"),
        _(
            "Reads the sheet that you have, one row a person: an Excel workbook (.xlsx), CSV, JSON Lines or a JSON array, with your "
            "own names for the columns. Shows who has to act today, this week and this month. Nothing is stored. Exit codes: 0 "
            "all was read, 2 a cell, a row or the file could not be read."
        ),
    )
    parser.file("file", _("input"), _("an Excel workbook, a CSV or a JSON file; - is the standard input"))
    parser.choice("--format", allowed=FORMATS, default="table", about=_("how to write the list (table if not given)"))
    parser.option(
        "--within",
        type=whole_number(parser.localizer, 0, 36500),
        metavar="DAYS",
        about=_("show only people whose day comes within so many days, and rows that could not be judged"),
    )
    parser.option(
        "--template",
        action="store_true",
        about=_("write a CSV file to fill in, with the names that columns may have, and leave"),
    )
    parser.option("--map", action="append", default=[], metavar="NAME=KEY,…", about=_("what your names of columns mean: naam=ref,verloopt=expires_on"))  # fmt: skip
    parser.option("--default", action="append", default=[], metavar="KEY=VALUE,…", about=_("what empty cells mean: permit=temporary_asylum"))  # fmt: skip
    parser.choice(
        "--dates",
        allowed=DATE_ORDERS,
        about=_("how dates are written, where the sheet leaves it in doubt: day, month or year first"),
    )
    parser.option("--save-map", action="store_true", about=_("keep these three beside the sheet; they are found again by themselves"))  # fmt: skip
    parser.option(
        "--telling",
        action="store_true",
        about=_("let calendar titles say more than the ref; whoever sees them can read it"),
    )
    add_destination(parser)
    parser.set_defaults(run=_caseload)


def _caseload(args: argparse.Namespace, around: Console) -> int:
    from permit_wizard.caseload import judging
    from permit_wizard.caseload.reading import Reading
    from permit_wizard.caseload.sheets import BadTable
    from permit_wizard.caseload.urgency import Urgency
    from permit_wizard.caseload.writing import Caseload
    from permit_wizard.command_line.check import reading
    from permit_wizard.outputs import NothingToWrite

    form: str = args.format
    # isolates are for people: data that programs read has none
    say = around.localizer if form in ("table", "html") else Localizer(around.localizer.language.code, isolate=False)
    if args.template:
        console.deliver(judging.template(say, around.today), destination(args), say)
        return console.DONE
    try:
        wish = _wish(args, around)
        with reading(args.file) as stream, _progress(stream, say) as progress:
            rows = Reading(stream, around.today, wish)
            ledger = judging.judged(rows, around.today, say, progress, around.rules)
        _remark(rows.remarks, around.localizer)  # before the list, so that they push nobody off the screen
        on_screen = is_terminal(sys.stdout) and args.out is None
        width = shutil.get_terminal_size().columns if on_screen else 100
        load = Caseload(ledger, around.today, say, args.within, args.telling, width, on_screen)
        console.deliver(judging.written(load, form), destination(args), say)
    except BadTable as bad:
        raise Problem(bad.reason) from None
    except NothingToWrite as nothing:
        raise Problem(nothing.reason, console.INCOMPLETE) from None
    return console.BAD_INPUT if ledger.counts[Urgency.BAD] or rows.remarks.unread else console.DONE


def _wish(args: argparse.Namespace, around: Console) -> Wish:
    """Return how the sheet is to be read: what was typed, over what is kept beside it; and keep it, if asked to.

    Raises:
        BadTable: what was typed, or is kept, cannot be meant so.
        Problem: it cannot be kept.
    """
    from permit_wizard.caseload.wish import beside, saved, to_save, wished
    from permit_wizard.core.answers import printable
    from permit_wizard.outputs.delivery.files import CannotSave, save

    wish, file = wished(args.map, args.default, args.dates, around.today), args.file
    if file == "-":
        if args.save_map:
            raise Problem(_("{option} needs the name of a file: there is no sheet to keep it beside.", option="--save-map"))  # fmt: skip
        return wish
    kept = saved(file, around.today)
    if kept is not None:
        wish = wish.over(kept)
        _remark([_("Read as said in {file}.", file=printable(str(beside(file)), 200))], around.localizer)
    if args.save_map:
        try:
            save(to_save(wish), str(beside(file)), replace=True)
        except CannotSave as error:
            reason = error.reason
        else:
            return wish
        raise Problem(reason, console.CANNOT_WRITE)
    return wish


def _remark(remarks: Iterable[Text], say: Localizer) -> None:
    """Write what there is to say of a sheet to standard error, wrapped between words where somebody reads it."""
    from permit_wizard.language.wrapping import wrapped

    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison] - None when started with 2>&-
        return
    width = shutil.get_terminal_size().columns if is_terminal(sys.stderr) else 0
    for remark in remarks:
        rows = wrapped(say.line(remark), width, f"{console.PROGRAM}: ")
        sys.stderr.write("".join(f"{row}\n" for row in rows))
    sys.stderr.flush()


@contextmanager
def _progress(stream: io.BufferedReader, say: Localizer) -> Generator[Callable[[int], None] | None]:
    """Show on standard error how far a long file has been read, if somebody is there to see it."""
    if not is_terminal(sys.stderr):
        yield None
        return
    descriptor = stream.fileno()
    size = os.fstat(descriptor).st_size  # 0 for a pipe, whose length nobody knows
    if 0 < size < _LONG:
        yield None
        return
    from rich.console import Console as Screen
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    words = TextColumn("{task.description}", markup=False)
    with Progress(words, BarColumn(), TimeRemainingColumn(), console=Screen(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=size or None)

        def show(rows: int) -> None:
            done = os.lseek(descriptor, 0, os.SEEK_CUR) if size else 0
            bar.update(task, completed=done, description=say(ngettext("{n} row", "{n} rows", rows)))

        yield show
