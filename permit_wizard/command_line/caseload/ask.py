"""`permit-wizard caseload ask SHEET REF`.

Runs the wizard with a person's answers from a sheet, and saves the new ones in a copy of it.

The copy is saved after each answer, whole or not at all, so that a terminal that goes away takes nothing along. A copy
that is there already is continued: the answers of the person before stay. Nothing is kept but in the copy that was
named.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TextIO

from permit_wizard.caseload.columns.list_columns import columns_we_wrote
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.one_person import SheetWithNewAnswers, find, new_answers, shares_row
from permit_wizard.caseload.people.notes import note_text
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.caseload.triage.advice import how_many_open
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.package_changes import NewAnswers
from permit_wizard.command_line import console, wizard
from permit_wizard.command_line.caseload.options import reading_options, remark
from permit_wizard.command_line.caseload.write_back import refuse_other_kinds, report, save_sheet
from permit_wizard.command_line.check import reading
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.answers import Answers
from permit_wizard.core.flow import still_open
from permit_wizard.core.iso_date import printable
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import NothingToWrite
from permit_wizard.outputs.delivery.files import CannotSave, refuse_early
from permit_wizard.plain.commands import choice_in
from permit_wizard.plain.lines import EndOfInput, Lines
from permit_wizard.plain.render import numbered, rendered, which_number
from permit_wizard.terminal.streams import is_terminal, text_reader

_LONGEST_NAME = 40
"""Characters of the copy's name, and of the person's, that the wizard shows."""

_YES, _NO = _("Yes, write the copy"), _("No, forget the new answers")
_NOTHING = _("Nothing was written.")


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
        if args.write_back is not None and not _is_there(args.write_back):
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
    keeping = None if args.write_back is None else _Keeping(args.write_back, source, ctx, options, person)
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


def _is_there(target: str) -> bool:
    return Path(target).expanduser().exists()


def _source(args: argparse.Namespace, ctx: CommandContext, options: ReadingOptions) -> str:
    """Return which file the answers are read from: an earlier copy that is to be continued, or else the sheet.

    Raises:
        BadTable: the copy cannot be read.
        CannotSave: the sheet itself would be replaced without being asked to.
        Problem: the file is no copy of a sheet that this program wrote.
    """
    target = args.write_back
    if target is None or not _is_there(target):
        return args.file
    path = Path(target).expanduser()
    if path.samefile(args.file):
        refuse_early(target, replace=args.replace)
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
        remark([_("There is no new answer: nothing was written.") if held else _NOTHING], ctx.localizer)


@dataclass(slots=True)
class _Keeping:
    """Saves the new answers of one person.

    Attributes:
        target: where the copy goes.
        source: the sheet that the person was read from; the copy itself, where it is continued.
        ctx: the world around the command.
        options: how the sheet is read.
        person: the person's row, as it was found.
        saved: the answers that the copy holds; None before the first of them.
        path: where the copy is, once it is written.
        before: the content of the copy without the new answers, for a person who starts again.
    """

    target: str
    source: str
    ctx: CommandContext
    options: ReadingOptions
    person: Row
    saved: Answers | None = None
    path: Path | None = None
    before: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if _is_there(self.target):
            self.path = Path(self.target).expanduser()
            self.before = self.path.read_bytes()

    @property
    def _today(self) -> date:
        return self.ctx.clock() if self.ctx.clock is not None else self.ctx.today  # midnight may have passed

    def after_answer(self, answers: Answers) -> None:
        """Save after an answer; where that fails, the answers are still held, and `finish` asks what to do."""
        try:
            self.save(answers)
        except (BadTable, NothingToWrite, Problem, OSError):
            self.saved = None

    def save(self, answers: Answers) -> None:
        """Read the sheet as it is now, and write its copy with the new answers.

        Raises:
            BadTable: the sheet has changed so that the person is not to be found.
            NothingToWrite: it has more rows than a workbook takes.
            Problem: it cannot be read, or the copy not be written.
        """
        today = self._today
        new = new_answers(self.person.answers, answers, today, self.ctx.rules)
        if not new and self.before is not None and self.path is not None:
            from permit_wizard.outputs.delivery.replace import replace_file

            replace_file([self.before], self.path, self.path.stat())
        elif new:
            if self.path is None:
                self._begin_copy(today)
            self._write(new, today, replace=True)
        self.saved = answers

    def _begin_copy(self, today: date) -> None:
        """Write the copy without new answers; from then on it is the sheet that the answers go into."""
        self.path = self._write({}, today, replace=False)
        self.before = self.path.read_bytes()
        with reading(self.source) as stream:
            index = next(
                at for at, row in enumerate(Reading(stream, today, self.options, whole=True)) if row == self.person
            )
        with reading(str(self.path)) as stream:
            found = next(islice(Reading(stream, today, self.options, whole=True), index, None))
        self.source, self.person = (
            str(self.path),
            self.person._replace(number=found.number, tab=found.tab, ref=found.ref),
        )

    def _write(self, new: Mapping[str, object], today: date, *, replace: bool) -> Path:
        plain = Localizer(self.ctx.localizer.language.code, isolate=False)
        with reading(self.source) as stream:
            rows = SheetWithNewAnswers(Reading(stream, today, self.options, whole=True), self.person, new, plain)
            load = Caseload(triage_rows(rows, today, plain, named=self.ctx.rules), today, plain)
        cells = NewAnswers(self.person.tab, self.person.number, rows.cells) if new else None
        return save_sheet(load, self.source, self.target, self.options, replace=replace, answers=cells)

    def finish(self, held: list[Answers], stdin: TextIO, code: int) -> int:
        """Save what is not saved yet, and report where the answers are; return the exit code.

        Args:
            held: the answers at the end of the wizard; empty where it broke off.
            stdin: where the person types.
            code: the exit code of the wizard.
        """
        localizer, after = self.ctx.localizer, held[-1] if held else self.saved
        new = {} if after is None else new_answers(self.person.answers, after, self._today, self.ctx.rules)
        if after is None or not new:
            remark([_("There is no new answer: nothing was written.") if held else _NOTHING], localizer)
            return code
        if self.saved != after and not self._until_saved(after, stdin):
            return console.CANNOT_WRITE
        if self.path is not None:
            report(self.path.absolute(), localizer)
        questions = len(still_open(after, self._today, self.ctx.rules))
        if questions:
            remark(
                [
                    _(
                        "{answers}, {questions}.",
                        answers=ngettext("{n} new answer", "{n} new answers", len(new)),
                        questions=how_many_open(questions),
                    )
                ],
                localizer,
            )
        return code

    def _until_saved(self, answers: Answers, stdin: TextIO) -> bool:
        """Save, and where that fails report why and ask whether to try again; return whether it was saved."""
        localizer = self.ctx.localizer
        while True:
            try:
                self.save(answers)
            except (BadTable, NothingToWrite, Problem) as problem:
                reason = problem.reason
            else:
                return True
            remark([reason], localizer)
            if not _agreed(_("The new answers are still here. Fix that, then try again?"), stdin, localizer):
                remark([_NOTHING], localizer)
                return False


def _agreed(question: Text, stdin: TextIO, localizer: Localizer) -> bool:
    """Ask a question line by line until it is answered; the end of the input counts as no."""
    width = console.columns() if is_terminal(sys.stdout) else 0
    lines, labels = Lines(stdin, sys.stdout, sys.stderr, width), rendered(localizer, [_YES, _NO])
    lines.write(["", localizer(question), *numbered(labels)])
    while True:
        lines.write([localizer(which_number(len(labels)))])
        try:
            choice = choice_in(lines.read(), labels)
        except EndOfInput:
            return False
        if choice is not None:
            return choice == 0
