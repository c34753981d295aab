"""The subcommands beside `check`, and the options that subcommands share. `cli` names them; what they run is imported by them."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from permit_wizard import console
from permit_wizard.arguments import Parser, one_of, whole_number
from permit_wizard.console import Console, Destination, Problem
from permit_wizard.editions import BY_ID, edition_on
from permit_wizard.i18n import Localizer, languages
from permit_wizard.streams import is_terminal
from permit_wizard.text import Text, _, ngettext

if TYPE_CHECKING:
    from permit_wizard.caseload.wish import Wish

AddCommand = Callable[[str, Text, Text], Parser]
"""Adds a subcommand: its name, a line for the list of subcommands, and what its own help begins with."""

REVIEW_FORMATS = ("text", "html", "mermaid")
CASELOAD_FORMATS = ("table", "csv", "json", "ics", "html")  # caseload.FORMATS, without importing it for --help
DATE_ORDERS = ("dmy", "mdy", "ymd")  # caseload.column_dates.Order, for the same reason
_LONG = 1_000_000
"""Bytes from which on a caseload is long enough for a progress bar: some seconds."""


def add_beside(parser: Parser) -> None:
    """Add the option for a second language."""
    codes = tuple(languages())
    parser.option(
        "--beside",
        choices=codes,
        type=one_of(codes, parser.localizer),
        about=_("a second language beside the first, in formats that people read"),
    )


def add_destination(parser: Parser) -> None:
    """Add the options for a file to write to."""
    parser.option("--out", metavar="FILE", about=_("write to this file, readable only by you, instead of the screen"))
    parser.option("--replace", action="store_true", about=_("with --out: replace a file that is there already"))


def destination(args: argparse.Namespace) -> Destination:
    """Return where the output goes."""
    return Destination(args.out, args.replace)


def both(around: Console, beside: str | None) -> tuple[Localizer, ...]:
    """Return the reader's language, and the second one if it is another."""
    if beside is None or beside == around.localizer.language.code:
        return (around.localizer,)
    return around.localizer, Localizer(beside)


