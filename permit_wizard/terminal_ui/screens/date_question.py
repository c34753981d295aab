"""A question whose answer is a date: typed in any form, said back in words, confirmed against the card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from permit_wizard.core.dates.problems import date_problem_for, example_for, explained, without_controls
from permit_wizard.core.dates.reading import LONGEST, NoDate, Why, read_day
from permit_wizard.core.questions import Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import DateForm
from permit_wizard.rtl import BidiInput, Direction, set_direction
from permit_wizard.terminal_ui.later_drafts import DateDraft
from permit_wizard.terminal_ui.screens.question import QuestionScreen
from permit_wizard.terminal_ui.widgets.card import Card
from permit_wizard.terminal_ui.widgets.choices import Aside, Choices
from permit_wizard.terminal_ui.widgets.drawn import Button, Words

_MAY_BECOME_RIGHT = (Why.EMPTY, Why.FORM, Why.MORE, Why.SEVERAL, Why.WORD, Why.MONTH)  # while it is being typed
_BLANKS = re.compile(r"\s+")


class DateInput(BidiInput, inherit_bindings=False):
    """One line for a date. What stands in it never reaches a clipboard."""

    BINDINGS = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("home,ctrl+a", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("enter", "submit", show=False),
    ]

    def on_paste(self, event: events.Paste) -> None:
        """Take in all that was pasted as one line; drop what is far too long: a whole page by mistake, or to do harm."""
        event.prevent_default()
        event.stop()
        if len(event.text) <= LONGEST:
            self.insert_text_at_cursor(_BLANKS.sub(" ", event.text).strip())

    def replace(self, text: str, start: int, end: int) -> None:
        """Take text in without control characters: sent back to the terminal, they would be obeyed."""
        super().replace(without_controls(text), start, end)

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Copy nothing."""


