"""Taking the result along: as a file that the user names, on paper, or on a phone through a code."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Vertical
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from permit_wizard.core.text import _
from permit_wizard.language.bilingual import Bilingual, joined
from permit_wizard.outputs.delivery.files import LONGEST
from permit_wizard.rtl import BidiInput, Direction
from permit_wizard.terminal_ui.screens.dialogs import CHOOSE
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.go_card import GoCard
from permit_wizard.terminal_ui.widgets.spacing import Block
from permit_wizard.visit.blocks import Exports, FileName, Option
from permit_wizard.visit.events import Draft, Export, SaveAs
from permit_wizard.visit.page import Page


class ExportScreen(PageScreen[int]):
    """Which way."""

    draws_ways = False

    def banner(self) -> Iterable[Widget]:
        """Title and what came of the last attempt; they stay while the ways scroll."""
        yield self.heading(3)
        yield from self.blocks_of(self.page)
        yield Words(self.localize(CHOOSE), "$soft")  # above: below seven ways a low window would not show it
        yield from self.notice()
        yield from self.problem()

    def content(self) -> Iterable[Widget]:
        """The ways; of one that cannot be used now, why not."""
        options = self.options
        chosen = self.kept % len(options) if self.kept is not None and self.kept < len(options) else None
        yield Choices([self._label(option) for option in options], chosen, gap=4)

    @property
    def options(self) -> tuple[Option, ...]:
        """The ways that exist here."""
        return next(block for block in self.page.blocks if isinstance(block, Exports)).options

    def _label(self, option: Option) -> Bilingual:
        label = self.localize(option.label)
        return label if option.problem is None else joined("\n", [label.parted()[0], self.localize(option.problem)])

    def keep(self) -> int | None:
        """The way under the cursor."""
        return next((choices.chosen for choices in self.query(Choices)), None)

    def renew(self, page: Page) -> bool:
        """Show what is wrong."""
        same = page._replace(problem=self.page.problem) == self.page
        if same:
            self.page = page
            self.complain(page.problem)
        return same

    @on(Choices.GoOn)
    def go_on(self) -> None:
        """Take the way that was chosen."""
        chosen = self.query_one(Choices).chosen
        if chosen is None or self.wizard.busy:
            return
        option = self.options[chosen]
        self.wizard.do(Export(option.id))
        if option.problem is None and option.format in ("print", "open"):
            self.wizard.print_or_open(option)


class FileScreen(PageScreen[None]):
    """Under which name."""

    draws_ways = False

    def content(self) -> Iterable[Widget]:
        """The line for the name, and what is used if none is typed."""
        name = self.file_name
        yield self.heading(3)
        yield Words(self.localize(_("Press Enter to use the name {file}.", file=name.suggested)), "$soft")
        yield from self.problem()
        with_path = Vertical(
            PathInput(name.typed, name.suggested, max_length=LONGEST, select_on_focus=False), id="path"
        )
        yield with_path
        card = GoCard(self.localize(self.page.actions[0].label), takes_keys=False)
        yield card

    @property
    def file_name(self) -> FileName:
        """The suggestion, and what is in the line."""
        return next(block for block in self.page.blocks if isinstance(block, FileName))

    def block_of(self, child: Widget) -> Block:  # noqa: ARG002 - there is one
        """Return the rows of the line."""
        return Block(3, 5)

    def first_focus(self) -> Widget | None:
        """The line."""
        return self.query_one(PathInput)

    def renew(self, page: Page) -> bool:
        """Show what is wrong."""
        self.page = page
        self.complain(page.problem)
        return True

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.complain(None)
        self.page = self.wizard.note(Draft(typed=event.value))

    @on(Input.Submitted)
    @on(GoCard.Pressed)
    def go_on(self) -> None:
        """Save under the name that was typed, or under the one that is suggested."""
        if not self.wizard.busy:
            typed = self.query_one(PathInput).value.strip()
            self.wizard.do(SaveAs(typed or self.file_name.suggested))
            self.wizard.save_named(replace=False)


class PathInput(BidiInput):
    """One line for the name of a file: from left to right in every language."""

    base_direction = Direction.LTR
    cursor_blink: Reactive[bool] = Reactive(False, init=False)
