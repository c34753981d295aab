"""`permit-wizard caseload list|ask|letters|template`, and its older forms (SHEET, `--open REF`, `--template`)."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import (
    AddCommand,
    Parser,
    add_contact,
    add_destination,
    destination,
    whole_number,
)
from permit_wizard.command_line.caseload.list import add_list_options, list_people
from permit_wizard.command_line.caseload.options import add_file, add_reading_options
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer

SubCommand = tuple[str, Text, Callable[[Parser], None]]
"""Its name, a line for the help, and what adds its arguments and sets `run`."""


def add_caseload(add_command: AddCommand) -> None:
    """Add `permit-wizard caseload` with its sub-commands; without one of them it lists."""
    parser = add_command(
        "caseload",
        _("list many people at once, the most urgent first"),
        _(
            "Reads the sheet that you have, one row a person: a workbook of Excel or LibreOffice, CSV or JSON, "
            "with your own names for the "
            "columns. Shows who has to act today, this week and this month. Nothing is stored. Exit status: 0 if "
            "all was read, 2 if "
            "a cell, a row, a tab or the file could not be read."
        ),
    )
    add_file(parser)
    add_list_options(parser)
    add_reading_options(parser)
    parser.option("--template", action="store_true", about=_("the same as caseload template"))
    parser.option("--open", metavar="REF", about=_("the same as caseload ask SHEET REF"))
    parser.option("--plain", action="store_true", default=argparse.SUPPRESS, about=_("with --open: ask line by line"))
    parser.set_defaults(run=_older_form)
    for name, about, add in SUB_COMMANDS:
        add(parser.sub_command(name, about))


def _older_form(args: argparse.Namespace, ctx: CommandContext) -> int:
    if args.template:
        return _write_template(args, ctx)
    if args.open is None:
        return list_people(args, ctx)
    _refuse_beside_open(args)
    return _ask_person(args, ctx)


def _refuse_beside_open(args: argparse.Namespace) -> None:
    """Refuse the options of a list: nobody gets one then."""
    given = {"--format": args.format != "table", "--out": args.out, "--since": args.since,
    "--within": args.within is not None,
             "--detailed": args.detailed, "--show": args.show}  # fmt: skip
    other = next((option for option, there in given.items() if there), None)
    if other is not None:
        raise Problem(_("{option} cannot be used together with {other}", option="--open", other=other))


# --------------------------------------------------------------------------------------------------------- sub-commands


def _add_list(parser: Parser) -> None:
    add_file(parser)
    add_list_options(parser)
    add_reading_options(parser)
    parser.set_defaults(run=list_people)


def _add_ask(parser: Parser) -> None:
    add_file(parser)
    parser.argument("open", "REF", _("the person’s name or number in the sheet, or # and the number of the row"))
    add_reading_options(parser)
    parser.option(
        "--write-back",
        metavar="FILE",
        about=_("save the new answers after each question in this copy of the sheet; one that is there is continued"),
    )
    parser.option("--replace", action="store_true", about=_("with --write-back: save the answers in the sheet itself"))
    parser.option("--plain", action="store_true", default=argparse.SUPPRESS, about=_("ask line by line"))
    add_contact(parser, default=argparse.SUPPRESS)
    parser.set_defaults(run=_ask_person)


def _ask_person(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard.command_line.caseload.ask import ask_person

    return ask_person(args, ctx)


def _add_template(parser: Parser) -> None:
    add_destination(parser)
    parser.set_defaults(run=_write_template)


def _write_template(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard.caseload.write.template import template

    localizer = Localizer(ctx.localizer.language.code, isolate=False)
    console.deliver(template(localizer, ctx.today), destination(args), localizer)
    return console.DONE


def _add_letters(parser: Parser) -> None:
    add_file(parser)
    parser.option(
        "--within",
        type=whole_number(parser.localizer, 0, 36500),
        metavar="DAYS",
        default=31,
        about=_("write to people due within DAYS days (31 if not given)"),
    )
    add_contact(parser, default=argparse.SUPPRESS)
    add_destination(parser)
    parser.option(
        "--show", action="store_true", about=_("with --out: open the page or the workbook when it is written")
    )
    add_reading_options(parser)
    parser.set_defaults(run=list_people, format="letters", since=None, since_day=None, write_back=None, detailed=False)


SUB_COMMANDS: tuple[SubCommand, ...] = (
    ("list", _("show who has to act, the most urgent first"), _add_list),
    ("ask", _("continue the questionnaire for one person, using the answers in their row"), _add_ask),
    ("letters", _("write a letter to print for each person who has to act, in their language"), _add_letters),
    ("template", _("write a CSV file to fill in, with the names that columns may have"), _add_template),
)
