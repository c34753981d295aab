"""To the printer, by the system's own `lp` (CUPS).

Where there is none, or it cannot print a language, the browser prints the page.

What `lp` gets is the plain text: it prints no HTML. Its own text filter supports Latin letters only, so Arabic and
Ethiopic go to paper by way of the browser, which shapes them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import ExplainedError, Text, _
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.scripts import script_of

PROGRAM = "lp"
PATIENCE = 10
"""Seconds that handing over may take: less than a visit's watchdog has (kiosk.app.HANGS)."""

NO_PROGRAM = _("This computer cannot print from here. Save the page (HTML), open it in a browser and print it there.")
_JOB = "document"  # shown on the printer's panel and in its queue: it reveals nothing


class CannotPrint(ExplainedError):
    """Nothing was handed to a printer.

    Attributes:
        reason: one sentence with the reason, and what to do instead.
    """


def why_not(localizers: Sequence[Localizer]) -> Text | None:
    """Return why these languages cannot be sent to a printer from here, or None where they can."""
    if shutil.which(PROGRAM) is None:
        return NO_PROGRAM
    if any(not script_of(localizer.language).everywhere for localizer in localizers):
        return _(
            "This language cannot be printed from here. Save the page (HTML), open it in a browser and print it there."
        )
    return None


def send(content: bytes, localizers: Sequence[Localizer]) -> None:
    """Hand a text in UTF-8 to the system's default printer; returns when the queue has it, not when it is on paper.

    Raises:
        CannotPrint: there is no way to print, or the printer's queue does not take it.
    """
    reason = why_not(localizers)
    if reason is not None:
        raise CannotPrint(reason)
    try:
        problem = _handed_over([shutil.which(PROGRAM) or PROGRAM, "-s", "-t", _JOB, "-o", "media=A4"], content)
    except subprocess.TimeoutExpired:
        problem = f"{PROGRAM}: {PATIENCE} s"
    except OSError as error:
        raise CannotPrint(_("The printer did not accept it: {problem}", problem=os_reason(error))) from None
    if problem:
        raise CannotPrint(_("The printer did not accept it: {problem}", problem=printable(problem, 120)))


def _handed_over(command: Sequence[str], content: bytes) -> str:
    """Return "" once the program has ended well, or what it said.

    A child that it leaves behind with its pipes is not waited for.

    Raises:
        OSError: it cannot be started.
        subprocess.TimeoutExpired: it has not ended.
    """
    with subprocess.Popen(  # noqa: S603 - the system's own program, with arguments of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        feeding = threading.Thread(target=_feed, args=(process.stdin, content), daemon=True)
        feeding.start()
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        if code == 0:
            return ""
        said = b""
        if process.stderr is not None:
            os.set_blocking(process.stderr.fileno(), False)  # POSIX alone has `lp`
            said = process.stderr.read() or b""
        return said.decode(errors="replace").strip() or str(code)


def _feed(pipe: IO[bytes] | None, content: bytes) -> None:
    """Write and close; a program that reads no more is judged by its exit status.

    Once it has ended, its pipe is closed, also while this has not begun to write: that is a ValueError.
    """
    if pipe is not None:
        with suppress(OSError, ValueError), pipe:
            left = memoryview(content)
            while left:
                left = left[pipe.write(left) :]
