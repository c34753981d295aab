"""`permit-wizard site`: from arguments to a folder of static files. What makes it is imported when the command runs."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import AddCommand, add_contact
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import LanguageName, Text, _, listed, ngettext
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal import streams

if TYPE_CHECKING:
    from permit_wizard.web.build.recordings import Recordings
    from permit_wizard.web.build.site import Built, Step

PORT = 8000
"""Where the folder is tried on this machine."""

LONGEST_NAME, MOST_NAMES = 60, 8  # of files and people that are listed


def add_site(add_command: AddCommand) -> None:
    """Add `permit-wizard site`."""
    parser = add_command(
        "site",
        _("build the wizard as web pages, in a folder for any web server"),
        _(
            "Builds a folder of static files for any web server. Visitors get the same questions on a phone "
            "or a computer, and no answer leaves their device. Downloads Python for the browser with npm and "
            "pip."
        ),
    )
    parser.options.add_argument("folder", metavar="FOLDER", help=parser.localize(_("a new or empty folder")))
    parser.choice(
        "--languages",
        nargs="+",
        allowed=tuple(languages()),
        default=list(languages()),
        metavar="LANGUAGE",
        about=_("the languages of the pages (default: all)"),
    )
    parser.option(
        "--kiosk",
        action="store_true",
        about=_("for a device that visitors share: erase everything after a countdown when nobody is there"),
    )
    parser.option(
        "--printing",
        action="store_true",
        about=_("with {option}: visitors can print their result", option="--kiosk"),
    )
    parser.option(
        "--address",
        metavar="https://…",
        default="",
        about=_(
            "the address of the site; also makes {file}, a page to print with a code to scan",
            file="poster.html",
        ),
    )
    add_contact(parser, default=argparse.SUPPRESS)
    parser.option(
        "--quick",
        action="store_true",
        about=_("compress less: the site is made sooner, and visitors load a quarter more"),
    )
    parser.set_defaults(run=_site)


def _site(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard import review
    from permit_wizard.core.editions import edition_on
    from permit_wizard.outputs.delivery.files import LONGEST, CannotSave, refuse_folder_early
    from permit_wizard.web.build import poster, pyodide, recordings, site
    from permit_wizard.web.build.recordings_list import BadRecording

    if args.address and (wrong := poster.address_problem(args.address)):
        raise Problem(wrong, console.BAD_INPUT)
    codes = tuple(dict.fromkeys(args.languages))
    edition = ctx.rules or edition_on(ctx.today)
    try:
        folder = refuse_folder_early(args.folder)
    except CannotSave as error:
        raise Problem(error.reason, console.CANNOT_WRITE) from None
    report = _reporter(ctx.localizer)
    try:
        site.check_folder(folder)
        recorded = {} if args.kiosk else recordings.read_all(codes)
        with TemporaryDirectory(prefix="permit-wizard-") as scratch:
            report(site.Step.FETCH)
            parts = pyodide.fetch(Path(scratch))
            options = site.BuildOptions(
                codes,
                "" if ctx.clock is not None else ctx.today.isoformat(),
                ctx.rules.id if ctx.rules is not None else "auto",
                args.kiosk,
                {code: review.write("html", [Localizer(code)], edition) for code in codes},
                drawn_on=ctx.today.isoformat(),
                address=args.address,
                quick=args.quick,
                printing=args.kiosk and args.printing,
                contact=args.contact,
                recordings={code: one for code, one in recorded.items() if one.content},
            )
            built = site.write(folder, parts, options, report)
    except BadRecording as error:
        raise Problem(error.reason, console.BAD_INPUT) from None
    except (pyodide.NoParts, site.CannotBuild) as error:
        raise Problem(error.reason, console.CANNOT_WRITE) from None
    except OSError as error:
        reason = _(
            "{file} cannot be written: {problem}", file=printable(str(folder), LONGEST), problem=os_reason(error)
        )
        raise Problem(reason, console.CANNOT_WRITE) from None
    lines = [_("Written: {file}", file=printable(str(folder), LONGEST)), *_next_steps(folder, built, ctx.localizer)]
    lines += [line for code, one in recorded.items() for line in about_recordings(code, one, ctx.localizer)]
    if args.address:
        lines.append(_("Print {file} and hang it up: it has a code to scan.", file=poster.NAME))
    console.write("".join(ctx.localizer.line(line) + "\n" for line in lines).encode())
    return console.DONE


def _reporter(localizer: Localizer) -> Callable[[Step], None]:
    """Return a function that reports each step: a bar and a line on a terminal, nothing elsewhere."""
    if not (sys.stderr is not None and sys.stderr.isatty()):  # pyright: ignore[reportUnnecessaryComparison]
        return lambda _step: None

    def report(step: Step) -> None:
        steps = list(type(step))
        done = steps.index(step)
        bar = "#" * done + "." * (len(steps) - done)
        streams.write_text(sys.stderr, f"[{bar}] {localizer.line(step.value)}\n")

    return report


def _next_steps(folder: Path, built: Built, localizer: Localizer) -> list[Text]:
    """Return what to do with the folder: try it here, put it online, and what it costs a visitor."""

    def megabytes(size: int) -> str:
        return _megabytes(size, localizer)

    address = f"http://127.0.0.1:{PORT}/"
    serve = f"python3 -m http.server --bind 127.0.0.1 --directory {shlex.quote(str(folder))} {PORT}"
    return [
        _(
            "Try it on this machine: run {command} and open {address}",
            command=serve,
            address=address,
        ),
        _(
            "Put it online: upload the whole folder ({files} files, {size} MB) to a web server with {scheme}. "
            "Settings for common servers are in {names}.",
            files=str(built.files),
            scheme="https",
            size=megabytes(built.bytes),
            names=listed(("nginx.conf", ".htaccess", "_headers")),
        ),
        _(
            "A visitor loads about {first} MB before the questions work, and at most {whole} MB in all, once.",
            first=megabytes(built.first_load),
            whole=megabytes(built.once),
        ),
    ]


def about_recordings(code: str, recorded: Recordings, localizer: Localizer) -> list[Text]:
    """Return how many recordings there are and whose, and which files are left out."""
    from permit_wizard.web.build.documents import LISTEN
    from permit_wizard.web.build.recordings_list import list_name

    lines: list[Text] = []
    if recorded.content:
        lines.append(
            ngettext(
                "{language}: {n} recording, by {speakers} ({size} MB, loaded when somebody presses “{button}”)",
                "{language}: {n} recordings, by {speakers} ({size} MB, loaded when somebody presses “{button}”)",
                len(recorded.places),
                language=LanguageName(code),
                speakers=listed(printable(name, LONGEST_NAME) for name in recorded.speakers),
                size=_megabytes(max(100_000, len(recorded.content)), localizer),
                button=LISTEN,
            )
        )
    if recorded.unlisted:
        shown = [printable(name, LONGEST_NAME) for name in recorded.unlisted[:MOST_NAMES]]
        more = ["…"] if len(recorded.unlisted) > MOST_NAMES else []
        lines.append(
            _(
                "{language}: left out, because {list} does not name them: {files}",
                language=LanguageName(code),
                list=list_name(code),
                files=listed([*shown, *more]),
            )
        )
    return lines


def _megabytes(size: int, localizer: Localizer) -> str:
    return f"{size / 1e6:.1f}".replace(".", localizer.language.decimal)
