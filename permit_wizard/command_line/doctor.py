"""Checks of the terminal, the fonts and the clock, each with advice.

A terminal does not report its fonts, so the output contains a sample for the user to look at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from permit_wizard.command_line import console
from permit_wizard.command_line.console import DONE, CommandContext
from permit_wizard.core import clock
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.source import IND_SITE
from permit_wizard.core.system import is_windows
from permit_wizard.core.text import LanguageName, Text, _, listed
from permit_wizard.language.languages import languages
from permit_wizard.language.scripts import script_of
from permit_wizard.language.wording import rules_line
from permit_wizard.rtl import Evidence, Terminal, probe
from permit_wizard.terminal.advice import ADVICE
from permit_wizard.terminal.streams import is_terminal

TO_DO = 1  # exit code: something is to be done
SMALLEST, ROOMY = (60, 20), (80, 24)  # columns and rows: what the screens need, and what they are drawn for
_FOOT = "permit_wizard/kiosk/setup/foot.ini"
_DEEP = ("truecolor", "24bit")
_LIST_FONTS = 5.0  # seconds that fc-list may take


class Sign(Enum):
    """The result of a check; the value is printed before its line."""

    GOOD = "✓"
    LOOK = "?"
    BAD = "!"


class Check(NamedTuple):
    """One finding.

    Attributes:
        sign: how good it is.
        found: what was found.
        advice: what to do, or None.
    """

    sign: Sign
    found: Text
    advice: Text | None = None


def check_size(columns: int, rows: int) -> Check:
    """Check the size of the window, in cells."""
    found = _("The window has {columns} columns and {rows} rows.", columns=columns, rows=rows)
    needed = "{} × {}".format(*(SMALLEST if (columns < SMALLEST[0] or rows < SMALLEST[1]) else ROOMY))
    advice = _("Make the window larger, or the letters smaller: {size} or more.", size=needed)
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return Check(Sign.BAD, found, advice)
    return Check(Sign.LOOK, found, advice) if columns < ROOMY[0] or rows < ROOMY[1] else Check(Sign.GOOD, found)


def check_colour(environ: Mapping[str, str], *, sequences: bool = True) -> Check:
    """Check the colours, from the environment alone: nothing else is known before drawing.

    Args:
        environ: the environment.
        sequences: whether the terminal processes control sequences; a console of Windows that does has all colours.
    """
    if environ.get("NO_COLOR"):
        return Check(Sign.GOOD, _("No colour, because {variable} is set.", variable="NO_COLOR"))
    if environ.get("COLORTERM", "") in _DEEP or (is_windows() and sequences):
        return Check(Sign.GOOD, _("The terminal supports all colours."))
    if "256color" in environ.get("TERM", ""):
        return Check(Sign.GOOD, _("The terminal supports {n} colours or more.", n=256))
    return Check(
        Sign.LOOK,
        _("The terminal supports few colours, or does not report how many."),
        _("If the text is hard to read, press F4 for other colours, or set {variable}.", variable="NO_COLOR=1"),
    )


def check_selection() -> Check:
    """Warn about selecting text with Shift and the mouse, which no program can prevent."""
    found = _("With Shift and the mouse, text can be selected and copied. The terminal does that, not this program.")
    advice = _(
        "On a shared computer, turn this off in the terminal’s settings. The file {file} shows how for foot.",
        file=_FOOT,
    )
    return Check(Sign.LOOK, found, advice)


def check_utf8(environ: Mapping[str, str], encoding: str) -> Check:
    """Check that the locale can encode the letters of all languages."""
    if encoding.lower().replace("-", "") == "utf8":
        return Check(Sign.GOOD, _("Letters of all languages can be written (UTF-8)."))
    locale = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "–")
    return Check(
        Sign.BAD,
        _("Letters may look wrong: the locale is {locale}, not UTF-8.", locale=locale),
        _("Type {line} and start again.", line="export LC_ALL=C.UTF-8"),
    )


def check_bidi(terminal: Terminal) -> Check:
    """Check right-to-left text, from the terminal's answers."""
    advice = ADVICE[terminal.advice] if terminal.advice is not None else None
    if not terminal.ok and terminal.evidence is not Evidence.NOTHING:
        return Check(
            Sign.BAD, _("Arabic is shown in the wrong order here ({terminal}).", terminal=terminal.name), advice
        )
    if terminal.evidence is Evidence.NOTHING:
        found = _("The terminal does not report how it displays Arabic.")
        advice = advice or _(
            "If Arabic is hard to read in the wizard, try {option}.",
            option=listed(("--bidi words", "words-lrm", "split", "terminal"), either=True),
        )
        return Check(Sign.LOOK, found, advice)
    found = _("Arabic is shown from right to left here ({terminal}, {mode}).",
              terminal=terminal.name, mode=terminal.mode.value)  # fmt: skip
    return Check(Sign.LOOK if advice else Sign.GOOD, found, advice)


