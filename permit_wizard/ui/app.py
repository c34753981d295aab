"""The app: owns the answers, the language and the place, and decides which screen comes next.

Nothing here knows a question or a rule: `flow` does. pydantic and Babel are imported after the first screen is up.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.widget import Widget

from permit_wizard.i18n import SOURCE_LANGUAGE, Localizer, languages
from permit_wizard.rtl import bidi_driver, set_direction
from permit_wizard.text import Text, _
from permit_wizard.ui.no_color import use_colour
from permit_wizard.ui.palette import THEMES, following, theme
from permit_wizard.ui.said import Speaker
from permit_wizard.ui.screens.dialogs import Dialog, beside_dialog, clock_dialog, language_dialog, leave_dialog
from permit_wizard.ui.screens.language import LanguageScreen
from permit_wizard.ui.screens.page import Page, direction
from permit_wizard.ui.screens.start import StartScreen
from permit_wizard.ui.terminal_cursor import showing_cursor

if TYPE_CHECKING:
    from permit_wizard.answers import Answers
    from permit_wizard.remembered import BidiSetting
    from permit_wizard.rtl import Terminal


QUESTIONS = "permit_wizard.ui.places"
READING = 0.3  # seconds until the first screen surely stands, and its reader still reads


class WizardApp(App[None], inherit_bindings=False):
    """The wizard, full screen.

    Args:
        today: the calendar date in the Netherlands.
        language: a language code, or None to ask for it first.
        beside: a second language for whoever sits beside, or None.
        theme: dark, light or contrast.
        no_color: use no colour at all.
        terminal: the terminal this runs in, as far as right-to-left text goes; None in tests.
        doubt_clock: ask whether today is right before the first question (clock.py).
        setting: where a choice of the bidi page may be remembered; None where nothing may be.
        opening: the place to begin at, instead of the languages or the start page.
    """

    CSS_PATH = "wizard.tcss"
    TITLE = "permit_wizard"
    ENABLE_COMMAND_PALETTE = False
    may_write = True  # whether a result may be saved or printed; on a shared laptop it may not
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-w-small"), (60, "-w-narrow"), (80, "-w-normal"), (110, "-w-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-h-small"), (20, "-h-low"), (24, "-h-normal"), (32, "-h-tall")]
    BINDINGS = [
        Binding("f2", "language", show=False, priority=True),
        Binding("f3", "beside", show=False, priority=True),
        Binding("f4", "colours", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        *,
        today: date,
        language: str | None,
        beside: str | None = None,
        theme: str = "dark",
        no_color: bool = False,
        terminal: Terminal | None = None,
        doubt_clock: bool = False,
        setting: BidiSetting | None = None,
        opening: str | None = None,
    ) -> None:
        self.terminal, self.setting = terminal, setting
        super().__init__()
        self.today = today
        self.doubt_clock = doubt_clock
        self.speaker = Speaker(Localizer(language or SOURCE_LANGUAGE), _second(beside, language))
        self.place = opening or ("start" if language else "language")
        self._opening = opening
        self.changing = False
        self._answers: Answers | None = None
        self._theme = theme
        use_colour(self, wanted=not no_color)

    # ----------------------------------------------------------------------------------------------------- start
    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, showing the cursor and telling the terminal whose work the order of letters is."""
        driver = showing_cursor(super().get_driver_class())
        return bidi_driver(driver, self.terminal) if self.terminal is not None else driver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the roles' colours, so that the style sheet parses before a theme is chosen."""
        return THEMES["dark"]

    def on_mount(self) -> None:
        """Show the first screen, then import what the questions need."""
        for name in THEMES:
            self.register_theme(theme(name))
        self.theme = self._theme
        self._turn()
        self.show(self.place)
        if self.place != "language":  # there, the first key begins it: until then nothing more is needed
            self.set_timer(READING, self.warm_up)

    def warm_up(self) -> None:
        """Import what the questions need; in a thread, or a key pressed meanwhile would wait for all of it."""
        if QUESTIONS not in sys.modules:
            Thread(target=import_module, args=(QUESTIONS,), daemon=True).start()

    @property
    def localizer(self) -> Localizer:
        """The reader's language."""
        return self.speaker.first

    @property
    def answers(self) -> Answers:
        """The answers so far."""
        if self._answers is None:
            from permit_wizard.answers import Answers

            self._answers = Answers()
        return self._answers

    # ------------------------------------------------------------------------------------------------- the places
    def show(self, place: str, draft: dict[str, Any] | None = None) -> None:
        """Go to a place: "language", "bidi", "start", "check", "result", or a question's key."""
        self.place = place
        if place == "language":
            page: Page = LanguageScreen(draft)
        elif place == "start":
            page = StartScreen(draft)  # which needs no pydantic, and `places` does
        else:
            from permit_wizard.ui.places import screen_at

            page = screen_at(place, draft)
        if isinstance(self.screen, Page):
            self.switch_screen(page)  # pyright: ignore[reportUnknownMemberType] - Screen's type is left open
        else:  # Textual's own empty screen, at the very start
            self.push_screen(page)

    def rebuild(self, draft: dict[str, Any]) -> None:
        """Build the present page anew from its draft."""
        self.show(self.place, draft)

    def _turn(self) -> None:
        """Let the interface run in the direction of its language."""
        set_direction(self, direction(self.localizer))

    def begin(self, language: str) -> None:
        """Speak a language, and show the start page."""
        self._speak_in(language)
        self.show("start")

    def _speak_in(self, language: str) -> None:
        beside = self.speaker.second
        self.speaker = Speaker(Localizer(language), _second(beside.language.code if beside else None, language))
        self._turn()

    def try_bidi(self, language: str) -> None:
        """From the languages, show the page that asks how Arabic reads right, in the language under the cursor."""
        self._speak_in(language)
        self.show("bidi")

    def after_bidi(self) -> None:
        """Go on from that page to the languages, the present one under the cursor."""
        self._opening = None
        self.show("language", {"chosen": list(languages()).index(self.localizer.language.code)})

    def speak(self, language: str | None) -> None:
        """Switch the language in place, keeping every answer and whatever was begun."""
        page = self.screen
        if language is None or language == self.localizer.language.code or not isinstance(page, Page):
            return
        draft = page.current_draft()
        self._speak_in(language)
        self.rebuild(draft)

    def speak_beside(self, language: str | None) -> None:
        """Show a second language beside the first, or no longer with None; everything else stays."""
        page = self.screen
        if isinstance(page, Page):
            draft = page.current_draft()
            self.speaker = Speaker(self.localizer, _second(language, self.localizer.language.code))
            self.rebuild(draft)

    # --------------------------------------------------------------------------------------------------- the flow
    def go_on(self) -> None:
        """Go to the first unanswered question, or to the check page."""
        from permit_wizard.flow import next_question

        if self.doubt_clock:
            self.push_screen(clock_dialog(self.localizer, self.today), self._trust_clock)
            return
        following_question = next_question(self.answers, self.today)
        self.show(following_question.key if following_question else "check")

    def _trust_clock(self, right: bool | None) -> None:
        if right:
            self.doubt_clock = False
            self.go_on()

    def answer(self, key: str, value: object) -> None:
        """Keep an answer, and go on: to the next question, or back to the check page when an answer was changed there."""
        from permit_wizard.flow import next_question, question_after

        self._answers = self.answers.answered(key, value, self.today)
        step = (
            next_question(self._answers, self.today)
            if self.changing
            else question_after(key, self._answers, self.today)
        )
        self.show(step.key if step else "check")

    def change(self, key: str) -> None:
        """Ask a question again, from the check page."""
        self.changing = True
        self.show(key)

    def start_again(self) -> None:
        """Forget the answers."""
        self._answers, self.changing = None, False
        self.show("start")

    async def action_back(self) -> None:
        """Go to where the page was reached from, losing nothing."""
        from permit_wizard.flow import previous_question
        from permit_wizard.ui.places import EARLIER, last_question

        if self.place == "language" or (isinstance(self.screen, Page) and self.screen.back()):
            return
        if self.place == "bidi":
            if self._opening == "bidi":
                self.exit()
            else:
                self.after_bidi()
        elif self.place in EARLIER:
            self.show(EARLIER[self.place])
        elif self.place == "check":
            self.changing = False
            self.show(last_question(self.answers, self.today))
        elif self.changing:
            self.go_on()
        else:
            earlier = previous_question(self.place, self.answers, self.today)
            self.show(earlier.key if earlier else "start")

    # ------------------------------------------------------------------------------------------------------- keys
    def action_language(self) -> None:
        """Offer the languages over the page."""
        if self.place != "language" and not isinstance(self.screen, Dialog):
            self.push_screen(language_dialog(self.localizer), self.speak)

    def action_beside(self) -> None:
        """Offer a second language; with one on the screen, take it away."""
        if self.place == "language" or isinstance(self.screen, Dialog):
            return
        if self.speaker.second is not None:
            self.speak_beside(None)
        else:
            self.push_screen(beside_dialog(self.localizer), self._beside_chosen)

    def _beside_chosen(self, language: str | None) -> None:
        if language is not None:
            self.speak_beside(language)

    def action_colours(self) -> None:
        """Go to the next theme."""
        self.theme = following(self.theme)

    def action_leave(self) -> None:
        """Leave, after asking once where there is something to lose."""
        if self.place in ("language", "bidi"):
            self.exit()
        elif not isinstance(self.screen, Dialog):
            self.push_screen(leave_dialog(self.speaker), self._leave)

    def _leave(self, leave: bool | None) -> None:
        if leave:
            self.exit()

    # ------------------------------------------------------------------------------------- what a kiosk has besides
    def always(self) -> Iterable[Widget]:
        """Yield what stands in the top bar of every page."""
        return ()

    def foot(self, keys: list[tuple[str, Text, str]]) -> list[tuple[str, Text, str]]:
        """Return the keys of a page's foot that this app offers."""
        return keys

    # ------------------------------------------------------------------------------------------------ forgetting
    def _fatal_error(self) -> None:
        """Say sorry in the reader's language: Textual's own traceback would print the answers (its locals) on the terminal.

        Private in Textual 8.2.8, pinned by a test.
        """
        from rich.segment import Segments

        sorry = self.localizer.line(
            _("Sorry, something went wrong and the program stopped. Your answers are gone. Please start again.")
        )
        kind = type(self._exception).__name__ if self._exception else ""
        self._exit_renderables = [
            Segments(self.console.render(f"{sorry} [{kind}]", self.console.options.update(markup=False)))
        ]
        self._close_messages_no_wait()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: a clipboard outlives the visit."""


def _second(beside: str | None, language: str | None) -> Localizer | None:
    """Return the second language, unless it is the first one."""
    return Localizer(beside) if beside is not None and beside != language else None
