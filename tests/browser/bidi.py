"""Firefox without geckodriver: WebDriver BiDi over its own port, with the few calls that the visits need."""

from __future__ import annotations

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any, NamedTuple

import websocket


class Element(NamedTuple):
    """An element of a page, clicked and typed into as by a hand."""

    driver: Firefox
    reference: dict[str, Any]

    def click(self) -> None:
        self.driver.call("(one) => one.scrollIntoView({ block: 'center' })", self.reference)
        over = {"type": "element", "element": self.reference}
        moves = [{"type": "pointerMove", "x": 0, "y": 0, "origin": over}]
        presses = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.driver.act({"type": "pointer", "id": "mouse", "actions": moves + presses})

    def send_keys(self, text: str) -> None:
        self.driver.call("(one) => one.focus()", self.reference)
        strokes = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self.driver.act({"type": "key", "id": "keys", "actions": strokes})


class Firefox:
    """A headless Firefox with one tab.

    Args:
        program: where it is.
        profile: a folder that is its own.
    """

    def __init__(self, program: str, profile: Path) -> None:
        command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        log = profile / "stderr.txt"
        with log.open("w") as stderr:
            self.process = subprocess.Popen([*command, "about:blank"], stderr=stderr)
        self.socket = websocket.create_connection(f"{_address(log)}/session", timeout=60, suppress_origin=True)
        self.number = 0
        self.version = self.send("session.new", capabilities={})["capabilities"]["browserVersion"]
        self.context = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['message']}")
                return answer["result"]

    def call(self, function: str, *arguments: Any, promise: bool = False) -> dict[str, Any]:
        done = self.send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=list(arguments),
            target={"context": self.context},
            awaitPromise=promise,
        )
        if done["type"] == "exception":
            raise RuntimeError(done["exceptionDetails"]["text"])
        return done["result"]

    def act(self, source: dict[str, Any]) -> None:
        self.send("input.performActions", context=self.context, actions=[source])

    def get(self, address: str) -> None:
        self.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def back(self) -> None:
        self.send("browsingContext.traverseHistory", context=self.context, delta=-1)

    def find_element(self, by: str, selector: str) -> Element:
        selector = f"#{selector}" if by == "id" else selector
        found = self.call(f"() => document.querySelector({json.dumps(selector)})")
        if found["type"] != "node":
            raise LookupError(selector)
        return Element(self, {"sharedId": found["sharedId"]})

    def execute_script(self, script: str, *arguments: Any) -> Any:
        values = json.dumps(arguments)
        plain = "(value) => JSON.stringify(value instanceof Node ? true : value) ?? 'null'"  # an element is there
        done = self.call(f"() => ({plain})((function () {{ {script} }})(...{values}))")
        return json.loads(done["value"])

    def execute_async_script(self, script: str, *arguments: Any) -> Any:
        values = json.dumps(arguments)[1:-1]
        given = f"{values}, done" if values else "done"
        run = f"() => new Promise((done) => (function () {{ {script} }})({given})).then((all) => JSON.stringify(all))"
        return json.loads(self.call(run, promise=True)["value"])

    def get_log(self, _kind: str) -> list[dict[str, str]]:
        return []

    def quit(self) -> None:
        self.send("browser.close")
        self.socket.close()
        self.process.wait(20)


def _address(log: Path) -> str:
    """Return where Firefox listens, once it has told."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text()):
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(log.read_text()[-500:])
