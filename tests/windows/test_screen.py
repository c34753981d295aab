"""The full screen on Windows: where it starts, what it says where it does not, and a visit by Textual's own driver."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from permit_wizard.core.text import _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal.advice import WAY_BACK
from tests.terminal_ui.test_pty_visit import ANSWERS
from tests.windows.machine import DUTCH, before_a_console, run
from tests.windows.simulated import CTRL_BREAK

ENTER = "\r"
TODAY = ("--today", "2026-09-01")
TITLE = _("A new card for your asylum residence permit")
LEFT_SCREEN = b"\x1b[?1049l"


def test_a_whole_visit_by_textuals_own_driver_for_windows(tmp_path: Path) -> None:
    modes = tmp_path / "modes"
    with before_a_console("nl", *TODAY, shown=DUTCH, modes=str(modes)) as person:
        localizer = person.localizer
        person.waits_for("Nederlands", "Kies uw taal", localizer(WAY_BACK))
        person.press(ENTER)
        person.waits_for(localizer(TITLE), localizer(_("Start now")))
        person.gives_date("23-11-2026")
        person.answers(ANSWERS)
        person.wants_to_leave()
        assert person.leaves() == 0
        assert LEFT_SCREEN in person.program.sent
    assert json.loads(modes.read_text(encoding="utf-8")) == {"0": 0x01F7, "1": 0x0003, "2": 0x0003}


def test_before_the_first_words_of_arabic_a_reader_is_asked_how_it_looks() -> None:
    with before_a_console("ar", *TODAY, "--lang", "ar") as person:
        localizer = person.localizer
        person.waits_for("23-11-2026")  # in every sample
        assert not person.shows(localizer(_("Start now")))
        person.press("1\r")
        person.waits_for(localizer(_("Go on")), "setx PERMIT_WIZARD_BIDI visual")
        person.press(ENTER)
        person.waits_for(localizer(TITLE), localizer(_("Start now")))  # and not the languages: one was named
        person.press("\x11")
        assert person.leaves() == 0


def test_an_order_that_was_chosen_is_remembered_where_windows_keeps_settings(tmp_path: Path) -> None:
    environ = {"APPDATA": str(tmp_path)}
    with before_a_console("ar", *TODAY, "--lang", "ar", environ=environ) as person:
        person.waits_for("23-11-2026")
        person.press("2\r")
        person.waits_for("setx PERMIT_WIZARD_BIDI words")
        person.press("2\r")
        person.waits_for("Nieuwe pas voor")
    assert (tmp_path / "permit_wizard" / "bidi").read_text(encoding="utf-8") == "words\n"
    with before_a_console("ar", *TODAY, "--lang", "ar", environ=environ) as person:
        person.program.until("IND")
        person.press("\x11")
        assert person.leaves() == 0
        assert "PERMIT_WIZARD_BIDI" not in person.program.text()


def test_ctrl_break_leaves_nothing_on_the_screen() -> None:
    with before_a_console("en", *TODAY, "--lang", "en") as person:
        person.waits_for(person.localizer(TITLE))
        os.kill(person.program.pid, CTRL_BREAK)
        assert person.leaves() == 130
        assert LEFT_SCREEN in person.program.sent


def test_a_console_without_control_sequences_gets_lines_and_the_reason() -> None:
    with before_a_console("nl", *TODAY, console="old", shown=DUTCH) as person:
        for code in languages():
            person.program.until(" ".join(Localizer(code)(OLD_CONSOLE).split()[:3]))
        person.program.until("1. Nederlands")
        person.press(b"\x04")  # the end of the input
        assert person.leaves() == 1
        assert b"\x1b" not in person.program.sent.replace(b"\x1b[?2004", b"")


OLD_CONSOLE = _(
    "The questions come line by line: this console cannot place text. Use Windows Terminal for the full screen."
)
NO_TERMINAL = _("The questions come line by line: the full screen needs a terminal.")
BY_VARIABLE = _("The questions come line by line, because {variable} is set.", variable="PERMIT_WIZARD_PLAIN")


@pytest.mark.parametrize(
    ("argv", "environ", "reason"),
    [((), {}, NO_TERMINAL), ((), {"PERMIT_WIZARD_PLAIN": "1"}, BY_VARIABLE), (("--plain",), {}, None)],
)
def test_lines_say_why_unless_they_were_asked_for(
    argv: tuple[str, ...], environ: dict[str, str], reason: object
) -> None:
    done = run(*argv, "--lang", "nl", given=b"s\n", environ=environ)
    first = done.stdout.decode().partition("\n")[0]
    assert first == ("" if reason is None else Localizer("nl")(reason))  # type: ignore[arg-type]
