"""The wizards behind the tabs of a browser.

So many at most, of a size that a screen can have, and none outlives its tab.

Imported once textual-serve is known to be there. textual-serve 1.1 takes every size and every number of tabs at its
word, and waits for a process that may never end.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, cast

from aiohttp import WSMessage, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

TABS = 8  # at once; each needs about 60 MB
WIDEST, HIGHEST = 500, 200  # cells: a wall of screens
_LONGEST = 64 * 1024  # bytes of one message from a page; a key is some thirty
_PATIENCE = 3.0  # seconds in which a wizard has to end when its tab is closed
_HEARTBEAT = 15.0  # seconds after which a page that does not answer counts as closed


class Tab(AppService):
    """The wizard of one tab."""

    async def start(self, width: int, height: int) -> None:
        """Start the wizard's process, in a size that can be drawn."""
        await super().start(_within(width, WIDEST), _within(height, HIGHEST))

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Send the wizard its new size, as far as it can be drawn."""
        await super().set_terminal_size(_within(width, WIDEST), _within(height, HIGHEST))

    async def stop(self) -> None:
        """End the wizard; one that does not go by itself is killed."""
        process, reading = self._process, self._task
        with contextlib.suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(_PATIENCE):
                await super().stop()
        if process is None:
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                await process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if reading is not None:  # it may still wait for a page that is gone
            reading.cancel()
            await asyncio.wait([reading])
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                await pipe.read()  # what nobody reads keeps a pipe open for ever


class Tabs(Server):
    """textual-serve's server, with an end to everything."""

    open = 0

    @property
    def full(self) -> bool:
        """Whether there are as many tabs as may be."""
        return self.open >= TABS

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Be the line between a page and its wizard until either ends.

        Raises:
            web.HTTPServiceUnavailable: there are too many tabs.
        """
        if self.full:
            raise web.HTTPServiceUnavailable
        self.open += 1
        page = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=_LONGEST)
        tab = Tab(
            self.command,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=cast("Any", page.close),
            download_manager=self.download_manager,
        )
        try:
            await page.prepare(request)
            await tab.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
            async for message in page:
                await _do(tab, page, message)
        finally:
            self.open -= 1
            await asyncio.shield(tab.stop())
        return page


async def _do(tab: Tab, page: web.WebSocketResponse, message: WSMessage) -> None:
    """Do what a page asks, and nothing for what is no such thing."""
    if message.type is not WSMsgType.TEXT:
        return
    with contextlib.suppress(ValueError):
        match message.json():
            case ["stdin", str(keys)]:
                await tab.send_bytes(keys.encode(errors="replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await tab.set_terminal_size(width, height)
            case ["ping", data]:
                await page.send_json(["pong", data])
            case ["blur", *_]:
                await tab.blur()
            case ["focus", *_]:
                await tab.focus()
            case _:
                pass


def _within(size: int, most: int) -> int:
    return max(1, min(size, most))
