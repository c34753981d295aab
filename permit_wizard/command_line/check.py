"""`permit-wizard check`: answers in JSON in, verdicts out. One object, or JSON Lines as long as there are lines."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import Any, NamedTuple

from permit_wizard.command_line import console
from permit_wizard.command_line.console import CommandContext, Destination, Problem
from permit_wizard.core.answers import Answers, BadAnswer, read_answers
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.iso_date import printable
from permit_wizard.core.json_input import MOST_READ, arriving, parse, to_utf8
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.rules import Unanswered, assess, case_of, finding_ids, further_of
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import NothingToWrite, Sheet, json_object, writer
from permit_wizard.terminal import streams


class OutputOptions(NamedTuple):
    """How one verdict is wanted.

    Attributes:
        form: the format's name.
        ids_only: findings as a list of their ids, in JSON.
        languages: the reader's language, and a second one for formats that show two.
        detailed: as in `Sheet`.
        room: columns and rows of the terminal, as in `Sheet`.
        to: where it is written.
        why: as in `Sheet`.
    """

    form: str
    ids_only: bool
    languages: tuple[Localizer, ...]
    detailed: bool = False
    room: tuple[int, int] = (80, 24)
    to: Destination = Destination()
    why: bool = False


def check_one(file: str, ctx: CommandContext, options: OutputOptions) -> int:
    """Judge one object and write the verdict as it is wanted.

    Raises:
        Problem: bad input, a file that cannot be read, or one that cannot be written.
    """
    console.refuse_early(options.to, file)
    with reading(file) as stream:
        raw = stream.read(MOST_READ)
    try:
        answers = read_answers(parse(to_utf8(raw)), ctx.today)
    except BadAnswer as bad:
        reason = bad.reason
    else:
        return _judge(answers, ctx, options)
    raise Problem(reason)  # outside the except block: a chained traceback would show the answers


def _judge(answers: Answers, ctx: CommandContext, options: OutputOptions) -> int:
    try:
        output = _written(answers, ctx, options)
    except Unanswered as unanswered:
        missing = unanswered.key
    except NothingToWrite as nothing:
        raise Problem(nothing.reason, console.INCOMPLETE) from None
    else:
        console.deliver(output, options.to, ctx.localizer)
        return console.DONE
    if options.form == "json":
        followed = ctx.rules or edition_on(ctx.today)
        incomplete = json_object.incomplete(followed, missing, ctx.today)
        console.deliver(json_object.document(incomplete), options.to, ctx.localizer)
    else:  # a page or a calendar without a verdict is useless, so other formats report it in words
        from permit_wizard.outputs import plain_text

        words = plain_text.missing(BY_KEY[missing], ctx.localizer)
        if options.form == "text" and options.to.file is None:
            console.write(words)
        else:  # where a file of another format is wanted, words would be taken for it
            console.explain(words.decode())
    return console.INCOMPLETE


def _written(answers: Answers, ctx: CommandContext, options: OutputOptions) -> bytes:
    if options.ids_only:
        return json_object.document(_ids(answers, ctx.today, ctx.rules))
    verdict = assess(answers, ctx.today, ctx.rules)
    sheet = Sheet(verdict, options.languages, options.detailed, options.room, why=options.why)
    return writer(options.form)(sheet)


def check_lines(file: str, ctx: CommandContext, *, ids_only: bool) -> int:
    """Judge JSON Lines, one object out for each line in; a line that is bad, or empty, gives its error in its place.

    Whatever has arrived is answered before more is waited for, so a program can ask and listen in turn; and no more
    than one chunk is held, however long the input or a line of it.
    """
    localizer = Localizer(ctx.localizer.language.code, isolate=False)
    judge = _ids if ids_only else partial(_described, localizer=localizer)
    today, named = ctx.today, ctx.rules
    followed = named or edition_on(today)
    number, code = 0, console.DONE
    with reading(file) as stream:
        for raw_lines in arriving(stream):
            output: list[bytes] = []
            for raw in raw_lines:
                number += 1
                try:
                    verdict = judge(read_answers(parse(raw), today), today, named)
                except Unanswered as unanswered:
                    verdict = json_object.incomplete(followed, unanswered.key, today)
                except BadAnswer as bad:
                    verdict = {"error": localizer.line(bad.reason), "line": number}
                    code = console.BAD_INPUT
                output.append(json_object.line(verdict))
            console.write(b"".join(output))
    return code


def _ids(answers: Answers, today: date, named: Edition | None) -> dict[str, Any]:
    case = case_of(answers, today, named)
    return json_object.ids_only(case, further_of(case), finding_ids(case))


def _described(answers: Answers, today: date, named: Edition | None, localizer: Localizer) -> dict[str, Any]:
    return json_object.complete(assess(answers, today, named), localizer)


# -------------------------------------------------------------------------------------------------------------- reading


@contextmanager
def reading(file: str) -> Generator[BufferedReader]:
    """Open a file, or the standard input for `-`.

    Raises:
        Problem: it cannot be read.
    """
    problem = None
    try:
        if file == "-":
            yield streams.reader()
        else:
            with Path(file).open("rb") as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = os_reason(error)
    if problem is not None:
        raise Problem(_("{file} cannot be read: {problem}", file=printable(file), problem=problem))
