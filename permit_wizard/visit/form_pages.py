"""The pages of the form: a question with options or with a date, and the check of all answers."""

from __future__ import annotations

from datetime import date

from permit_wizard.core.questions import EXPIRES_ON, Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.care import today_line
from permit_wizard.language.wording import answer_text, source_line
from permit_wizard.visit import dates
from permit_wizard.visit.blocks import Action, Block, Choice, Choices, DateField, Details, Fact, Facts, Paragraph, Tone
from permit_wizard.visit.chapters import progress_of
from permit_wizard.visit.events import Answer, Confirm, EnterDate, Go, GoOn, Retype
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import CHECK
from permit_wizard.visit.route import listed_questions, unanswered
from permit_wizard.visit.state import Visit

UNKNOWN = "unknown"


def question_page(visit: Visit, question: Question) -> Page:
    """Return the page of a question.

    Where to look, the answers or a line for a date, the date read back, why it is asked.
    """
    blocks: list[Block] = [Paragraph(question.hint, Tone.QUIET)]
    blocks.append(_date_field(visit, question) if question.is_date else _choices(visit, question))
    actions: tuple[Action, ...] = (Action(_("Continue"), EnterDate("") if question.is_date else Answer("")),)
    preselected = True
    if visit.found is not None and question.is_date:
        back = dates.read_back(question, visit.found, visit.today)
        blocks.append(back)
        preselected = back.sure
        yes = _("Yes, this is the date") if back.sure else _("Yes, this is the year")
        actions = (Action(yes, Confirm()), Action(_("No, I want to type it again"), Retype()))
    why = (question.why, *source_line(visit.edition.named(question.source, question.key)))
    blocks.append(Details(_("Why we ask this"), why))
    return Page(
        question.key,
        question.title,
        tuple(blocks),
        actions,
        progress_of(visit, question),
        visit.problem,
        preselected=preselected,
    )


def _choices(visit: Visit, question: Question) -> Choices:
    given = getattr(visit.answers, question.key)
    options = tuple(Choice(str(option.value), option.label) for option in question.options)
    chosen = visit.chosen or ("" if given is None else str(given))
    return Choices(options, chosen, answer_text(question, visit.answers))


def _date_field(visit: Visit, question: Question) -> DateField:
    given, today = getattr(visit.answers, question.key), visit.today
    unknown = None if question.unknown is None else Choice(UNKNOWN, question.unknown)
    typed = visit.typed
    if not typed and isinstance(given, date) and visit.chosen != UNKNOWN:
        typed = given.strftime("%d-%m-%Y")
    return DateField(
        _("Type the date"),
        typed,
        dates.echo(typed, question, today),
        dates.prompt(question, today),
        unknown,
        unknown_chosen=unknown is not None and not typed and UNKNOWN in (visit.chosen, given),
        given=answer_text(question, visit.answers),
        on_card=dates.on_card(typed, today) if question is EXPIRES_ON else None,
    )


def check_page(visit: Visit) -> Page:
    """Return all asked questions with their answers; each can be changed (GOV.UK Design System, "Check answers")."""
    on = _("Continue") if unanswered(visit) else _("See what to do")
    blocks = (Facts(facts(visit), change=_("Change")), Paragraph(today_line(visit.today), Tone.QUIET, optional=True))
    return Page(CHECK, _("Check your answers"), blocks, (Action(on, GoOn()),), progress_of(visit, None), visit.problem)


def facts(visit: Visit) -> tuple[Fact, ...]:
    """Return the asked questions with their answers, and the further ones that are answered."""
    rows: list[Fact] = []
    for question in listed_questions(visit):
        answer = answer_text(question, visit.answers)
        words: Text = answer or _("not answered yet")
        rows.append(Fact(question.key, question.short, words, Go(question.key), answer is not None))
    return tuple(rows)


def known_answers(visit: Visit) -> Facts | None:
    """Return the answers that were there before the first question; None where there were none."""
    rows = tuple(fact for fact in facts(visit) if fact.answered) if visit.prefill is not None else ()
    return Facts(rows, _("These answers are there already:")) if rows else None
