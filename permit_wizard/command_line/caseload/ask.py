"""`permit-wizard caseload ask SHEET REF`.

Runs the wizard with a person's answers from a sheet, and saves the new ones in a copy of it.

The copy is saved after each answer, whole or not at all, so that a terminal that goes away takes nothing along. A copy
that is there already is continued: the answers of the person before stay. Nothing is kept but in the copy that was
named.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from permit_wizard.caseload.columns.list_columns import columns_we_wrote
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.one_person import find, new_answers, shares_row
from permit_wizard.caseload.people.notes import note_text
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.command_line import console, wizard
from permit_wizard.command_line.caseload.answer_saver import NOTHING_WRITTEN, AnswerSaver, exists
from permit_wizard.command_line.caseload.options import reading_options, remark
from permit_wizard.command_line.caseload.write_back import refuse_other_kinds
from permit_wizard.command_line.check import reading
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.answers import Answers
from permit_wizard.core.iso_date import printable
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.text import _, ngettext
from permit_wizard.outputs.delivery.files import CannotSave, path_of, refuse_early
from permit_wizard.outputs.delivery.replace import refuse_replacing
from permit_wizard.terminal.streams import text_reader

_LONGEST_NAME = 40
"""Characters of the copy's name, and of the person's, that the wizard shows."""


def ask_person(args: argparse.Namespace, ctx: CommandContext) -> int:
    """Ask a person in a sheet what is still open; return the wizard's exit code, or why the copy was not written.

    Raises:
        Problem: there is no such row, or the copy could not be written where it is to go.
    """
    if args.file == "-":
        raise Problem(_("{option} needs the name of a file: the standard input is for the answers.", option="ask"))
    if args.write_back is not None:
        refuse_other_kinds(args.write_back)
    try:
        options = reading_options(args, ctx)
        source = _source(args, ctx, options)
        with reading(source) as stream:
            person = find(Reading(stream, ctx.today, options, whole=True), args.open)
        if args.write_back is not None:
            _refuse_family(source, person, ctx, options)
        if args.write_back is not None and not exists(args.write_back):
            refuse_early(args.write_back, replace=args.replace)
    except BadTable as bad:
        raise Problem(bad.reason) from None
    except CannotSave as cannot:
        raise Problem(cannot.reason, console.CANNOT_WRITE) from None
    remark(map(note_text, person.notes), ctx.localizer)
    if args.write_back is not None and person.answers.convictions is None:
        sheet = printable(Path(args.write_back).name, _LONGEST_NAME)
        remark(
            [
                _(
                    "One question is about convictions (veroordeling). The answer is written into {file}. "
                    "Privacy law (AVG) "
                    "protects it more strictly: agree on it with the person first, and delete it when it is no longer "
                    "needed.",
                    file=sheet,
                )
            ],
            ctx.localizer,
        )
    stdin = text_reader()
    keeping = None if args.write_back is None else AnswerSaver(args.write_back, source, ctx, options, person)
    held: list[Answers] = []
    file = printable(Path(args.write_back).name, _LONGEST_NAME) if args.write_back else ""
    name = printable(person.ref, _LONGEST_NAME)
    prefill = Prefill(person.answers, held.append, file, None if keeping is None else keeping.after_answer, name)
    code = wizard.ask(args, ctx, prefill, stdin)
    if keeping is None:
        _remark_nowhere(held, person, ctx)
        return code
    return keeping.finish(held, stdin, code)


def _refuse_family(source: str, person: Row, ctx: CommandContext, options: ReadingOptions) -> None:
    """Refuse to write the answers of one person into a row that counts for others too.

    Raises:
        BadTable: somebody else is in the person's row.
    """
    with reading(source) as stream:
        if shares_row(Reading(stream, ctx.today, options), person):
            raise BadTable(
                _(
                    "Besides “{ref}”, there are other people in row {n}. Answers in it would count for all of these "
                    "people. Give each of them a row of their own, or leave out {option}: then nothing is saved.",
                    n=person.number,
                    ref=printable(person.ref, _LONGEST_NAME),
                    option="--write-back",
                )
            )


def _source(args: argparse.Namespace, ctx: CommandContext, options: ReadingOptions) -> str:
    """Return which file the answers are read from: an earlier copy that is to be continued, or else the sheet.

    Raises:
        BadTable: the copy cannot be read.
        CannotSave: the sheet itself would be replaced without being asked to, or the copy may not be replaced.
        Problem: the file is no copy of a sheet that this program wrote.
    """
    target = args.write_back
    if target is None or not exists(target):
        return args.file
    path = path_of(target)
    with reading(args.file) as stream:
        itself = os.path.samestat(os.fstat(stream.fileno()), path.stat())
    if itself:
        refuse_early(target, replace=args.replace)
    refuse_replacing(path)
    if itself:
        return args.file
    with reading(str(path)) as stream:
        ours = columns_we_wrote(Reading(stream, ctx.today, options, whole=True).extra_columns)
    if not ours:
        raise Problem(
            _(
                "{file} is not a copy of this sheet, and would be lost. Choose another name.",
                file=printable(path.name, _LONGEST_NAME),
            )
        )
    remark(
        [_("{file} is continued: the answers that are in it stay.", file=printable(path.name, _LONGEST_NAME))],
        ctx.localizer,
    )
    return str(path)


def _remark_nowhere(held: list[Answers], person: Row, ctx: CommandContext) -> None:
    new = new_answers(person.answers, held[-1], ctx.today, ctx.rules) if held else {}
    if new:
        remark(
            [
                ngettext(
                    "{n} new answer was not saved. Next time, name a copy of the sheet with {option}.",
                    "{n} new answers were not saved. Next time, name a copy of the sheet with {option}.",
                    len(new),
                    option="--write-back",
                )
            ],
            ctx.localizer,
        )
    else:
        remark([_("There is no new answer: nothing was written.") if held else NOTHING_WRITTEN], ctx.localizer)
