"""Taking the result along: to a file that the user names, to the printer, or to a phone through a code on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace as changed
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import App
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _
from permit_wizard.language.bilingual import joined
from permit_wizard.outputs import NothingToWrite, calendar, writer
from permit_wizard.outputs.delivery import print_out
from permit_wizard.outputs.delivery.files import LONGEST, CannotSave, save
from permit_wizard.outputs.delivery.open_page import CannotOpen, open_page
from permit_wizard.outputs.ways import WAYS, Way
from permit_wizard.rtl import BidiInput, Direction
from permit_wizard.terminal_ui.later_drafts import CodeDraft, TakeDraft
from permit_wizard.terminal_ui.place import Fixed
from permit_wizard.terminal_ui.screens.code import payload_of, sheet_of, too_small_for
from permit_wizard.terminal_ui.screens.dialogs import CHOOSE
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.drawn import Button, Words

if TYPE_CHECKING:
    from permit_wizard.language.localizer import Localizer
    from permit_wizard.terminal_ui.app_protocol import Wizard


OPEN = Way(_("Open the saved page in the browser\nThe browser remembers the name of the file."), "open")


class TakeAlongScreen(Page[TakeDraft]):
    """Which way, and for a file: where."""

    share = 1.0
    fits = False

    def __init__(self, draft: TakeDraft) -> None:
        super().__init__(draft)
        self.naming = draft.naming

    @property
    def ways(self) -> list[Way]:
        """The ways that there are: where nothing may be written, only those that stay on the screen."""
        ways = [way for way in WAYS if self.wizard.may_write or way.format == "qr"]
        return ways if self.draft.saved is None else [*ways, OPEN]

    def content(self) -> Iterable[Widget]:
        """The ways; or, once a file is wanted, the line for its name."""
        yield Words(self.say(_("Take the result along")), "bold $ink")
        told = Words(self.draft.told, self.draft.tone, gap=3, id="told")
        told.display = bool(told.text)
        if self.naming is None:
            yield Words(self.say(_("Paper, a file or a photo stays. Think of who else may see it.")), "$soft")
            yield Words(self.say(CHOOSE), "$soft")  # above: below seven ways a low window would not show it
            yield told
            yield Choices([self._label(way) for way in self.ways], self.draft.chosen)
            return
        where, enter = (
            _("Where do you want to save it? Type the name of the file."),
            _("Press Enter for {file}.", file=self.suggested),
        )
        yield Words(joined(" ", [self.say(where), self.say(enter)]), "$soft")
        yield told
        with Vertical(id="path"):
            yield PathInput(self.draft.path or "", self.suggested, max_length=LONGEST, select_on_focus=False)
        if self.draft.exists:
            yield Choices(
                [self.say(_("No, I type another name")), self.say(_("Yes, replace the file"))], 0, id="replace"
            )
        yield Button(self.say(_("Save")))

    @property
    def suggested(self) -> str:
        """The name that a file gets if none is typed."""
        return f"~/{self.ways[self.naming or 0].name}"

    def _problem(self, way: Way) -> Text | None:
        """Return why a way cannot be gone: the window is too small for a code, or there is no day for a calendar."""
        if way.format == "qr":
            return too_small_for(self, payload_of(self, telling=way.telling))
        return (
            calendar.NO_DAY if way.format == "ics" and not calendar.days_ahead(self.wizard.verdict().schedule) else None
        )

    def _label(self, way: Way) -> str:
        """Return a way in words; of one that cannot be gone, why not."""
        problem = self._problem(way)
        return self.say(way.label) if problem is None else joined("\n", [self.say(way.label), self.say(problem)])

    def on_resize(self, event: events.Resize) -> None:
        """Find room anew, and say anew which codes fit."""
        super().on_resize(event)
        if self.naming is None:
            self.query_one(Choices).relabel([self._label(way) for way in self.ways])

    def current_draft(self) -> TakeDraft:
        """The way under the cursor, and the name begun; not what was told, which is of a moment."""
        if self.naming is None:
            return TakeDraft(chosen=self.query_one(Choices).chosen, saved=self.draft.saved)
        return TakeDraft(naming=self.naming, path=self.query_one(PathInput).value, exists=self.draft.exists)

    def first_focus(self) -> Widget | None:
        """The ways, the question whether to replace, or the line."""
        if self.naming is None:
            return self.query_one(Choices)
        return self.query_one("#replace", Choices) if self.draft.exists else self.query_one(PathInput)

    @on(Choices.GoOn)
    @on(Input.Submitted)
    @on(Button.Pressed)
    def go_on(self) -> None:
        """Take the way that was chosen, or save under the name that was typed."""
        if self.naming is None:
            chosen = self.query_one(Choices).chosen
            if chosen is not None:
                self._take(chosen)
            return
        replace = self.query("#replace").results(Choices)
        wanted = next((choices.chosen for choices in replace), None)
        if wanted == 0:
            self.wizard.rebuild(changed(self.current_draft(), exists=False))
        else:
            self._save(self.ways[self.naming], replace=wanted == 1)

    def _take(self, chosen: int) -> None:
        way = self.ways[chosen]
        problem = self._problem(way)
        if problem is not None:
            self.complain(problem)
        elif way.name:
            self.wizard.rebuild(TakeDraft(naming=chosen))
        elif way.format == "qr":
            self.wizard.taken_along = True
            self.wizard.show(Fixed.CODE, CodeDraft(way.telling))
        elif self.draft.saved is not None and way is OPEN:
            self._open(chosen, self.draft.saved)
        else:
            self._print(chosen)

    def _open(self, chosen: int, saved: Path) -> None:
        told, tone, sign = _("The page opens in the browser."), "bold $good", "✓ {}"
        try:
            open_page(saved)
        except CannotOpen as problem:
            told, tone, sign = problem.reason, "bold $warn", "! {}"
        self.wizard.rebuild(TakeDraft(chosen, told=self.say(told).mapped(sign.format), tone=tone, saved=saved))

    def _print(self, chosen: int) -> None:
        """Hand it over in a thread: a printer may take seconds, and the keys go on meanwhile."""
        if self.wizard.busy:
            return
        content, localizers = writer("text")(sheet_of(self, telling=False)), self.wizard.speaker.localizers
        self.wizard.busy = True
        told = self.query_one("#told", Words)
        told.change(self.say(_("Sending to the printer …")), "$soft")
        told.display = True
        self.textual_app.run_worker(_print(self.textual_app, self.wizard, chosen, content, localizers))

    def _save(self, way: Way, *, replace: bool) -> None:
        """Save it in a thread: a memory stick or a disk behind a network may take seconds, or never answer."""
        if self.wizard.busy:
            return
        name, draft = self.query_one(PathInput).value.strip() or self.suggested, self.current_draft()
        try:
            content = writer(way.format)(sheet_of(self, telling=way.telling))
        except NothingToWrite as nothing:
            self.wizard.rebuild(_refused(self, draft, nothing.reason, exists=False))
            return
        self.wizard.busy = True
        self.textual_app.run_worker(_save(self.textual_app, self.wizard, draft, content, name, replace=replace))

    def back(self) -> bool:
        """Go back from the name to the ways; returns whether that was possible."""
        if self.naming is None:
            return False
        self.wizard.rebuild(TakeDraft(self.naming))
        return True


def _refused(page: TakeAlongScreen, draft: TakeDraft, reason: Text, *, exists: bool) -> TakeDraft:
    return changed(draft, exists=exists, told=page.say(reason).mapped("! {}".format), tone="bold $warn")


async def _save(app: App[Any], wizard: Wizard, draft: TakeDraft, content: bytes, name: str, *, replace: bool) -> None:
    """Wait for the disk, and say on this page, if it is still there, what came of it."""
    reason, exists, path = None, False, None
    try:
        path = await asyncio.to_thread(save, content, name, replace=replace)
        wizard.taken_along = wizard.kept = True
    except CannotSave as problem:
        reason, exists = problem.reason, problem.exists
    finally:
        wizard.busy = False
    page = app.screen
    if not isinstance(page, TakeAlongScreen) or page.naming is None:
        return
    if reason is not None:
        wizard.rebuild(_refused(page, draft, reason, exists=exists))
    else:
        told = page.say(_("Saved: {file}. Only you can open it.", file=printable(str(path), LONGEST)))
        opens = WAYS[draft.naming or 0].format == "html" and wizard.may_write and wizard.desktop
        # the cursor goes to the opening of it, so that Enter does that
        chosen = len(WAYS) if opens else draft.naming
        wizard.rebuild(TakeDraft(chosen, told=told.mapped("✓ {}".format), saved=path if opens else None))


async def _print(app: App[Any], wizard: Wizard, chosen: int, content: bytes, localizers: Sequence[Localizer]) -> None:
    """Wait for the printer, and say on this page, if it is still there, what came of it."""
    told, tone, sign = _("Sent to the printer."), "bold $good", "✓ {}"
    try:
        await asyncio.to_thread(print_out.send, content, localizers)
        wizard.taken_along = wizard.kept = True
    except print_out.CannotPrint as problem:
        told, tone, sign = problem.reason, "bold $warn", "! {}"
    finally:
        wizard.busy = False
    page = app.screen
    if isinstance(page, TakeAlongScreen) and page.naming is None:
        wizard.rebuild(TakeDraft(chosen, told=page.say(told).mapped(sign.format), tone=tone))


class PathInput(BidiInput):
    """One line for the name of a file: from left to right in every language."""

    base_direction = Direction.LTR
