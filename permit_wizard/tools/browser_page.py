"""Show the wizard in a browser of this machine.

    python -m permit_wizard.tools.browser_page --help

textual-serve runs the wizard and brings xterm.js; the page around it is ours, since Arabic needs three things of it.
The fonts must be there before xterm.js measures and draws its first cell. Where it cannot draw with WebGL, it hands
whole runs of cells to the browser, which would reorder our right-to-left text again (CSS `unicode-bidi:
bidi-override` forbids it). And nothing may be fetched from elsewhere: textual-serve's own page asks a font service.

Who can open the page can type into a program that writes files in your name. So it listens on the loopback address
only, and every address below it contains a secret: another page in the same browser, or another user of the machine,
cannot guess it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import shlex
import signal
import socket
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from html import escape
from importlib import import_module
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, Final, cast

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import Parser, add_beside, add_language, exit_code_of, whole_number
from permit_wizard.command_line.console import DONE, Problem
from permit_wizard.core.extras import install_command
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.system import is_windows
from permit_wizard.core.text import Text, _
from permit_wizard.language.choice import typed_language
from permit_wizard.language.languages import SOURCE_LANGUAGE, languages
from permit_wizard.language.localizer import Localizer

if TYPE_CHECKING:
    from aiohttp import web
    from textual.message import Message

HOST: Final = "127.0.0.1"
_TAB: Final = "--tab"  # the server's own call
_PAGE: Final = Path(__file__).with_name("browser_page.html")
_ENDED, _AGAIN = _("The program is closed."), _("Start again")
_TOO_MANY: Final = _("This program is open in too many tabs. Close one of them first.")
_FULL: Final = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" '
    'content="width=device-width">\n'
    '<title>$title</title>\n<link rel="icon" href="data:,">\n<style>body { padding: 2em; max-width: 45em; '
    "margin: 0 auto; "
    "font: 1.25em/1.6 sans-serif; background: #12161c; color: #fff; } a { color: #8cc8ff; }</style>\n</head>\n"
    "<body>\n<main>\n$words\n</main>\n</body>\n</html>\n"
)
_NO_SCRIPT: Final = _("This page needs JavaScript. Please turn on JavaScript in your browser.")
_HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address holds the secret
    "X-Content-Type-Options": "nosniff",
}


def page(address: str, secret: str) -> str:
    """Return the page.

    Args:
        address: under which everything is served, such as `http://127.0.0.1:8000/secret`.
        secret: unguessable; also allows the page's own script to run (CSP nonce).
    """
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        address=escape(address),
        nonce=escape(secret),
        title=escape(Localizer(SOURCE_LANGUAGE).line(_("Permit wizard"))),
        ended=_in_every_language(_ENDED, _AGAIN),
        no_script=_in_every_language(_NO_SCRIPT),
    )


def _full() -> str:
    """Return the page for too many open tabs."""
    return Template(_FULL).substitute(
        title=escape(Localizer(SOURCE_LANGUAGE).line(_("Permit wizard"))), words=_in_every_language(_TOO_MANY, _AGAIN)
    )


def _in_every_language(text: Text, link: Text | None = None) -> str:
    """Return a paragraph in each language: the wizard may have been closed in another one than it began in."""
    paragraphs: list[str] = []
    for code in languages():
        localizer = Localizer(code)
        again = f' <a href="">{escape(localizer.line(link))}</a>' if link is not None else ""
        direction = "rtl" if localizer.rtl else "ltr"
        paragraphs.append(f'<p lang="{code}" dir="{direction}">{escape(localizer.line(text))}{again}</p>')
    return "\n".join(paragraphs)


def application(command: Sequence[str], port: int, secret: str) -> web.Application:
    """Return the server.

    Args:
        command: what runs for each tab that is opened: a Textual app with its arguments.
        port: of the loopback address, on which it will be served.
        secret: the first part of every path; any other path is not found.

    Raises:
        Problem: textual-serve is missing.
    """
    try:
        import_module("textual_serve")
    except ImportError:
        missing = True
    else:
        missing = False
    if missing:
        raise Problem(_("textual-serve is missing; install it with {command}", command=install_command("browser")))
    from aiohttp import web

    from permit_wizard.tools.browser_tabs import Tabs

    logger = logging.getLogger("textual-serve")  # its tracebacks could contain what was typed
    logger.handlers, logger.propagate = [logging.NullHandler()], False
    base = f"/{secret}"
    origin = f"http://{HOST}:{port}"
    server = Tabs(f"exec {shlex.join(command)}", host=HOST, port=port, public_url=origin)
    policy = (
        f"default-src 'none'; img-src data:; script-src 'nonce-{secret}' {origin}{base}/static/; style-src "
        f"'unsafe-inline' {origin}{base}/static/; "
        f"font-src {origin}{base}/static/; connect-src ws://{HOST}:{port}{base}/ws; base-uri 'none'; form-action "
        "'none'; frame-ancestors 'none'"
    )

    async def index(_request: web.Request) -> web.Response:
        headers = {**_HEADERS, "Content-Security-Policy": policy}
        if server.full:
            return web.Response(status=503, text=_full(), content_type="text/html", headers=headers)
        return web.Response(text=page(origin + base, secret), content_type="text/html", headers=headers)

    app = web.Application()
    app.add_routes(
        [
            web.get(f"{base}/", index),
            web.get(f"{base}/ws", server.handle_websocket),
            web.static(f"{base}/static", server.statics_path),
        ]
    )
    return app


async def _serve(app: web.Application, listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM."""
    from aiohttp import web

    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.SockSite(runner, listener).start()
        await ended.wait()
    finally:
        await runner.cleanup()