# --------------------------------------------------------------------------------------------------------------- caseload


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
    say = parser.localizer
    parser.option(
        "--format",
        choices=CASELOAD_FORMATS,
        type=one_of(CASELOAD_FORMATS, say),
        default="table",
        about=_("how to write the list (table if not given)"),
    )
    parser.option(
        "--within",
        type=whole_number(say, 0, 36500),
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
    parser.option(
        "--dates",
        choices=DATE_ORDERS,
        type=one_of(DATE_ORDERS, say),
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
    from permit_wizard import caseload
    from permit_wizard.caseload.reading import Reading
    from permit_wizard.caseload.sheets import BadTable
    from permit_wizard.caseload.urgency import Urgency
    from permit_wizard.caseload.writing import Caseload
    from permit_wizard.check import reading
    from permit_wizard.outputs import NothingToWrite

    form: str = args.format
    # isolates are for people: data that programs read has none
    say = around.localizer if form in ("table", "html") else Localizer(around.localizer.language.code, isolate=False)
    if args.template:
        console.deliver(caseload.template(say, around.today), destination(args), say)
        return console.DONE
    try:
        wish = _wish(args, around)
        with reading(args.file) as stream, _progress(stream, say) as progress:
            rows = Reading(stream, around.today, wish)
            ledger = caseload.judged(rows, around.today, say, progress, around.rules)
        _remark(rows.remarks, around.localizer)  # before the list, so that they push nobody off the screen
        on_screen = is_terminal(sys.stdout) and args.out is None
        width = shutil.get_terminal_size().columns if on_screen else 100
        load = Caseload(ledger, around.today, say, args.within, args.telling, width, on_screen)
        console.deliver(caseload.written(load, form), destination(args), say)
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
    from permit_wizard.answers import printable
    from permit_wizard.caseload.wish import beside, saved, to_save, wished
    from permit_wizard.outputs.files import CannotSave, save

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
    from permit_wizard.outputs.wrapping import wrapped

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


# ----------------------------------------------------------------------------------------------------------- review sheet


def add_rules(add_command: AddCommand) -> None:
    """Add `permit-wizard rules`."""
    parser = add_command(
        "rules",
        _("write down every question, result and text, to be checked by a lawyer or a native speaker"),
        _(
            "Writes down what this program asks, when it asks it and what it can say, from the same tables that it runs by. As a "
            "Mermaid graph it shows which question follows which."
        ),
    )
    parser.option(
        "--format",
        choices=REVIEW_FORMATS,
        type=one_of(REVIEW_FORMATS, parser.localizer),
        default="text",
        about=_("how to write it (text if not given)"),
    )
    parser.option(
        "--compare",
        nargs=2,
        choices=tuple(BY_ID),
        type=one_of(tuple(BY_ID), parser.localizer),
        metavar=("RULES", "RULES"),
        about=_("write only what differs between two editions of the rules: {allowed}", allowed=", ".join(BY_ID)),
    )
    add_beside(parser)
    add_destination(parser)
    parser.set_defaults(run=_rules)


def _rules(args: argparse.Namespace, around: Console) -> int:
    from permit_wizard import review

    edition, other = around.rules or edition_on(around.today), None
    if args.compare is not None:
        if args.format == "mermaid":
            raise Problem(_("{option} does not go together with {other}", option="--compare", other="--format mermaid"))
        if around.rules is not None:
            raise Problem(_("{option} does not go together with {other}", option="--compare", other="--rules"))
        edition, other = (BY_ID[name] for name in args.compare)
    sheet = review.write(args.format, both(around, args.beside), edition, other)
    console.deliver(sheet, destination(args), around.localizer)
    return console.DONE


# ----------------------------------------------------------------------------------------------------------- check, doctor


def add_check(add_command: AddCommand) -> None:
    """Add `check`."""
    parser = add_command(
        "check",
        _("judge answers from a file or a pipe"),
        _(
            "Reads answers as a JSON object, and says what to do, by when and why. A key that is left out or null is not answered "
            "yet. Exit codes: 0 a verdict, 1 an answer is missing, 2 bad input."
        ),
    )
    formats = _formats()
    parser.file("file", _("input"), _("a UTF-8 file; - is the standard input. One object takes at most 64 KiB"))
    parser.option(
        "--format",
        choices=formats,
        type=one_of(formats, parser.localizer),
        default="json",
        about=_("how to write the result ({format} if not given)", format="json"),
    )
    parser.option(
        "--lines",
        action="store_true",
        about=_(
            "read JSON Lines: one object a line in, one out; a bad or empty line gives an object with “error” in its place"
        ),
    )
    parser.option("--ids", action="store_true", about=_("write findings as a list of ids, without messages"))
    parser.option(
        "--telling",
        action="store_true",
        about=_("let the calendar and the QR code say what they are about; whoever sees them can read it"),
    )
    add_beside(parser)
    add_destination(parser)
    parser.set_defaults(run=_check)


def _check(args: argparse.Namespace, around: Console) -> int:
    from permit_wizard.check import Wish, check_lines, check_one

    if args.format != "json" and (args.lines or args.ids):
        raise Problem(
            _("{option} goes with {format} only", option="--lines" if args.lines else "--ids", format="--format json")
        )
    if args.lines:
        return check_lines(args.file, around, ids_only=args.ids)
    return check_one(
        args.file,
        around,
        Wish(args.format, args.ids, both(around, args.beside), args.telling, console.size(), destination(args)),
    )


def add_doctor(add_command: AddCommand) -> None:
    """Add `doctor`."""
    parser = add_command(
        "doctor",
        _("say what works in this terminal, and what to do about the rest"),
        _(
            "Looks at this terminal: size, colour, letters of all languages, right-to-left text, fonts; and at the clock. "
            "Exit codes: 0 all is well, 1 something is to be done."
        ),
    )
    parser.set_defaults(run=_doctor)


def _doctor(args: argparse.Namespace, around: Console) -> int:  # noqa: ARG001 - every command's signature
    from permit_wizard.doctor import run_doctor

    return run_doctor(around)


def _formats() -> tuple[str, ...]:
    from permit_wizard.outputs import FORMATS

    return tuple(FORMATS)
