"""One visit: which page follows which.

The way through the form is `flow`'s; nothing here knows when a question is asked, and readings.py what was typed means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NoReturn, TypeAlias

from permit_wizard.core import flow
from permit_wizard.core.answers import Answers
from permit_wizard.core.questions import Question
from permit_wizard.core.rules import assess
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Finding, Verdict
from permit_wizard.plain import export as taking
from permit_wizard.plain import parse as readings
from permit_wizard.plain import render as pages
from permit_wizard.plain.commands import Afterwards, Command, choice_in, number_in
from permit_wizard.plain.conversation import DONE, Conversation, Left
from permit_wizard.plain.lines import EndOfInput
from permit_wizard.plain.parse import Value
from permit_wizard.plain.result import after_page, reasons_page, result_page, what_next

Page: TypeAlias = "Callable[[], Page]"


@dataclass
class Visit(Conversation):
    """Which page follows which; each page is a method that returns the page after it."""

    def run(self, language: str | None) -> NoReturn:
        """Go from page to page, the choice of a language first if none is given.

        Raises:
            Left: the person left.
            EndOfInput: there was nothing more to read before the result.
            UnknownLanguage: there is no such language.
        """
        if language is None:
            self.choose_language()
        else:
            self.speak(language)
        page: Page = self._start if self.brought is None or self.doubt_clock else self._go_on
        while True:
            page = page()

    def unanswered(self) -> list[Question]:
        """Return the asked questions that have no answer yet."""
        return [q for q in flow.asked(self.answers, self.today, self.rules) if getattr(self.answers, q.key) is None]

    # ------------------------------------------------------------------------------------------------------- the pages

    def _go_on(self) -> Page:
        """Say what is known already, and ask what is not."""
        self.show(lambda: pages.brought_page(self.say, self.answers, self.today, self.rules))
        open_question = flow.next_question(self.answers, self.today, self.rules)
        return partial(self._question, open_question) if open_question else self._check

    def _start(self) -> Page:
        entry = self.ask(lambda: pages.start_page(self.say, self.today, self.brought), readings.only_enter)
        match entry:
            case Command.BACK:
                self.choose_language(change=True)
                return self._start
            case Command.CHECK:
                return self._check
            case _:
                return self._doubt if self.doubt_clock else self._begin

    def _begin(self) -> Page:
        if self.brought is not None:
            return self._go_on
        first = next(iter(flow.asked(self.answers, self.today, self.rules)), None)  # none where the rules are too old
        return partial(self._question, first) if first else self._check

    def _doubt(self) -> Page:
        """Ask whether a day that cannot be right is right: every date would follow from it."""
        entry = self.ask(
            lambda: pages.clock_page(self.say, self.today), lambda typed: readings.clock_is_right(typed, self.say)
        )
        if entry is not True:
            return self._start
        self.doubt_clock = False
        return self._begin

    def _question(self, question: Question, *, changing: bool = False, back: Page | None = None) -> Page:
        """Ask one question.

        Args:
            question: the question.
            changing: it was chosen on the check page, or follows from a change made there: what is answered already is
                not asked again.
            back: where "back" leads, if not to the question before.
        """
        entry = self.ask(
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
        only_open = changing or self.brought is not None  # what is known already is not asked once more
        after = None if only_open else flow.question_after(question.key, self.answers, self.today, self.rules)
        after = after or flow.next_question(self.answers, self.today, self.rules)
        return partial(self._question, after, changing=changing) if after else self._check

    def _confirm(self, question: Question, day: date) -> Value | Command:
        return self.ask(
            lambda: pages.date_page(self.say, question, day),
            partial(self._day_confirmed, question, day),
            why=question,
        )

    def _check(self, before: Question | None = None) -> Page:
        entry = self.ask(
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
        self.see_the_day()
        if flow.next_question(self.answers, self.today, self.rules) is not None:  # the day of return has passed
            return self._check
        self.show(lambda: result_page(self.say, self._verdict()))
        return self._after

    def _after(self) -> Page:
        """Ask what is to be done after the result; reading the reasons of something, or keeping it, leads back here."""
        verdict, day = self._verdict(), self.today
        try:
            entry = self.ask(
                lambda: after_page(self.say, verdict),
                lambda typed: what_next(typed, self.say, verdict),
                leaving=DONE,
                again=lambda: result_page(self.say, verdict),
            )
        except EndOfInput:
            raise Left(DONE) from None
        if self.today != day:
            return self._result
        match entry:
            case Finding():
                self.show(lambda: reasons_page(self.say, verdict, entry))
                return self._after
            case Afterwards.TAKE:
                return self._take
            case Afterwards.AGAIN:
                return self._again
            case _:
                return self._check

    def _take(self) -> Page:
        """Ask how the result is to be taken along."""
        entry = self.ask(lambda: taking.ways_page(self.say), lambda typed: taking.way_in(typed, self.say), leaving=DONE)
        if not isinstance(entry, taking.Way):
            return self._after if entry is Command.BACK else self._check
        if entry.name:
            return partial(self._save, entry)
        if entry.format == "qr":
            return partial(self._code, entry)
        self.lines.write([self.say.line(taking.printed(self._verdict(), self.say))])
        return self._after

    def _code(self, way: taking.Way) -> Page:
        """Draw a code, and wait until it was scanned: whatever is written below it pushes it out of the window."""
        words, rows = taking.code(self._verdict(), self.say, way, self.room and self.room())
        self.lines.write(["", *words])
        if not rows:
            return self._after
        self.lines.draw(["", *rows])
        entry = self.ask(lambda: [self.say(taking.SCANNED)], taking.scanned, leaving=DONE)
        return self._check if entry is Command.CHECK else self._take if entry is Command.BACK else self._after

    def _save(self, way: taking.Way, name: str | None = None, *, replace: bool = False) -> Page:
        """Save the result in a file, asking for its name until that can be done."""
        if name is None:
            entry = self.ask(
                lambda: taking.name_page(self.say, way), lambda typed: typed or taking.suggested(way), leaving=DONE
            )
            if isinstance(entry, Command):
                return self._take if entry is Command.BACK else self._check
            name = entry
        try:
            told = taking.saved(self._verdict(), self.say, way, name, replace=replace)
        except taking.NothingToWrite as nothing:
            told = nothing.reason
        except taking.CannotSave as problem:
            if problem.exists:
                return self._replace(way, name, problem.reason)
            self.lines.write([self.say.line(problem.reason)])
            return partial(self._save, way)
        self.lines.write([self.say.line(told)])
        return self._after

    def _replace(self, way: taking.Way, name: str, reason: Text) -> Page:
        entry = self.ask(
            lambda: taking.replace_page(self.say, reason), lambda typed: taking.replaces(typed, self.say), leaving=DONE
        )
        return partial(self._save, way, name, replace=True) if entry is True else partial(self._save, way)

    def _verdict(self) -> Verdict:
        return assess(self.answers, self.today, self.rules)

    def _again(self) -> Page:
        """Ask before all answers are forgotten."""
        forget = self.ask(
            lambda: pages.again_page(self.say, self.brought),
            lambda typed: readings.forgets(typed, self.say),
            leaving=DONE,
        )
        if forget is not True:
            return self._result
        if self.brought is not None:  # never somebody else's answers under this person's name
            self.answers = self.brought.answers
            return self._go_on
        self.answers = Answers()
        return self._start

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
