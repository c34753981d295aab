"""Each way out of a Textual program, tried from inside.

And the private parts of Textual 8.2.8 that are closed, pinned.
"""

import inspect
import io
from dataclasses import replace

import pytest
from textual import events
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from permit_wizard.kiosk.app import ALLOWED, STAFF_WAITS, KioskApp
from permit_wizard.kiosk.driver import kiosk_driver
from permit_wizard.kiosk.keyboard import GuardedDecoder
from permit_wizard.kiosk.presence import Presence, since_boot
from permit_wizard.kiosk.screens import IdleScreen, StaffScreen, WelcomeScreen
from permit_wizard.kiosk.settings import CRASHED, ENDED, Settings
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal_ui.screens.dialogs import Dialog
from permit_wizard.terminal_ui.widgets.date_line import DateInput
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.foot import Foot
from tests.kiosk.visitors import TODAY
from tests.terminal_ui.places import put

pytestmark = pytest.mark.usefixtures("no_terminal")


async def test_only_known_actions_run(kiosk):
    every = {name.removeprefix("action_").removeprefix("_action_") for name in dir(App) if "action_" in name}
    assert {"screenshot", "suspend_process", "quit", "command_palette"} <= every
    async with kiosk.run_test() as pilot:
        for name in sorted(every - ALLOWED):
            assert not kiosk.check_action(name, ())
        for action in ("app.screenshot", "app.suspend_process", "app.quit", "app.command_palette", "app.toggle_dark"):
            assert not await kiosk.run_action(action)
        for keys in ("ctrl+p", "ctrl+q", "ctrl+c", "ctrl+z"):
            await pilot.press(keys)
        assert kiosk.visit.place == "start"
        assert len(kiosk.screen_stack) == 2
    assert kiosk.codes == []
    assert not list(kiosk.folder.iterdir())


async def test_nothing_is_written_opened_or_copied(kiosk, monkeypatch):
    monkeypatch.setattr("webbrowser.open", pytest.fail)
    async with kiosk.run_test():
        kiosk.open_url("https://example.org")
        kiosk.deliver_screenshot()
        kiosk.save_screenshot()
        kiosk.deliver_text(io.StringIO("answers"))
        kiosk.deliver_binary(io.BytesIO(b"answers"))
        kiosk.copy_to_clipboard("answers")
        assert kiosk.clipboard == ""
        assert list(kiosk.get_system_commands(kiosk.screen)) == []
        assert not kiosk.ENABLE_COMMAND_PALETTE
        assert not kiosk.ALLOW_SELECT
    assert not list(kiosk.folder.iterdir())


def test_the_driver_is_never_suspended_and_opens_nothing(kiosk, monkeypatch):
    monkeypatch.setattr("webbrowser.open", pytest.fail)
    driver = kiosk_driver(LinuxDriver, len)
    assert driver.can_suspend.fget(None) is False
    driver.open_url(None, "https://example.org")
    binary = io.BytesIO(b"answers")
    driver.deliver_binary(None, binary, delivery_key="", save_path=kiosk.folder / "answers")
    assert binary.closed
    assert not list(kiosk.folder.iterdir())


async def test_what_is_typed_is_never_markup_nor_control(kiosk):
    async with kiosk.run_test(size=(100, 40)) as pilot:
        put(kiosk, "expires_on", {"permit": "temporary_asylum"})
        await pilot.pause()
        line = kiosk.screen.query_one(DateInput)
        for hostile in ("[@click=app.screenshot('x')]a[/]", "[/x]", "\x1b]0;owned\x07", "\x9b31m\x85\x00"):
            line.value = ""
            kiosk.post_message(events.Paste(hostile))
            await pilot.pause()
            assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line.value)
            await pilot.press("f2", "escape", "enter")
        line.value = ""
        kiosk.post_message(events.Paste("1" * 201))
        await pilot.pause()
        assert line.value == ""
        line.post_message(events.Paste("1" * 201))
        await pilot.pause()
        assert line.value == ""
    assert kiosk.codes == []
    assert not list(kiosk.folder.iterdir())


def test_text_is_never_markup():
    hostile = "[@click=app.screenshot('x')]a[/] [red]b[/x]"
    assert Words(hostile).draw(80).plain == hostile


async def test_every_kind_of_crash_ends_the_process_in_silence(kiosk):
    assert list(inspect.signature(App._handle_exception).parameters) == ["self", "error"]
    assert list(inspect.signature(App._fatal_error).parameters) == ["self"]
    async with kiosk.run_test():
        kiosk._handle_exception(RuntimeError("answers"))
        kiosk._fatal_error()
        kiosk.panic("answers")
        assert kiosk.codes == [CRASHED] * 3
        assert kiosk._exit_renderables == []
        kiosk.exit()
        await kiosk.run_action("app.end")
        assert kiosk.codes[3:] == [ENDED] * 2


