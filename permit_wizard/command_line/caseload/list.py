"""`permit-wizard caseload list`: from arguments to a list. What reads and judges is imported when the command runs."""

from __future__ import annotations

import argparse
import gc
import io
import os
import shutil
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import Parser, add_contact, add_destination, day, destination, whole_number
from permit_wizard.command_line.caseload.options import reading_options, remark
from permit_wizard.command_line.caseload.write_back import refuse_early, refuse_other_kinds, write_back
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.text import _, ngettext
from permit_wizard.language.care import unchecked_lines
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal.streams import is_terminal

if TYPE_CHECKING:
    from permit_wizard.caseload.columns.reading_options import ReadingOptions
    from permit_wizard.caseload.triage.previous_list import PreviousList

FORMATS = (
    "table",
    "csv",
    "xlsx",
    "json",
    "ics",
    "html",
    "mailmerge",
    "summary",
)  # write.FORMATS, without importing it for --help
_LONG = 1_000_000
"""Bytes from which on a caseload is long enough for a progress bar: some seconds."""


def add_list_options(parser: Parser) -> None:
    """Add the options for what is listed, and how."""
    parser.choice(
        "--format",
        allowed=FORMATS,
        default="table",
        about=_(
            "how to write the list (table if not given); csv and mailmerge put an apostrophe before what a "
            "spreadsheet would run"
        ),
    )
    parser.option(
        "--within",
        type=whole_number(parser.localizer, 0, 36500),
        metavar="DAYS",
        about=_("show only people due within DAYS days, and rows that could not be ranked"),
    )
    parser.option(
        "--detailed",
        "--telling",
        action="store_true",
        about=_("put details in calendar titles (visible to anyone who can see the calendar)"),
    )
    parser.option(
        "--since",
        metavar="OLD",
        about=_(
            "an earlier sheet, or an earlier list as JSON, CSV or xlsx: shows who is new, changed, gone, or became "
            "urgent"
        ),
    )
    parser.option(
        "--since-day",
        metavar="YYYY-MM-DD",
        type=day(parser.localizer),
        about=_("with --since and a sheet: the day of that sheet, instead of today"),
    )
    parser.option(
        "--write-back",
        metavar="FILE",
        about=_(
            "also add the advice in extra columns: to your sheet itself with --replace, or to a copy: .xlsx, "
            ".xlsm, .ods or .csv"
        ),
    )
    add_contact(parser, default=argparse.SUPPRESS)
    add_destination(parser)
    parser.option(
        "--show", action="store_true", about=_("with --out: open the page or the workbook when it is written")
    )


def list_people(args: argparse.Namespace, ctx: CommandContext) -> int:
    """Show who has to act, the most urgent first; return 0 where all was read, 2 where something was not.

    Raises:
        Problem: the sheet cannot be read, or the list not be written.
    """
    from permit_wizard.caseload.people.reader import Reading
    from permit_wizard.caseload.read.table import BadTable
    from permit_wizard.caseload.triage.run import remarks, triage_rows
    from permit_wizard.caseload.write import writer
    from permit_wizard.caseload.write.layout import Caseload, name_columns
    from permit_wizard.caseload.write.letter_text import unknown_languages
    from permit_wizard.command_line.check import reading
    from permit_wizard.outputs import NothingToWrite

    form: str = args.format
    # isolates are for people: data that programs read has none
    localizer = (
        ctx.localizer if form in ("table", "html", "letters") else Localizer(ctx.localizer.language.code, isolate=False)
    )
    opener = _refuse_what_cannot_be(args, ctx)
    console.refuse_early(destination(args), args.file)
    if args.write_back is not None:
        refuse_early(args)
    try:
        options = reading_options(args, ctx)
        old = _earlier(args, ctx, options)
        with _few_collections(), reading(args.file) as stream, _progress(stream, localizer) as progress:
            rows = Reading(stream, ctx.today, options, whole=args.write_back is not None)
            columns: Sequence[str] | None = None
            if args.write_back is None and form in ("table", "summary"):
                columns = name_columns(tuple(rows.extra_columns)) if form == "table" else ()
            ranked = triage_rows(rows, ctx.today, localizer, progress, ctx.rules, old, columns=columns)
            saved = None if args.file == "-" else datetime.fromtimestamp(os.fstat(stream.fileno()).st_mtime, UTC)
        # before the list, so that they push nobody off the screen
        remark([*rows.remarks, *remarks(ranked), *unchecked_lines(ctx.today, ctx.rules)], ctx.localizer)
        on_screen = is_terminal(sys.stdout) and args.out is None
        width, height = shutil.get_terminal_size() if on_screen else (100, 0)
        load = Caseload(
            ranked,
            ctx.today,
            localizer,
            args.within,
            args.detailed,
            width,
            height,
            on_screen,
            saved,
            args.contact,
            ctx.rules,
        )
        if form in ("letters", "mailmerge"):
            remark(unknown_languages(load), ctx.localizer)
        if args.write_back is not None:
            write_back(load, args, options)
        console.deliver(writer(form)(load), destination(args), localizer)
    except BadTable as bad:
        raise Problem(bad.reason) from None
    except NothingToWrite as nothing:
        raise Problem(nothing.reason, console.INCOMPLETE) from None
    if args.show:
        _show(opener, str(args.out), ctx)
    left = rows.remarks.unread or rows.remarks.incomplete or getattr(args, "left_aside", False)
    return console.BAD_INPUT if ranked.problems or left else console.DONE


