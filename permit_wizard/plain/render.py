"""What stands on each page of the wizard, as lines: one thought a line, none of which needs a layout to be understood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from permit_wizard.core import clock
from permit_wizard.core.answers import Answers
from permit_wizard.core.dates.problems import example_for, explained
from permit_wizard.core.dates.reading import NoDate, Why
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked, progress
from permit_wizard.core.iso_date import printable
from permit_wizard.core.prefill import Prefill, leave_warning, privacy_promise, restart_warning
from permit_wizard.core.questions import Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import DateForm, Localizer, languages
from permit_wizard.language.wording import answer_line, answer_text, care_lines, source_line
from permit_wizard.plain.commands import Command, letter_and_name

LONGEST_NAMED = 30  # characters of a wrong entry that are said back

Line = Text | str  # words of ours, or a line that is in a language already


def language_page() -> list[str]:
    """Each language in its own script and words; whoever reads one line can choose by it."""
    return numbered(f"{language.name}. {language.choose}" for language in languages().values())


def start_page(say: Localizer, today: date, brought: Prefill | None = None) -> list[str]:
    """What this is and what it is not, today's date, where free help is, and what to type."""
    promises = (
        (_("About 3 minutes"), _("one question at a time")),
        privacy_promise(brought),
        (_("No name, no number"), _("we do not ask who you are")),
        (_("Have your card ready"), _("you need one date from it")),
    )
    lines: list[Line] = [
        _("A new card for your asylum residence permit"),
        _("Answer some questions. Then you see what to do, by when, and why."),
        # Translators: {promise} is, for example, "Nothing is saved", and {detail} "and nothing is sent to anyone"
        *(_("{promise}, {detail}", promise=promise, detail=detail) for promise, detail in promises),
        *care_lines(),
        _("Today is {weekday} {day}. Is that wrong? Then ask for help: every date depends on it.",
          weekday=say.weekday(today), day=today),
        "",
        _("Type a number or a letter, then press Enter. These letters work everywhere:"),
        *command_lines(say),
        "",
        say.language.press,
    ]  # fmt: skip
    return rendered(say, lines)


def command_lines(say: Localizer) -> list[str]:
    """Every command with its letter, one a line."""
    return [say(command.named()) for command in Command]


def option_labels(question: Question, say: Localizer) -> list[str]:
    """Return the answers to choose from, each as one line; for a date that is "I cannot find it" alone."""
    labels = [option.label for option in question.options]
    return [say.line(label) for label in (*labels, question.unknown) if label is not None]


def question_page(
    say: Localizer, question: Question, answers: Answers, today: date, rules: Edition | None
) -> list[str]:
    """One question: where it stands, the question, where to look, the answers, and what to type."""
    place = progress(question.key, answers, today, rules)
    top: list[Line] = [
        # Translators: {about} is an estimate
        _("Question {number} of about {about}", number=place.number, about=place.about),
        question.title,
        question.hint,
    ]
    options = numbered(option_labels(question, say))
    given = answer_text(question, answers)
    keep = [] if given is None else [_("Your answer now: {answer}. Press Enter to keep it.", answer=given)]
    return [*rendered(say, top), *options, *rendered(say, [*keep, what_to_type(question, today)])]


def what_to_type(question: Question, today: date) -> Text:
    """Return what a question takes on a day."""
    if question.is_date:
        return explained(NoDate(Why.EMPTY), example_for(question, today))
    return which_number(len(question.options))


def which_number(last: int) -> Text:
    """Return that one of some numbers is to be typed."""
    return _("Type a number from 1 to {last}.", last=last)


def not_understood(say: Localizer, typed: str, allowed: Text) -> list[str]:
    """What was typed, made harmless for a terminal, and what is allowed instead; an empty line needs no naming."""
    letter = letter_and_name(Command.REPEAT, say)[0]
    again = _("To read the page and the commands again, type {letter}.", letter=letter)
    named = [_("“{typed}” cannot be used here.", typed=_nameable(typed))] if typed else []
    return rendered(say, [*named, allowed, again])