@pytest.mark.usefixtures("kiosk")
def test_textual_reads_through_the_guarded_decoder():
    assert 'getincrementaldecoder("utf-8")().decode' in inspect.getsource(LinuxDriver.run_input_thread)
    assert isinstance(linux_driver.getincrementaldecoder("utf-8")(), GuardedDecoder)


async def test_the_end_key_is_on_every_page_and_the_old_way_out_is_on_none(kiosk):
    answers = {"permit": "temporary_asylum", "expires_on": "2027-05-15", "applied": "no", "main_residence": "yes",
               "abroad_over_3_months": "no", "reason_applies": "yes", "information_correct": "yes",
               "convictions": "no", "digid": "no", "travel": "no"}  # fmt: skip
    async with kiosk.run_test(size=(60, 20)) as pilot:
        for place in ("language", "start", "permit", "expires_on", "check", "result"):
            put(kiosk, place, answers)
            await pilot.pause()
            (key,) = kiosk.screen.query("EndKey")
            assert key.region.width == len(" F9  Erase and leave")
            assert key.region.y == 0
            assert all(hint.action != "app.leave" for hint in kiosk.screen.query_one(Foot).hints)
        await pilot.resize_terminal(40, 10)
        assert kiosk.screen.query_one("#small").region.y == 1


@pytest.mark.parametrize("private", [False, True])
async def test_visitors_of_a_kiosk_are_told_to_ask_about_the_window(private):
    codes = []
    app = KioskApp(Settings(private=private, idle=0, language="en"), lambda: TODAY, leave=codes.append)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter")
        app.show_in(BilingualText.of("en"))
        put(app, "permit", None)
        await pilot.resize_terminal(40, 10)
        words = " ".join(app.screen.query_one("#small").draw(40).plain.split())
    assert ("letters smaller" in words) is private
    assert ("Please ask somebody who works here" in words) is not private


@pytest.mark.parametrize("language", languages())
async def test_the_end_key_fits_beside_the_language_in_every_language(language, kiosk):
    async with kiosk.run_test(size=(60, 20)) as pilot:
        kiosk.show_in(BilingualText.of(language))
        put(kiosk, "start", None)
        await pilot.pause()
        (key,) = kiosk.screen.query("EndKey")
        assert key.region.x >= 0
        assert key.region.right <= 60


async def test_the_end_key_speaks_the_language_under_the_cursor(kiosk):
    async with kiosk.run_test(size=(60, 20)) as pilot:
        kiosk.visit = replace(kiosk.visit, language="en")
        put(kiosk, "language", None)
        await pilot.pause()
        (key,) = kiosk.screen.query("EndKey")
        for language in ("fr", "ar"):
            await pilot.press("down")
            assert Localizer(language)(key.means) in key.does
            assert key.region.right <= 60


async def test_any_key_and_no_movement_of_the_mouse_takes_the_countdown_away(kiosk):
    async with kiosk.run_test() as pilot:
        kiosk.push_screen(IdleScreen(60))
        await pilot.pause()
        await pilot.hover()
        assert isinstance(kiosk.screen, IdleScreen)
        await pilot.press("f2")
        assert kiosk.visit.place == "start"
        assert not isinstance(kiosk.screen, (IdleScreen, Dialog))


async def test_a_machine_that_slept_shows_no_answers_to_who_opens_it(monkeypatch):
    slept = [0.0]
    monkeypatch.setattr("permit_wizard.kiosk.app.Presence", lambda: Presence(lambda: since_boot() + slept[0]))
    codes = []
    app = KioskApp(Settings(), lambda: TODAY, leave=codes.append)
    async with app.run_test() as pilot:
        slept[0] = 3600.0
        app._beat()
        assert codes == []  # nobody has come yet: nothing to forget
        await pilot.press("x")
        slept[0] = 3605.0
        app._beat()
        assert set(codes) == {ENDED}


async def test_a_question_for_staff_does_not_wait_for_the_next_visitor(monkeypatch):
    moment = [0.0]
    monkeypatch.setattr("permit_wizard.kiosk.app.Presence", lambda: Presence(lambda: since_boot() + moment[0]))
    app = KioskApp(Settings().with_staff("f12", "open the hall"), lambda: TODAY, leave=pytest.fail)
    async with app.run_test() as pilot:
        await pilot.press("f12")
        assert isinstance(app.screen, StaffScreen)
        app._beat()
        await pilot.pause()
        assert isinstance(app.screen, StaffScreen)
        moment[0] = STAFF_WAITS
        app._beat()
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)


async def test_in_a_hall_nothing_may_be_written_and_nothing_is_pasted():
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    assert not (app.visit.device.files or app.visit.device.printer)
    async with app.run_test() as pilot:
        await pilot.press("x")
        put(app, "expires_on", {"permit": "temporary_asylum"})
        await pilot.pause()
        app.post_message(events.Paste("15-05-2027"))
        await pilot.pause()
        assert app.screen.query_one(DateInput).value == ""
        await pilot.press("1")
        assert app.screen.query_one(DateInput).value == "1"
