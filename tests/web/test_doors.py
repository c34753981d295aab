"""What the engine could reach: nothing outside this site, and of this site nothing but its scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import thorough
from tests.web.browser import Browser, served
from tests.web.versions import another_version

TRIES = """
{
  const told = new BroadcastChannel("tries"), prototype = WorkerGlobalScope.prototype, here = new URL("../", near).href;
  const silence = () => new Promise((over) => setTimeout(over, 2000, "silent"));
  const settled = (promise) => Promise.race([promise.then(() => "reached", (error) => error.name), silence()]);
  const begun = (make) => new Promise((reached, refused) => {
    const it = make();
    it.onopen = it.onload = it.onmessage = reached;
    it.onerror = () => refused(new Error("refused"));
  });
  const calls = (to) => URL.createObjectURL(new Blob([`fetch("${to}leak-blob").then(() => postMessage(1))`]));
  const ways = (to) => ({
    fetch: () => prototype.fetch.call(globalThis, to + "leak-fetch", { mode: "no-cors" }),
    request: () => begun(() => {
      const it = new XMLHttpRequest();
      it.open("POST", to + "leak-request");
      it.send("answers");
      return it;
    }),
    socket: () => begun(() => new WebSocket(to.replace("http", "ws") + "leak-socket")),
    events: () => begun(() => new EventSource(to + "leak-events")),
    worker: () => begun(() => new Worker(to + "leak-worker")),
    blob: () => begun(() => new Worker(calls(to))),
    scripts: async () => prototype.importScripts.call(globalThis, to + "leak-scripts"),
    stored: async () => (await caches.open("leak")).add(to + "leak-stored"),
  });
  const tried = async (to, more = {}) => Object.fromEntries(await Promise.all(Object.entries({ ...ways(to), ...more })
    .map(async ([name, way]) => [name, await settled((async () => way())())])));
  told.onmessage = async ({ data: other }) => {
    const elsewhere = await tried(other, { import: () => import(other + "leak-import") });
    told.postMessage({ other: elsewhere, own: await tried(here) });
  };
}
"""
ASK = """
const [other, done] = arguments, told = new BroadcastChannel("tries");
told.onmessage = ({ data }) => { clearInterval(again); done(data); };
const again = setInterval(() => told.postMessage(other), 200);
"""


@pytest.mark.parametrize("headers", [pytest.param(True, marks=thorough), False])
def test_the_engine_can_send_nothing_anywhere(chromium: Browser, site: Path, tmp_path: Path, headers: bool) -> None:
    """By every way that a worker has: to another server, and to the one that the page came from."""
    line = "globalThis.importScripts = undefined;"
    open_site = another_version(site, tmp_path / "site", "d", {"worker.js": (line, TRIES + line)})
    (tmp_path / "elsewhere").mkdir()
    with served(open_site, headers=headers) as server, served(tmp_path / "elsewhere") as elsewhere:
        chromium.driver.get(server.address + "en.html")
        chromium.driver.set_script_timeout(30)
        found: dict[str, dict[str, Any]] = chromium.driver.execute_async_script(ASK, elsewhere.address)
        assert elsewhere.seen == []
        assert [path for path in server.seen if "leak" in path] == []
    assert set(found["other"]) == {*found["own"], "import"}
    for where, ways in found.items():
        assert {name for name, end in ways.items() if end == "reached"} == set(), where
    chromium.complaints()
