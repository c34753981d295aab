"""The new answers of one person, saved in a copy of the sheet after each answer.

Whole or not at all. Where saving fails, the answers are kept, and the person is asked whether to try again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TextIO

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.one_person import SheetWithNewAnswers, new_answers
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.caseload.triage.advice import how_many_open
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.package_changes import NewAnswers
from permit_wizard.command_line import console
from permit_wizard.command_line.caseload.options import remark
from permit_wizard.command_line.caseload.write_back import report, save_sheet
from permit_wizard.command_line.check import reading
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.answers import Answers
from permit_wizard.core.flow import still_open
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import NothingToWrite
from permit_wizard.outputs.delivery.files import path_of
from permit_wizard.plain.commands import choice_in
from permit_wizard.plain.lines import EndOfInput, Lines
from permit_wizard.plain.render import numbered, rendered, which_number
from permit_wizard.terminal.streams import is_terminal

_YES, _NO = _("Yes, write the copy"), _("No, forget the new answers")
NOTHING_WRITTEN = _("Nothing was written.")


def exists(target: str) -> bool:
    """Return whether there is a copy already.

    Raises:
        CannotSave: no file can have this name.
    """
    return path_of(target).exists()


@dataclass(slots=True)
class AnswerSaver:
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
        if exists(self.target):
            self.path = path_of(self.target)
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
            remark([_("There is no new answer: nothing was written.") if held else NOTHING_WRITTEN], localizer)
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
                remark([NOTHING_WRITTEN], localizer)
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
