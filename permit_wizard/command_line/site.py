"""`permit-wizard site`: from arguments to a folder of static files. What makes it is imported when the command runs."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import AddCommand
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer, languages


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
    parser.options.add_argument("folder", metavar="FOLDER", help=parser.say(_("a new or empty folder")))
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
        "--address",
        metavar="https://…",
        default="",
        about=_(
            "the address of the site; also makes {file}, a page to print with a code to scan",
            file="poster.html",
        ),
    )
    parser.option(
        "--smallest", action="store_true", about=_("compress as much as possible, which takes a minute longer")
    )
    parser.set_defaults(run=_site)


def _site(args: argparse.Namespace, ctx: CommandContext) -> int:
    from permit_wizard import review
    from permit_wizard.core.editions import edition_on
    from permit_wizard.core.iso_date import printable
    from permit_wizard.outputs.delivery.files import LONGEST
    from permit_wizard.web.build import poster
    from permit_wizard.web.build import pyodide as parts
    from permit_wizard.web.build import site as building

    if args.address and (wrong := poster.address_problem(args.address)):
        raise Problem(wrong, console.BAD_INPUT)
    codes = tuple(dict.fromkeys(args.languages))
    edition = ctx.rules or edition_on(ctx.today)
    folder = Path(args.folder).expanduser().absolute()
    try:
        building.look_at(folder)
        with TemporaryDirectory(prefix="permit-wizard-") as scratch:
            brought = parts.fetch(Path(scratch))
            wish = building.Wish(
                codes,
                "" if ctx.clock is not None else ctx.today.isoformat(),
                ctx.rules.id if ctx.rules is not None else "auto",
                args.kiosk,
                {code: review.write("html", [Localizer(code)], edition) for code in codes},
                address=args.address,
                smallest=args.smallest,
            )
            building.write(folder, brought, wish)
    except (parts.NoParts, building.CannotBuild) as error:
        raise Problem(error.reason, console.CANNOT_WRITE) from None
    except OSError as error:
        reason = _(
            "{file} cannot be written: {problem}", file=printable(str(folder), LONGEST), problem=os_reason(error)
        )
        raise Problem(reason, console.CANNOT_WRITE) from None
    console.write(ctx.localizer.line(_("Written: {file}", file=printable(str(folder), LONGEST))).encode() + b"\n")
    return console.DONE
