"""One visit: which page follows which.

The way through the form is `flow`'s; nothing here knows when a question is asked, and readings.py what was typed means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NoReturn, TypeAlias, TypeVar

from permit_wizard.core import flow
from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.questions import Question
from permit_wizard.core.rules import assess
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.i18n import SOURCE_LANGUAGE, Localizer, languages
from permit_wizard.plain import pages, readings
from permit_wizard.plain.entries import Command, choice_in, command_in, number_in
from permit_wizard.plain.lines import EndOfInput, Lines
from permit_wizard.plain.readings import Value
from permit_wizard.plain.result import after_page, result_page

Page: TypeAlias = "Callable[[], Page]"
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
class Visit:
    """What is remembered while somebody goes through the wizard, and no longer.

    Each page is a method that returns the page after it.

    Attributes:
        lines: where lines are read and written.
        today: the day the case is judged on.
        say: the reader's language; English until one is chosen.
        answers: the answers so far, those off the path too, so that going back and forth loses nothing.
        doubt_clock: ask whether today is right before the first question (clock.py).
        clock: tells the date anew, so that nobody is judged on yesterday; None where the day was given.
        rules: the edition of the rules that was asked for by name; None is the one in force.
    """

    lines: Lines
    today: date
    say: Localizer = field(default_factory=lambda: Localizer(SOURCE_LANGUAGE))
    answers: Answers = field(default_factory=Answers)
    doubt_clock: bool = False
    clock: Callable[[], date] | None = None
    rules: Edition | None = None

    def run(self, language: str | None) -> NoReturn:
        """Go from page to page, the choice of a language first if none is given.

        Raises:
            Left: the person left.
            EndOfInput: there was nothing more to read before the result.
            UnknownLanguage: there is no such language.
        """
        if language is None:
            self._choose_language()
        else:
            self._speak(language)
        page: Page = self._start
        while True:
            page = page()

    def unanswered(self) -> list[Question]:
        """Return the asked questions that have no answer yet."""
        return [q for q in flow.asked(self.answers, self.today, self.rules) if getattr(self.answers, q.key) is None]

    # ------------------------------------------------------------------------------------------------------- the pages

    def _start(self) -> Page:
        entry = self._ask(lambda: pages.start_page(self.say, self.today), readings.only_enter)
        match entry:
            case Command.BACK:
                self._choose_language(change=True)
                return self._start
            case Command.CHECK:
                return self._check
            case _:
                return self._doubt if self.doubt_clock else partial(self._question, flow.QUESTIONS[0])

    def _doubt(self) -> Page:
        """Ask whether a day that cannot be right is right: every date would follow from it."""
        entry = self._ask(
            lambda: pages.clock_page(self.say, self.today), lambda typed: readings.clock_is_right(typed, self.say)
        )
        if entry is not True:
            return self._start
        self.doubt_clock = False
        return partial(self._question, flow.QUESTIONS[0])

    def _question(self, question: Question, *, changing: bool = False, back: Page | None = None) -> Page:
        """Ask one question.

        Args:
            question: the question.
            changing: it was chosen on the check page, or follows from a change made there: what is answered already is
                not asked again.
            back: where "back" leads, if not to the question before.
        """
        entry = self._ask(
            lambda: pages.question_page(self.say, question, self.answers, self.today, self.rules),
            lambda typed: readings.answer(typed, question, self.answers, self.today, self.say),
            why=question,
        )
        said = getattr(self.answers, question.key)
        while isinstance(entry, date) and entry != said:  # a date is said back until it is right
            said = entry
            entry = self._confirm(question, said)
            if entry is Command.BACK:
                return partial(self._question, question, changing=changing, back=back)
        if entry is Command.BACK:
            before = flow.previous_question(question.key, self.answers, self.today, self.rules)
            return back or (partial(self._question, before) if before else self._start)
        if entry is Command.CHECK:
            return partial(self._check, question)
        self.answers = self.answers.answered(question.key, entry, self.today)
        self.lines.write(pages.taken(self.say, question, self.answers))
        after = None if changing else flow.question_after(question.key, self.answers, self.today, self.rules)
        after = after or flow.next_question(self.answers, self.today, self.rules)
        return partial(self._question, after, changing=changing) if after else self._check

    def _confirm(self, question: Question, day: date) -> Value | Command:
        return self._ask(
            lambda: pages.date_page(self.say, question, day),
            partial(self._day_confirmed, question, day),
            why=question,
        )

    def _check(self, before: Question | None = None) -> Page:
        entry = self._ask(
            lambda: pages.check_page(self.say, self.answers, self.today, self.rules),
            lambda typed: readings.question_to_change(
                typed, flow.asked(self.answers, self.today, self.rules), self.say
            ),
        )
        match entry:
            case Question():
                return partial(self._question, entry, changing=True, back=partial(self._check, before))
            case Command.BACK:
                return partial(self._question, before or flow.asked(self.answers, self.today, self.rules)[-1])
            case Command():
                return partial(self._check, before)
            case _:
                after = flow.next_question(self.answers, self.today, self.rules)
                return partial(self._question, after) if after else self._result

    def _result(self) -> Page:
        self._see_the_day()
        if flow.next_question(self.answers, self.today, self.rules) is not None:  # the day of return has passed
            return self._check
        try:
            entry = self._ask(
                lambda: [*result_page(self.say, self._verdict()), "", *after_page(self.say)],
                lambda typed: readings.what_next(typed, self.say),
                leaving=DONE,
            )
        except EndOfInput:
            raise Left(DONE) from None
        match entry:
            case 1:
                return self._again
            case 2:
                raise Left(DONE)
            case _:
                return self._check

    def _verdict(self) -> Verdict:
        return assess(self.answers, self.today, self.rules)

    def _see_the_day(self) -> None:
        """After midnight, judge on the new day, and say so."""
        today = self.today if self.clock is None else self.clock()
        if today != self.today:
            self.today, self.answers = today, self.answers.on(today)
            self.lines.write(["", self.say(_("A new day has begun: {day}. The result is for this day.", day=today))])

    def _again(self) -> Page:
        """Ask before all answers are forgotten."""
        forget = self._ask(
            lambda: pages.again_page(self.say), lambda typed: readings.forgets(typed, self.say), leaving=DONE
        )
        if forget is not True:
            return self._result
        self.answers = Answers()
        return self._start

    def _choose_language(self, *, change: bool = False) -> None:
        """Offer the languages until one is chosen; `change` lets Enter and "back" keep the present one."""
        known = list(languages())
        while True:
            self._show(pages.language_page)
            typed = self.lines.read()
            choice = choice_in(typed, [languages()[code].name for code in known])
            command = command_in(typed, self.say)
            if typed.casefold() in known:
                return self._speak(typed.casefold())
            if choice is not None:
                return self._speak(known[choice])
            if change and (not typed or command is Command.BACK):
                return None
            if command is Command.LEAVE:
                self._leave()

    def _speak(self, language: str) -> None:
        self.say = Localizer(language)
        if not self.say.language.reviewed:
            self.lines.write(["", self.say.language.unreviewed])

    def _leave(self) -> None:
        """Leave before the result: at once if there is nothing to lose, else after asking."""
        if self.answers == Answers():
            raise Left(NO_RESULT)
        self._show(lambda: pages.leave_page(self.say))
        while True:
            typed = self.lines.read()
            choice, command = choice_in(typed, pages.leave_labels(self.say)), command_in(typed, self.say)
            if choice == 1 or command is Command.LEAVE:
                raise Left(NO_RESULT)
            if choice == 0 or command is Command.BACK:
                return
            self.lines.write([self.say(pages.which_number(2))])

    # --------------------------------------------------------------------------------------------- asking and reading

    def _ask(
        self,
        shown: Callable[[], list[str]],
        read: Callable[[str], Found | Text],
        *,
        why: Question | None = None,
        leaving: int | None = None,
    ) -> Found | Command:
        """Show a page, and deal with what is typed until it is something for the page.

        Args:
            shown: the page's lines, in the language of the moment.
            read: makes something of an entry, or says what is allowed.
            why: the question that "why we ask" is about.
            leaving: the exit code for leaving at once; None asks first.

        Returns:
            what `read` made, or the command for "back" or "check your answers".
        """
        self._see_the_day()
        self._show(shown)
        while True:
            typed = self.lines.read()
            match command_in(typed, self.say):
                case Command.BACK | Command.CHECK as command:
                    return command
                case Command.WHY if why is not None:
                    self._show(lambda: pages.why_page(self.say, why, self.rules or edition_on(self.today)))
                case Command.LANGUAGE:
                    self._choose_language(change=True)
                    self._show(shown)
                case Command.REPEAT:
                    self._show(lambda: [*shown(), *pages.command_lines(self.say)])
                case Command.LEAVE if leaving is not None:
                    raise Left(leaving)
                case Command.LEAVE:
                    self._leave()
                    self._show(shown)
                case _:
                    found = read(typed)
                    if not isinstance(found, Text):
                        return found
                    self.lines.write(pages.not_understood(self.say, typed, found))

    def _show(self, shown: Callable[[], list[str]]) -> None:
        self.lines.write(["", *shown()])

    def _day_confirmed(self, question: Question, day: date, typed: str) -> Value | Command | Text:
        """Take yes, no or a better answer; one that cannot be asks again, so that a later "yes" confirms no older day."""
        labels = pages.confirm_labels(self.say)
        choice = choice_in(typed, labels)
        if choice is not None:
            return day if choice == 0 else Command.BACK
        if not typed or number_in(typed) is not None:
            return pages.which_number(len(labels))
        answer = readings.answer(typed, question, self.answers, self.today, self.say)
        if isinstance(answer, Text):
            self.lines.write([self.say(answer)])
            return Command.BACK
        return answer
