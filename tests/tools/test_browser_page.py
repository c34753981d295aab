"""The wizard in a browser: nothing is reordered or fetched from elsewhere, and strangers are kept out."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from textual.drivers import web_driver

from permit_wizard.core.extras import install_command
from permit_wizard.language.languages import languages
from permit_wizard.tools import browser_page
from permit_wizard.tools.browser_page import application, main, page
from tests.builders import ROOT
from tests.kiosk.terminal import children

SECRET = "a-secret-for-this-test"
ARABIC = [sys.executable, "-m", "permit_wizard.tools.browser_page", "--tab", "--lang", "ar", "--today", "2026-09-01"]


OTHERS: set[int] = set()
"""Processes of other tests in this worker, such as a browser that many of them share."""


@pytest.fixture(autouse=True)
def _others():
    OTHERS.clear()
    OTHERS.update(children(os.getpid()))


def wizards():
    """Return the processes that this test has started and not ended."""
    return [pid for pid in children(os.getpid()) if pid not in OTHERS]


@pytest.fixture
async def visitor():
    """The HTTP part of a browser, in front of the server."""
    server = TestServer(application(ARABIC, 1, SECRET))
    async with TestClient(server) as client:
        yield client
    await nobody_left()


async def nobody_left():
    """Wait until every wizard has ended and its pipes are closed.

    A loop that ends sooner leaves them to a later test.
    """
    async with asyncio.timeout(20):
        while wizards() or any(task.get_coro().__qualname__ == "Tab.stop" for task in asyncio.all_tasks()):
            await asyncio.sleep(0.02)
        while any("Tab.stop" in str(task.get_coro()) for task in asyncio.all_tasks()):  # which empties the pipes
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.05)


async def test_the_page_fetches_only_what_this_server_has(visitor):
    answer = await visitor.get(f"/{SECRET}/")
    text = await answer.text()
    assert set(re.findall(r"(?:https?:)?//[^/\"'\s]+", text)) == {"http://127.0.0.1:1"}
    for address in set(re.findall(r"http://127\.0\.0\.1:1(/[^\"]+\.(?:css|js|ttf))", text)):
        assert (await visitor.get(address)).status == 200, address
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe-eval" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/another/", "/another/ws", f"/{SECRET}x/"])
async def test_somebody_who_does_not_know_the_secret_finds_nothing(visitor, path):
    assert (await visitor.get(path)).status == 404
    with pytest.raises(WSServerHandshakeError):
        await visitor.ws_connect(path)


async def test_a_tab_gets_a_wizard_that_answers_keys_and_ends(visitor):
    async with visitor.ws_connect(f"/{SECRET}/ws?width=80&height=24") as tab:
        await drawn_by(tab, "Nieuwe pas voor de verblijfsvergunning asiel", "ﻥﻵﺍ")  # "now", shaped, from the right
        await tab.send_json(["stdin", "\r"])
        await drawn_by(tab, "BEPAALDE TIJD")
        await tab.send_json(["stdin", "1\r"])  # from the first answer on there is something to lose
        await drawn_by(tab, "dd-mm-jjjj")
        await tab.send_json(["stdin", "\x11"])  # Ctrl+Q
        # Leave, or go on? The box is wider than a date's field; before it is there, keys would answer the question.
        await drawn_by(tab, f"┏{'━' * 40}")
        await tab.send_json(["stdin", "2\r"])
        async with asyncio.timeout(30):
            async for _message in tab:
                pass  # until the server closes
        assert tab.closed
    await nobody_left()


async def drawn_by(tab, *wanted):
    """Read what a tab gets until it holds some words."""
    seen = ""
    async with asyncio.timeout(30):
        while not all(word in seen for word in wanted):
            message = await tab.receive()
            assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
            if message.type is WSMsgType.BINARY:
                seen += re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", message.data.decode(errors="replace"))


@pytest.mark.parametrize("how", ["at-the-start", "resize", "sequence"])
async def test_a_huge_size_takes_no_more_memory_than_a_screen(visitor, how):
    size = "width=20000&height=20000" if how == "at-the-start" else "width=80&height=24"
    async with visitor.ws_connect(f"/{SECRET}/ws?{size}") as tab:
        await drawn_by(tab, "verblijfsvergunning asiel")
        if how == "resize":
            await tab.send_json(["resize", {"width": 20_000, "height": 20_000}])
        if how == "sequence":
            await tab.send_json(["stdin", "\x1b[48;20000;20000;1;1t"])
        await tab.send_json(["stdin", "\x1bOS"])  # F4: other colours, so that all is drawn again
        await drawn_by(tab, "verblijfsvergunning asiel")
        (wizard,) = wizards()
        assert int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{wizard}/status").read_text())[1]) < 200_000  # kB
        assert re.search(r"Max data size\s+268435456", Path(f"/proc/{wizard}/limits").read_text())


def test_the_wizard_of_a_tab_sees_only_what_a_key_sends(monkeypatch, capfdbinary):
    for name in ("getincrementaldecoder", "XTermParser"):
        monkeypatch.setattr(web_driver, name, getattr(web_driver, name))  # put back afterwards
    for name in ("die_with_parent", "limit_memory"):
        monkeypatch.setattr(f"permit_wizard.kiosk.harden.{name}", lambda: None)
    assert main(["--tab", "--version"]) == 0
    assert capfdbinary.readouterr().out
    assert web_driver.getincrementaldecoder("utf-8")().decode(b"\x1b[48;20000;20000;1;1t\xff7") == "\ufffd7"


async def test_too_many_tabs_are_refused_in_every_language_until_one_is_closed(visitor, monkeypatch):
    monkeypatch.setattr("permit_wizard.tools.browser_tabs.TABS", 1)
    async with visitor.ws_connect(f"/{SECRET}/ws") as tab:
        answer = await visitor.get(f"/{SECRET}/")
        assert answer.status == 503
        text = await answer.text()
        assert "$" not in text
        for code, language in languages().items():
            assert f'<p lang="{code}" dir="{language.direction}">' in text
        with pytest.raises(WSServerHandshakeError):
            await visitor.ws_connect(f"/{SECRET}/ws")
        await tab.send_json({"no": "list"})  # harms nobody
        await tab.send_str("no JSON")
        await tab.send_json(["ping", 7])
        assert "pong" in [json.loads(m.data)[0] async for m in tab_until_text(tab)]
    async with asyncio.timeout(20):
        while (await visitor.get(f"/{SECRET}/")).status != 200:
            await asyncio.sleep(0.02)


async def tab_until_text(tab):
    """What a tab gets, up to and with the first text."""
    async for message in tab:
        if message.type is WSMsgType.TEXT:
            yield message
            return


async def test_a_wizard_that_does_not_end_is_ended_with_its_tab(visitor):
    async with visitor.ws_connect(f"/{SECRET}/ws") as tab:
        await drawn_by(tab, "verblijfsvergunning asiel")
        (wizard,) = wizards()
        os.kill(wizard, signal.SIGSTOP)
    await nobody_left()


def test_the_browser_may_not_reorder_and_every_language_says_how_to_go_on():
    text = page("http://127.0.0.1:1/x", "x")
    assert re.search(r"\.xterm-rows, \.xterm-rows \* \{ unicode-bidi: bidi-override; direction: ltr; \}", text)
    assert "$" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    ended = text[text.index('id="ended"') :]
    for code, language in languages().items():
        assert f'<p lang="{code}" dir="{language.direction}">' in ended
    assert ended.count('<a href="">') == len(languages())
    assert "http-equiv" not in text


def test_a_taken_port_is_named_in_the_readers_language(capsys):
    import socket

    with socket.create_server((browser_page.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--lang", "nl", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert str(port) in said
    assert "poort" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("argument", ["--port=65536", "--port=x", "--lang=xx", "--host=0.0.0.0"])
def test_bad_arguments_get_one_sentence(argument, capsys):
    assert main([argument]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_help_is_in_the_language_asked_for(capfdbinary):
    assert main(["--lang", "nl", "--help"]) == 0
    assert "Toont de vragen in een browser" in " ".join(capfdbinary.readouterr().out.decode().split())


def test_without_textual_serve_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert main([]) != 0
    assert install_command("browser") in capsys.readouterr().err


def test_a_tab_ends_with_the_server_whatever_ended_that():
    server = subprocess.Popen(
        [sys.executable, "-m", "permit_wizard.tools.browser_page", "--lang", "nl"], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert server.stdout is not None
    server.stdout.readline()
    address = server.stdout.readline().decode().strip()
    asyncio.run(_open_a_tab_and(address, server))


async def _open_a_tab_and(address: str, server: subprocess.Popen[bytes]) -> None:
    async with ClientSession() as browser, browser.ws_connect(f"{address}ws?width=80&height=24") as tab:
        with contextlib.suppress(TimeoutError):  # until it has drawn all, and would notice nothing by itself
            while await tab.receive(timeout=2.0):
                pass
        (wizard,) = children(server.pid)
        server.kill()
        server.wait()
        server.stdout.close()
    async with asyncio.timeout(20):
        while Path(f"/proc/{wizard}").exists():
            await asyncio.sleep(0.02)
