"""The wizard for one visitor of a kiosk: the same pages, without exports, links or ways out."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from textual import events
from textual.binding import Binding
from textual.driver import Driver

from permit_wizard import terminal_ui
from permit_wizard.core import clock as clocks
from permit_wizard.core.editions import BY_ID
from permit_wizard.kiosk import wipe
from permit_wizard.kiosk.driver import HUNG_UP, guard_keyboard, kiosk_driver, terminal_is_gone, vanish
from permit_wizard.kiosk.keyboard import LONGEST_PASTE
from permit_wizard.kiosk.presence import Presence, since_boot
from permit_wizard.kiosk.screens import END_KEY, EndKey, IdleScreen, StaffScreen, WelcomeScreen
from permit_wizard.kiosk.settings import CRASHED, ENDED, MISSED, STAFF, Settings
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.terminal_ui.app import WizardApp
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.screens.over_page import OverPage
from permit_wizard.terminal_ui.session import Session
from permit_wizard.visit.places import LANGUAGE, START
from permit_wizard.visit.state import Device

if TYPE_CHECKING:
    from textual.app import SystemCommand
    from textual.screen import Screen
    from textual.widget import Widget

    from permit_wizard.rtl import Terminal

BEAT = 1.0  # seconds
STAFF_WAITS = 30.0  # seconds without a key that the line for staff's phrase stays: the next visitor must not find it
HANGS = 20  # seconds without a beat after which the system ends the process (SIGALRM)
_ACTIVE = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)

# Actions of the app that anything may run; Textual brings others: screenshot, suspend_process, command_palette, quit …
ALLOWED = frozenset(
    {"back", "language", "beside", "colours", "end", "leave", "nothing", "focus_next", "focus_previous"}
)


class KioskApp(WizardApp, inherit_bindings=False):
    """The wizard for one visitor.

    Args:
        settings: what staff decided.
        clock: tells the calendar date in the Netherlands.
        terminal: what is known of the terminal.
        tell: sends the supervisor the language (for an apology) and wrong phrases.
        no_color: use no colour at all.
        leave: ends the process with an exit code; tests give their own.
    """

    CSS_PATH = [Path(terminal_ui.__file__).parent / "wizard.tcss", Path(__file__).parent / "kiosk.tcss"]
    COMMANDS = set()
    WHEN_COVERED = AT_ANY_TIME = frozenset({END_KEY.lower()})
    may_quit = False
    BINDINGS = [
        Binding("f2", "language", show=False, priority=True),
        Binding("f3", "beside", show=False, priority=True),
        Binding("f4", "colours", show=False, priority=True),
        Binding(END_KEY.lower(), "end", show=False, priority=True),
        Binding("ctrl+q,ctrl+c,ctrl+p,ctrl+z,ctrl+d,ctrl+backslash", "nothing", show=False, priority=True),
    ]

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], date],
        terminal: Terminal | None = None,
        *,
        tell: Callable[[bytes], object] = len,
        no_color: bool = False,
        leave: Callable[[int], NoReturn] | None = None,
    ) -> None:
        self.settings, self._tell = settings, tell
        self._supervisor = os.getppid()
        wiping = wipe.AT_HOME if settings.private else wipe.IN_A_KIOSK
        self.vanish = leave or partial(vanish, parent=self._supervisor, wiping=wiping)
        super().__init__(
            Session(
                today=clock(),
                clock=clock,
                rules=BY_ID.get(settings.rules or ""),
                language=settings.language,
                theme=settings.theme,
                no_color=no_color,
                terminal=terminal,
                contact=settings.contact,
                # at home a file may be named; in a hall there is only a code on the screen
                device=Device(
                    files=settings.private,
                    printer=settings.private,
                    kiosk=not settings.private,
                    private=settings.private,
                ),
            )
        )
        self._look_at_clock()
        self.welcoming = not settings.private  # whether nobody is there yet, and the welcome is shown
        self.presence = Presence()
        self._sent_language = ""  # the language that the supervisor knows of
        guard_keyboard(partial(self.vanish, HUNG_UP), pastes=settings.private)

    def _look_at_clock(self) -> None:
        """Refresh the date: the welcome page may have been open since yesterday."""
        self._take_clock()
        self.visit = replace(self.visit, clock_is_right=not clocks.is_too_early(self.visit.today))

    # ------------------------------------------------------------------------------------------------ one visit
    def get_driver_class(self) -> type[Driver]:
        """Return the driver that is never suspended."""
        return kiosk_driver(super().get_driver_class(), self.vanish)

    def on_mount(self) -> None:
        """Start the timers; Textual then calls the wizard's `on_mount`, which shows the first screen."""
        self._beat()
        self.set_interval(BEAT, self._beat)

    def open(self) -> None:
        """Show the welcome; at home, the wizard's first page."""
        if self.welcoming:
            self.push_screen(WelcomeScreen(self.settings.sorry, first=self.settings.first))
        else:
            super().open()

    def arrive(self, language: str, *, chosen: bool = False) -> None:
        """Begin a visit.

        Args:
            language: the one that was chosen, or that the welcome spoke when some other key was pressed.
            chosen: whether it was chosen; it is not asked again then.
        """
        self.presence.begin()
        self._look_at_clock()
        self.welcoming = False  # before it is shown: from now on the supervisor gets the language
        self.show_in(BilingualText.of(language))
        self.visit = replace(self.visit, language=language, place=START if chosen else LANGUAGE)
        self._follow()

    def turn(self) -> None:
        """Turn the pages, and send the supervisor the language in case it has to apologize."""
        super().turn()
        code = self.localizer.language.code
        if not self.welcoming and code != self._sent_language:
            self._sent_language = code
            self._tell_supervisor(f"{code}\n".encode())

    def _tell_supervisor(self, line: bytes) -> None:
        with contextlib.suppress(OSError):
            self._tell(line)

    # ------------------------------------------------------------------------------------------------- watching
    async def on_event(self, event: events.Event) -> None:
        """Record activity; any key closes the countdown, except the one that ends the visit."""
        if isinstance(event, _ACTIVE):
            if isinstance(event, events.Paste) and (not self.settings.private or len(event.text) > LONGEST_PASTE):
                return
            key = event.key if isinstance(event, events.Key) else None
            somebody = self.presence.seen(key or type(event))
            if isinstance(event, events.MouseDown) and self._presses_end_key(event):
                self.action_end()
                return
            if isinstance(self.screen, IdleScreen) and key != END_KEY.lower():
                if somebody:
                    self.screen.dismiss()
                return
            if key is not None and key == self.settings.staff_key:
                self._ask_staff()
                return
        await super().on_event(event)

    def _presses_end_key(self, event: events.MouseDown) -> bool:
        """Return whether a click hits the end key of the top screen or of the page below it."""
        *below, top = self.screen_stack
        if isinstance(top, OverPage):
            top = below[-1]
        elif not isinstance(top, IdleScreen) and not self.is_covered:
            return False  # a page, where the key takes its click itself
        return any(key.region.contains(int(event.x), int(event.y)) for key in top.query(EndKey))

    def _beat(self) -> None:
        """Check once a second whether the terminal, the supervisor and the visitor are there."""
        signal.alarm(HANGS)
        if os.getppid() != self._supervisor or terminal_is_gone():
            self.vanish(HUNG_UP)
        away = self.presence.away
        if isinstance(self.screen, StaffScreen) and away >= STAFF_WAITS:
            self.screen.dismiss(False)
        if self.settings.idle and not self.welcoming and self.presence.slept():
            self.vanish(ENDED)
        if self.settings.idle and away >= self.settings.idle and not self.welcoming:
            if not isinstance(self.screen, IdleScreen):
                self.push_screen(IdleScreen(self.settings.idle + self.settings.grace - away))
            elif self.screen.left <= 0:
                self.vanish(ENDED)

    def _ask_staff(self) -> None:
        if self.settings.staff_digest and not isinstance(self.screen, StaffScreen):
            self.push_screen(StaffScreen(), self._staff)

    def staff_may_leave(self, phrase: str) -> bool:
        """Check a typed phrase; the supervisor counts wrong ones too, since this process ends with F9."""
        now = since_boot()
        right = now >= self.settings.staff_locked_until and self.settings.is_staff(phrase)
        if not right:
            self.settings = self.settings.after_miss(now)
            self._tell_supervisor(MISSED + b"\n")
        return right

    def _staff(self, right: bool | None) -> None:
        if right:
            self.vanish(STAFF)

    # ---------------------------------------------------------------------------------------------------- keys
    def always(self) -> Iterable[Widget]:
        """The key that ends the visit, on every page."""
        yield EndKey(self.localizer, private=self.settings.private)

    def foot(self, keys: list[FootKey]) -> list[FootKey]:
        """All keys except the one for quitting, which does nothing here."""
        return [key for key in keys if key.action != "app.leave"]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Allow only actions that are known to be harmless."""
        return action in ALLOWED

    def action_nothing(self) -> None:
        """Do nothing: the key leads out of other programs."""

    def action_language(self) -> None:
        """Open the languages, except on the welcome, which lists them already."""
        if self.welcoming:
            self.arrive(self.localizer.language.code)
        else:
            super().action_language()

    def action_end(self) -> None:
        """End the visit at once, without asking."""
        if not self.welcoming:
            self.vanish(ENDED)

    def end(self) -> None:
        """End the visit and erase everything."""
        self.vanish(ENDED)

    def action_leave(self) -> None:
        """Leave: the same."""
        self.action_end()

    def exit(self, *_result: Any, **_how: Any) -> NoReturn:
        """End the process, whatever ends the app."""
        self.vanish(ENDED)

    # ------------------------------------------------------------------------ no message, no file, nothing to keep
    def _fatal_error(self) -> None:
        """Print nothing: the next process apologizes. Private in Textual 8.2.8, pinned by a test."""
        self.vanish(CRASHED)

    def _handle_exception(self, error: Exception) -> None:  # noqa: ARG002 - Textual's
        """Print nothing. Private in Textual 8.2.8, pinned by a test."""
        self.vanish(CRASHED)

    def panic(self, *renderables: Any) -> None:  # noqa: ARG002 - Textual's
        """Print nothing; the thread that reads the keyboard comes here."""
        self.vanish(CRASHED)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's
        """No commands: one of them saves a picture of the screen."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing."""

    def deliver_screenshot(self, *_where: Any, **_how: Any) -> None:
        """Write no picture."""

    def save_screenshot(self, *_where: Any, **_how: Any) -> str:
        """Write no picture."""
        return ""

    def deliver_text(self, *_what: Any, **_how: Any) -> None:
        """Write no file."""

    def deliver_binary(self, *_what: Any, **_how: Any) -> None:
        """Write no file."""
