"""The wizard for a test that sits before a terminal: it can be put at any place, and tells when it has come to rest.

    python -m tests.terminal_ui.opened_wizard ORDERS

Ctrl+T reads from the file ORDERS where to be and in which language; Ctrl+G is answered with a title of the window once
all that was pressed before has been drawn. All else is the wizard as it is.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from textual import events
from textual.binding import Binding
from textual.pilot import Pilot

from permit_wizard.language.bilingual import BilingualText
from permit_wizard.rtl import Mode, install, probe
from permit_wizard.terminal_ui.app import WizardApp
from permit_wizard.terminal_ui.session import Session
from tests.terminal_ui.places import put

TODAY = date(2026, 9, 1)


class OpenedWizard(WizardApp, inherit_bindings=False):
    """The wizard, and two keys for the test."""

    CSS_PATH = Path(sys.modules[WizardApp.__module__].__file__ or "").with_name("wizard.tcss")
    BINDINGS = [
        *WizardApp.BINDINGS,
        Binding("ctrl+t", "obey", show=False, priority=True),
    ]

    def __init__(self, orders: Path, session: Session) -> None:
        super().__init__(session)
        self.orders, self.rests = orders, 0

    def action_obey(self) -> None:
        """Be where the file says, as somebody who gave these answers."""
        order = json.loads(self.orders.read_text(encoding="utf-8"))
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.show_in(BilingualText.of(order["language"], order["beside"]))
        self.visit = replace(self.visit, language=order["language"], beside=order["beside"] or "")
        put(self, order["place"], order["answers"], order["draft"])

    def action_rest(self) -> None:
        """Signal that everything was drawn; deferred, since the awaited message may be this one."""
        self.rests += 1
        self._resting = asyncio.create_task(self._rest(self.rests))

    async def on_event(self, event: events.Event) -> None:
        """Take the key that asks for rest at any time: others wait for their turn, or for a page to be drawn."""
        if isinstance(event, events.Key) and event.key == "ctrl+g":
            self.action_rest()
        else:
            await super().on_event(event)

    async def _rest(self, number: int) -> None:
        for _turn in range(2):
            await Pilot(self).pause()
        while not self.turns.at_rest:
            await Pilot(self).pause(0.01)
        if self._driver is not None:
            self._driver.write(f"\x1b]2;rest {number}\x07")
            self._driver.flush()


if __name__ == "__main__":
    terminal = probe(os.environ, Mode("auto"))
    install(terminal.mode)
    OpenedWizard(Path(sys.argv[1]), Session(today=TODAY, language="en", terminal=terminal)).run()