def check_font(script: Text, sample: str, fonts: int | None, package: str) -> Check:
    """Check that this computer has a font for a script.

    Args:
        script: the script's name.
        sample: a word in it.
        fonts: how many fonts have it, or None where that cannot be known.
        package: the Debian package that brings one.
    """
    advice = _("If you see boxes instead of letters, ask somebody to install {package}.", package=package)
    if is_windows():
        advice = _("If you see boxes instead of letters, choose another font in the settings of this window.")
    if fonts is None:
        found = _(
            "{script}: this program cannot find out what the terminal shows. Look for yourself: {sample}",
            script=script,
            sample=sample,
        )
        return Check(Sign.LOOK, found, advice)
    if not fonts:
        return Check(Sign.BAD, _("{script}: this computer has no font for them.", script=script), advice)
    return Check(Sign.GOOD, _("{script}: this computer has a font for them. {sample}", script=script, sample=sample))


def check_fonts(environ: Mapping[str, str]) -> list[Check]:
    """Check the fonts of every language that is not written in Latin letters, with its own words as a sample."""
    return [
        check_font(
            _("Letters of {language}", language=LanguageName(code)),
            language.choose,
            fonts_with(code, environ),
            "fonts-noto-core",
        )
        for code, language in languages().items()
        if not script_of(language).everywhere
    ]


def check_clock(today: date) -> Check:
    """Check that the date is plausible, because every verdict depends on it."""
    found = _("Today is {day}.", day=today)
    if clock.is_too_early(today):
        return Check(
            Sign.BAD,
            found,
            _(
                "The clock is wrong: this program was released on {released}. Set the clock first.",
                released=clock.RELEASED,
            ),
        )
    if clock.is_too_late(today):
        return Check(Sign.BAD, found, _("Either the clock is wrong, or this program is too old. Get a newer one."))
    return Check(Sign.LOOK, found, _("If this is wrong, set the clock first: every date depends on it."))


def check_rules(today: date, edition: Edition) -> Check:
    """Check that the sources of the rules were read recently enough, and name what to read next time."""
    again, sources = edition.check_again_by, listed(edition.sources)
    if again is not None and today > again:
        return Check(
            Sign.BAD,
            _("Nobody has checked the rules ({rules}) since {day}.", rules=edition.id, day=edition.checked_on),
            _(
                "Get a newer version of this program. Until then, also check {site}. To check the rules, "
                "read: {sources}.",
                site=IND_SITE,
                sources=sources,
            ),
        )
    advice = None if again is None else _("To check them again, read: {sources}.", sources=sources)
    return Check(Sign.GOOD, rules_line(edition, today), advice)


def check_time_zone(*, known: bool) -> Check:
    """Check that this computer has the Dutch time zone.

    Without it, the date is calculated with the European rule for summer time.
    """
    if known:
        return Check(Sign.GOOD, _("The time zone of the Netherlands is known."))
    return Check(
        Sign.LOOK,
        _("The time zone data of this computer is missing or damaged. The day is calculated without it."),
        _("Type {line} and start again.", line="py -m pip install tzdata")
        if is_windows()
        else _("Ask somebody to install {package} again.", package="tzdata"),
    )


def fonts_with(language: str, environ: Mapping[str, str]) -> int | None:
    """Return the number of fonts for a language on this computer, from fontconfig.

    None if fontconfig is missing, or if the screen belongs to another computer.
    """
    far = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY")) or environ.get("TERM") == "linux"
    program = shutil.which("fc-list", path=environ.get("PATH"))
    if far or program is None:
        return None
    command = (program, f":lang={language}", "family")
    try:
        listed = subprocess.run(command, capture_output=True, timeout=_LIST_FONTS, check=True)  # noqa: S603 - fc-list
    except (OSError, subprocess.SubprocessError):
        return None
    return len(listed.stdout.splitlines())


def run_doctor(ctx: CommandContext) -> int:
    """Run all checks and write one line for each, with advice and samples.

    Args:
        ctx: what all commands share.

    Returns:
        0, or 1 when something is to be done.

    Raises:
        Problem: standard output cannot be written.
    """
    environ = ctx.environ
    checks: list[Check] = []
    if is_terminal(sys.stdout):
        size = os.get_terminal_size(sys.stdout.fileno())
        checks += [check_size(*size), check_colour(environ, sequences=ctx.sequences), check_selection()]
    else:
        advice = _("For a full check, run it in the terminal and without a pipe.")
        checks.append(Check(Sign.LOOK, _("This is not a terminal."), advice))
    checks += [
        # of Windows, Python writes to the console by itself, and all else is written in UTF-8
        check_utf8(environ, "utf-8" if is_windows() or sys.stdout is None else sys.stdout.encoding),
        check_bidi(probe(environ)),
        *check_fonts(environ),
        check_clock(ctx.today),
        check_rules(ctx.today, ctx.rules or edition_on(ctx.today)),
        check_time_zone(known=clock.time_zone() is not None),
    ]
    localizer = ctx.localizer
    lines: list[str] = []
    for check in checks:
        lines.append(f"{check.sign.value} {localizer(check.found)}")
        if check.advice is not None:
            lines.append(f"    {localizer(check.advice)}")
    console.write("\n".join([*lines, ""]).encode())
    return TO_DO if any(check.sign is Sign.BAD for check in checks) else DONE
