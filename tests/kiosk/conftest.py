"""Kiosks in terminals, closed whatever happens, and a kiosk's app in this process."""

import pytest

from permit_wizard.kiosk.app import KioskApp
from permit_wizard.kiosk.settings import Settings
from tests.kiosk.terminal import Terminal, is_welcome
from tests.kiosk.visitors import END, TODAY


@pytest.fixture
def start():
    """Start a kiosk for one test; see Terminal."""
    opened = []

    def open_one(*args, **options):
        opened.append(Terminal(*args, **options))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()


@pytest.fixture(scope="module")
def kept():
    """Kiosks that serve the visitors of many tests, by how they were started."""
    kiosks = {}
    yield kiosks
    for terminal in kiosks.values():
        terminal.close()


@pytest.fixture
def hall(kept):
    """Come into a hall whose kiosk has served others before, as in life; and leave it to the next.

    To start a kiosk costs two visits, to go on with it one. What ends a kiosk, locks it or looks at its beginning takes
    `start`.
    """
    entered = {}

    def come_in(*args, **options):
        name = repr((args, options))
        if name not in kept:
            kept[name] = Terminal(*args, **options)
        entered[name] = kept[name]
        kept[name].wait_welcome()
        return kept[name]

    yield come_in
    for name, terminal in entered.items():
        try:
            if not is_welcome(terminal.text()):
                visit = terminal.visit()
                terminal.send(END)
                terminal.wait_welcome(before=visit)
        except BaseException:
            kept.pop(name).close()  # the next test shall not suffer from it
            raise


@pytest.fixture
def no_terminal(monkeypatch):
    """Here is no terminal to watch, and no process to end."""
    monkeypatch.setattr("signal.alarm", lambda _seconds: 0)
    monkeypatch.setattr("permit_wizard.kiosk.app.terminal_is_gone", lambda: False)


@pytest.fixture
def kiosk(tmp_path, monkeypatch):
    """A private kiosk in English, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    codes = []
    app = KioskApp(Settings(private=True, idle=0, language="en"), lambda: TODAY, leave=codes.append)
    app.codes, app.folder = codes, tmp_path
    return app
