"""The wizard in a browser: the page forbids the browser to reorder, fetches nothing from elsewhere, and keeps strangers out."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from permit_wizard.i18n import languages
from permit_wizard.tools import browser_page
from permit_wizard.tools.browser_page import application, main, page
from tests.builders import ROOT
from tests.kiosk.terminal import children

SECRET = "a-secret-for-this-test"
ARABIC = [sys.executable, "-m", "permit_wizard", "--lang", "ar", "--today", "2026-09-01"]


@pytest.fixture
async def visitor():
    """A browser, as far as it speaks HTTP, in front of the server."""
    server = TestServer(application(ARABIC, 1, SECRET))
    async with TestClient(server) as client:
        yield client


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
async def test_who_does_not_know_the_secret_finds_nothing(visitor, path):
    assert (await visitor.get(path)).status == 404
    with pytest.raises(WSServerHandshakeError):
        await visitor.ws_connect(path)


async def test_a_tab_gets_a_wizard_that_answers_keys_and_ends(visitor):
    async with visitor.ws_connect(f"/{SECRET}/ws?width=80&height=24") as tab:

        async def read_until(*wanted: str) -> str:
            seen = ""
            async for message in tab:
                if message.type is WSMsgType.BINARY:
                    # Split mode sends each right-to-left letter in a colour of its own.
                    seen += re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", message.data.decode(errors="replace"))
                    if all(word in seen for word in wanted):
                        return seen
            return seen

        seen = await read_until("Nieuwe pas voor de verblijfsvergunning asiel", "ﻥﻵﺍ")  # "now", shaped, from the right
        assert "ﻥﻵﺍ" in seen
        await tab.send_json(["stdin", "\r"])
        assert "soort verblijf" in await read_until("soort verblijf")
        await tab.send_json(["stdin", "\x11"])  # Ctrl+Q on the first question: nothing is lost yet, or a dialog asks
        await tab.send_json(["stdin", "2\r"])
        await read_until("never to be seen")  # until the server closes
        assert tab.closed
    async with asyncio.timeout(20):
        while children(os.getpid()):  # nobody is left behind
            await asyncio.sleep(0.02)


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
    assert "permit-wizard[browser]" in capsys.readouterr().err


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
