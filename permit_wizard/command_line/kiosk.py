"""`permit-wizard --kiosk` and `--private`: from arguments to a supervisor."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from permit_wizard.command_line.arguments import Parser
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import Text, _, listed
from permit_wizard.kiosk.limits import (
    GRACE,
    IDLE,
    LONGEST,
    LONGEST_PHRASE,
    SHORTEST,
    SHORTEST_PHRASE,
    STAFF_KEYS,
)
from permit_wizard.language.localizer import Localizer

if TYPE_CHECKING:
    from permit_wizard.kiosk.settings import Settings

_LONGEST_FILE = 4096  # characters read of a file that may be anything


def add_options(parser: Parser) -> None:
    """Add the options of a shared computer, under a heading of their own."""
    group = parser.add_argument_group(parser.localize(_("on a shared computer")))

    def option(name: str, about: Text, **options: Any) -> None:
        group.add_argument(name, help=parser.localize(about), **options)

    seconds = _seconds(parser.localizer)
    option("--private", _("erase everything at the end and leave a clean terminal"), action="store_true")
    option(
        "--kiosk",
        _("serve one visitor after another and never return to a shell; ends on SIGTERM"),
        action="store_true",
    )
    option(
        "--idle", _("seconds without a key press before the countdown (default: 180)"), metavar="SECONDS", type=seconds
    )
    option("--grace", _("length of the countdown in seconds (default: 60)"), metavar="SECONDS", type=seconds)
    option(
        "--staff-key", _("the key that ends the program, together with a phrase: F5 to F12, except F9"), metavar="KEY"
    )
    option("--staff-phrase-file", _("a file that contains the phrase for staff"), metavar="FILE")


def _seconds(localizer: Localizer) -> Callable[[str], int]:
    def read(value: str) -> int:
        if value.isascii() and value.isdecimal() and len(value) < 6 and SHORTEST <= int(value) <= LONGEST:
            return int(value)
        refusal = _("invalid value {value}. Use whole seconds from {first} to {last}",
                    value=printable(value), first=SHORTEST, last=LONGEST)  # fmt: skip
        raise argparse.ArgumentTypeError(localizer.line(refusal))

    return read


def run_kiosk(args: argparse.Namespace, ctx: CommandContext, bidi: str) -> int:
    """Serve visitors, or one person at home, until it ends.

    Args:
        args: what was typed.
        ctx: what all commands share.
        bidi: in what order right-to-left text is sent to this terminal.

    Returns:
        The supervisor's exit code.

    Raises:
        Problem: options that do not go together, no terminal, or no phrase that can be used.
    """
    settings = _settings(args, ctx, bidi)
    option = "--private" if args.private else "--kiosk"
    if sys.platform != "linux" or not os.isatty(0):
        raise Problem(_("{option} needs Linux and a terminal", option=option))
    if not _is_one_terminal():
        raise Problem(
            _(
                "{option} needs standard input, output and error on the same terminal, readable and writable",
                option=option,
            )
        )
    _refuse_terminal_that_keeps(option, ctx, bidi)
    from permit_wizard.kiosk.supervisor import Supervisor

    code = Supervisor(settings, ctx.environ).run()
    if args.private and code:
        sorry = _("Sorry, something went wrong and the program stopped. Your answers are gone. Please start again.")
        raise Problem(sorry, code)
    return code


def _refuse_terminal_that_keeps(option: str, ctx: CommandContext, bidi: str) -> None:
    """Refuse a terminal in which lines stay that nobody can erase.

    Raises:
        Problem: it is such a terminal.
    """
    from permit_wizard.rtl import Mode, probe
    from permit_wizard.terminal import memory

    kept = memory.keeps(ctx.environ, probe(ctx.environ, Mode(bidi)).reply)
    reason = memory.warning(kept)
    if reason is not None:
        raise Problem(_("{option} cannot erase everything here. {reason}", option=option, reason=reason))


def _settings(args: argparse.Namespace, ctx: CommandContext, bidi: str) -> Settings:
    from permit_wizard.kiosk.settings import Settings

    if args.kiosk and args.private:
        raise Problem(_("{option} cannot be used together with {other}", option="--kiosk", other="--private"))
    others = {"--plain": args.plain, "--width": args.width is not None, "--today": args.today is not None}
    given = listed(name for name, there in others.items() if there)
    if given.items:
        option = "--private" if args.private else "--kiosk"
        raise Problem(_("{option} cannot be used together with {other}", option=option, other=given))
    # A kiosk offers every language; at home it is known if it was asked for.
    settings = Settings(
        idle=args.idle if args.idle is not None else 0 if args.private else IDLE,
        grace=args.grace if args.grace is not None else GRACE,
        private=args.private,
        language=ctx.language if args.private else None,
        theme=args.theme,
        bidi=bidi,
        rules=ctx.rules.id if ctx.rules is not None else None,
        folder=_folder() if args.private else None,
        home=ctx.environ.get("HOME") if args.private else None,
        contact=args.contact,
    )
    key, file = args.staff_key, args.staff_phrase_file
    if key is None and file is None:
        return settings
    if key is None or file is None:
        raise Problem(_("use {option} together with {other}", option="--staff-key", other="--staff-phrase-file"))
    if key.lower() not in STAFF_KEYS:
        allowed = listed(name.upper() for name in STAFF_KEYS)
        raise Problem(_("invalid value {value}. Use one of: {allowed}", value=key, allowed=allowed))
    return settings.with_staff(key.lower(), _phrase(Path(file)))


def _folder() -> str | None:
    """Return the present folder; None where it was removed."""
    try:
        return os.getcwd()  # noqa: PTH109 - pathlib would be one more import
    except OSError:
        return None


def _is_one_terminal() -> bool:
    """Return whether all three standard streams are the same terminal, so that wiping it erases everything."""
    import fcntl  # Linux only, as all that comes after

    try:
        one = len({os.ttyname(number) for number in range(3)}) == 1
        read, _write, complain = (fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE for number in range(3))
        return one and read == os.O_RDWR and complain != os.O_RDONLY  # the supervisor wipes where it reads
    except OSError:
        return False


def _phrase(file: Path) -> str:
    from permit_wizard.core.dates.problems import without_controls  # late: brings pydantic

    try:
        with file.open(encoding="utf-8") as lines:
            rights = os.fstat(lines.fileno()).st_mode
            phrase = lines.read(_LONGEST_FILE).strip()
    except (OSError, ValueError) as error:
        raise Problem(_("the phrase could not be read: {problem}", problem=os_reason(error))) from None
    if rights & 0o077:
        line = f"chmod 400 {without_controls(str(file))}"
        raise Problem(_("other users of this computer can read the phrase. Type this first: {line}", line=line))
    if not SHORTEST_PHRASE <= len(phrase) <= LONGEST_PHRASE or not phrase.isprintable():
        raise Problem(
            _(
                "the phrase must be one line of {first} to {last} characters",
                first=SHORTEST_PHRASE,
                last=LONGEST_PHRASE,
            )
        )
    return phrase
