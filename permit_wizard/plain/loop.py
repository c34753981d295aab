"""A visit line by line: show the page, read a line, take the step. The pages and the steps are `visit`'s."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NoReturn

from permit_wizard.core.questions import Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.languages import SOURCE_LANGUAGE
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import answer_text
from permit_wizard.plain.commands import Afterwards, Command, command_in, commands_of
from permit_wizard.plain.export import code_lines, code_sheet, deliver, device_now
from permit_wizard.plain.findings import after_lines, detail_lines, what_next
from permit_wizard.plain.lines import DONE, NO_RESULT, EndOfInput, Left, Lines
from permit_wizard.plain.parse import SCANNED, event_in
from permit_wizard.plain.render import command_lines, known_lines, letter_lines, not_understood, page_lines, rendered
from permit_wizard.visit import events
from permit_wizard.visit.blocks import Action, Details, Item
from permit_wizard.visit.events import Event
from permit_wizard.visit.form_pages import known_answers
from permit_wizard.visit.page import Page
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import (
    AFTER_ANSWERS,
    AGAIN,
    CHECK,
    CODE,
    ENDED,
    EXPORT,
    LANGUAGE,
    LEAVE,
    OVER,
    REPLACE,
    RESULT,
    is_question,
)
from permit_wizard.visit.route import unanswered
from permit_wizard.visit.state import Visit
from permit_wizard.visit.steps import begin, step


@dataclass
class Loop:
    """Goes from page to page.

    Attributes:
        lines: where lines are read and written.
        visit: the visit.
        clock: returns the date again, so that nobody is judged on yesterday; None where the day was given.
        room: returns the columns and rows of a terminal that can draw a code; None where nothing can be drawn.
        localizer: the reader's language; English until one is chosen.
        read: answers, day and language of the result that was read last, so that the menu after it does not read it
            again.
        to_list: whether answers that were known before the first question are still to be listed.
    """

    lines: Lines
    visit: Visit
    clock: Callable[[], date] | None = None
    room: Callable[[], tuple[int, int]] | None = None
    localizer: Localizer = field(default_factory=lambda: Localizer(SOURCE_LANGUAGE))
    read: object = None
    to_list: bool = False

    def run(self, language: str | None) -> NoReturn:
        """Go from page to page, beginning with the choice of a language if none is given.

        Raises:
            Left: the person left.
            EndOfInput: there was nothing more to read before the result.
            UnknownLanguage: there is no such language.
        """
        if language is None:
            self.visit = self.visit.at(LANGUAGE)
        else:
            self._speak(language)
            self._begin()
        while True:
            self._refresh_today()
            self._list_known()
            self._show_and_read()

    def unanswered(self) -> list[Question]:
        """Return the asked questions that have no answer yet."""
        return unanswered(self.visit)

    # ------------------------------------------------------------------------------------------------------ one page

    def _show_and_read(self) -> None:
        """Show the page, and read lines until one of them leads on."""
        self._refresh_device()
        shown = page(self.visit)
        result = (self.visit.given, self.visit.today, self.visit.language)
        if self.visit.place == RESULT:
            if self.read != result:
                self.show(page_lines(self.localizer, shown, why=self.visit.why))
                self.read = result
            self.show(after_lines(self.localizer, shown))
        elif self.visit.place == CODE:
            if not self._draw(shown):
                self.visit = step(self.visit, events.Go(RESULT))
                return
        else:
            self.show(page_lines(self.localizer, shown, commands=commands_of(self.visit)))
        if self.visit.place not in AFTER_ANSWERS | OVER:
            self.read = None  # people who come from here asked for the result
        while not self._entry(self._line(), shown):
            pass

    def _line(self) -> str:
        try:
            return self.lines.read()
        except EndOfInput:
            if self.visit.place in AFTER_ANSWERS:
                raise Left(DONE) from None
            raise

    def _entry(self, typed: str, shown: Page) -> bool:
        """Deal with one line; return whether it led to a page (or to this one again)."""
        command = command_in(typed, self.localizer)
        here = (Command.BACK, Command.LEAVE) if self.visit.place == LANGUAGE else commands_of(self.visit)
        if command not in here:
            command = None
        match command:
            case Command.BACK:
                return self._take(events.Back())
            case Command.CHECK:
                return self._take(events.Go(CHECK))
            case Command.LEAVE:
                return self._leave()
            case Command.LANGUAGE:
                return self._take(events.Go(LANGUAGE))
            case Command.REPEAT:
                self._repeat(shown)
                return False
            case Command.WHY if any(isinstance(block, Details) for block in shown.blocks):
                why = [text for block in shown.blocks if isinstance(block, Details) for text in block.lines]
                self.show(rendered(self.localizer, why))
                return False
            case _:
                return self._typed(typed, shown)

    def _typed(self, typed: str, shown: Page) -> bool:
        if self.visit.place == RESULT:
            return self._after_result(typed, shown)
        if self.visit.place == LANGUAGE and self.visit.trail and not typed:
            return self._take(events.Back())
        event = event_in(typed, shown, self.localizer)
        if not isinstance(event, Text):
            return self._take(event, typed)
        if self.visit.place == LANGUAGE:
            return True  # read again, since the language to explain in is unknown
        self.lines.write(not_understood(self.localizer, typed, event))
        return False

    def _after_result(self, typed: str, shown: Page) -> bool:
        match what_next(typed, self.localizer, shown):
            case Item() as item:
                self.show(detail_lines(self.localizer, item))
                return True
            case Action(event=event):
                return self._take(event)
            case Afterwards.FURTHER:
                return self._take(events.AskFurther())
            case Afterwards.TAKE:
                return self._take(events.Go(EXPORT))
            case Afterwards.AGAIN:
                return self._take(events.Go(AGAIN))
            case Text() as allowed:
                self.lines.write(not_understood(self.localizer, typed, allowed))
                return False

    def _take(self, event: Event, typed: str = "") -> bool:
        """Take a step, and write what came of it; return whether a page is to be shown."""
        before, self.visit = self.visit, step(self.visit, event)
        self.to_list = self.to_list or (isinstance(event, events.Restart) and self.visit.prefill is not None)
        if self.visit.place == ENDED:
            self.visit = before
            raise Left(NO_RESULT)
        if self.visit.language != before.language:
            self._speak(self.visit.language)
            if not before.language:
                self._begin()
        problem = self.visit.problem
        if problem is not None and self._looks_as(before):
            self.lines.write(not_understood(self.localizer, typed, problem))
            return False
        if self.visit.prefill is not None:
            self.visit.prefill.answered(before.answers, self.visit.answers)
        self._tell_answer(before, event)
        done = deliver(self.visit, event, self.localizer)
        if done is not None:
            self._report(done)
        return True

    def _looks_as(self, before: Visit) -> bool:
        """Return whether the page is still the one that was shown, but for the problem."""
        now = self.visit
        return (now.place, now.found, now.today) == (before.place, before.found, before.today) and now.place != REPLACE

    def _tell_answer(self, before: Visit, event: Event) -> None:
        question = before.question
        if question is None or not isinstance(event, events.Answer | events.Keep | events.Confirm | events.EnterDate):
            return
        answer = answer_text(question, self.visit.answers)
        if answer is not None and self.visit.found is None and self.visit.problem is None:
            self.lines.write(rendered(self.localizer, [_("Your answer: {answer}", answer=answer)]))

    # ------------------------------------------------------------------------------------------------- around the pages

    def _begin(self) -> None:
        """Go to the first page."""
        self.visit, self.to_list = begin(self.visit), self.visit.prefill is not None

    def _list_known(self) -> None:
        """Before the first page about answers, list those that were known, for somebody of whom there are any.

        Another page can come before it: the question whether the clock is right.
        """
        if not self.to_list or not (is_question(self.visit.place) or self.visit.place == CHECK):
            return
        self.to_list = False
        known = known_answers(self.visit)
        if known is not None:
            self.show(known_lines(self.localizer, known))
        self.show(letter_lines(self.localizer, commands_of(self.visit)))  # the start page, which has them, is not shown

    def _speak(self, language: str) -> None:
        """Write in a language from here on, and that its translation was not checked, if nobody did."""
        self.localizer = Localizer(language)
        self.visit = (
            step(self.visit, events.ChooseLanguage(language)) if self.visit.language != language else self.visit
        )
        if not self.localizer.language.reviewed:
            self.lines.write(["", self.localizer.language.unreviewed])

    def _leave(self) -> bool:
        """Leave: at once after the result, or where there is nothing to lose, else after asking."""
        if self.visit.place in AFTER_ANSWERS or (self.visit.place == AGAIN and self.visit.below in AFTER_ANSWERS):
            raise Left(DONE)
        return self._take(events.End() if self.visit.place == LEAVE else events.Go(LEAVE))

    def _repeat(self, shown: Page) -> None:
        after = after_lines(self.localizer, shown) if self.visit.place == RESULT else []
        commands = commands_of(self.visit)
        read = (
            [self.localizer(SCANNED)]
            if self.visit.place == CODE
            else page_lines(self.localizer, shown, why=self.visit.why, commands=commands)
        )
        self.show([*read, *([""] if after else []), *after, *command_lines(self.localizer, commands)])

    def _refresh_device(self) -> None:
        """Offer printing and codes only where they exist: the window, and the language, may have changed."""
        device = device_now(self.visit.device, self.localizer, self.room and self.room())
        if device != self.visit.device:
            self.visit = replace(self.visit, device=device)

    def _refresh_today(self) -> None:
        """After midnight, reassess on the new day and mention it."""
        today = self.visit.today if self.clock is None else self.clock()
        if today != self.visit.today:
            self.visit = step(self.visit, events.NewDay(today))
            notice = _("A new day has begun: {day}. The result is for this day.", day=today)
            self.lines.write(["", self.localizer(notice)])

    def show(self, lines: list[str]) -> None:
        """Write a page, after an empty line."""
        self.lines.write(["", *lines])

    # ------------------------------------------------------------------------------------------------- taking it along

    def _report(self, event: Event) -> None:
        """Take what came of saving or printing; done, or refused by the printer, the result's menu comes next."""
        self.visit = step(self.visit, event)
        if self.visit.place == EXPORT:
            notice = self.visit.problem or self.visit.notice
            self.lines.write(rendered(self.localizer, [notice] if notice else []))
            self.visit = step(self.visit, events.Go(RESULT))

    def _draw(self, shown: Page) -> bool:
        """Draw a code, whatever is written below it pushes it out of the window; return whether it could be drawn."""
        words, rows = code_lines(code_sheet(self.visit, shown, self.localizer), self.room and self.room())
        self.show(words)
        if rows:
            self.lines.draw(["", *rows])
            self.show([self.localizer(SCANNED)])
        return bool(rows)
