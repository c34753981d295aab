"""`permit-wizard caseload`: from arguments to a list. What reads and judges is imported when the command runs."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import AddCommand, add_destination, day, destination, whole_number
from permit_wizard.command_line.console import Console, Problem
from permit_wizard.core.text import Text, _, listed, ngettext
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal.streams import is_terminal

if TYPE_CHECKING:
    from permit_wizard.caseload.columns.reading_options import ReadingOptions
    from permit_wizard.caseload.triage.previous_list import PreviousList
    from permit_wizard.caseload.write.layout import Caseload
    from permit_wizard.caseload.write.package_changes import NewAnswers

FORMATS = ("table", "csv", "xlsx", "json", "ics", "html", "mailmerge", "summary")  # write.FORMATS, without importing it for --help
DATE_ORDERS = ("dmy", "mdy", "ymd")  # column_dates.Order, for the same reason
_LONG = 1_000_000
"""Bytes from which on a caseload is long enough for a progress bar: some seconds."""


def add_caseload(add_command: AddCommand) -> None:
    """Add `permit-wizard caseload`."""
    parser = add_command(
        "caseload",
        _("judge many people at once, the most urgent first"),
        _(
            "Reads the sheet that you have, one row a person: an Excel or OpenDocument workbook (.xlsx, .ods), CSV or JSON, with your "
            "own names for the columns. Shows who has to act today, this week and this month. Nothing is stored. Exit codes: 0 "
            "all was read, 2 a cell, a row or the file could not be read."
        ),
    )
    parser.file("file", _("input"), _("a workbook (.xlsx, .ods), a CSV, JSON or Parquet file; - is the standard input"))
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
    parser.option("--since", metavar="OLD", about=_("an earlier sheet, or an earlier list as JSON, CSV or xlsx: says who is new, changed, gone, or became urgent"))  # fmt: skip
    parser.option("--since-day", metavar="YYYY-MM-DD", type=day(parser.localizer), about=_("with --since and a sheet: the day to judge it on, instead of today"))  # fmt: skip
    parser.option("--write-back", metavar="FILE", about=_("also add the advice in extra columns: to your sheet itself with --replace, or to a copy: .xlsx, .xlsm, .ods or .csv"))  # fmt: skip
    add_destination(parser)
    parser.option("--show", action="store_true", about=_("with --out: open the page or the workbook when it is written"))  # fmt: skip
    parser.option("--open", metavar="REF", about=_("ask this person what is still open, with the answers of their row; --write-back keeps the new ones"))  # fmt: skip
    parser.option("--plain", action="store_true", default=argparse.SUPPRESS, about=_("with --open: ask line by line"))
    parser.set_defaults(run=_caseload)


def _caseload(args: argparse.Namespace, around: Console) -> int:
    from permit_wizard.caseload.people.reader import Reading
    from permit_wizard.caseload.read.table import BadTable
    from permit_wizard.caseload.triage import run as judging
    from permit_wizard.caseload.write import writer
    from permit_wizard.caseload.write.layout import Caseload
    from permit_wizard.caseload.write.template import template
    from permit_wizard.command_line.check import reading
    from permit_wizard.outputs import NothingToWrite

    form: str = args.format
    # isolates are for people: data that programs read has none
    say = around.localizer if form in ("table", "html") else Localizer(around.localizer.language.code, isolate=False)
    if args.template:
        console.deliver(template(say, around.today), destination(args), say)
        return console.DONE
    opener = _refuse_what_cannot_be(args, around)
    if args.open is not None:
        from permit_wizard.command_line.caseload.ask import open_person

        return open_person(args, around)
    try:
        wish = wish_of(args, around)
        old = _earlier(args, around, wish)
        with reading(args.file) as stream, _progress(stream, say) as progress:
            rows = Reading(stream, around.today, wish, whole=args.write_back is not None)
            carry = args.write_back is not None or form not in ("table", "summary")
            ranked = judging.triage_rows(rows, around.today, say, progress, around.rules, old, carry=carry)
        # before the list, so that they push nobody off the screen
        remark([*rows.remarks, *judging.remarks(ranked)], around.localizer)
        on_screen = is_terminal(sys.stdout) and args.out is None
        width, height = shutil.get_terminal_size() if on_screen else (100, 0)
        load = Caseload(ranked, around.today, say, args.within, args.telling, width, height, on_screen)
        if args.write_back is not None:
            write_back(load, args, wish)
        console.deliver(writer(form)(load), destination(args), say)
    except BadTable as bad:
        raise Problem(bad.reason) from None
    except NothingToWrite as nothing:
        raise Problem(nothing.reason, console.INCOMPLETE) from None
    if opener is not None and args.out is not None:
        _open(opener, args.out)
    return console.BAD_INPUT if ranked.problems or rows.remarks.unread or rows.remarks.incomplete else console.DONE


def _refuse_what_cannot_be(args: argparse.Namespace, around: Console) -> str | None:
    """Refuse options that do not go together; return the program that opens the file, where that is wanted and there is one."""
    from permit_wizard.caseload.write.write_back import KINDS
    from permit_wizard.command_line import desktop

    if args.open is not None:
        _refuse_beside_open(args)
    if args.write_back is not None:
        if Path(args.write_back).suffix.lower() not in KINDS:
            raise Problem(_("{option}: the name of the file has to end in {allowed}", option="--write-back", allowed=listed(KINDS)))  # fmt: skip
        if args.format != "table":
            raise Problem(_("{option} goes with the table on the screen; leave {other} out", option="--write-back", other="--format"))  # fmt: skip
    if args.format == "xlsx" and args.out is None and is_terminal(sys.stdout):
        raise Problem(_("A workbook cannot be shown on the screen: name a file with {option}.", option="--out"))
    if not args.show:
        return None
    if args.out is None or args.format not in ("html", "xlsx"):
        raise Problem(_("{option} needs {other}, and the format {allowed}", option="--show", other="--out", allowed="html, xlsx"))  # fmt: skip
    opener = desktop.opener(around.environ)
    if opener is None:
        remark([_("There is no desktop here: the file is written, and not opened.")], around.localizer)
    return opener


def _refuse_beside_open(args: argparse.Namespace) -> None:
    """Refuse what belongs to a list: nobody gets one then."""
    given = {"--format": args.format != "table", "--out": args.out, "--since": args.since, "--within": args.within is not None,
             "--telling": args.telling, "--show": args.show}  # fmt: skip
    other = next((option for option, there in given.items() if there), None)
    if other is not None:
        raise Problem(_("{option} does not go together with {other}", option="--open", other=other))


def _open(opener: str, file: str) -> None:
    from permit_wizard.command_line import desktop

    desktop.open_with(opener, Path(file).expanduser().absolute())


def _earlier(args: argparse.Namespace, around: Console, wish: ReadingOptions) -> PreviousList | None:
    from permit_wizard.caseload.read.table import BadTable
    from permit_wizard.caseload.triage.previous_list import earlier
    from permit_wizard.command_line.check import reading
    from permit_wizard.core.iso_date import printable

    if args.since is None:
        return None
    try:
        with reading(args.since) as stream:
            old = earlier(stream, args.since_day or around.today, wish, around.rules)
    except BadTable as bad:
        raise Problem(_("{file}: {problem}", file=printable(args.since, 200), problem=bad.reason)) from None
    if not old.ours and args.since_day is None:
        remark([_("The earlier sheet was judged as if it were today’s: who became urgent only because time passed is not marked. {option} gives the day of that sheet.", option="--since-day")], around.localizer)  # fmt: skip
    return old


def write_back(
    load: Caseload, args: argparse.Namespace, wish: ReadingOptions, answers: NewAnswers | None = None
) -> None:
    """Write the advice, and new answers if there are any, into the sheet or a copy of it, and report where it is.

    Raises:
        NothingToWrite: there are more rows than a workbook takes.
        Problem: it cannot be written.
    """
    from permit_wizard.caseload.write.additions import CannotAdd
    from permit_wizard.caseload.write.write_back import save_back
    from permit_wizard.core.iso_date import printable
    from permit_wizard.core.os_errors import os_reason
    from permit_wizard.outputs.delivery.files import LONGEST, CannotSave

    plain = replace(load, localizer=Localizer(load.localizer.language.code, isolate=False))
    try:
        path = save_back(plain, args.file, args.write_back, wish, replace=args.replace, answers=answers)
    except CannotAdd as error:
        reason, code = error.reason, console.BAD_INPUT
    except CannotSave as error:
        reason, code = error.reason, console.CANNOT_WRITE
    except OSError as error:
        problem, file = os_reason(error), printable(args.file)
        reason, code = _("{file} cannot be read: {problem}", file=file, problem=problem), console.BAD_INPUT
    else:
        written = load.localizer.line(_("Written: {file}", file=printable(str(path), LONGEST)))
        console.write(written.encode() + b"\n")
        return
    raise Problem(reason, code)


def wish_of(args: argparse.Namespace, around: Console) -> ReadingOptions:
    """Return how the sheet is to be read: what was typed, over what is kept beside it; and keep it, if asked to.

    Raises:
        BadTable: what was typed, or is kept, cannot be meant so.
        Problem: it cannot be kept.
    """
    from permit_wizard.caseload.columns.reading_options import beside, read_options, saved, to_save
    from permit_wizard.core.iso_date import printable
    from permit_wizard.outputs.delivery.files import CannotSave, save

    wish, file = read_options(args.map, args.default, args.dates, around.today), args.file
    if file == "-":
        if args.save_map:
            raise Problem(_("{option} needs the name of a file: there is no sheet to keep it beside.", option="--save-map"))  # fmt: skip
        return wish
    kept = saved(file, around.today)
    if kept is not None:
        wish = wish.over(kept)
        remark([_("Read as said in {file}.", file=printable(str(beside(file)), 200))], around.localizer)
    if args.save_map:
        try:
            save(to_save(wish), str(beside(file)), replace=True)
        except CannotSave as error:
            reason = error.reason
        else:
            return wish
        raise Problem(reason, console.CANNOT_WRITE)
    return wish


def remark(remarks: Iterable[Text], say: Localizer) -> None:
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
