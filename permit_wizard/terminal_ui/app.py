"""The app: owns the answers and the place, and decides which screen comes next.

Nothing here knows a question or a rule: `flow` does. pydantic is imported after the first screen is up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.binding import Binding
from textual.widget import Widget

from permit_wizard.language.bilingual import Speaker
from permit_wizard.language.localizer import languages
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.drafts import Draft, LanguageDraft
from permit_wizard.terminal_ui.place import AFTER_THE_QUESTIONS, Asking, Fixed, Place
from permit_wizard.terminal_ui.preload import READING, warm_up
from permit_wizard.terminal_ui.registry import screen_at
from permit_wizard.terminal_ui.screens.dialogs import (
    LEAVE,
    TAKE_ALONG,
    Dialog,
    again_dialog,
    clock_dialog,
    leave_dialog,
)
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.session import Session
from permit_wizard.terminal_ui.terminal_app import TerminalApp

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.core.editions import Edition
    from permit_wizard.core.prefill import Prefill
    from permit_wizard.core.verdict import Verdict
    from permit_wizard.terminal.bidi_setting import BidiSetting

LOOK_AT_CLOCK = 20.0  # seconds between two looks at the date


class WizardApp(TerminalApp, inherit_bindings=False):
    """The wizard, full screen; a `Wizard` to its screens.

    Args:
        session: all that was decided before.
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

    def __init__(self, session: Session) -> None:
        speaker = Speaker.of(session.language, session.beside)
        super().__init__(speaker, theme=session.theme, no_color=session.no_color, terminal=session.terminal)
        self.session = session
        self.today, self.doubt_clock = session.today, session.doubt_clock
        self.new_day = False
        self.place: Place = session.opening or (Fixed.START if session.language else Fixed.LANGUAGE)
        self._only_bidi = session.opening is Fixed.BIDI  # whether nothing but that page was asked for
        self.changing = False
        self.busy = False
        self._answers: Answers | None = session.brought and session.brought.answers
        self._begun: dict[Place, Draft] = {}
        self.taken_along = self.kept = False

    def on_mount(self) -> None:
        """Show the first screen, then import what the questions need."""
        self.turn()
        self.open()
        self.set_interval(LOOK_AT_CLOCK, self.see_the_day)

    def open(self) -> None:
        """Show the first page."""
        self.show(self.place)
        if self.place is not Fixed.LANGUAGE:  # there, the first key begins it: until then nothing more is needed
            self.set_timer(READING, warm_up)

    @property
    def rules(self) -> Edition | None:
        """The edition of the rules that was asked for by name; None is the one in force."""
        return self.session.rules

    @property
    def desktop(self) -> bool:
        """Whether a saved page can be opened in a browser here."""
        return self.session.desktop

    @property
    def setting(self) -> BidiSetting | None:
        """Where a choice of the bidi page may be remembered; None where nothing may be."""
        return self.session.setting

    @property
    def brought(self) -> Prefill | None:
        """The answers that were there already."""
        return self.session.brought

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
        if not self._take_the_day() or self.place is not Fixed.RESULT or not isinstance(self.screen, Page):
            return
        from permit_wizard.terminal_ui.later_drafts import ResultDraft
        from permit_wizard.terminal_ui.route import place_to_go_on

        go_on = place_to_go_on(self.answers, self.today, self.rules)
        if go_on is Fixed.CHECK:
            draft = cast("Page[Draft]", self.screen).current_draft()
            self.rebuild(replace(draft, focused=None) if isinstance(draft, ResultDraft) else draft)  # from its top
        else:
            self.show(go_on)

    def _take_the_day(self) -> bool:
        clock = self.session.clock
        today = self.today if clock is None else clock()
        if today == self.today:
            return False
        self.today, self.new_day = today, self._answers is not None
        if self._answers is not None:
            self._answers = self._answers.on(today)
        return True

    # ------------------------------------------------------------------------------------------------- the places
    def show(self, place: Place, draft: Draft | None = None) -> None:
        """Go to a place; without a draft, what was begun there and left by "back" is there again."""
        if self._take_the_day() and place in AFTER_THE_QUESTIONS:
            from permit_wizard.terminal_ui.route import place_to_go_on

            go_on = place_to_go_on(self.answers, self.today, self.rules)
            place, draft = (place, draft) if go_on is Fixed.CHECK else (go_on, None)
        if place is Fixed.TAKE and isinstance(self.screen, Page) and self.screen.keeps_draft:
            self._begun[self.place] = cast("Page[Draft]", self.screen).current_draft()  # the result, where one was
        self.place = place
        page = screen_at(place, self._begun.pop(place, None) if draft is None else draft)
        if len(self.screen_stack) > 1:
            self.switch_screen(page)  # pyright: ignore[reportUnknownMemberType] - Screen's type is left open
        else:  # on Textual's own empty screen, at the very start
            self.push_screen(page)

    def rebuild(self, draft: Draft) -> None:
        """Build the present page anew from its draft."""
        self.show(self.place, draft)

    def show_in(self, language: str, place: Place) -> None:
        """Speak a language from here on, and go to a place."""
        self.speak_as(self.speaker.in_language(language))
        self.show(place)

    def after_bidi(self) -> None:
        """Go on from the page "bidi" to the languages, the present one under the cursor."""
        self._only_bidi = False
        self.show_languages()

    def show_languages(self) -> None:
        """Go to the languages, the present one under the cursor."""
        self.show(Fixed.LANGUAGE, LanguageDraft(list(languages()).index(self.localizer.language.code)))

    # --------------------------------------------------------------------------------------------------- the flow
    def go_on(self) -> None:
        """Go to the first unanswered question, or to the check page."""
        from permit_wizard.terminal_ui.route import place_to_go_on

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
        from permit_wizard.terminal_ui.route import place_after

        before = self.answers
        self._answers = before.answered(key, value, self.today)
        if self.brought is not None:
            self.brought.answered(before, self._answers)
        self._begun.pop(Fixed.RESULT, None)
        self.taken_along = False  # it will be another result
        only_open = self.changing or self.brought is not None  # what is known already is not asked once more
        self.show(place_after(key, self._answers, self.today, self.rules, changing=only_open))

    def change(self, key: str) -> None:
        """Ask a question again, from the check page."""
        self.changing = True
        self.show(Asking(key))

    def start_again(self) -> None:
        """Forget the answers, after asking."""
        self.push_screen(again_dialog(self.speaker, self.brought), self._forget)

    def _forget(self, forget: bool | None) -> None:
        if forget:
            self._answers, self.changing, self.new_day, self.taken_along, self.kept = None, False, False, False, False
            self._begun.clear()
            if self.brought is None:
                self.show(Fixed.START)
            else:  # never somebody else's answers under this person's name
                before, self._answers = self.answers, self.brought.answers
                self.brought.answered(before, self._answers)
                self.go_on()

    async def action_back(self) -> None:
        """Go to where the page was reached from, losing nothing."""
        from permit_wizard.terminal_ui.route import place_before

        page = self.screen
        if isinstance(page, Page):
            if page.back():
                return
            if page.keeps_draft:
                self._begun[self.place] = cast("Page[Draft]", page).current_draft()
        match self.place:
            case Fixed.LANGUAGE:
                pass
            case Fixed.START:
                self.show_languages()
            case Fixed.BIDI if self._only_bidi:
                self.exit()
            case Fixed.BIDI:
                self.after_bidi()
            case Fixed.CHECK | Fixed.RESULT | Fixed.TAKE | Fixed.CODE | Asking():
                earlier = place_before(self.place, self.answers, self.today, self.rules, changing=self.changing)
                self.changing = self.changing and self.place is not Fixed.CHECK
                self.show(earlier)

    # ---------------------------------------------------------------------------------------------------- leaving
    def action_leave(self) -> None:
        """Leave, after asking once where there is something to lose; a result can be taken along first."""
        if self.place in (Fixed.LANGUAGE, Fixed.BIDI) or (self.is_covered and self.asks_to_quit):
            self.exit()
        elif self.is_covered:
            self.ask_to_quit(wanted=True)
        elif not isinstance(self.screen, Dialog):
            offer = self.place is Fixed.RESULT and not self.taken_along
            self.push_screen(leave_dialog(self.speaker, self.brought, offer=offer, kept=self.kept), self._leave)

    def _leave(self, choice: str | None) -> None:
        if choice == LEAVE:
            self.exit()
        elif choice == TAKE_ALONG:
            self.show(Fixed.TAKE)

    # ------------------------------------------------------------------------------------- what a kiosk has besides
    def always(self) -> Iterable[Widget]:
        """Yield what stands in the top bar of every page."""
        return ()

    def foot(self, keys: list[FootKey]) -> list[FootKey]:
        """Return the keys of a page's foot that this app offers."""
        return keys
