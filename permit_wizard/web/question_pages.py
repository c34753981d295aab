"""One question a page: options; or a date, typed in any form, said back in words and confirmed."""

from __future__ import annotations

from datetime import date
from html import escape

from permit_wizard.core.dates.problems import date_problem_for, example_for, explained
from permit_wizard.core.dates.reading import LONGEST, NoDate, Why, read_day
from permit_wizard.core.editions import edition_on
from permit_wizard.core.flow import progress
from permit_wizard.core.iso_date import read_date
from permit_wizard.core.questions import EXPIRES_ON, Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import DateForm
from permit_wizard.language.wording import source_line
from permit_wizard.outputs.html_page import PageLocalizer, marked_up
from permit_wizard.web.render import elements as markup
from permit_wizard.web.visit import CONFIRM, Scene

CHOOSE_ONE = _("Choose one answer.")
_MAY_BECOME_RIGHT = (Why.EMPTY, Why.FORM, Why.MORE, Why.SEVERAL, Why.WORD, Why.MONTH)  # while it is being typed


def question_page(scene: Scene, question: Question) -> str:
    """Return the page of a question: where it stands, its title, where to look, a field, why we ask."""
    say, visit = scene.say, scene.visit
    where = progress(question.key, scene.answers, scene.today, scene.rules)
    place = say(_("Question {number} of about {about}", number=where.number, about=where.about))
    described = "hint problem" if scene.problem is not None else "hint"
    confirming = visit.place.endswith(CONFIRM)
    field = (
        _confirmation(scene, question)
        if confirming
        else (_date_field(scene, question, described) if question.is_date else _options(scene, question))
    )
    parts = [
        f'<progress max="1" value="{where.share:.3f}" aria-hidden="true"></progress>',
        f'<fieldset aria-describedby="{described}"><legend>{markup.heading(say(question.title))}</legend>',
        markup.paragraph(place, "quiet"),
        f'<p id="hint" class="quiet">{say(question.hint)}</p>',
        markup.problem(say(scene.problem)) if scene.problem is not None else "",
        field,
        "</fieldset>",
        "" if confirming else markup.button(say(_("Continue")), "do", "answer"),
    ]
    return markup.form("".join(parts), attributes=' id="question"') + _why(scene, question)


def _why(scene: Scene, question: Question) -> str:
    followed = scene.rules or edition_on(scene.today)
    lines = [question.why, *source_line(followed.named(question.source, question.key))]
    return markup.details(scene.say(_("Why we ask this")), "".join(markup.paragraph(scene.say(line)) for line in lines))


def _options(scene: Scene, question: Question) -> str:
    given = scene.visit.chosen or scene.visit.answers.get(question.key, "")
    return "".join(
        markup.option(scene.say.parts(option.label), "answer", option.value, chosen=option.value == given)
        for option in question.options
    )


# ------------------------------------------------------------------------------------------------------------- a date


def _date_field(scene: Scene, question: Question, described: str) -> str:
    say, visit = scene.say, scene.visit
    given = visit.answers.get(question.key, "")
    day = read_date(given)
    typed = visit.typed or (day.strftime("%d-%m-%Y") if day is not None else "")
    wrong = ' aria-invalid="true"' if scene.problem is not None else ""
    field = (
        f'<label class="field" for="typed">{say(_("Type the date"))}</label>'
        f'<input id="typed" name="typed" value="{escape(typed)}" dir="auto" maxlength="{LONGEST}" autocomplete="off" '
        f'autocapitalize="off" spellcheck="false" enterkeyhint="next" aria-describedby="{described} echo"{wrong}>'
        f'<p id="echo" class="echo" role="status">{echo(scene, typed)}</p>'
    )
    unknown = (
        markup.option(
            say(question.unknown),
            "unknown",
            "yes",
            kind="checkbox",
            chosen=not typed and "unknown" in (given, visit.chosen),
        )
        if question.unknown is not None
        else ""
    )
    drawn = card(typed, scene.today) if question.key == "expires_on" else ""
    return f'<div class="date">{drawn}<div>{field}</div></div>{unknown}'


def echo(scene: Scene, typed: str) -> str:
    """Return a date said back while it is typed; a complaint only about what can no longer become right, else an example."""
    read = read_day(typed, scene.today)
    example = example_for(scene.question or EXPIRES_ON, scene.today)
    if isinstance(read, date):
        return f'<span class="good">{scene.say.each(lambda say: _day(say, read, DateForm.WORDS))}</span>'
    if read.why in _MAY_BECOME_RIGHT:
        return scene.say(_("For example {example}", example=example))
    return f'<span class="warn">{scene.say(explained(read, example))}</span>'


def card(typed: str, today: date) -> str:
    """Return the front of a Dutch residence card with the date in its place: Dutch in every language, as on the card itself."""
    return (
        '<div class="card" aria-hidden="true" lang="nl" dir="ltr"><p><b>NEDERLAND</b> verblijfstitel</p><div class="photo"></div>'
        f'<div><hr><b>geldig tot</b><mark id="on-card">{on_card(typed, today)}</mark></div></div>'
    )


def on_card(typed: str, today: date) -> str:
    """Return what stands on the drawn card: the date as it is typed, or letters in its place."""
    read = read_day(typed, today)
    return read.strftime("%d-%m-%Y") if isinstance(read, date) else "dd-mm-jjjj"


def _day(say: PageLocalizer, day: date, form: DateForm) -> str:
    return marked_up(f"{say.weekday(day)} {say.date(day, form)}")


def _confirmation(scene: Scene, question: Question) -> str:
    day = read_date(scene.visit.found)
    if day is None:
        return ""
    say = scene.say
    right = _("Is this the date on your card?") if question.key == "expires_on" else _("Is this the right date?")
    return "".join(
        [
            f'<p class="found">{say.each(lambda voice: _day(voice, day, DateForm.FULL))}</p>',
            markup.paragraph(say(right), "asks"),
            markup.button(say(_("Yes, this is the date")), "do", "confirm"),
            markup.button(say(_("No, I want to type it again")), "do", "retype", "quiet"),
        ]
    )


def date_in(typed: str, question: Question, today: date) -> date | Text:
    """Return the date that was typed, or why it cannot be the answer."""
    read = read_day(typed, today)
    if isinstance(read, NoDate):
        return explained(read, example_for(question, today))
    return date_problem_for(question, read, today) or read