def _parser(localizer: Localizer) -> Parser:
    about = _(
        "Shows the wizard in a browser on this computer, and prints the address. Only this computer can "
        "open it. It needs textual-serve: {command}. Stop it with {key}.",
        command=install_command("browser"),
        key="Ctrl+C",
    )
    name = "python -m permit_wizard.tools.browser_page"
    parser = Parser(localizer, prog=name, description=localizer.line(about).replace("%", "%%"))
    parser.option(
        "--port",
        type=whole_number(localizer, 0, 65535),
        default=0,
        metavar="NUMBER",
        about=_("the port on this computer (default: a free one)"),
    )
    add_beside(parser)
    add_language(parser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tool until it is interrupted, and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] == [_TAB]:
        return _tab(arguments[1:])
    localizer = Localizer(typed_language(arguments) or SOURCE_LANGUAGE)  # only `permit_wizard.cli` reads the locale

    def run() -> int:
        args = _parser(localizer).parse_args(arguments)
        if is_windows():  # no `exec` to end a tab with its window, and no signal handlers in its event loop
            raise Problem(_("This tool needs Linux or macOS. On Windows, start {command}.", command=console.PROGRAM))
        wizard = [sys.executable, "-m", "permit_wizard.tools.browser_page", _TAB]
        for option, value in (("--lang", args.lang), ("--beside", args.beside)):
            wizard += [option, value] if value else []
        secret = secrets.token_urlsafe(24)
        with _listener(args.port) as listener:
            port: int = listener.getsockname()[1]
            app = application(wizard, port, secret)
            notice = localizer.line(_("Open this address in a browser on this computer:"))
            # On a line of its own and without isolates around it: it is to be copied.
            console.write(f"{notice}\nhttp://{HOST}:{port}/{secret}/\n".encode())
            asyncio.run(_serve(app, listener))
        return DONE

    return exit_code_of(run, localizer)


def _tab(arguments: Sequence[str]) -> int:
    """Be the wizard of one tab, and end with the server, whatever ended that.

    Nobody could reach the answers, or erase them.
    """
    from permit_wizard import cli

    with contextlib.suppress(ImportError, AttributeError):  # Linux only
        from permit_wizard.kiosk.harden import die_with_parent, limit_memory

        die_with_parent()
        limit_memory()
    _guard_keyboard()
    return cli.main(arguments)


def _guard_keyboard() -> None:
    """Let no sequence through that no key sends.

    One that names a size would make the wizard as large (see kiosk/keyboard.py). Textual 8.2.8 takes it for the end of
    all keys when nothing is left of what came, and hears none any more.
    """
    from textual.drivers import web_driver

    from permit_wizard.kiosk.keyboard import GuardedDecoder

    class EndlessParser(web_driver.XTermParser):  # pyright: ignore[reportPrivateImportUsage]
        def feed(self, data: str) -> Iterable[Message]:
            return super().feed(data) if data else ()

    web_driver.XTermParser = EndlessParser  # pyright: ignore[reportPrivateImportUsage]
    web_driver.getincrementaldecoder = cast("Any", lambda _encoding: partial(GuardedDecoder, int, pastes=True))  # pyright: ignore[reportPrivateImportUsage, reportUnknownLambdaType]


def _listener(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        problem = os_reason(error)
    raise Problem(_("port {port} could not be used: {problem}", port=str(port), problem=problem))


if __name__ == "__main__":
    sys.exit(main())
