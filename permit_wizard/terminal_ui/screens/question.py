"""One question a page: what all kinds of question share, and the kind with options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.widget import Widget

from permit_wizard.core.text import _, ngettext
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.terminal_ui.drawing import chapters as drawing
from permit_wizard.terminal_ui.preload import DATES, preload
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.frame import AnswerList, Chapters, LastAnswers
from permit_wizard.terminal_ui.words import in_short
from permit_wizard.visit import blocks
from permit_wizard.visit.events import Answer, Draft
from permit_wizard.visit.form_pages import facts
from permit_wizard.visit.page import Page

_SPACE_FOR_WHY = 32  # rows of a window in which "why we ask this" is open by itself


@dataclass(frozen=True, slots=True)
class Open:
    """What is open on a page.

    Attributes:
        details: whether "why we ask this" is; None where nobody opened or closed it.
    """

    details: bool | None = None


class FormScreen(PageScreen[Open]):
    """A page of the form: the chapters above it, the answers beside it or in a line below it."""

    wants_panel = True

    def banner(self) -> Iterable[Widget]:
        """The chapters."""
        progress = self.page.progress
        if progress is None:
            return
        done = sum(1 if i < self._current else 0 for i in range(len(progress.chapters)))
        done += progress.chapters[self._current].state
        before = self.wizard.chapters_done if self.wizard.moves else done
        self.wizard.chapters_done = done
        named = [drawing.Chapter(self.wizard.localizer(chapter.name), chapter.current) for chapter in progress.chapters]
        yield Chapters(named, done, min(before, done))

    @property
    def _current(self) -> int:
        chapters = self.page.progress.chapters if self.page.progress else ()
        return next((i for i, chapter in enumerate(chapters) if chapter.current), 0)

    # ---------------------------------------------------------------------------------------- answers given so far
    def _answers(self) -> list[tuple[Bilingual, Bilingual]]:
        localize, bilingual = self.localize, self.wizard.bilingual
        return [
            (localize(fact.label), in_short(bilingual, fact.answer))
            for fact in facts(self.wizard.visit)
            if fact.answered
        ]

    def _left(self) -> str:
        left = self.page.progress.left if self.page.progress is not None else 0
        return self.wizard.localizer(ngettext("{n} question left", "{n} questions left", left)) if left else ""

    def last(self) -> Iterable[Widget]:
        """The last answers and how many questions are left, where no panel shows them."""
        if not self.has_room_beside:
            yield LastAnswers(self._answers(), self._left())

    def side(self) -> Iterable[Widget]:
        """The answers so far, and the dates as soon as the expiry date is known."""
        yield AnswerList(self._answers(), self.localize(_("They will be here.")))
        visit = self.wizard.visit
        if visit.given is None:
            return
        from permit_wizard.core.rules import partial_schedule
        from permit_wizard.terminal_ui.result_view import marks_of
        from permit_wizard.terminal_ui.widgets.result import Upright

        marks = marks_of(partial_schedule(visit.answers, visit.today, visit.rules), self.wizard.localizer)
        if marks:
            yield Upright(self.localize(_("Your dates")), marks)

    def side_titles(self) -> tuple[str, str]:
        """What the panel shows, and how many questions are left."""
        return self.wizard.localizer(_("Your answers so far")), self._left()


class QuestionScreen(FormScreen):
    """Title, hint, a field, "why we ask this"."""

    explains = True
    draws_ways = False

    def content(self) -> Iterable[Widget]:
        """The page from top to bottom; in a caseload it begins with whose row is filled in."""
        prefill = self.wizard.visit.prefill
        if prefill is not None and prefill.person and self.page.progress is not None:
            yield Words(self.localize(self.page.progress.text), "$soft", gap=1)
        yield self.heading()
        for block in self.page.blocks:
            if isinstance(block, blocks.Paragraph):
                yield Words(self.localize(block.text), "$soft", id="hint")
        yield from self.problem()
        yield from self.field()
        for block in self.page.blocks:
            if isinstance(block, blocks.Details):
                wanted = self.kept.details if self.kept is not None else None
                opened = self.window.height >= _SPACE_FOR_WHY if wanted is None else wanted
                lines: list[str] = [self.localize(line) for line in block.lines]
                yield Details(self.localize(block.summary), lines, opened=opened)

    def field(self) -> Iterable[Widget]:
        """Yield the field's widgets."""
        return ()

    def keep(self) -> Open:
        """Whether "why we ask this" is open."""
        return Open(next((details.opened for details in self.query(Details)), None))


class ChoiceScreen(QuestionScreen):
    """A question with options; nothing is lit before a choice."""

    def field(self) -> Iterable[Widget]:
        """The options; the answer given before is chosen, otherwise nothing is."""
        block = self._block(self.page)
        values = [option.value for option in block.options]
        chosen = values.index(block.chosen) if block.chosen in values else None
        yield Choices([self.localize(option.label) for option in block.options], chosen)

    @staticmethod
    def _block(page: Page) -> blocks.Choices:
        return next(block for block in page.blocks if isinstance(block, blocks.Choices))

    def renew(self, page: Page) -> bool:
        """Show what has to be put right."""
        self.page = page
        self.complain(page.problem)
        return True

    @on(Choices.Moved)
    def _chosen(self) -> None:
        """Remember the choice, so that it is there after another page has been over this one."""
        preload(DATES)  # an answer is being given; the question after it may be the first that wants a date
        value = self._value()
        if value:
            self.page = self.wizard.note(Draft(chosen=value))

    def _value(self) -> str:
        chosen = self.query_one(Choices).chosen
        return "" if chosen is None else self._block(self.page).options[chosen].value

    @on(Choices.GoOn)
    def go_on(self) -> None:
        """Take the answer and go on; if nothing is chosen, show that."""
        self.wizard.do(Answer(self._value()))
