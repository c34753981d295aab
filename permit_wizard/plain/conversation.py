"""Reading a page out, and dealing with what is typed until it is something for the page: the commands that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.questions import Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import SOURCE_LANGUAGE, Localizer, languages
from permit_wizard.plain import render as pages
from permit_wizard.plain.commands import Command, choice_in, command_in
from permit_wizard.plain.lines import Lines

Found = TypeVar("Found")

DONE, NO_RESULT = 0, 1


class Left(Exception):
    """The person chose to leave.

    Attributes:
        code: 0 from the result, 1 from anywhere before it.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Conversation:
    """What is remembered while somebody goes through the wizard, and no longer; and how a page is read out and answered.

    Attributes:
        lines: where lines are read and written.
        today: the day the case is judged on.
        say: the reader's language; English until one is chosen.
        answers: the answers so far, those off the path too, so that going back and forth loses nothing.
        doubt_clock: ask whether today is right before the first question (clock.py).
        clock: tells the date anew, so that nobody is judged on yesterday; None where the day was given.
        rules: the edition of the rules that was asked for by name; None is the one in force.
        room: tells the columns and rows of a terminal that can draw a code; None where nothing can be drawn.
        brought: the answers that were there already; None where there were none.
    """

    lines: Lines
    today: date
    say: Localizer = field(default_factory=lambda: Localizer(SOURCE_LANGUAGE))
    answers: Answers = field(default_factory=Answers)
    doubt_clock: bool = False
    clock: Callable[[], date] | None = None
    rules: Edition | None = None
    room: Callable[[], tuple[int, int]] | None = None
    brought: Prefill | None = None

    def ask(
        self,
        shown: Callable[[], list[str]],
        read: Callable[[str], Found | Text],
        *,
        why: Question | None = None,
        leaving: int | None = None,
        again: Callable[[], list[str]] | None = None,
    ) -> Found | Command:
        """Show a page, and deal with what is typed until it is something for the page.

        Args:
            shown: the page's lines, in the language of the moment.
            read: makes something of an entry, or says what is allowed.
            why: the question that "why we ask" is about.
            leaving: the exit code for leaving at once; None asks first.
            again: what "read again" and another language read before the page.

        Returns:
            what `read` made, or the command for "back" or "check your answers".
        """
        self.see_the_day()
        self.show(shown)
        before = again or list[str]
        while True:
            typed = self.lines.read()
            match command_in(typed, self.say):
                case Command.BACK | Command.CHECK as command:
                    return command
                case Command.WHY if why is not None:
                    self.show(lambda: pages.why_page(self.say, why, self.rules or edition_on(self.today)))
                case Command.LANGUAGE:
                    self.choose_language(change=True)
                    self.show(lambda: [*before(), *shown()])
                case Command.REPEAT:
                    self.show(lambda: [*before(), *shown(), *pages.command_lines(self.say)])
                case Command.LEAVE if leaving is not None:
                    raise Left(leaving)
                case Command.LEAVE:
                    self.leave()
                    self.show(shown)
                case _:
                    found = read(typed)
                    if not isinstance(found, Text):
                        return found
                    self.lines.write(pages.not_understood(self.say, typed, found))

    def show(self, shown: Callable[[], list[str]]) -> None:
        """Write a page, after an empty line."""
        self.lines.write(["", *shown()])

    def see_the_day(self) -> None:
        """After midnight, judge on the new day, and say so."""
        today = self.today if self.clock is None else self.clock()
        if today != self.today:
            self.today, self.answers = today, self.answers.on(today)
            self.lines.write(["", self.say(_("A new day has begun: {day}. The result is for this day.", day=today))])

    def choose_language(self, *, change: bool = False) -> None:
        """Offer the languages until one is chosen; `change` lets Enter and "back" keep the present one."""
        known = list(languages())
        while True:
            self.show(pages.language_page)
            typed = self.lines.read()
            choice = choice_in(typed, [languages()[code].name for code in known])
            command = command_in(typed, self.say)
            if typed.casefold() in known:
                return self.speak(typed.casefold())
            if choice is not None:
                return self.speak(known[choice])
            if change and (not typed or command is Command.BACK):
                return None
            if command is Command.LEAVE:
                self.leave()

    def speak(self, language: str) -> None:
        """Speak a language from here on, and say of its translation if nobody has checked it."""
        self.say = Localizer(language)
        if not self.say.language.reviewed:
            self.lines.write(["", self.say.language.unreviewed])

    def leave(self) -> None:
        """Leave before the result: at once if there is nothing to lose, else after asking."""
        if self.answers == (Answers() if self.brought is None else self.brought.answers):
            raise Left(NO_RESULT)
        self.show(lambda: pages.leave_page(self.say, self.brought))
        while True:
            typed = self.lines.read()
            choice, command = choice_in(typed, pages.leave_labels(self.say, self.brought)), command_in(typed, self.say)
            if choice == 1 or command is Command.LEAVE:
                raise Left(NO_RESULT)
            if choice == 0 or command is Command.BACK:
                return
            self.lines.write([self.say(pages.which_number(2))])
