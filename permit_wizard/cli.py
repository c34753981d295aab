"""The command line: the only reader of the clock, the environment and the locale.

To add an option of the wizard, add it in `_add_wizard`; `command_line/wizard.py` reads it from `args`. To add a
subcommand, write one function that adds its parser with a `run` (most are in `command_line/commands.py`), and add it to
`COMMANDS`. Modules that are slow to import are imported by the function that runs, so that `--version` and the first
screen do not wait for them; nor does a command wait for the arguments of the others.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, MutableMapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

from permit_wizard import __version__
from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import (
    AddCommand,
    Parser,
    UsageError,
    add_beside,
    add_contact,
    add_why,
    cells,
    day,
    exit_code_of,
)
from permit_wizard.command_line.commands import add_check, add_doctor, add_rules
from permit_wizard.command_line.console import PROGRAM, CommandContext
from permit_wizard.core.clock import day_in_the_netherlands
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.text import Text, _
from permit_wizard.language.choice import LANGUAGE_VARIABLE, language_of_locale, set_language, typed_language
from permit_wizard.language.languages import SOURCE_LANGUAGE, languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal import streams
from permit_wizard.terminal.streams import is_terminal
from permit_wizard.terminal.windows import control_sequences, user_locale

AUTO = "auto"
THEMES = ("dark", "light", "contrast")
_SHELLS = ("bash", "zsh", "tcsh")


def main(argv: Sequence[str] | None = None) -> int:
    """Run permit-wizard and return its exit status; no input ends in a traceback."""
    streams.reserve_std_fds()
    try:
        return _main(console.without_isolates(sys.argv[1:] if argv is None else argv), os.environ)
    except KeyboardInterrupt:
        return console.INTERRUPTED
    except BrokenPipeError:
        console.discard_output()
        return console.CLOSED_PIPE


def _main(argv: Sequence[str], environ: MutableMapping[str, str]) -> int:
    if len(argv) == 2 and argv[0] == "--kiosk-visit":  # the supervisor's own call, see kiosk/supervisor.py
        from permit_wizard.kiosk.visit import run_visit

        run_visit(int(argv[1]), _clock, environ)
    chosen = typed_language(argv) or set_language(environ)
    localizer = Localizer(chosen or language_of_locale(environ, user_locale()) or SOURCE_LANGUAGE)

    def run() -> int:
        args = _wizard_alone(localizer, argv) or _parser(localizer, argv).parse_args(argv)
        if chosen is None and environ.get(LANGUAGE_VARIABLE):
            from permit_wizard.command_line import wizard

            raise wizard.not_allowed(LANGUAGE_VARIABLE, environ[LANGUAGE_VARIABLE], tuple(languages()))
        command: Callable[[argparse.Namespace, CommandContext], int] = args.run
        named = BY_ID.get(args.rules)
        clock = _clock if args.today is None else None
        with control_sequences(environ) as sequences:
            day = args.today or _clock()
            return command(args, CommandContext(day, localizer, chosen, environ, named, clock, sequences))

    return exit_code_of(run, localizer)


# -------------------------------------------------------------------------------------- the wizard, and its subcommands


def _add_wizard(parser: Parser) -> None:
    from permit_wizard.command_line import kiosk, wizard

    parser.option("--version", action=_PrintVersion, nargs=0, about=_("show the version and exit"))
    parser.option(
        "--print-completion",
        action=_PrintCompletion,
        choices=_SHELLS,
        about=_("write a completion script for a shell and exit"),
    )
    parser.option(
        "--plain",
        action="store_true",
        about=_("ask line by line, for screen readers, braille displays and simple terminals"),
    )
    parser.option(
        "--width",
        type=cells(parser.localizer),
        metavar="CELLS",
        about=_("with --plain: the longest line, in cells; 0 does not wrap"),
    )
    parser.choice("--theme", allowed=THEMES, default="dark", about=_("the colours"))
    add_beside(parser)
    add_contact(parser)
    add_why(
        parser,
        _("with --plain, and in text and pages to print: leave nothing out, and show which answers led to each part"),
    )
    parser.choice(
        "--bidi",
        allowed=wizard.BIDI_MODES,
        about=_("how to send Arabic to this terminal; {variable} sets the default", variable=wizard.BIDI_VARIABLE),
    )
    kiosk.add_options(parser)
    _add_common(parser)
    parser.set_defaults(run=wizard.run_wizard)


def _add_bidi(add_command: AddCommand) -> None:
    parser = add_command(
        "bidi",
        _("find out how this terminal displays Arabic"),
        _(
            "Shows one Arabic line sent in each possible way, asks which one reads correctly, and tells you "
            "what to set."
        ),
    )
    parser.set_defaults(run=_bidi_page)


def _bidi_page(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard.command_line import wizard

    reason = wizard.lines_reason(ctx)
    if args.plain or reason is not None:
        from permit_wizard.language.wrapping import wrapped
        from permit_wizard.plain.bidi_notice import bidi_lines
        from permit_wizard.rtl import detect

        advice = detect(ctx.environ, "").advice if is_terminal(sys.stdout) else None
        width = args.width or 0
        intro = [] if args.plain or reason is None else [ctx.localizer(reason)]
        lines = [row for line in (*intro, *bidi_lines(ctx.localizer, advice)) for row in wrapped(line, width)]
        console.write("".join(f"{line}\n" for line in lines).encode())
        return console.DONE
    from permit_wizard.terminal.bidi_setting import bidi_setting
    from permit_wizard.terminal_ui import run_wizard
    from permit_wizard.terminal_ui.session import Session

    session = Session(
        today=ctx.today,
        language=ctx.language or ctx.localizer.language.code,
        theme=args.theme,
        setting=bidi_setting(ctx.environ),
        only_bidi=True,
    )
    # What is set already is left aside: it may be the reason to come here.
    return run_wizard(session, environ=ctx.environ, bidi=args.bidi or "auto")


def _add_caseload(add_command: AddCommand) -> None:
    from permit_wizard.command_line.caseload.parser import add_caseload

    add_caseload(add_command)


def _add_site(add_command: AddCommand) -> None:
    from permit_wizard.command_line.site import add_site

    add_site(add_command)


COMMANDS: dict[str, Callable[[AddCommand], None]] = {
    "check": add_check,
    "caseload": _add_caseload,
    "rules": add_rules,
    "site": _add_site,
    "bidi": _add_bidi,
    "doctor": add_doctor,
}


# ------------------------------------------------------------------------------------------------------------ arguments


def _parser(localizer: Localizer, argv: Sequence[str]) -> Parser:
    """Return the parser of all commands; of one command alone, where the first argument names it."""
    about = _(
        "Tells you what to do, by when and why, when your temporary Dutch asylum residence permit "
        "expires. Without a command it asks the questions on the screen. It provides information, not "
        "legal advice."
    )
    only = COMMANDS.get(argv[0]) if argv else None
    parser = Parser(localizer, prog=PROGRAM, description=localizer.line(about).replace("%", "%%"))
    if only is not add_check:  # it alone is used where a hundredth of a second counts, and has no use for a screen
        _add_wizard(parser)
    commands = parser.add_subparsers(
        prog=PROGRAM, title=parser.localize(_("commands")), metavar="COMMAND", parser_class=Parser
    )

    def add_command(name: str, line: Text, description: Text) -> Parser:
        localize = parser.localize
        return commands.add_parser(name, localizer=localizer, help=localize(line), description=localize(description))

    for add in COMMANDS.values() if only is None else (only,):
        add(add_command)
    for command in commands.choices.values():
        for each in (command, *command.sub_commands):
            _add_common(each)
    parser.set_defaults(today=None, rules=AUTO)
    return parser


def _wizard_alone(localizer: Localizer, argv: Sequence[str]) -> argparse.Namespace | None:
    """Return the arguments of the wizard without a command; None where help or an error needs all parsers.

    The parsers of the commands take longer to build than a visitor's first screen to draw.
    """
    if any(each in COMMANDS or each.startswith(("-h", "--help", "--print-completion")) for each in argv):
        return None
    parser = Parser(localizer, prog=PROGRAM)
    _add_wizard(parser)
    parser.set_defaults(today=None, rules=AUTO)
    try:
        return parser.parse_args(argv)
    except (UsageError, argparse.ArgumentError, console.Problem):
        return None


def _add_common(parser: Parser) -> None:
    # SUPPRESS: the options may come before or after the subcommand; a default of the second would overwrite the first.
    parser.option(
        "--today",
        metavar="YYYY-MM-DD",
        type=day(parser.localizer),
        default=argparse.SUPPRESS,
        about=_("the date to use instead of today in the Netherlands"),
    )
    parser.choice(
        "--rules",
        allowed=(AUTO, *BY_ID),
        default=argparse.SUPPRESS,
        about=_("the edition of the rules; {auto} selects the edition in force on the day", auto=AUTO),
    )
    parser.choice(
        "--lang",
        allowed=tuple(languages()),
        default=argparse.SUPPRESS,
        about=_("the language (default: {variable}, then the locale)", variable=LANGUAGE_VARIABLE),
    )


class _PrintVersion(argparse.Action):
    """Writes the version and exits; argparse's own action does not report a full disk."""

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: Any, _values: Any, _option: str | None = None
    ) -> None:
        console.write(f"{PROGRAM} {__version__}\n".encode())
        parser.exit()


def _files_beside_commands(parser: argparse.ArgumentParser) -> str:
    """Let shtab see the commands below commands, and return lines for bash that offer files beside them."""
    found: Any = [action.choices for action in cast("Any", parser)._actions if hasattr(action.choices, "items")]
    choices: Any = found[0] if found else {}
    lines = [
        f"_shtab_{PROGRAM.replace('-', '_')}_{name}_pos_0_COMPGEN=_shtab_compgen_files\n"
        for name, command in cast("dict[str, Parser]", choices).items()
        if command.list_sub_commands()
    ]
    return "".join(lines)


class _PrintCompletion(argparse.Action):
    """Writes a completion script and exits."""

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: Any, values: Any, _option: str | None = None
    ) -> None:
        import shtab

        script = "" if values != "bash" else _files_beside_commands(parser)
        console.write(f"{shtab.complete(parser, values)}\n{script}".encode())
        parser.exit()


def _clock() -> date:
    return day_in_the_netherlands(datetime.now(UTC))
