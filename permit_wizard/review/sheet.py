"""The review sheet: every question with its condition, every outcome and finding with its texts, for a lawyer or a native speaker.

What stands here is data, in sections, items and lines; `as_text` and `as_html` lay it out in one or two languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from permit_wizard.i18n import Localizer
from permit_wizard.outputs import html_page
from permit_wizard.outputs.html_page import PageLocalizer
from permit_wizard.outputs.wording import SECTIONS, source_line
from permit_wizard.questions import BY_KEY, QUESTIONS, Question
from permit_wizard.review.survey import DATE, Variant, followers, survey
from permit_wizard.review.words import ASKED_IF, HOLDS_IF
from permit_wizard.rules import RULES
from permit_wizard.text import Text, Value, _
from permit_wizard.verdict import Outcome

TITLE = _("Review sheet: questions, results and texts")


class Line(NamedTuple):
    """One text with what it is."""

    label: Text
    body: Text


class Item(NamedTuple):
    """A question, an outcome or a finding, by its id in the contract."""

    id: str
    lines: list[Line]


class Section(NamedTuple):
    """Items of one kind."""

    title: Text
    items: list[Item]


def sections() -> list[Section]:
    """Return the whole sheet."""
    return [
        Section(_("Questions"), [Item(question.key, list(_question(question))) for question in QUESTIONS]),
        Section(
            _("Results: the first that holds"), [Item(outcome.value, list(_outcome(outcome))) for outcome in Outcome]
        ),
        Section(
            _("What is said with a result: all that hold"), [Item(rule.id, list(_finding(rule.id))) for rule in RULES]
        ),
    ]


def _question(question: Question) -> Iterator[Line]:
    yield Line(_("Asked if"), ASKED_IF[question.asked_if])
    yield Line(_("Short"), question.short)
    yield Line(_("Question"), question.title)
    yield Line(_("Hint"), question.hint)
    yield Line(_("Why"), question.why)
    for option in question.options:
        yield Line(_("Answer"), Text("{label} [{value}]", {"label": option.label, "value": option.value.value}))
    if question.unknown is not None:
        yield Line(_("Answer"), Text("{label} [{value}]", {"label": question.unknown, "value": "unknown"}))
    for target, (answers, decided) in followers(question).items():
        yield Line(
            _("Then"),
            Text("{target}: {way}", {"target": target, "way": way(question, target, answers, decided=decided)}),
        )
    yield from (Line(_("Source"), line) for line in source_line(question.source))


def way(question: Question, target: str, answers: list[str], *, decided: bool) -> Text:
    """Return in words what leads from a question to what comes next: the answers, and the condition where they do not decide."""
    number = len(question.options) or 2
    words = _("any answer") if len(answers) == number else _listed([_answer(question, answer) for answer in answers])
    if decided:
        return words
    return Text("{answers}; {condition}", {"answers": words, "condition": _condition(question, target)})


def _condition(question: Question, target: str) -> Text:
    if target in tuple(Outcome):
        return HOLDS_IF[Outcome(target)]
    undecided = [key for key, (_answers, decided) in followers(question).items() if not decided]
    return ASKED_IF[BY_KEY[target].asked_if] if target == undecided[0] else _("otherwise")


def _answer(question: Question, answer: str) -> Text:
    if answer == DATE:
        return _("a date")
    if question.unknown is not None:
        return question.unknown
    return next(option.label for option in question.options if option.value == answer)


def _listed(texts: Sequence[Text]) -> Text:
    """Return several texts as one, with strokes between: no words of its own, so nothing to translate."""
    names = [f"item{number}" for number in range(len(texts))]
    values: dict[str, Value] = dict(zip(names, texts, strict=True))
    return Text(" / ".join(f"{{{name}}}" for name in names), values)


def _outcome(outcome: Outcome) -> Iterator[Line]:
    found = survey()
    yield Line(_("Holds if"), HOLDS_IF[outcome])
    yield Line(_("Title"), found.titles[outcome])
    yield from (Line(_("Sentence"), pattern(variant.message)) for variant in found.outcomes[outcome])


def _finding(name: str) -> Iterator[Line]:
    finding, variants = survey().samples[name], survey().findings[name]
    yield Line(_("Kind"), SECTIONS[finding.kind])
    for variant in variants:
        yield Line(_("Text"), pattern(variant.message))
        yield from (Line(_("By when"), pattern(when)) for when in variant.whens)
        yield Line(_("Follows from"), _ids(_because(variant)))
        yield Line(_("With the results"), _ids([outcome.value for outcome in Outcome if outcome in variant.outcomes]))
    yield from (Line(_("Source"), line) for line in source_line(finding.source))


def _because(variant: Variant) -> list[str]:
    return [question.key for question in QUESTIONS if question.key in variant.because]


def _ids(names: list[str]) -> Text:
    return Text("{names}", {"names": ", ".join(names)})


def pattern(text: Text) -> Text:
    """Return a text with the names of its dates and numbers in their places, as a translator knows it."""
    values: dict[str, Value] = {
        name: pattern(value) if isinstance(value, Text) else f"{{{name}}}" if isinstance(value, date) else value
        for name, value in text.values.items()
    }
    return text._replace(values=values)


# ------------------------------------------------------------------------------------------------------------------ layout


def as_text(says: Sequence[Localizer]) -> Iterator[str]:
    """Yield the sheet in lines, each text in every language."""
    for section in sections():
        for say in says:
            title = say(section.title)
            yield f"{title}\n{'=' * len(title)}\n"
        for item in section.items:
            yield f"\n{item.id}\n"
            for label, body in item.lines:
                for say in says:
                    mark = f"{say.language.code}  " if len(says) > 1 else ""
                    yield f"  {mark}{say(label)}: {say.line(body)}\n"
        yield "\n\n"


def as_html(languages: Sequence[str]) -> Iterator[str]:
    """Yield the rows of a page."""
    says = [PageLocalizer(code) for code in languages]
    yield html_page.row(html_page.block(say, f"<h1>{say(TITLE)}</h1>", kind="top") for say in says)
    for section in sections():
        yield html_page.heading(says, section.title)
        for item in section.items:
            yield f'<h3 class="id" lang="en" dir="ltr">{item.id}</h3>\n'
            for label, body in item.lines:
                yield html_page.row(
                    html_page.block(say, f'<span class="quiet">{say(label)}:</span> {say.line(body)}', tag="p")
                    for say in says
                )
