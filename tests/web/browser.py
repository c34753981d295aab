"""A real browser and a small server for it: Debian's Chromium, its driver, and the site as the command makes it."""

from __future__ import annotations

import functools
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import threading
import time
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from permit_wizard.web.build import tools
from permit_wizard.web.build.servers import HEADERS

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--disable-dev-shm-usage",
)  # fmt: skip
COMPILED_ONCE = "--js-flags=--liftoff-only"
"""For tests: WebAssembly is not compiled a second time to run faster, which takes two fifths of a start of the engine.

Benchmarks leave it out.
"""
PATIENCE = 90.0
PHONE, NARROW, DESK, ENLARGED = (390, 844), (360, 740), (1280, 800), (320, 256)
TODAY = "2026-11-20"


def missing() -> str:
    """Return what is not here and what brings it, or ""; in CI nothing may be missing."""
    wanted = {"chromium": "apt-get install chromium", "chromedriver": "apt-get install chromium-driver"}
    return "; ".join(f"no {name}: {command}" for name, command in wanted.items() if shutil.which(name) is None)


def make_site(folder: Path, *options: str, quick: bool = True) -> Path:
    """Run the command as a person does; where its parts cannot be had there is nothing to test, but in CI there is.

    Any other failure fails.
    """
    how = ["--quick"] if quick else []
    command = [sys.executable, "-m", "permit_wizard", "site", str(folder), "--today", TODAY, *how, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if re.search("gets no answer from|not be fetched|is missing; install it with", done.stderr) and not os.environ.get(
        "CI"
    ):
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    return folder


def axe(folder: Path) -> str:
    """Return the source of axe-core, which finds what keeps people out (Deque, MPL 2.0), from npm by its own client."""
    command = [*tools.npm(), "pack", "axe-core@4.14.1", "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    with tarfile.open(next(folder.glob("axe-core-*.tgz"))) as archive:
        source = archive.extractfile("package/axe.min.js")
        assert source is not None
        return source.read().decode()


class Server(ThreadingHTTPServer):
    """Serves a folder on this machine, with or without the recommended headers, and records requests."""

    daemon_threads = True
    ports: ClassVar[set[int]] = set()  # each that a server had: to a browser, a port is part of a site's name
    bytes_a_second, delay = 0, 0.0  # no limit; a benchmark of a slow line sets one
    brotli = False  # whether it sends what lies beside a file, compressed, as a good server does
    names_copies = False  # whether it tells what such a file is where that is asked for by its name
    cache_control = ""  # what it tells of caching; empty tells nothing
    days_old = 0  # of its files: without a word about caching, a browser guesses by their age

    def __init__(self, folder: Path, *, headers: bool = True) -> None:
        self.seen: list[str] = []
        self.sent = 0  # bytes
        self.line = threading.Lock()
        self.folder = folder
        self.wrong: dict[
            str, int | str
        ] = {}  # part of a path, and a status, "html", "octets", "stall" or "hang": what goes wrong there
        self.gate = threading.Event()  # opens for what stalls or hangs
        outer = self

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *_arguments: Any) -> None:
                outer.seen.append(self.path)

            def fault(self) -> int | str | None:
                return next((fault for part, fault in outer.wrong.items() if part in self.path), None)

            def do_GET(self) -> None:
                fault = self.fault()
                if isinstance(fault, int):
                    self.send_error(fault)
                elif fault == "html":
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html")
                    self.end_headers()
                    self.wfile.write(b"<h1>Welcome to our network</h1>")
                else:
                    if fault == "hang":
                        outer.gate.wait()
                    super().do_GET()

            def send_header(self, keyword: str, value: str) -> None:
                if keyword == "Last-Modified" and outer.days_old:
                    value = self.date_time_string(time.time() - outer.days_old * 86_400)
                super().send_header(keyword, value)

            def copyfile(self, source: Any, outputfile: Any) -> None:
                if self.fault() == "stall":
                    outputfile.write(source.read(os.fstat(source.fileno()).st_size // 2))
                    outputfile.flush()
                    outer.gate.wait()
                outer.sent += os.fstat(source.fileno()).st_size
                time.sleep(outer.delay)
                if not outer.bytes_a_second:
                    super().copyfile(source, outputfile)
                    return
                while piece := source.read(16_384):
                    with outer.line:
                        time.sleep(len(piece) / outer.bytes_a_second)
                    outputfile.write(piece)

            def translate_path(self, path: str) -> str:
                self.directory = str(outer.folder)
                file = super().translate_path(path)
                self.packed = outer.brotli and "br" in self.headers["Accept-Encoding"] and Path(file + ".br").is_file()
                return file + ".br" if self.packed else file

            def guess_type(self, path: Any) -> str:
                if self.fault() == "octets":
                    return "application/octet-stream"
                return super().guess_type(str(path).removesuffix(".br"))

            def end_headers(self) -> None:
                is_copy = outer.names_copies and self.path.endswith((".wasm.br", ".zip.br"))
                if getattr(self, "packed", False) or is_copy:
                    self.send_header("Content-Encoding", "br")
                for name, value in HEADERS.items() if headers else ():
                    self.send_header(name, value)
                if outer.cache_control:
                    self.send_header("Cache-Control", outer.cache_control)
                super().end_headers()

        handler, unused = functools.partial(Handler, directory=str(folder)), []
        super().__init__(("127.0.0.1", 0), handler)
        while self.server_port in self.ports:  # what the browser keeps of the site that was there would answer too
            unused.append(self.socket)
            self.socket, self.server_address = socket.socket(self.address_family, self.socket_type), ("127.0.0.1", 0)
            self.server_bind()
            self.server_activate()
        self.ports.add(self.server_port)
        for one in unused:
            one.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


@contextmanager
def served(folder: Path, *, headers: bool = True) -> Iterator[Server]:
    server = Server(folder, headers=headers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Browser:
    """Chromium with one tab, driven as a person drives it.

    Args:
        profile: a folder of its own.
        size: of the window, in pixels.
        flags: more than the usual ones.
    """

    def __init__(self, profile: Path, size: tuple[int, int] = PHONE, flags: Sequence[str] = ()) -> None:
        options = ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*FLAGS, *flags, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "accept")
        self.driver = Chrome(options=options, service=Service(shutil.which("chromedriver") or ""))
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=size[0],
            height=size[1],
            deviceScaleFactor=1,
            mobile=size[0] < 600,
        )

    def cdp(self, command: str, **arguments: Any) -> Any:
        return self.driver.execute_cdp_cmd(command, arguments)

    def js(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition: str, patience: float = PATIENCE) -> Any:
        """Wait until an expression of JavaScript is true, and return it."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if value := self.js(f"return {condition}"):
                return value
            time.sleep(0.02)
        raise AssertionError(f"{condition}: {self.complaints()} {self.js('return document.body.innerText')[:500]}")

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.wait("document.documentElement.dataset.engine === 'ready'")

    @property
    def place(self) -> str:
        return self.js("return document.getElementById('app').dataset.place ?? ''")

    def press(self, selector: str, place: str) -> None:
        """Press something, and wait for the page that it leads to."""
        self.driver.find_element(By.CSS_SELECTOR, selector).click()
        self.wait(f"document.getElementById('app').dataset.place === {place!r}")

    def answer(self, key: str, value: str, following: str) -> None:
        """Answer the question of this page as JSON has it."""
        assert self.place == key
        if self.js("return !document.getElementById('typed')"):
            self.driver.find_element(By.CSS_SELECTOR, f"[name=answer][value={value}]").click()
            self.press("[value=answer]", following)
            return
        year, month, day = value.split("-")
        self.driver.find_element(By.ID, "typed").send_keys(f"{day} {month} {year}")
        self.driver.find_element(By.CSS_SELECTOR, "[value=answer]").click()
        self.wait("document.querySelector('[value=confirm]')")
        self.press("[value=confirm]", following)

    @contextmanager
    def before_pages(self, script: str) -> Iterator[None]:
        """Run a script in every new page before the page's own, as a browser of another kind would be."""
        added = self.cdp("Page.addScriptToEvaluateOnNewDocument", source=script)
        try:
            yield
        finally:
            self.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])

    @contextmanager
    def tab(self) -> Iterator[None]:
        """Use a tab of its own, for what would leave something behind: a browser's own dialog, for one."""
        first = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        self.resize(PHONE)
        try:
            yield
        finally:
            self.driver.close()
            self.driver.switch_to.window(first)

    def complaints(self) -> list[str]:
        """Return what the browser complained of since it was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def shoot(self, file: Path) -> None:
        """Photograph the whole page."""
        size = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        file.write_bytes(b64decode(self.cdp("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)["data"]))
