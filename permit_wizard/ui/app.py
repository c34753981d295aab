"""The app: owns the answers and the place, and decides which screen comes next.

Nothing here knows a question or a rule: `flow` does. pydantic is imported after the first screen is up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.widget import Widget

from permit_wizard.core.text import Text
from permit_wizard.language.i18n import languages
from permit_wizard.ui.bilingual import Speaker
from permit_wizard.ui.places import screen_at
from permit_wizard.ui.screens.dialogs import LEAVE, TAKE_ALONG, Dialog, again_dialog, clock_dialog, leave_dialog
from permit_wizard.ui.screens.page import Page
from permit_wizard.ui.terminal_app import TerminalApp
from permit_wizard.ui.warm_up import READING, warm_up

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.core.editions import Edition
    from permit_wizard.core.verdict import Verdict
    from permit_wizard.rtl import Terminal
    from permit_wizard.terminal.bidi_setting import BidiSetting

LOOK_AT_CLOCK = 20.0  # seconds between two looks at the date
_AFTER_THE_QUESTIONS = ("check", "result", "take", "code")


class WizardApp(TerminalApp, inherit_bindings=False):
    """The wizard, full screen.

    Args:
        today: the calendar date in the Netherlands.
        clock: tells that date anew, so that nobody is judged on yesterday; None where the day was given.
        rules: the edition of the rules that was asked for by name; None is the one in force.
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
    may_write = True  # whether a result may be saved or printed; on a shared laptop it may not
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
        clock: Callable[[], date] | None = None,
        rules: Edition | None = None,
    ) -> None:
        super().__init__(Speaker.of(language, beside), theme=theme, no_color=no_color, terminal=terminal)
        self.today, self.doubt_clock, self.setting = today, doubt_clock, setting
        self.clock, self.rules = clock, rules
        self.new_day = False  # whether midnight has passed since the person began
        self.place = opening or ("start" if language else "language")
        self._opening = opening
        self.changing = False
        self.printing = False  # whether a printer is being waited for
        self._answers: Answers | None = None
        self._begun: dict[str, dict[str, Any]] = {}
        self._taken_along = False

    def on_mount(self) -> None:
        """Show the first screen, then import what the questions need."""
        self.dress()
        self.show(self.place)
        self.set_interval(LOOK_AT_CLOCK, self.see_the_day)
        if self.place != "language":  # there, the first key begins it: until then nothing more is needed
            self.set_timer(READING, warm_up)

    @property
    def answers(self) -> Answers:
        """The answers so far."""
        if self._answers is None:
            from permit_wizard.core.answers import Answers

            self._answers = Answers()
        return self._answers

    def verdict(self) -> Verdict:
        """Judge the answers, on this day.

        Raises:
            Unanswered: an asked question has no answer yet.
        """
        from permit_wizard.core.rules import assess

        return assess(self.answers, self.today, self.rules)

    def see_the_day(self) -> None:
        """After midnight, judge on the new day, and say so on the result; a day of return that has passed is asked again."""
        if not self._take_the_day() or self.place != "result" or not isinstance(self.screen, Page):
            return
        from permit_wizard.ui.route import place_to_go_on

        go_on = place_to_go_on(self.answers, self.today, self.rules)
        if go_on == "check":
            self.rebuild(self.screen.current_draft())
        else:
            self.show(go_on)

    def _take_the_day(self) -> bool:
        today = self.today if self.clock is None else self.clock()
        if today == self.today:
            return False
        self.today, self.new_day = today, self._answers is not None
        if self._answers is not None:
            self._answers = self._answers.on(today)
        return True

    # ------------------------------------------------------------------------------------------------- the places
    def show(self, place: str, draft: dict[str, Any] | None = None) -> None:
        """Go to a place: "language", "bidi", "start", "check", "result", or a question's key.

        Without a draft, what was begun there and left by "back" is there again.
        """
        if self._take_the_day() and place in _AFTER_THE_QUESTIONS:
            from permit_wizard.ui.route import place_to_go_on

            go_on = place_to_go_on(self.answers, self.today, self.rules)
            place, draft = (place, draft) if go_on == "check" else (go_on, None)
        self.place = place
        self._taken_along = self._taken_along or place == "take"
        page = screen_at(place, self._begun.pop(place, None) if draft is None else draft)
        if len(self.screen_stack) > 1:
            self.switch_screen(page)  # pyright: ignore[reportUnknownMemberType] - Screen's type is left open
        else:  # on Textual's own empty screen, at the very start
            self.push_screen(page)

    def rebuild(self, draft: dict[str, Any]) -> None:
        """Build the present page anew from its draft."""
        self.show(self.place, draft)

    def show_in(self, language: str, place: str) -> None:
        """Speak a language from here on, and go to a place."""
        self.speak_as(self.speaker.in_language(language))
        self.show(place)

    def after_bidi(self) -> None:
        """Go on from the page "bidi" to the languages, the present one under the cursor."""
        self._opening = None
        self.show_languages()

    def show_languages(self) -> None:
        """Go to the languages, the present one under the cursor."""
        self.show("language", {"chosen": list(languages()).index(self.localizer.language.code)})

    # --------------------------------------------------------------------------------------------------- the flow
    def go_on(self) -> None:
        """Go to the first unanswered question, or to the check page."""
        from permit_wizard.ui.route import place_to_go_on

        if self.doubt_clock:
            self.push_screen(clock_dialog(self.localizer, self.today), self._trust_clock)
        else:
            self.show(place_to_go_on(self.answers, self.today, self.rules))

    def _trust_clock(self, right: bool | None) -> None:
        if right:
            self.doubt_clock = False
            self.go_on()

    def answer(self, key: str, value: object) -> None:
        """Keep an answer, and go on: to the next question, or back to the check page when an answer was changed there."""
        from permit_wizard.ui.route import place_after

        self._answers = self.answers.answered(key, value, self.today)
        self.show(place_after(key, self._answers, self.today, self.rules, changing=self.changing))

    def change(self, key: str) -> None:
        """Ask a question again, from the check page."""
        self.changing = True
        self.show(key)

    def start_again(self) -> None:
        """Forget the answers, after asking."""
        self.push_screen(again_dialog(self.speaker), self._forget)

    def _forget(self, forget: bool | None) -> None:
        if forget:
            self._answers, self.changing, self.new_day, self._taken_along = None, False, False, False
            self._begun.clear()
            self.show("start")

    async def action_back(self) -> None:
        """Go to where the page was reached from, losing nothing."""
        from permit_wizard.ui.route import place_before

        page = self.screen
        if self.place == "language" or (isinstance(page, Page) and page.back()):
            return
        if isinstance(page, Page) and page.keeps_draft:
            self._begun[self.place] = page.current_draft()
        if self.place == "start":
            self.show_languages()
        elif self.place != "bidi":
            earlier = place_before(self.place, self.answers, self.today, self.rules, changing=self.changing)
            self.changing = self.changing and self.place != "check"
            self.show(earlier)
        elif self._opening == "bidi":
            self.exit()
        else:
            self.after_bidi()

    # ---------------------------------------------------------------------------------------------------- leaving
    def action_leave(self) -> None:
        """Leave, after asking once where there is something to lose; a result can be taken along first."""
        if self.place in ("language", "bidi"):
            self.exit()
        elif not isinstance(self.screen, Dialog):
            offer = self.place == "result" and not self._taken_along
            self.push_screen(leave_dialog(self.speaker, offer=offer), self._leave)

    def _leave(self, choice: str | None) -> None:
        if choice == LEAVE:
            self.exit()
        elif choice == TAKE_ALONG:
            self.show("take")

    # ------------------------------------------------------------------------------------- what a kiosk has besides
    def always(self) -> Iterable[Widget]:
        """Yield what stands in the top bar of every page."""
        return ()

    def foot(self, keys: list[tuple[str, Text, str]]) -> list[tuple[str, Text, str]]:
        """Return the keys of a page's foot that this app offers."""
        return keys
