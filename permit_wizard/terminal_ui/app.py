"""The wizard: its keys, and what becomes of a result outside the visit: saved, printed or opened."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding
from textual.widget import Widget

from permit_wizard.core.text import Text, _
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.screens.over_page import OverPage
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.visit_app import VisitApp
from permit_wizard.visit.events import Back, Event, Go, Notified, NotSaved, SaveAs, Saved, ShowBeside
from permit_wizard.visit.page import offer_of
from permit_wizard.visit.pages import page as page_of
from permit_wizard.visit.places import EXPORT, FILE, LANGUAGE, LEAVE, REPLACE
from permit_wizard.visit.steps import step

if TYPE_CHECKING:
    from permit_wizard.visit.blocks import Option
    from permit_wizard.visit.page import Page

LAST = -1  # the last of some options


class WizardApp(VisitApp, inherit_bindings=False):
    """The wizard, full screen; a `Wizard` to its screens."""

    CSS_PATH = "wizard.tcss"
    TITLE = "permit_wizard"
    BINDINGS = [
        Binding("f2", "language", show=False, priority=True),
        Binding("f3", "beside", show=False, priority=True),
        Binding("f4", "colours", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]

    # --------------------------------------------------------------------------------------------------------- the keys
    async def action_back(self) -> None:
        """Go to where the page was reached from, losing nothing; what is open is closed first."""
        screen = self.screen
        if isinstance(screen, OverPage):
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
        elif not isinstance(self.screen, OverPage):
            self.do(Go(LEAVE))

    @property
    def _has_something_to_lose(self) -> bool:
        return self.visit.has_answers and not self._bidi

    # -------------------------------------------------------------------------------------------------- taking it along
    def choose(self, page: Page, event: Event) -> None:
        """Take what was chosen on a page over another one."""
        self.do(event)
        if page.place == REPLACE and isinstance(event, SaveAs):
            self.save_named(replace=True)

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
