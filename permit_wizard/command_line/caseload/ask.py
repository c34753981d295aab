"""`permit-wizard caseload SHEET --open REF`: the wizard with what a sheet knows of somebody, and the new answers into a copy of it.

Nothing is kept but in the copy that was named. Where the person left with questions open, or the copy cannot be written, it is asked
what to do: half an hour of answers is not to be lost to a full disk, nor half of an answer kept in silence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.one_person import SheetWithNewAnswers, find, new_answers
from permit_wizard.caseload.people.diagnostics import note_text
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.caseload.triage import run as judging
from permit_wizard.caseload.triage.advice import how_many_open
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.package_changes import NewAnswers
from permit_wizard.command_line import console, wizard
from permit_wizard.command_line.caseload.list import remark, wish_of, write_back
from permit_wizard.command_line.check import reading
from permit_wizard.command_line.console import Console, Problem
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
"""Characters of the copy's name that the wizard shows."""

_YES, _NO = _("Yes, write the copy"), _("No, forget the new answers")
_NOTHING = _("Nothing was written.")


def open_person(args: argparse.Namespace, around: Console) -> int:
    """Ask somebody in a sheet what is still open; return the wizard's exit code, or why the copy was not written.

    Raises:
        Problem: there is no such row, or the copy could not be written where it is to go.
    """
    if args.file == "-":
        raise Problem(_("{option} needs the name of a file: the standard input is for the answers.", option="--open"))
    try:
        wish = wish_of(args, around)
        with reading(args.file) as stream:
            person = find(Reading(stream, around.today, wish, whole=True), args.open)
        if args.write_back is not None:
            refuse_early(args.write_back, replace=args.replace)
    except BadTable as bad:
        raise Problem(bad.reason) from None
    except CannotSave as cannot:
        raise Problem(cannot.reason, console.CANNOT_WRITE) from None
    remark(map(note_text, person.notes), around.localizer)
    held: list[Answers] = []
    stdin, file = text_reader(), printable(Path(args.write_back).name, _LONGEST_NAME) if args.write_back else ""
    code = wizard.ask(args, around, Prefill(person.answers, held.append, file), stdin)
    today = around.clock() if around.clock is not None else around.today  # midnight may have passed
    after = held[-1] if held else person.answers
    new = new_answers(person.answers, after, today, around.rules)
    if not held or not new:
        remark([_("There is no new answer: nothing was written.") if held else _NOTHING], around.localizer)
        return code
    if args.write_back is None:
        remark([ngettext("{n} new answer is kept nowhere. Next time, {option} names a copy of the sheet for it.", "{n} new answers are kept nowhere. Next time, {option} names a copy of the sheet for them.", len(new), option="--write-back")], around.localizer)  # fmt: skip
        return code
    keeping = _Keeping(args, around, wish, person, new, today)
    questions = len(still_open(after, today, around.rules))
    if questions and not _agreed(_unfinished(len(new), questions, file), stdin, around.localizer):
        remark([_NOTHING], around.localizer)
        return code
    return code if _until_written(keeping.write, stdin, around.localizer) else console.CANNOT_WRITE


@dataclass(frozen=True, slots=True)
class _Keeping:
    """What is to be written, and where."""

    args: argparse.Namespace
    around: Console
    wish: ReadingOptions
    person: Row
    new: Mapping[str, object]
    today: date

    def write(self) -> None:
        """Read the sheet as it stands now, and write its copy with the new answers.

        Raises:
            BadTable: the sheet has changed so that the person is not to be found.
            NothingToWrite: it has more rows than a workbook takes.
            Problem: it cannot be read, or the copy not be written.
        """
        args, plain = self.args, Localizer(self.around.localizer.language.code, isolate=False)
        with reading(args.file) as stream:
            rows = SheetWithNewAnswers(Reading(stream, self.today, self.wish, whole=True), self.person, self.new, plain)
            ranked = judging.triage_rows(rows, self.today, plain, named=self.around.rules)
        answers = NewAnswers(self.person.tab, self.person.number, rows.cells)
        write_back(Caseload(ranked, self.today, plain), args, self.wish, answers)


def _until_written(write: Callable[[], None], stdin: TextIO, say: Localizer) -> bool:
    """Write, and where that fails say why and ask whether to try again; return whether it was written."""
    while True:
        try:
            write()
        except (BadTable, NothingToWrite, Problem) as problem:
            reason = problem.reason
        else:
            return True
        remark([reason], say)
        if not _agreed(_("The new answers are still here. Mend that, then try again?"), stdin, say):
            remark([_NOTHING], say)
            return False


def _unfinished(new: int, questions: int, file: str) -> Text:
    return _("{answers}, {questions}. Do you want them in {file}?",
             answers=ngettext("{n} new answer", "{n} new answers", new),
             questions=how_many_open(questions), file=file)  # fmt: skip


def _agreed(question: Text, stdin: TextIO, say: Localizer) -> bool:
    """Ask a question line by line until it is answered; the end of the input is no."""
    width = console.columns() if is_terminal(sys.stdout) else 0
    lines, labels = Lines(stdin, sys.stdout, sys.stderr, width), rendered(say, [_YES, _NO])
    lines.write(["", say(question), *numbered(labels)])
    while True:
        lines.write([say(which_number(len(labels)))])
        try:
            choice = choice_in(lines.read(), labels)
        except EndOfInput:
            return False
        if choice is not None:
            return choice == 0
