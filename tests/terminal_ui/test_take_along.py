"""Taking the result along: what is saved where, and what is said when it cannot be."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from permit_wizard.outputs.delivery import print_out
from permit_wizard.outputs.delivery.open_page import CannotOpen, has_desktop, open_page
from permit_wizard.terminal_ui.screens.code import Code
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.visit.state import Device
from tests.terminal_ui.visiting import EVERYTHING, Visitor, visit

TALL = (80, 45)


async def _name(person: Visitor, path: Path) -> None:
    field = person.app.screen.query_one("PathInput")
    field.value = str(path)
    await person.press("enter")
    await person.app.workers.wait_for_complete()
    await person.pilot.pause()


@pytest.mark.parametrize(
    ("way", "begins"), [(1, b"<!doctype html>"), (2, b"Vraag nu online aan"), (3, b"BEGIN:VCALENDAR")]
)
async def test_a_file_is_written_where_the_user_says_and_only_for_them(tmp_path: Path, way: int, begins: bytes) -> None:
    async with visit("nl", size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(way)
        await _name(person, tmp_path / "mine")
        assert person.sees("✓")
        assert str(tmp_path / "mine") in "".join(person.screen.split())  # a long path is broken over lines
    written = tmp_path / "mine"
    assert written.stat().st_mode & 0o777 == 0o600
    assert written.read_bytes().lower().startswith(begins.lower())
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


async def test_an_existing_file_is_replaced_only_after_asking(tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("precious")
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(2)
        await _name(person, path)
        assert path.read_text() == "precious"
        assert person.sees("No, I will type another name", "Yes, replace the file")
        await person.press("2", "enter")
        await person.app.workers.wait_for_complete()
        assert "Apply online now" in path.read_text()


async def test_enter_takes_the_name_that_is_suggested_and_typing_begins_with_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(2)
        assert person.sees("Press Enter to use the name ~/page.txt.")
        await person.press("enter")
        await person.app.workers.wait_for_complete()
        await person.pilot.pause()
        assert person.sees("✓ Saved")
        assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]
        await person.choose(2)
        await person.press(*"~/x", "enter")
        await person.app.workers.wait_for_complete()
        assert {path.name for path in tmp_path.iterdir()} == {"page.txt", "x"}
        await person.press("ctrl+q")
        assert person.sees("What you saved")
        assert not person.sees("Nothing is saved")


async def test_where_there_is_no_day_for_a_calendar_the_list_says_so_and_asks_no_name() -> None:
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING | {"expires_on": "unknown"})
        assert person.screen.count("There is no day to put into a calendar") == 2
        await person.choose(3)
        assert person.screen.count("There is no day to put into a calendar") == 3
        assert not person.sees("Type the name of the file")


async def test_a_folder_that_is_not_there_is_one_clear_sentence(tmp_path: Path) -> None:
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(2)
        await _name(person, tmp_path / "no" / "such" / "folder" / "file")
        assert person.sees("!")
        assert person.place == "file"
        assert not list(tmp_path.iterdir())


async def test_esc_goes_from_the_name_to_the_ways_and_from_there_to_the_result() -> None:
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(1)
        await person.press("escape")
        assert person.app.screen.query_one(Choices).chosen == 0
        await person.press("escape")
        assert person.place == "result"


@pytest.mark.parametrize(("way", "detailed"), [(5, False), (6, True)])
async def test_a_code_is_on_the_screen_with_its_words(way: int, detailed: bool) -> None:
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(way)
        assert person.place == "code"
        assert person.app.screen.query_one(Code).drawing.rows
        assert person.sees(*(("Anyone who scans this can", "read it.") if detailed else ("HTTPS://IND.NL/EN",)))
        await person.press("escape")
        assert person.place == "take"


@pytest.mark.parametrize(
    ("program", "language", "offered"), [("no-such-program-here", "en", False), ("sh", "en", True), ("sh", "ar", False)]
)
async def test_printing_is_offered_only_where_this_computer_can_print_this_language(
    program: str, language: str, offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_out, "PROGRAM", program)
    async with visit(language, size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        assert len(person.app.screen.query_one(Choices).labels) == (7 if offered else 6)
        assert person.sees("Print now") == offered


async def test_what_a_printer_does_not_take_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_out, "PROGRAM", "false")
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(7)
        await person.app.workers.wait_for_complete()
        await person.pilot.pause()
        assert person.sees("! The printer did not accept it")


async def test_the_keys_go_on_while_a_printer_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(print_out, "PROGRAM", "sh")
    monkeypatch.setattr(print_out, "send", lambda *_what: let_go.wait(60))
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(7)
        assert person.sees("Sending to the printer")
        await person.press("up")
        assert person.app.busy
        let_go.set()
        await person.app.workers.wait_for_complete()
        await person.pilot.pause()
        assert person.sees("Sent to the printer.")


async def test_the_keys_go_on_while_a_disk_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go, saves = threading.Event(), list[str]()

    def slow(_content: bytes, name: str, *, replace: bool) -> Path:  # noqa: ARG001 - save's own arguments
        saves.append(name)
        let_go.wait(60)
        return Path(name)

    monkeypatch.setattr("permit_wizard.outputs.delivery.files.save", slow)
    async with visit(size=TALL) as person:
        await person.go_to("take", EVERYTHING)
        await person.choose(2)
        person.app.screen.query_one("PathInput").value = str(tmp_path / "a")
        await person.press("enter", "enter")  # twice: once is enough
        await person.press("f4")
        assert person.app.busy
        let_go.set()
        await person.app.workers.wait_for_complete()
        await person.pilot.pause()
        assert person.sees("✓")
    assert saves == [str(tmp_path / "a")]


async def test_where_nothing_may_be_written_only_the_codes_are_offered() -> None:
    async with visit(size=TALL, device=Device(files=False, printer=False)) as person:
        await person.go_to("take", EVERYTHING)
        assert len(person.app.screen.query_one(Choices).labels) == 2
        assert not person.sees("HTML")


async def test_a_saved_page_is_opened_at_once_where_there_is_a_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("permit_wizard.outputs.delivery.open_page.open_page", opened.append)
    async with visit(size=TALL, device=Device(browser=True)) as person:
        await person.go_to("take", EVERYTHING)
        assert not person.sees("Open the saved page")
        await person.choose(1)
        await _name(person, tmp_path / "mine.html")
        assert person.sees("Open the saved page in the browser")
        await person.press("enter")
        assert person.sees("The page opens in the browser.")
    assert opened == [tmp_path / "mine.html"]


@pytest.mark.parametrize(
    ("environ", "there"),
    [({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True), ({}, False), ({"DISPLAY": ""}, False),
     ({"DISPLAY": "localhost:10", "SSH_CONNECTION": "x"}, False),
     ({"DISPLAY": ":0", "TEXTUAL_DRIVER": "a.web_driver:W"}, False)],
)  # fmt: skip
def test_a_page_is_opened_only_on_a_desktop_that_the_person_sees(
    environ: dict[str, str], there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/xdg-open")
    monkeypatch.setattr("sys.platform", "linux")
    assert has_desktop(environ) == there


def test_where_nothing_opens_files_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: str(tmp_path / "nothing"))
    with pytest.raises(CannotOpen):
        open_page(tmp_path / "page.html")
