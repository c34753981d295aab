"""An app that owns a visit: it hands events to it, and shows the page that follows.

Questions and rules are the visit's. pydantic is imported after the first screen is shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.localizer import catalogue_of
from permit_wizard.terminal_ui.driver.left_pages import put_by_app
from permit_wizard.terminal_ui.preload import ANSWERED, READING, preload
from permit_wizard.terminal_ui.registry import screen_for
from permit_wizard.terminal_ui.screens.over_page import OverPage, visit_below
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.session import Session
from permit_wizard.terminal_ui.terminal_app import TerminalApp
from permit_wizard.visit.events import (
    Answer,
    ChooseLanguage,
    Confirm,
    EnterDate,
    Event,
    NewDay,
)
from permit_wizard.visit.pages import page as page_of
from permit_wizard.visit.places import (
    AFTER_ANSWERS,
    CHECK,
    ENDED,
    LANGUAGE,
    RESULT,
    START,
)
from permit_wizard.visit.steps import step

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.terminal.bidi_setting import BidiSetting
    from permit_wizard.visit.page import Page
    from permit_wizard.visit.state import Visit

LOOK_AT_CLOCK = 20.0  # seconds between two looks at the date


class VisitApp(TerminalApp, inherit_bindings=False):
    """A visit, full screen, page by page.

    Args:
        session: all that was decided before.
    """

    def __init__(self, session: Session) -> None:
        bilingual = BilingualText.of(session.language, session.beside)
        super().__init__(
            bilingual, theme=session.theme, no_color=session.no_color, terminal=session.terminal, keeps=session.keeps
        )
        self.session = session
        self.moves = session.moves and not session.no_color
        self.visit: Visit = session.visit()
        self.busy = False
        self.chapters_done = 0.0
        self._base: Visit | None = None  # the visit whose page is shown, below any question over it
        self._kept: dict[str, object] = {}  # by place: what is open there, and where the cursor is
        self._bidi = session.only_bidi  # whether the page that finds out how Arabic is sent is shown
        self._before_arabic = False  # whether it came by itself, before the first words of Arabic
        self._chose_order = False  # whether it was shown

    def on_mount(self) -> None:
        """Show the first screen, then import what the questions need."""
        self.turn()
        self.open()
        self.set_interval(LOOK_AT_CLOCK, self.refresh_today)

    def open(self) -> None:
        """Show the first page."""
        if self._bidi:
            self.show_bidi_step(None)
            return
        self._follow()
        if self.visit.place != LANGUAGE:  # there, the first key begins it: until then nothing more is needed
            self.set_timer(READING, preload)

    @property
    def setting(self) -> BidiSetting | None:
        """Where a choice of the bidi page may be remembered; None where nothing may be."""
        return self.session.setting

    @property
    def answers(self) -> Answers:
        """The answers so far."""
        return self.visit.answers

    @property
    def loses_answers(self) -> bool:
        """Whether there are answers that go with the program: those of a sheet are saved after each of them."""
        prefill = self.visit.prefill
        return self.visit.has_answers and not (prefill is not None and prefill.file)

    # ---------------------------------------------------------------------------------------------- from page to page
    def do(self, event: Event) -> None:
        """Take an event, and show what follows."""
        self._take_clock()
        before = self.visit
        self.visit = step(self._here(before), event)
        if self.visit.place == ENDED:
            if self.session.prefill is not None:  # they belong to the sheet they came from
                self.visit = replace(self.visit, given=before.given)
            self.end()
            return
        if isinstance(event, Answer | Confirm | EnterDate):
            self._kept.pop(CHECK, None)  # what is next there is to go on
        if self.visit.given is not before.given and self.visit.answers != before.answers:
            self._kept.pop(RESULT, None)
            if self.session.prefill is not None:
                self.session.prefill.answered(before.answers, self.visit.answers)
        if self.visit.given is None and before.given is not None:
            self._kept.clear()
        self._follow()
        if isinstance(event, ChooseLanguage):
            catalogue_of.cache_clear()  # a quarter of a megabyte for every language that the cursor was on
        if self.visit.given is not None:
            preload(ANSWERED)

    def note(self, event: Event) -> Page:
        """Take an event that leaves the page where it is, and return the page after it."""
        self.visit = self._base = step(self._here(self.visit), event)
        return page_of(self.visit)

    def _here(self, visit: Visit) -> Visit:
        """Return the visit with what this window can show, and this computer print in these languages."""
        if visit.place not in AFTER_ANSWERS:
            return visit
        from permit_wizard.outputs.delivery.print_out import why_not
        from permit_wizard.terminal_ui.screens.code import BARS, EDGES, code_room

        prints = self.session.device.printer and why_not(self.bilingual.localizers) is None
        device = visit.device._replace(code_room=code_room(self.size), code_frame=(EDGES, BARS), printer=prints)
        return visit if visit.device == device else replace(visit, device=device)

    def _follow(self) -> None:
        """Show the page of the visit: on a screen of its own, or over the page that is there."""
        self._speak()
        if self._must_ask_about_arabic:
            self._keep()
            self._before_arabic = True
            self.show_bidi_step(None)
            return
        below = visit_below(self.visit)
        if below is not None:
            if self._base is None and not self._bidi:
                self._show_base(below)
            self._show_dialog(page_of(self.visit))
            return
        self._close_dialogs()
        screen = self.screen
        if self._bidi and isinstance(screen, PageScreen):
            self.show_bidi_step(cast("PageScreen[Any]", screen).keep())
            return
        page = page_of(self.visit)
        if self._is_shown(screen, page) and cast("PageScreen[Any]", screen).renew(page):
            self._base = self.visit
            self.page_changes()
        else:
            self._show_base(self.visit)

    def _is_shown(self, screen: object, page: Page) -> bool:
        """Return whether a screen shows a place already, in these languages."""
        base = self._base
        return (
            isinstance(screen, PageScreen)
            and base is not None
            and not self._bidi
            and cast("PageScreen[Any]", screen).page.place == page.place
            and (base.language, base.beside, base.today) == (self.visit.language, self.visit.beside, self.visit.today)
            and base.given is self.visit.given
        )

    def _speak(self) -> None:
        wanted = self.visit.language or self.bilingual.first.language.code, self.visit.beside
        second = self.bilingual.second
        if wanted != (self.bilingual.first.language.code, second.language.code if second is not None else ""):
            self.show_in(BilingualText.of(wanted[0], wanted[1] or None))

    def _show_base(self, visit: Visit) -> None:
        """Show the page of a visit on a screen of its own."""
        if self._base is not None and self._base.today != visit.today:
            self._kept.pop(RESULT, None)  # another day's result is read from its top
        else:
            self._keep()
        self._close_dialogs()
        self._base, self._bidi = visit, False
        page = page_of(visit)
        self._put(screen_for(page, self._kept.get(page.place)))

    def _put(self, screen: PageScreen[Any]) -> None:
        with put_by_app(self):
            if len(self.screen_stack) > 1:
                self.switch_screen(screen)  # pyright: ignore[reportUnknownMemberType] - Screen's type is left open
            else:  # on Textual's own empty screen, at the very start
                self.push_screen(screen)

    def _keep(self) -> None:
        """Remember what is open on the page that is shown."""
        page = self.page_screen
        if page is not None and page.is_running and self._base is not None and not self._bidi:
            kept = page.keep()
            if kept is not None:
                self._kept[page.page.place] = kept

    @property
    def page_screen(self) -> PageScreen[Any] | None:
        """The screen that shows a page, below any question over it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PageScreen):
                return cast("PageScreen[Any]", screen)
        return None

    def _show_dialog(self, page: Page, *, beside: bool = False) -> None:
        from permit_wizard.terminal_ui.screens.dialogs import Dialog  # few visits have one

        self._close_dialogs()
        with put_by_app(self):
            self.push_screen(Dialog(page, beside=beside))

    def _close_dialogs(self) -> None:
        while isinstance(self.screen, OverPage):
            self.pop_screen()

    def show_again(self) -> None:
        """Build the present page again, with what was open on it."""
        if self._bidi:
            page = self.page_screen
            self.show_bidi_step(None if page is None else page.keep())
            return
        self._show_base(visit_below(self.visit) or self.visit)
        if visit_below(self.visit) is not None:
            self._show_dialog(page_of(self.visit))

    # ------------------------------------------------------------------------------------------------------- the day
    def refresh_today(self) -> None:
        """After midnight, reassess on the new day and mention it on the result; ask a passed return date again."""
        self._take_clock()
        stale = self._base is not None and self._base.today != self.visit.today
        if stale and isinstance(self.screen, PageScreen) and not self._bidi:
            self._show_base(self.visit)

    def _take_clock(self) -> bool:
        """Take the date from the clock; returns whether it is another one."""
        clock = self.session.clock
        today = self.visit.today if clock is None else clock()
        if today == self.visit.today:
            return False
        self.visit = step(self.visit, NewDay(today))
        return True

    def end(self) -> None:
        """End the visit and erase everything."""
        self.exit()

    # ----------------------------------------------------------------------------------------------- how Arabic is sent
    @property
    def _must_ask_about_arabic(self) -> bool:
        """Whether Arabic would follow that nobody has seen in such a terminal; asked once."""
        terminal = self.terminal
        if terminal is None or not terminal.untried or self._chose_order or self._bidi:
            return False
        return self.visit.place != LANGUAGE and any(localizer.rtl for localizer in self.bilingual.localizers)

    def show_bidi(self, language: str) -> None:
        """Go to the page that finds out how Arabic is sent, in a language."""
        self.visit = replace(self.visit.at(START), language=language)
        self._speak()
        self.show_bidi_step(None)

    def show_bidi_step(self, kept: object) -> None:
        """Show a step of that page."""
        from permit_wizard.terminal_ui.screens.bidi import BidiScreen

        self._close_dialogs()
        self._bidi = True
        self._put(BidiScreen(kept))

    def after_bidi(self) -> None:
        """Go on from there: to the page that it came before, or to the languages, the present one under the cursor."""
        self._bidi, self._chose_order = False, True
        if self._before_arabic:
            self._before_arabic, self._base = False, None
            self._follow()
            return
        language = self.bilingual.first.language.code
        self.visit = replace(self.visit.at(LANGUAGE), language=language)
        self.session = replace(self.session, only_bidi=False)
        self._base = None
        self._follow()
