"""argparse in the reader's language, as far as its public interface lets us.

Headings, help and our own errors are messages; usage errors become an exception that `cli.main` shows as one line.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, cast

from permit_wizard.command_line import console
from permit_wizard.command_line.console import CommandContext, Destination
from permit_wizard.command_line.usage_errors import usage_error
from permit_wizard.core.iso_date import EARLIEST, LATEST, printable, read_date
from permit_wizard.core.text import Text, _, listed
from permit_wizard.language.languages import SOURCE_LANGUAGE, languages
from permit_wizard.language.localizer import Localizer

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_END_OF_OPTIONS = "--"
_USAGE = "usage: "  # argparse's own word, where help begins
_FILES = {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}  # the value of shtab.FILE, without importing it


class UsageError(Exception):
    """The arguments are invalid; the message is argparse's own, in English."""


class Parser(argparse.ArgumentParser):
    """A parser with help and errors in the reader's language. It writes UTF-8 and leaves exiting to `cli.main`.

    Args:
        localizer: the reader's language.
        options: the arguments of `argparse.ArgumentParser`.
    """

    def __init__(self, localizer: Localizer, **options: Any) -> None:
        # No abbreviations: a new option must not change the meaning of an existing script.
        width = max(min(console.columns(), 100) - 2, 40)
        formatter = partial(argparse.HelpFormatter, width=width)
        super().__init__(add_help=False, allow_abbrev=False, exit_on_error=False, formatter_class=formatter, **options)
        self.localizer = localizer
        self._sub_commands: dict[str, Parser] = {}
        self.options = self.add_argument_group(self.localize(_("options")))
        self.options.add_argument(
            "-h", "--help", action="help", help=self.localize(_("show this help message and exit"))
        )

    def localize(self, text: Text) -> str:
        """Return a text on one line, with percent signs escaped for argparse."""
        return self.localizer.line(text).replace("%", "%%")

    def option(self, *names: str, about: Text, **options: Any) -> None:
        """Add an option to the group of options."""
        self.options.add_argument(*names, help=self.localize(about), **options)

    def choice(self, *names: str, allowed: Sequence[str], about: Text, **options: Any) -> None:
        """Add an option with a fixed set of values; errors are in the reader's language."""
        self.option(*names, choices=tuple(allowed), type=one_of(allowed, self.localizer), about=about, **options)

    def file(self, name: str, title: Text, about: Text) -> None:
        """Add an input file under its own heading; standard input is the default."""
        group = self.add_argument_group(self.localize(title))
        action = group.add_argument(name, metavar=name.upper(), nargs="?", default="-", help=self.localize(about))
        setattr(action, "complete", _FILES)  # noqa: B010 - how shtab marks an argument that is a file

    @property
    def sub_commands(self) -> Iterable[Parser]:
        """The parsers of the commands below this one."""
        return self._sub_commands.values()

    def argument(self, name: str, metavar: str, about: Text) -> None:
        """Add an argument that has to be there."""
        self.add_argument(name, metavar=metavar, help=self.localize(about))

    def sub_command(self, name: str, about: Text) -> Parser:
        """Add a command below this one; unless its name is the first argument, this parser is used."""
        parser = Parser(self.localizer, prog=f"{self.prog} {name}", description=self.localize(about))
        if not self._sub_commands:
            self._listing = self.add_argument_group(self.localize(_("commands")))
        self._sub_commands[name] = parser
        self._listing.description = "\n".join(
            filter(None, (self._listing.description, f"{name}: {self.localize(about)}"))
        )
        return parser

    def list_sub_commands(self) -> bool:
        """Register the commands below this one with argparse, where shtab looks for them; return whether there are any.

        For a completion script alone: a command and a file can both be the first argument, and argparse allows no such
        thing when it parses.
        """
        if not self._sub_commands:
            return False
        self._actions[:] = [action for action in self._actions if getattr(action, "complete", None) is not _FILES]
        commands = cast("Any", self).add_subparsers(parser_class=self._sub_command)
        for name, parser in self._sub_commands.items():
            commands.add_parser(name, help=parser.description)
        return True

    def _sub_command(self, prog: str, **_options: Any) -> Parser:
        return self._sub_commands[prog.split()[-1]]

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Refuse `--option=--` before parsing: argparse in Python 3.11 turns it into an empty list."""
        for argument in args or ():
            if argument == _END_OF_OPTIONS:
                break
            if argument.startswith("--") and argument.endswith("=--"):
                raise console.Problem(
                    _("{option}: {value} is not a valid value", option=argument[:-3], value=_END_OF_OPTIONS)
                )
        if args and args[0] in self._sub_commands:
            return self._sub_commands[args[0]].parse_known_args(args[1:], namespace)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the whole usage: one clear line is enough."""
        raise UsageError(message)

    def format_help(self) -> str:
        """Return the help, the word before the usage in the reader's language."""
        text = super().format_help()
        return self.localize(_("usage:")) + " " + text.removeprefix(_USAGE) if text.startswith(_USAGE) else text

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:  # noqa: ARG002 - argparse's signature
        """Write the help in UTF-8 to standard output."""
        console.write(self.format_help().encode())


AddCommand = Callable[[str, Text, Text], Parser]
"""Adds a subcommand: its name, a line for the list of subcommands, and what its own help begins with."""


