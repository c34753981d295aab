"""The app: owns the visit, hands events to it, and shows the page that follows.

Questions and rules are the visit's. pydantic is imported after the first screen is shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding
from textual.widget import Widget

from permit_wizard.core.text import Text, _
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.preload import READING, preload
from permit_wizard.terminal_ui.registry import screen_for
from permit_wizard.terminal_ui.screens.dialogs import Dialog
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.session import Session
from permit_wizard.terminal_ui.terminal_app import TerminalApp
from permit_wizard.visit.events import (
    Answer,
    Back,
    Confirm,
    EnterDate,
    Event,
    Go,
    NewDay,
    Notified,
    NotSaved,
    SaveAs,
    Saved,
    ShowBeside,
)
from permit_wizard.visit.page import offer_of
from permit_wizard.visit.pages import page as page_of
from permit_wizard.visit.places import (
    AFTER_ANSWERS,
    CHECK,
    CLOCK,
    ENDED,
    EXPORT,
    FILE,
    LANGUAGE,
    LEAVE,
    OVER,
    REPLACE,
    RESULT,
    START,
)
from permit_wizard.visit.steps import step

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.terminal.bidi_setting import BidiSetting
    from permit_wizard.visit.blocks import Option
    from permit_wizard.visit.page import Page
    from permit_wizard.visit.state import Visit

LOOK_AT_CLOCK = 20.0  # seconds between two looks at the date
LAST = -1  # the last of some options


class WizardApp(TerminalApp, inherit_bindings=False):
    """The wizard, full screen; a `Wizard` to its screens.

    Args:
        session: all that was decided before.
    """

    CSS_PATH = "wizard.tcss"
    TITLE = "permit_wizard"
    BINDINGS = [
        Binding("f2", "language", show=False, priority=True),
        Binding("f3", "beside", show=False, priority=True),
        Binding("f4", "colours", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]

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

    def note(self, event: Event) -> Page:
        """Take an event that leaves the page where it is, and return the page after it."""
        self.visit = self._base = step(self._here(self.visit), event)
        return page_of(self.visit)

    def choose(self, page: Page, event: Event) -> None:
        """Take what was chosen on a page over another one."""
        self.do(event)
        if page.place == REPLACE and isinstance(event, SaveAs):
            self.save_named(replace=True)

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
        below = _below(self.visit)
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
        self._close_dialogs()
        self.push_screen(Dialog(page, beside=beside))

    def _close_dialogs(self) -> None:
        while isinstance(self.screen, Dialog):
            self.pop_screen()

    def show_again(self) -> None:
        """Build the present page again, with what was open on it."""
        if self._bidi:
            page = self.page_screen
            self.show_bidi_step(None if page is None else page.keep())
            return
        self._show_base(_below(self.visit) or self.visit)
        if _below(self.visit) is not None:
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

    # --------------------------------------------------------------------------------------------------------- the keys
    async def action_back(self) -> None:
        """Go to where the page was reached from, losing nothing; what is open is closed first."""
        screen = self.screen
        if isinstance(screen, Dialog):
            self.do(Back())
            return
        if isinstance(screen, PageScreen) and cast("PageScreen[Any]", screen).close_opened():
            return
        if self._bidi:
            if self.session.only_bidi:
                self.exit()
            else:
                self.after_bidi()
        elif self.visit.place != LANGUAGE:
            self.do(Back())

    def action_language(self) -> None:
        """Offer the languages over the page."""
        if self._may_switch():
            self.do(Go(LANGUAGE))

    def action_beside(self) -> None:
        """Offer a second language, or show the one that the page offers; with one on the screen, take it away."""
        if not self._may_switch() or not self.visit.device.two_languages:
            return
        if self.visit.beside:
            self.do(ShowBeside(""))
        elif (offer := offer_of(page_of(self.visit), ShowBeside)) is not None:
            self.do(offer.action.event)
        else:
            self.visit = step(self.visit, Go(LANGUAGE))
            self._show_dialog(page_of(self.visit), beside=True)

    def _may_switch(self) -> bool:
        """Return whether a page is on top, not a question over it, and one that does not offer the languages itself."""
        screen = self.screen
        return isinstance(screen, PageScreen) and screen.may_switch_language

    def action_leave(self) -> None:
        """Quit, after asking once if there is something to lose; a result can be exported first."""
        if self.is_covered and not self.asks_to_quit and self._has_something_to_lose:
            self.ask_to_quit(wanted=True)
        elif self.is_covered or not self._has_something_to_lose:
            self.exit()
        elif not isinstance(self.screen, Dialog):
            self.do(Go(LEAVE))

    @property
    def _has_something_to_lose(self) -> bool:
        return self.visit.has_answers and not self._bidi

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

    # -------------------------------------------------------------------------------------------------- taking it along
    def save_named(self, *, replace: bool) -> None:
        """Save the result in a thread: a memory stick or a disk behind a network may take seconds, or never answer."""
        from permit_wizard.outputs import NothingToWrite, writer
        from permit_wizard.visit.export_options import option_in, sheet_of

        visit, verdict = self.visit, page_of(self.visit).verdict
        option = option_in(visit, visit.about)
        if self.busy or option is None or verdict is None or visit.place not in (FILE, REPLACE):
            return
        try:
            content = writer(option.format)(sheet_of(visit, verdict, option))
        except NothingToWrite as nothing:
            self.do(NotSaved(nothing.reason))
            return
        self.busy = True
        self.run_worker(self._save(option, content, visit.typed, overwrite=replace))

    async def _save(self, option: Option, content: bytes, name: str, *, overwrite: bool) -> None:
        from permit_wizard.outputs.delivery.files import CannotSave, save, saved_message

        event: Event
        try:
            path = await asyncio.to_thread(save, content, name, replace=overwrite)
            event = Saved(saved_message(path), str(path) if option.format == "html" else "")
        except CannotSave as problem:
            event = NotSaved(problem.reason, exists=problem.exists)
        finally:
            self.busy = False
        self._report(event, FILE, REPLACE)

    def print_or_open(self, option: Option) -> None:
        """Print the result, or open the saved page, and show what came of it."""
        verdict = page_of(self.visit).verdict
        if option.format == "open":
            self._open_page()
        elif verdict is not None and not self.busy:
            from permit_wizard.outputs import writer
            from permit_wizard.visit.export_options import sheet_of

            self.busy = True
            self.do(Notified(_("Sending to the printer …")))
            self.run_worker(self._send_to_printer(writer("text")(sheet_of(self.visit, verdict, option))))

    async def _send_to_printer(self, content: bytes) -> None:
        """Wait for the printer in a thread: it may take seconds, and the keys go on meanwhile."""
        from permit_wizard.outputs.delivery import print_out

        event: Event = Saved(_("Sent to the printer."))
        try:
            await asyncio.to_thread(print_out.send, content, self.bilingual.localizers)
        except print_out.CannotPrint as problem:
            event = NotSaved(problem.reason)
        finally:
            self.busy = False
        self._report(event, self.visit.place)

    def _open_page(self) -> None:
        from pathlib import Path

        from permit_wizard.outputs.delivery.open_page import CannotOpen, open_page

        notice: Text | None = _("The page opens in the browser.")
        try:
            open_page(Path(self.visit.saved_file))
        except CannotOpen as problem:
            self.do(NotSaved(problem.reason))
        else:
            self.do(Notified(notice))

    def _report(self, event: Event, *places: str) -> None:
        """Show the outcome on its page, if that is still open; otherwise remember that it was done."""
        if isinstance(event, Saved) and event.file and self.visit.device.browser:
            self._kept[EXPORT] = LAST  # so that Enter opens it
        if self.visit.place in places:
            self.do(event)
        elif isinstance(event, Saved):
            self.visit = replace(self.visit, has_saved=True, exported=True)

    # ------------------------------------------------------------------------------------- what a kiosk has besides
    def always(self) -> Iterable[Widget]:
        """Yield what is in the top bar of every page."""
        return ()

    def foot(self, keys: list[FootKey]) -> list[FootKey]:
        """Return the keys of a page's foot that this app offers."""
        return keys


def _below(visit: Visit) -> Visit | None:
    """Return the visit at the page that a question is over; None where the visit's page is none over another."""
    if visit.place in OVER and visit.trail:
        return replace(visit, place=visit.trail[-1], trail=visit.trail[:-1])
    if visit.place == CLOCK:
        return visit.at(START)
    return replace(visit, place=FILE, problem=None) if visit.place == REPLACE else None
