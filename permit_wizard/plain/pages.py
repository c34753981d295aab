"""What stands on each page of the wizard, as lines: one thought a line, none of which needs a layout to be understood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from permit_wizard.answers import Answers
from permit_wizard.date_entry import DateProblem
from permit_wizard.flow import asked, progress
from permit_wizard.i18n import Localizer, languages
from permit_wizard.plain.entries import Command, letter_and_name
from permit_wizard.questions import YES_NO, Question
from permit_wizard.source import IND_PHONE, IND_SITE, LEGAL_AID_PHONE, REFUGEE_COUNCIL_SITE, Heading
from permit_wizard.text import Text, _

Line = Text | str  # words of ours, or a line that is in a language already


def language_page() -> list[str]:
    """Each language in its own script and words; whoever reads one line can choose by it."""
    return numbered(f"{language.name}. {language.choose}" for language in languages().values())


def start_page(say: Localizer, today: date) -> list[str]:
    """What this is, what it is not, how long it takes, and where free help is."""
    opening: list[Line] = [
        _("This program tells you when and how to extend your asylum residence permit in the Netherlands."),
        _("It takes about 3 minutes. Have your residence card ready."),
        _("Your answers are not saved."),
        _("Today is {today}. If that is wrong, the result will be wrong too.", today=today),
        *help_lines(),
        "",
        _("Type a number or a letter, then press Enter. These letters work everywhere:"),
    ]
    return [*rendered(say, opening), *command_lines(say), "", say.language.press]


def help_lines() -> list[Text]:
    """That this is no legal advice, and who gives it for free."""
    return [
        _("This is information, not legal advice."),
        _("Free help: Het Juridisch Loket, phone {phone}.", phone=LEGAL_AID_PHONE),
        _("Free help: VluchtelingenWerk, {site}.", site=REFUGEE_COUNCIL_SITE),
        _("Questions to the IND: phone {phone}, or {site}.", phone=IND_PHONE, site=IND_SITE),
    ]


def command_lines(say: Localizer) -> list[str]:
    """Every command with its letter, one a line."""
    return [say(command.named()) for command in Command]


def option_labels(question: Question, say: Localizer) -> list[str]:
    """Return the answers to choose from, each as one line; for a date that is "I cannot find it" alone."""
    labels = [option.label for option in question.options]
    return [say.line(label) for label in (*labels, question.unknown) if label is not None]


def question_page(say: Localizer, question: Question, answers: Answers, today: date) -> list[str]:
    """One question: where it stands, the question, where to look, the answers, and what to type."""
    place = progress(question.key, answers, today)
    top: list[Line] = [
        # Translators: {about} is an estimate
        _("Question {number} of about {about}", number=place.number, about=place.about),
        question.title,
        question.hint,
    ]
    options = numbered(option_labels(question, say))
    given = answer_text(question, answers)
    keep = [] if given is None else [_("Your answer now: {answer}. Press Enter to keep it.", answer=given)]
    return [*rendered(say, top), *options, *rendered(say, [*keep, what_to_type(question)])]


def what_to_type(question: Question) -> Text:
    """Return what a question takes."""
    return DateProblem.EMPTY.explained() if question.is_date else which_number(len(question.options))


def which_number(last: int) -> Text:
    """Return that one of some numbers is to be typed."""
    return _("Type a number from 1 to {last}.", last=last)


def not_understood(say: Localizer, allowed: Text) -> list[str]:
    """What is allowed, after an entry that was not; never the entry itself."""
    letter = letter_and_name(Command.REPEAT, say)[0]
    again = _("To read the page and the commands again, type {letter}.", letter=letter)
    return rendered(say, [allowed, again])


def why_page(say: Localizer, question: Question) -> list[str]:
    """Why we ask, and where the IND says so."""
    return rendered(say, [question.why, *source_line(question.source)])


def source_line(source: str | None) -> list[Text]:
    """Name the heading or the page that something rests on, in English as it stands there; nothing if there is none."""
    if source is None:
        return []
    if source in tuple(Heading):
        return [_("The IND says this under the heading “{heading}”.", heading=source)]
    return [_("The IND says this on its page “{page}”.", page=source)]


def taken(say: Localizer, question: Question, answers: Answers) -> list[str]:
    """The answer that was taken, said back."""
    answer = answer_text(question, answers)
    return [] if answer is None else rendered(say, [_("Your answer: {answer}", answer=answer)])


def date_page(say: Localizer, day: date) -> list[str]:
    """A date said back, in words and as on the card."""
    return rendered(
        say, [_("You typed {day}.", day=day), _("Is this right? Then press Enter. If not, type the date again.")]
    )


def check_page(say: Localizer, answers: Answers, today: date) -> list[str]:
    """All asked questions with their answers, numbered."""
    questions = asked(answers, today)
    lines = numbered(say.line(answer_line(question, answers)) for question in questions)
    complete = all(answer_text(question, answers) for question in questions)
    enter = _("Press Enter for the result.") if complete else _("Press Enter to go on with the questions.")
    return [*rendered(say, [_("Check your answers")]), *lines, *rendered(say, [how_to_change(len(questions)), enter])]


def how_to_change(last: int) -> Text:
    """Return what the check page takes."""
    return _("To change an answer, type its number, from 1 to {last}.", last=last)


def leave_page(say: Localizer) -> list[str]:
    """Whether to leave, since the answers go."""
    question = _("Do you want to leave? Your answers are not saved.")
    return [*rendered(say, [question]), *numbered(yes_no(say)), say(which_number(len(YES_NO)))]


def yes_no(say: Localizer) -> list[str]:
    """Return "yes" and "no"."""
    return [say.line(option.label) for option in YES_NO]


def answer_text(question: Question, answers: Answers) -> Text | None:
    """Return the answer to a question in words, or None."""
    value = getattr(answers, question.key)
    if value is None:
        return None
    if isinstance(value, date):
        return Text("{day}", {"day": value})  # no words, so nothing to translate
    if value == "unknown":
        return question.unknown
    return next(option.label for option in question.options if option.value == value)


def answer_line(question: Question, answers: Answers) -> Text:
    """Return a question in a few words, and its answer."""
    answer = answer_text(question, answers) or _("not answered yet")
    return _("{question}: {answer}", question=question.short, answer=answer)


def numbered(lines: Iterable[str]) -> list[str]:
    """Number lines from 1; a language that runs from right to left puts the number in its place by itself."""
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def rendered(say: Localizer, lines: Iterable[Line]) -> list[str]:
    """Put lines into a language."""
    return [line if isinstance(line, str) else say.line(line) for line in lines]