def _refuse_what_cannot_be(args: argparse.Namespace, ctx: CommandContext) -> str | None:
    """Refuse options that do not go together.

    Return the program that opens the file, where that is wanted and there is one.
    """
    from permit_wizard.command_line import desktop

    if args.write_back is not None:
        refuse_other_kinds(args.write_back)
        if args.format != "table":
            raise Problem(
                _(
                    "{option} only works with the table on the screen. Leave {other} out",
                    option="--write-back",
                    other="--format",
                )
            )
    if args.format == "xlsx" and args.out is None and is_terminal(sys.stdout):
        raise Problem(_("A workbook cannot be shown on the screen: name a file with {option}.", option="--out"))
    if not args.show:
        return None
    if args.out is None or args.format not in ("html", "xlsx", "letters"):
        raise Problem(
            _("{option} needs {other}, and the format {allowed}", option="--show", other="--out", allowed="html, xlsx")
        )
    return desktop.opener(ctx.environ)


def _show(opener: str | None, file: str, ctx: CommandContext) -> None:
    """Open the file that was written."""
    from permit_wizard.command_line import desktop

    if opener is None:
        remark([_("Saved. No desktop environment found, so it was not opened.")], ctx.localizer)
        return
    desktop.open_with(opener, Path(file).expanduser().absolute())


def _earlier(args: argparse.Namespace, ctx: CommandContext, options: ReadingOptions) -> PreviousList | None:
    from permit_wizard.caseload.read.table import BadTable
    from permit_wizard.caseload.triage.previous_list import earlier
    from permit_wizard.command_line.check import reading
    from permit_wizard.core.iso_date import printable

    if args.since is None:
        return None
    try:
        with reading(args.since) as stream:
            old = earlier(stream, args.since_day or ctx.today, options, ctx.rules)
    except BadTable as bad:
        raise Problem(_("{file}: {problem}", file=printable(args.since, 200), problem=bad.reason)) from None
    if not old.ours:  # a list of ours may be replaced by the next one
        console.refuse_early(destination(args), args.since)
    if not old.ours and args.since_day is None:
        remark(
            [
                _(
                    "The earlier sheet was ranked as if it were of today, so people who became urgent only because "
                    "time passed are not marked. Give the day of that sheet with {option}.",
                    option="--since-day",
                )
            ],
            ctx.localizer,
        )
    return old


@contextmanager
def _few_collections() -> Generator[None]:
    """Look for circular garbage less often: a list keeps a million objects, makes no circles, and is soon done."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@contextmanager
def _progress(stream: io.BufferedReader, localizer: Localizer) -> Generator[Callable[[int], None] | None]:
    """Show on standard error how far a long file has been read, if somebody is there to see it."""
    if not is_terminal(sys.stderr):
        yield None
        return
    descriptor = stream.fileno()
    size = os.fstat(descriptor).st_size  # 0 for a pipe, whose length is unknown
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
            bar.update(task, completed=done, description=localizer(ngettext("{n} row", "{n} rows", rows)))

        yield show
