"""argparse in the reader's language, as far as its public interface lets us.

Headings, help and our own errors are messages; usage errors become an exception that `cli.main` shows as one line.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from permit_wizard import console
from permit_wizard.i18n import Localizer
from permit_wizard.text import Text, _

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_USAGE = "usage: "  # argparse's own word, where help begins
_FILES = {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}  # what shtab.FILE says, without importing it


class UsageError(Exception):
    """The arguments make no sense; the message is argparse's own, in English."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language, writes UTF-8, and leaves exiting to `cli.main`.

    Args:
        localizer: the reader's language.
        options: the arguments of `argparse.ArgumentParser`.
    """

    def __init__(self, localizer: Localizer, **options: Any) -> None:
        # No abbreviations: what a script says today must not mean something else when an option is added.
        super().__init__(add_help=False, allow_abbrev=False, exit_on_error=False, **options)
        self.localizer = localizer
        self.options = self.add_argument_group(self.say(_("options")))
        self.options.add_argument("-h", "--help", action="help", help=self.say(_("show this help and leave")))

    def say(self, text: Text) -> str:
        """Return a text as argparse takes it: one line, its percent signs doubled."""
        return self.localizer.line(text).replace("%", "%%")

    def option(self, *names: str, about: Text, **options: Any) -> None:
        """Add an option to the group of options."""
        self.options.add_argument(*names, help=self.say(about), **options)

    def file(self, name: str, title: Text, about: Text) -> None:
        """Add a file to read, the standard input unless it is named, under a heading of its own."""
        group = self.add_argument_group(self.say(title))
        action = group.add_argument(name, metavar=name.upper(), nargs="?", default="-", help=self.say(about))
        setattr(action, "complete", _FILES)  # noqa: B010 - shtab's own way to say that files complete it

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the whole usage: one clear line is enough."""
        raise UsageError(message)

    def format_help(self) -> str:
        """Return the help, the word before the usage in the reader's language."""
        text = super().format_help()
        return self.say(_("usage:")) + " " + text.removeprefix(_USAGE) if text.startswith(_USAGE) else text

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:  # noqa: ARG002 - argparse's signature
        """Write the help in UTF-8 to standard output."""
        console.write(self.format_help().encode())


def one_of(allowed: Sequence[str], localizer: Localizer) -> Callable[[str], str]:
    """Return a `type` for argparse that takes one of some words, and says so in the reader's language."""

    def read(value: str) -> str:
        if value in allowed:
            return value
        refusal = _("{value} is not allowed; allowed are {allowed}", value=value, allowed=", ".join(allowed))
        raise argparse.ArgumentTypeError(localizer.line(refusal))

    return read
