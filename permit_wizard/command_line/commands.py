"""The subcommands `check`, `rules` and `doctor`. Each imports what it runs when it runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import AddCommand, add_beside, add_destination, add_why, both, destination
from permit_wizard.command_line.console import CommandContext, Destination, Problem
from permit_wizard.core.editions import BY_ID, edition_on
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _, listed
from permit_wizard.language.languages import SOURCE_LANGUAGE

REVIEW_FORMATS = ("text", "html", "mermaid", "readability", "recordings")
_OF_ONE_EDITION = ("mermaid", "readability", "recordings")
BESIDE = _("add a second language, in formats for people")


# --------------------------------------------------------------------------------------------------------- review sheet


def add_rules(add_command: AddCommand) -> None:
    """Add `permit-wizard rules`."""
    parser = add_command(
        "rules",
        _("list all questions, results and texts, for a lawyer or a native speaker to check"),
        _(
            "Lists what this program asks, when, and what it can answer, from the tables that the program "
            "itself uses. As a Mermaid graph it shows which question follows which."
        ),
    )
    parser.choice("--format", allowed=REVIEW_FORMATS, default="text", about=_("the output format (default: text)"))
    parser.choice(
        "--compare",
        nargs=2,
        allowed=tuple(BY_ID),
        metavar=("RULES", "RULES"),
        about=_("list only the differences between two editions of the rules: {allowed}", allowed=listed(BY_ID)),
    )
    parser.option(
        "--for-review",
        metavar="FILE",
        about=_(
            "write all texts of the language to this file (.xlsx or .html), for a native reader to tick or "
            "correct; locales/update.py imports the corrections"
        ),
    )
    add_beside(parser, BESIDE)
    add_destination(parser)
    parser.set_defaults(run=_rules)


def _rules(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard import review

    if args.for_review is not None:
        return _for_review(args, ctx)
    edition, other = ctx.rules or edition_on(ctx.today), None
    if args.compare is not None:
        if args.format in _OF_ONE_EDITION:
            other_option = f"--format {args.format}"
            raise Problem(_("{option} cannot be used together with {other}", option="--compare", other=other_option))
        if ctx.rules is not None:
            raise Problem(_("{option} cannot be used together with {other}", option="--compare", other="--rules"))
        edition, other = (BY_ID[name] for name in args.compare)
    console.refuse_early(destination(args))
    sheet = review.write(args.format, both(ctx, args.beside), edition, other)
    console.deliver(sheet, destination(args), ctx.localizer)
    return console.DONE


def _for_review(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard.review import translator_sheet

    for option, given in (("--compare", args.compare is not None), ("--out", args.out is not None)):
        if given:
            raise Problem(_("{option} cannot be used together with {other}", option="--for-review", other=option))
    if ctx.localizer.language.code == SOURCE_LANGUAGE:
        raise Problem(
            _(
                "The source texts are English. Name the language to check, for example {example}.",
                example="--lang fr",
            )
        )
    made = {".xlsx": translator_sheet.as_workbook, ".html": translator_sheet.as_page}
    ending = Path(args.for_review).suffix.lower()
    if ending not in made:
        raise Problem(_("invalid value {value}. Use one of: {allowed}", value=printable(ending), allowed=listed(made)))
    to = Destination(args.for_review, args.replace)
    console.refuse_early(to)
    others = [localizer for localizer in both(ctx, args.beside)[1:] if localizer.language.code != SOURCE_LANGUAGE]
    sheet = made[ending](ctx.localizer, others[0] if others else None)
    console.deliver(sheet, to, ctx.localizer)
    return console.DONE


# -------------------------------------------------------------------------------------------------------- check, doctor


def add_check(add_command: AddCommand) -> None:
    """Add `check`."""
    parser = add_command(
        "check",
        _("check answers from a file or a pipe"),
        _(
            "Reads answers as a JSON object and tells what to do, by when and why. A missing or null key "
            "means: not answered yet. Exit status: 0 for a verdict, 1 if an answer is missing, 2 for bad "
            "input."
        ),
    )
    parser.file("file", _("input"), _("a UTF-8 file; - is standard input. One object may have at most 64 KiB"))
    parser.choice(
        "--format",
        allowed=_formats(),
        default="json",
        about=_("the output format (default: {format})", format="json"),
    )
    parser.option(
        "--lines",
        action="store_true",
        about=_("read JSON Lines: one object per line in, one out; a bad or empty line gives an object with “error”"),
    )
    parser.option("--ids", action="store_true", about=_("write findings as ids, without messages"))
    parser.option(
        "--detailed",
        "--telling",
        action="store_true",
        about=_("put details in the calendar and the QR code (visible to anyone who sees them)"),
    )
    add_why(parser, _("with --format text or html: leave nothing out, and show which answers led to each part"))
    add_beside(parser, BESIDE)
    add_destination(parser)
    parser.set_defaults(run=_check)


def _check(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard.command_line.check import OutputOptions, check_lines, check_one

    if args.format != "json" and (args.lines or args.ids):
        raise Problem(
            _("{option} requires {format}", option="--lines" if args.lines else "--ids", format="--format json")
        )
    if args.why and args.format not in ("text", "html"):
        raise Problem(_("{option} requires {format}", option="--why", format="--format text, --format html"))
    if args.lines:
        if args.out is not None:
            raise Problem(_("{option} cannot be used together with {other}", option="--lines", other="--out"))
        return check_lines(args.file, ctx, ids_only=args.ids)
    return check_one(
        args.file,
        ctx,
        OutputOptions(
            args.format,
            args.ids,
            both(ctx, args.beside),
            args.detailed,
            console.size(),
            destination(args),
            args.why,
        ),
    )


def add_doctor(add_command: AddCommand) -> None:
    """Add `doctor`."""
    parser = add_command(
        "doctor",
        _("check what works in this terminal, and how to fix the rest"),
        _(
            "Checks this terminal (size, colours, letters of all languages, right-to-left text, fonts) and "
            "the clock. Exit status: 0 if everything works, 1 if something needs attention."
        ),
    )
    parser.set_defaults(run=_doctor)


def _doctor(args: argparse.Namespace, ctx: CommandContext) -> int:  # noqa: ARG001 - every command's signature
    from permit_wizard.command_line.doctor import run_doctor

    return run_doctor(ctx)


def _formats() -> tuple[str, ...]:
    from permit_wizard.outputs import FORMATS

    return tuple(FORMATS)
