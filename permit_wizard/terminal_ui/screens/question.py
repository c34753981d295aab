"""One question a page: what all kinds of question share, and the kind with options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual import on
from textual.widget import Widget

from permit_wizard.core.editions import edition_on
from permit_wizard.core.flow import asked, progress
from permit_wizard.core.prefill import whose
from permit_wizard.core.questions import Question
from permit_wizard.core.text import _
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.language.wording import source_line
from permit_wizard.terminal_ui.later_drafts import ChoiceDraft, DateDraft
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Button, Words
from permit_wizard.terminal_ui.widgets.side_panel import side_panel

__all__ = ["ChoiceScreen", "QuestionScreen", "asked"]


Asked = TypeVar("Asked", ChoiceDraft, DateDraft)


class QuestionScreen(Page[Asked]):
    """Caption, title, hint, a field, the button, "why we ask this"."""

    explains = keeps_draft = True

    def __init__(self, question: Question, draft: Asked) -> None:
        super().__init__(draft)
        self.question = question

    @property
    def share(self) -> float:  # pyright: ignore[reportIncompatibleVariableOverride] - worked out here
        """How much of the form lies behind."""
        return progress(self.question.key, self.wizard.answers, self.wizard.today, self.wizard.rules).share

    def field(self) -> Iterable[Widget]:
        """Yield the field's widgets."""
        return ()

    def content(self) -> Iterable[Widget]:
        """The page from top to bottom."""
        question = self.question
        where = progress(question.key, self.wizard.answers, self.wizard.today, self.wizard.rules)
        line = _("Question {number} of about {about}", number=where.number, about=where.about)
        yield Words(self.say(whose(self.wizard.brought, line)), "$soft")
        yield Words(self.say(question.title), "bold $ink")
        yield Words(self.say(question.hint), "$soft", gap=2, id="hint")
        error = Words("", "bold $warn", gap=3, id="error")
        error.display = False
        yield error
        yield from self.field()
        yield Button(self.say(_("Continue")))
        followed = self.wizard.rules or edition_on(self.wizard.today)
        source = next(
            (self.say(line) for line in source_line(followed.named(question.source, question.key))), Bilingual("")
        )
        yield Details(self.say(_("Why we ask this")), self.say(question.why), source, opened=self.draft.opened)

    def side(self) -> Iterable[Widget]:
        """The answers so far, and the dates."""
        return side_panel(self.wizard)

    def opened(self) -> bool:
        """Return whether "why we ask this" is open."""
        return any(details.opened for details in self.query(Details))


class ChoiceScreen(QuestionScreen[ChoiceDraft]):
    """A question with options."""

    def field(self) -> Iterable[Widget]:
        """The options; the answer given before is chosen, otherwise nothing is."""
        values = [option.value for option in self.question.options]
        given = getattr(self.wizard.answers, self.question.key)
        chosen = self.draft.chosen
        if chosen is None and given in values:
            chosen = values.index(given)
        yield Choices([self.say(option.label) for option in self.question.options], chosen)

    def current_draft(self) -> ChoiceDraft:
        """The option under the cursor, and whether the details are open."""
        return ChoiceDraft(self.opened(), self.query_one(Choices).chosen)

    @on(Choices.GoOn)
    @on(Button.Pressed)
    def go_on(self) -> None:
        """Take the answer and go on; with nothing chosen, say so."""
        choices = self.query_one(Choices)
        if choices.chosen is None:
            self.complain(_("Choose one answer: press its number."))
            choices.focus()
        else:
            self.wizard.answer(self.question.key, self.question.options[choices.chosen].value)