class DateScreen(QuestionScreen[DateDraft]):
    """First the field, with the drawn card where the date stands on the card; then "is this the date?"."""

    def __init__(self, question: Question, draft: DateDraft) -> None:
        super().__init__(question, draft)
        self.found = draft.found

    @property
    def confirming(self) -> bool:
        """Whether a date was read and now waits for a yes."""
        return self.draft.confirming

    # ------------------------------------------------------------------------------------------------------ the field
    def field(self) -> Iterable[Widget]:
        """The two steps of a date: typing it, and looking at it once more."""
        if self.confirming and self.found is not None:
            yield from self._confirm(self.found)
            return
        given = getattr(self.wizard.answers, self.question.key)
        before = given.strftime("%d-%m-%Y") if isinstance(given, date) else ""
        self.typed = before if self.draft.typed is None else self.draft.typed
        yield Pair(self.question.key == "expires_on", self.say(_("Type the date")), self.typed)
        if self.question.unknown is not None:
            yield Aside(self.say(self.question.unknown), chosen=given == "unknown" and not self.typed, id="unknown")

    def _confirm(self, day: date) -> Iterable[Widget]:
        in_words = self.wizard.speaker.each(lambda say: f"{say.weekday(day)} {say.date(day, DateForm.FULL)}")
        yield Words(in_words, "bold $good", gap=2)
        on_card = self.question.key == "expires_on"
        question = _("Is this the date on your card?") if on_card else _("Is this the right date?")
        yield Words(self.say(question), "bold $ink", gap=1)
        yield Choices(
            [self.say(_("Yes, this is the date")), self.say(_("No, I want to type it again"))],
            self.draft.chosen,
            id="confirm",
        )

    def first_focus(self) -> Widget | None:
        """The line to type in, or the confirmation."""
        return self.query_one("#confirm", Choices) if self.confirming else self.query_one(DateInput)

    def current_draft(self) -> DateDraft:
        """What is typed, and whether it waits for a yes."""
        draft = replace(self.draft, opened=self.opened(), found=self.found)
        if self.confirming:
            return replace(draft, chosen=self.query_one("#confirm", Choices).chosen)
        return replace(draft, typed=self.query_one(DateInput).value)

    def ready(self) -> None:
        """Say back at once what already stands in the line."""
        if not self.confirming:
            self._echo()

    # --------------------------------------------------------------------------------------------------- typing it
    @on(Input.Changed)
    def _typed(self) -> None:
        self.forgive()
        for unknown in self.query("#unknown").results(Choices):
            unknown.chosen = None
        self._echo()

    def complain(self, text: Text) -> None:
        """Say it once: not again beside the card."""
        super().complain(text)
        for echo in self.query("#echo").results(Words):
            self._show_example(echo)

    @property
    def _example(self) -> str:
        return example_for(self.question, self.wizard.today)

    def _show_example(self, echo: Words) -> None:
        echo.change(self.say(_("For example {example}", example=self._example)), "$soft")

    def _echo(self) -> None:
        """Show the date on the card and in words while it is typed; complain only about what can no longer become right."""
        read = read_day(self.query_one(DateInput).value, self.wizard.today)
        self.found = read if isinstance(read, date) else None
        for card in self.query(Card):
            card.show(self.found.strftime("%d-%m-%Y") if self.found else "")
        echo = self.query_one("#echo", Words)
        if isinstance(read, date):
            good = date_problem_for(self.question, read, self.wizard.today) is None  # if not, Enter says why
            words = self.wizard.speaker.each(lambda say: f"{say.weekday(read)}\n{say.date(read)}")
            echo.change(words.mapped("✓ {}".format) if good else words, "bold $good" if good else "$ink")
        elif read.why not in _MAY_BECOME_RIGHT:
            echo.change(self.say(explained(read, self._example)).mapped("! {}".format), "bold $warn")
        else:
            self._show_example(echo)

    @on(Choices.GoOn, "#unknown")
    def cannot_find(self) -> None:
        """Go on without a date."""
        self.wizard.answer(self.question.key, "unknown")

    @on(Choices.GoOn, "#confirm")
    @on(Input.Submitted)
    @on(Button.Pressed)
    def go_on(self) -> None:
        """From typing to confirming, and from confirming on."""
        if self.confirming:
            self._confirmed()
            return
        field, unknown = self.query_one(DateInput), self.query_one("#unknown", Choices)
        if unknown.chosen == 0 and not field.value.strip():  # answered so before
            self.cannot_find()
            return
        read = read_day(field.value, self.wizard.today)
        if isinstance(read, NoDate):
            problem = explained(read, self._example)
        else:
            problem = date_problem_for(self.question, read, self.wizard.today)
            if problem is None:
                self.wizard.rebuild(DateDraft(typed=field.value, found=read, confirming=True))
                return
        self.complain(problem)
        field.focus()

    def _confirmed(self) -> None:
        if self.query_one("#confirm", Choices).chosen == 0 and self.found is not None:
            self.wizard.answer(self.question.key, self.found)
        else:
            self.retype()

    def back(self) -> bool:
        """Go back from the confirmation to the line."""
        if self.confirming:
            self.retype()
        return self.confirming

    def retype(self) -> None:
        """Back from the confirmation to the line, with what was typed."""
        self.wizard.rebuild(replace(self.draft, confirming=False, opened=False))

    def on_key(self, event: events.Key) -> None:
        """Arrow down leaves the line for "I cannot find it"."""
        if event.key == "down" and isinstance(self.focused, Input):
            event.stop()
            self.query_one("#unknown", Choices).focus()


class Pair(Horizontal):
    """The drawn card, and beside it the line to type in with the date said back.

    Args:
        with_card: whether the date stands on the residence card.
        label: the words over the line.
        typed: what already stands in it.
    """

    def __init__(self, with_card: bool, label: str, typed: str) -> None:
        super().__init__(id="pair")
        self.with_card, self.label, self.typed = with_card, label, typed

    def compose(self) -> ComposeResult:
        """Card, words, line, echo."""
        if self.with_card:
            card = Card()
            set_direction(card, Direction.LTR)  # a Dutch card looks the same to every reader
            yield card
        with Vertical(id="entry", classes="" if self.with_card else "-alone"):
            yield Words(self.label, "bold $ink")
            yield DateInput(self.typed, max_length=LONGEST, select_on_focus=False)
            yield Words("", "$soft", id="echo")
