"""The subcommands that are one call of a room below. `cli` names them; what they run is imported by them."""

from __future__ import annotations

import argparse
from pathlib import Path

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import AddCommand, add_beside, add_destination, both, destination
from permit_wizard.command_line.console import Console, Destination, Problem
from permit_wizard.core.editions import BY_ID, edition_on
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _, listed
from permit_wizard.language.localizer import SOURCE_LANGUAGE

REVIEW_FORMATS = ("text", "html", "mermaid", "readability")
BESIDE = _("a second language beside the first, in formats that people read")


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
    parser.choice("--format", allowed=REVIEW_FORMATS, default="text", about=_("how to write it (text if not given)"))
    parser.choice(
        "--compare",
        nargs=2,
        allowed=tuple(BY_ID),
        metavar=("RULES", "RULES"),
        about=_("write only what differs between two editions of the rules: {allowed}", allowed=listed(BY_ID)),
    )
    parser.option(
        "--for-review",
        metavar="FILE",
        about=_(
            "write every text of the language to this file (.xlsx or .html), for a native reader to tick or to correct; "
            "locales/update.py takes the corrections back"
        ),
    )
    add_beside(parser, BESIDE)
    add_destination(parser)
    parser.set_defaults(run=_rules)


def _rules(args: argparse.Namespace, around: Console) -> int:
    from permit_wizard import review

    if args.for_review is not None:
        return _for_review(args, around)
    edition, other = around.rules or edition_on(around.today), None
    if args.compare is not None:
        if args.format in ("mermaid", "readability"):
            other_option = f"--format {args.format}"
            raise Problem(_("{option} does not go together with {other}", option="--compare", other=other_option))
        if around.rules is not None:
            raise Problem(_("{option} does not go together with {other}", option="--compare", other="--rules"))
        edition, other = (BY_ID[name] for name in args.compare)
    sheet = review.write(args.format, both(around, args.beside), edition, other)
    console.deliver(sheet, destination(args), around.localizer)
    return console.DONE


def _for_review(args: argparse.Namespace, around: Console) -> int:
    from permit_wizard.review import translator_sheet as native

    for option, given in (("--compare", args.compare is not None), ("--out", args.out is not None)):
        if given:
            raise Problem(_("{option} does not go together with {other}", option="--for-review", other=option))
    if around.localizer.language.code == SOURCE_LANGUAGE:
        raise Problem(
            _(
                "The texts are written in English: name the language to check, for example {example}.",
                example="--lang fr",
            )
        )
    made = {".xlsx": native.as_workbook, ".html": native.as_page}
    ending = Path(args.for_review).suffix.lower()
    if ending not in made:
        raise Problem(_("{value} is not allowed; allowed are {allowed}", value=printable(ending), allowed=listed(made)))
    others = [say for say in both(around, args.beside)[1:] if say.language.code != SOURCE_LANGUAGE]
    sheet = made[ending](around.localizer, others[0] if others else None)
    console.deliver(sheet, Destination(args.for_review, args.replace), around.localizer)
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
    parser.file("file", _("input"), _("a UTF-8 file; - is the standard input. One object takes at most 64 KiB"))
    parser.choice(
        "--format",
        allowed=_formats(),
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
    add_beside(parser, BESIDE)
    add_destination(parser)
    parser.set_defaults(run=_check)


def _check(args: argparse.Namespace, around: Console) -> int:
    from permit_wizard.command_line.check import Wish, check_lines, check_one

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
    from permit_wizard.command_line.doctor import run_doctor

    return run_doctor(around)


def _formats() -> tuple[str, ...]:
    from permit_wizard.outputs import FORMATS

    return tuple(FORMATS)