def _nameable(typed: str) -> str:
    """Return an entry for reading aloud: letters, digits and the signs of a keyboard; a question mark for anything else."""
    return "".join(c if c.isascii() or c.isalnum() else "?" for c in printable(typed, LONGEST_NAMED))


def why_page(say: Localizer, question: Question, followed: Edition) -> list[str]:
    """Why we ask, and where that stands by the rules that are followed."""
    return rendered(say, [question.why, *source_line(followed.named(question.source, question.key))])


def taken(say: Localizer, question: Question, answers: Answers) -> list[str]:
    """The answer that was taken, said back."""
    answer = answer_text(question, answers)
    return [] if answer is None else rendered(say, [_("Your answer: {answer}", answer=answer)])


def date_page(say: Localizer, question: Question, day: date) -> list[str]:
    """A date said back, with its day of the week, in words and as on the card."""
    on_card = question.key == "expires_on"
    right = _("Is this the date on your card?") if on_card else _("Is this the right date?")
    labels = confirm_labels(say)
    return [
        f"{say.weekday(day)} {say.date(day, DateForm.FULL)}",
        say(right),
        *numbered(labels),
        say(which_number(len(labels))),
    ]


def confirm_labels(say: Localizer) -> list[str]:
    """Return the ways to answer whether a date is right: yes, no."""
    return rendered(say, [_("Yes, this is the date"), _("No, I want to type it again")])


def clock_labels(say: Localizer) -> list[str]:
    """Return the ways to answer whether the computer's day is right: back, and yes."""
    return rendered(say, [clock.GO_BACK, clock.IT_IS_RIGHT])


def clock_page(say: Localizer, today: date) -> list[str]:
    """Whether today is right, where that cannot be, and the ways to answer."""
    return [*rendered(say, clock.doubt(today)), *numbered(clock_labels(say))]


def check_page(say: Localizer, answers: Answers, today: date, rules: Edition | None) -> list[str]:
    """All asked questions with their answers, numbered."""
    questions = asked(answers, today, rules)
    lines = numbered(say.line(answer_line(question, answers)) for question in questions)
    complete = all(answer_text(question, answers) for question in questions)
    enter = _("Press Enter for the result.") if complete else _("Press Enter to go on with the questions.")
    return [*rendered(say, [_("Check your answers")]), *lines, *rendered(say, [how_to_change(len(questions)), enter])]


def how_to_change(last: int) -> Text:
    """Return what the check page takes."""
    return _("To change an answer, type its number, from 1 to {last}.", last=last)


def leave_page(say: Localizer, brought: Prefill | None = None) -> list[str]:
    """Whether to leave, and what becomes of the answers then."""
    care = [_("Leave now?"), leave_warning(brought)[1]]
    labels = leave_labels(say, brought)
    return [*rendered(say, care), *numbered(labels), say(which_number(len(labels)))]


def again_page(say: Localizer, brought: Prefill | None = None) -> list[str]:
    """Whether to start again, since the answers go."""
    labels = again_labels(say)
    care = [_("Start again?"), restart_warning(brought)]
    return [*rendered(say, care), *numbered(labels), say(which_number(len(labels)))]


def again_labels(say: Localizer) -> list[str]:
    """Return the ways to answer whether to start again: no, yes."""
    return rendered(say, [_("No, keep my answers"), _("Yes, forget my answers and start again")])


def leave_labels(say: Localizer, brought: Prefill | None = None) -> list[str]:
    """Return the ways to answer whether to leave: no, yes."""
    return rendered(say, [_("Stay and go on"), leave_warning(brought)[0]])


def brought_page(say: Localizer, answers: Answers, today: date, rules: Edition | None) -> list[str]:
    """The answers that somebody brought along, before the first question that is open."""
    known = [question for question in asked(answers, today, rules) if answer_text(question, answers) is not None]
    there = [_("These answers are there already:")] if known else []
    return rendered(say, [*there, *(answer_line(question, answers) for question in known)])


def numbered(lines: Iterable[str]) -> list[str]:
    """Number lines from 1; a language that runs from right to left puts the number in its place by itself."""
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def rendered(say: Localizer, lines: Iterable[Line]) -> list[str]:
    """Put lines into a language."""
    return [line if isinstance(line, str) else say.line(line) for line in lines]
