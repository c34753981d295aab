"""Printing by the system's own program, which a small script replaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs.delivery import print_out
from permit_wizard.outputs.delivery.print_out import CannotPrint, send, why_not

LATIN = (Localizer("nl"), Localizer("en"))


def printer(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def refused(content: bytes = b"text") -> str:
    with pytest.raises(CannotPrint) as caught:
        send(content, LATIN)
    return Localizer("en")(caught.value.reason)


def test_the_printer_gets_the_text_and_a_name_that_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer(tmp_path, monkeypatch, f'cat > {tmp_path}/paper; echo "$@" > {tmp_path}/options')
    send("één\n".encode(), LATIN)
    assert (tmp_path / "paper").read_text() == "één\n"
    assert (tmp_path / "options").read_text() == "-s -t document -o media=A4\n"


def test_no_program_no_printer_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "cannot print from here" in refused()
    printer(tmp_path, monkeypatch, "echo 'lp: Error - no default destination available.' >&2; exit 1")
    assert "no default destination" in refused()
    printer(tmp_path, monkeypatch, "exec sleep 5")
    monkeypatch.setattr(print_out, "PATIENCE", 0.1)
    assert "did not accept it" in refused()
    (tmp_path / "lp").write_bytes(b"\x7fELF no program")
    assert "did not accept it" in refused()


def test_a_program_that_leaves_a_child_with_its_pipes_is_judged_by_its_exit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_out, "PATIENCE", 5)
    printer(tmp_path, monkeypatch, "sleep 8 & exit 0")
    send(b"text", LATIN)
    printer(tmp_path, monkeypatch, "sleep 8 & echo 'lp: no paper' >&2; exit 1")
    assert "no paper" in refused()
    printer(tmp_path, monkeypatch, "exit 0")
    send(b"x" * 1_000_000, LATIN)  # it reads nothing of it


def test_every_wait_for_a_device_is_shorter_than_the_watchdog_of_a_visit() -> None:
    from inspect import signature

    from permit_wizard.command_line import doctor
    from permit_wizard.kiosk.app import HANGS
    from permit_wizard.rtl import probe

    assert print_out.PATIENCE < HANGS
    assert doctor._LIST_FONTS < HANGS
    assert signature(probe).parameters["timeout"].default < HANGS


def test_what_it_cannot_shape_goes_by_way_of_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer(tmp_path, monkeypatch, "exit 0")
    assert why_not(LATIN) is None
    for code in ("ar", "ti"):
        assert why_not((Localizer("nl"), Localizer(code))) is not None


def test_a_program_that_has_ended_before_the_text_is_written_fails_nothing() -> None:
    with Path("/dev/null").open("wb", buffering=0) as pipe:
        pass
    print_out._feed(pipe, b"text")
