"""`permit-wizard site`: from arguments to a folder of static files. What makes it is imported when the command runs."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import AddCommand
from permit_wizard.command_line.console import Console, Problem
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer, languages


def add_site(add_command: AddCommand) -> None:
    """Add `permit-wizard site`."""
    parser = add_command(
        "site",
        _("make a folder with the wizard as web pages, for any web server"),
        _(
            "Makes a folder of files that any web server can carry. Whoever opens its page gets the same questions on a telephone or "
            "a computer, and no answer leaves it. Fetches Python for the browser with npm and pip."
        ),
    )
    parser.options.add_argument("folder", metavar="FOLDER", help=parser.say(_("a folder that is new or empty")))
    parser.choice(
        "--languages",
        nargs="+",
        allowed=tuple(languages()),
        default=list(languages()),
        metavar="LANGUAGE",
        about=_("the languages of the pages; all of them if not given"),
    )
    parser.option(
        "--kiosk",
        action="store_true",
        about=_(
            "for a device that visitors use one after the other: a countdown erases everything when nobody is there"
        ),
    )
    parser.option(
        "--address",
        metavar="https://…",
        default="",
        about=_(
            "where the site will be found: makes {file}, a page to print and hang up, with a code to scan",
            file="poster.html",
        ),
    )
    parser.option("--smallest", action="store_true", about=_("compress as far as it goes, which takes a minute more"))
    parser.set_defaults(run=_site)


def _site(args: argparse.Namespace, around: Console) -> int:
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
    edition = around.rules or edition_on(around.today)
    folder = Path(args.folder).expanduser().absolute()
    try:
        building.look_at(folder)
        with TemporaryDirectory(prefix="permit-wizard-") as scratch:
            brought = parts.fetch(Path(scratch))
            wish = building.Wish(
                codes,
                "" if around.clock is not None else around.today.isoformat(),
                around.rules.id if around.rules is not None else "auto",
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
    console.write(around.localizer.line(_("Written: {file}", file=printable(str(folder), LONGEST))).encode() + b"\n")
    return console.DONE
