"""A visit that can be broken: F7 goes from page to page with a secret among the answers, F8 crashes there, F6 hangs."""

import os
import sys
import time
from datetime import date

from permit_wizard.kiosk.visit import run_visit

SECRET = "Qwxz-4711-Vrblk"
PLACES = ["language", "start", "permit", "expires_on", "convictions", "check", "result"]
LATER = ["take"]  # where F7 leads after these


def change():
    from textual import events

    from permit_wizard.kiosk import app
    from tests.terminal_ui.places import put

    given = {"permit": "temporary_asylum", "expires_on": "2027-05-15", "applied": "no", "main_residence": "yes"}
    given |= dict.fromkeys(("abroad_over_3_months", "convictions", "held_5_years", "travel"), "no")
    given |= {"reason_applies": "yes", "information_correct": "yes", "digid": "with_sms", "may_work": "yes"}

    app.HANGS = 3  # seconds, instead of twenty
    places = iter([*PLACES, *LATER])

    class BrokenApp(app.KioskApp, inherit_bindings=False):
        async def on_event(self, event):
            key = event.key if isinstance(event, events.Key) else ""
            secret = SECRET  # noqa: F841 - a local, which Textual's traceback would print
            if key == "f7":
                place = next(places)
                put(self, place, given, None if place in LATER else {"typed": SECRET})
            elif key == "f6":
                time.sleep(1000)
            elif key == "f8":
                self.screen.call_later(self._crash, SECRET)
            else:
                await super().on_event(event)

        def _crash(self, secret):
            raise RuntimeError(secret)

    app.KioskApp = BrokenApp


if __name__ == "__main__":
    run_visit(int(sys.argv[1]), lambda: date(2026, 11, 23), os.environ, change)