def exit_code_of(run: Callable[[], int], localizer: Localizer) -> int:
    """Run a command that parses its arguments, and return its exit code; what is wrong with them is said in one line.

    Args:
        run: returns an exit code; may raise `Problem` and whatever `Parser.parse_args` raises.
        localizer: the reader's language.
    """
    try:
        return run()
    except argparse.ArgumentError as error:
        known = usage_error(error.argument_name, error.message)
        ours = f"{error.argument_name}: {error.message}" if error.argument_name else error.message
        console.complain(ours if known is None else localizer.line(known))
    except UsageError as error:
        known = usage_error(None, str(error))
        # it repeats what was typed
        console.complain(printable(str(error), longest=200) if known is None else localizer.line(known))
    except console.Problem as problem:
        console.complain(localizer.line(problem.reason))
        return problem.code
    except SystemExit as done:  # argparse leaves this way after --help and --version
        return cast("int", done.code or 0)
    return console.BAD_INPUT


def add_language(parser: Parser) -> None:
    """Add `--lang` to a tool's parser; `typed_language` has read it by then."""
    name = languages()[SOURCE_LANGUAGE].name
    parser.choice("--lang", allowed=tuple(languages()), about=_("the language (default: {language})", language=name))


BESIDE = _("show a second language next to the first")


def add_beside(parser: Parser, about: Text = BESIDE) -> None:
    """Add `--beside`, the second language."""
    parser.choice("--beside", allowed=tuple(languages()), about=about)


def both(ctx: CommandContext, beside: str | None) -> tuple[Localizer, ...]:
    """Return the reader's language, and the second one if it is another."""
    if beside is None or beside == ctx.localizer.language.code:
        return (ctx.localizer,)
    return ctx.localizer, Localizer(beside)


def add_why(parser: Parser, about: Text) -> None:
    """Add `--why`, the reasons of each finding."""
    parser.option("--why", action="store_true", about=about)


LONGEST_CONTACT = 120  # characters


def add_contact(parser: Parser, **options: Any) -> None:
    """Add `--contact`, a centre's own line on the result.

    Args:
        parser: where it is added.
        options: for a command below another one that has it: `default=argparse.SUPPRESS`.
    """
    parser.option(
        "--contact",
        metavar="TEXT",
        type=contact,
        **{"default": "", **options},
        about=_("whom to tell if something is wrong, such as a name and a telephone number; shown with the result"),
    )


def contact(value: str) -> str:
    """Return a line that a centre sets, safe to show.

    On one line, without control characters, at most `LONGEST_CONTACT` long.
    """
    line = " ".join(value.split())
    return printable(line, LONGEST_CONTACT - 1) if line else ""


def add_destination(parser: Parser) -> None:
    """Add the options for a file to write to."""
    parser.option(
        "--out",
        type=_file_or_output,
        metavar="FILE",
        about=_("write to FILE instead of the screen; only you can read it"),
    )
    parser.option("--replace", action="store_true", about=_("with --out: overwrite an existing file"))


def _file_or_output(value: str) -> str | None:
    """Return the path of a file, or None for `-`, the standard output."""
    return None if value == "-" else value


def destination(args: argparse.Namespace) -> Destination:
    """Return the destination of the output."""
    return Destination(args.out, args.replace)


def one_of(allowed: Sequence[str], localizer: Localizer) -> Callable[[str], str]:
    """Return a `type` for argparse that accepts only the allowed words; its error is in the reader's language."""

    def read(value: str) -> str:
        if value in allowed:
            return value
        refusal = _("invalid value {value}. Use one of: {allowed}", value=printable(value), allowed=listed(allowed))
        raise argparse.ArgumentTypeError(localizer.line(refusal))

    return read


def day(localizer: Localizer) -> Callable[[str], date]:
    """Return a `type` for argparse that parses a date written as YYYY-MM-DD."""

    def read(value: str) -> date:
        found = read_date(value)
        if found is None:
            refusal = _(
                "invalid date {value}. Use a date from {first} to {last}, written YYYY-MM-DD",
                value=printable(value),
                first=EARLIEST.isoformat(),
                last=LATEST.isoformat(),
            )
            raise argparse.ArgumentTypeError(localizer.line(refusal))
        return found

    return read


def cells(localizer: Localizer) -> Callable[[str], int]:
    """Return a `type` for argparse that parses the width of a line in cells; 0 means unlimited."""

    def read(value: str) -> int:
        if value.isascii() and value.isdecimal() and len(value) <= 3 and (int(value) == 0 or 20 <= int(value) <= 999):
            return int(value)
        refusal = _("invalid value {value}. Use 0, or a number from 20 to 999", value=printable(value))
        raise argparse.ArgumentTypeError(localizer.line(refusal))

    return read


def whole_number(localizer: Localizer, least: int, most: int) -> Callable[[str], int]:
    """Return a `type` for argparse that parses a whole number in a range."""

    def read(value: str) -> int:
        if value.isascii() and value.isdecimal() and len(value) <= len(str(most)) and least <= int(value) <= most:
            return int(value)
        refusal = _(
            "invalid value {value}. Use a number from {least} to {most}",
            value=printable(value),
            least=least,
            most=most,
        )
        raise argparse.ArgumentTypeError(localizer.line(refusal))

    return read
