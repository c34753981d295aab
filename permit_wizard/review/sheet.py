"""The review sheet for a lawyer or native speaker: every question, outcome and finding with its texts.

What is here is data, in sections, items and lines; `as_text` and `as_html` lay it out in one or two languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from permit_wizard.core.editions import Edition
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import BY_KEY, QUESTIONS, Question
from permit_wizard.core.rules import RULES
from permit_wizard.core.text import Text, Value, _, listed
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import SECTIONS, rules_line, source_line
from permit_wizard.outputs import html_page
from permit_wizard.outputs.html_page import PageLocalizer
from permit_wizard.review.conditions_in_words import GRADES, PARAMETERS, asked_in_words, holds_in_words, value_in_words
from permit_wizard.review.inventory import DATE, Variant, followers, survey

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


@cache
def sections(edition: Edition) -> list[Section]:
    """Return the whole sheet of one edition of the rules."""
    found = survey(edition)
    return [
        Section(_("The rules, and how sure they are"), list(_parameters(edition))),
        Section(_("Questions"), [Item(question.key, list(_question(question, edition))) for question in QUESTIONS]),
        Section(
            _("Results: the first that applies"),
            [Item(outcome.value, list(_outcome(outcome, edition))) for outcome in Outcome if outcome in found.outcomes],
        ),
        Section(
            _("What a result tells: all that apply"),
            [Item(rule.id, list(_finding(rule.id, edition))) for rule in RULES if rule.id in found.findings],
        ),
    ]


def _parameters(edition: Edition) -> Iterator[Item]:
    yield Item(
        edition.id,
        [Line(_("What"), rules_line(edition, None)), *(Line(_("Source"), line) for line in source_line(edition.page))],
    )
    for name, (value, grade, source) in edition.parameters().items():
        lines = [
            Line(_("What"), PARAMETERS[name]),
            Line(_("Value"), value_in_words(value)),
            Line(_("How sure"), GRADES[grade]),
            *(Line(_("Source"), line) for line in source_line(source)),
        ]
        yield Item(name, lines)


def _question(question: Question, edition: Edition) -> Iterator[Line]:
    yield Line(_("Asked if"), asked_in_words(question.asked_if, edition))
    yield Line(_("Short"), question.short)
    yield Line(_("Question"), question.title)
    yield Line(_("Hint"), question.hint)
    yield Line(_("Why"), question.why)
    for option in question.options:
        yield Line(_("Answer"), Text("{label} [{value}]", {"label": option.label, "value": option.value.value}))
    if question.unknown is not None:
        yield Line(_("Answer"), Text("{label} [{value}]", {"label": question.unknown, "value": "unknown"}))
    for target, (answers, decided) in followers(question, edition).items():
        words = way(question, target, answers, edition, decided=decided)
        yield Line(_("Then"), Text("{target}: {way}", {"target": target, "way": words}))
    yield from (Line(_("Source"), line) for line in source_line(edition.named(question.source, question.key)))


def way(question: Question, target: str, answers: list[str], edition: Edition, *, decided: bool) -> Text:
    """Return in words what leads from a question to what comes next.

    The answers, and the condition where they do not decide.
    """
    number = len(question.options) or 2
    words = _("any answer") if len(answers) == number else _listed([_answer(question, answer) for answer in answers])
    if decided:
        return words
    condition = _condition(question, target, edition)
    return Text("{answers} ({condition})", {"answers": words, "condition": condition})


def _condition(question: Question, target: str, edition: Edition) -> Text:
    if target in tuple(Outcome):
        return holds_in_words(Outcome(target), edition)
    undecided = [key for key, (_answers, decided) in followers(question, edition).items() if not decided]
    return asked_in_words(BY_KEY[target].asked_if, edition) if target == undecided[0] else _("otherwise")


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


def _outcome(outcome: Outcome, edition: Edition) -> Iterator[Line]:
    found = survey(edition)
    yield Line(_("Applies if"), holds_in_words(outcome, edition))
    yield from (Line(_("Title"), variant.message) for variant in found.titles[outcome])
    yield from (Line(_("Sentence"), pattern(variant.message)) for variant in found.outcomes[outcome])


def _finding(name: str, edition: Edition) -> Iterator[Line]:
    finding, variants = survey(edition).samples[name], survey(edition).findings[name]
    yield Line(_("Kind"), SECTIONS[finding.kind])
    for variant in variants:
        yield from ([] if variant.brief is None else [Line(_("In short"), variant.brief)])
        yield Line(_("Text"), pattern(variant.message))
        yield from (Line(_("Or"), pattern(other)) for other in variant.alternatives)
        yield from (Line(_("When"), pattern(when)) for when in variant.whens)
        yield Line(_("Follows from"), _ids(_because(variant)))
        yield Line(_("With the results"), _ids([outcome.value for outcome in Outcome if outcome in variant.outcomes]))
    yield from (Line(_("Source"), line) for line in source_line(finding.source))


def _because(variant: Variant) -> list[str]:
    return [question.key for question in QUESTIONS if question.key in variant.because]


def _ids(names: list[str]) -> Text:
    return Text("{names}", {"names": listed(names)})


def pattern(text: Text) -> Text:
    """Return a text with the names of its dates in their places, as a translator sees it."""
    values: dict[str, Value] = {
        name: pattern(value) if isinstance(value, Text) else f"{{{name}}}" if isinstance(value, date) else value
        for name, value in text.values.items()
    }
    return text._replace(values=values)


# ------------------------------------------------------------------------------------------------------------ comparing


def difference(first: Edition, second: Edition) -> list[Section]:
    """Return what differs between two editions: items that only one of them has, and the lines that are not in both.

    Each line's label names its edition.
    """
    found: list[Section] = []
    for one, other in zip(sections(first), sections(second), strict=True):
        before, after = ({item.id: item.lines for item in section.items} for section in (one, other))
        items: list[Item] = []
        for name in dict.fromkeys([*before, *after]):
            here, there = before.get(name, []), after.get(name, [])
            lines = [_of(first, line) for line in here if line not in there]
            lines += [_of(second, line) for line in there if line not in here]
            items += [Item(name, lines)] if lines else []
        found.append(Section(one.title, items))
    return found


def _of(edition: Edition, line: Line) -> Line:
    return Line(Text("{edition}, {label}", {"edition": edition.id, "label": line.label}), line.body)


# --------------------------------------------------------------------------------------------------------------- layout


def as_text(found: Sequence[Section], localizers: Sequence[Localizer]) -> Iterator[str]:
    """Yield sections in lines, each text in every language."""
    for section in found:
        for localizer in localizers:
            title = localizer(section.title)
            yield f"{localizer.row(title)}\n{'=' * len(title)}\n"
        for item in section.items:
            yield f"\n{item.id}\n"
            for label, body in item.lines:
                for localizer in localizers:
                    mark = f"{localizer.language.code}  " if len(localizers) > 1 else ""
                    yield localizer.row(f"  {mark}{localizer(label)}: {localizer.line(body)}") + "\n"
        yield "\n\n"


def as_html(found: Sequence[Section], languages: Sequence[str]) -> Iterator[str]:
    """Yield the rows of a page."""
    localizers = [PageLocalizer(code) for code in languages]
    yield html_page.row(
        html_page.block(localizer, f"<h1>{localizer(TITLE)}</h1>", kind="top") for localizer in localizers
    )
    for section in found:
        yield html_page.heading(localizers, section.title)
        for item in section.items:
            yield f'<h3 class="id" lang="en" dir="ltr">{item.id}</h3>\n'
            for label, body in item.lines:
                yield html_page.row(
                    html_page.block(
                        localizer, f'<span class="quiet">{localizer(label)}:</span> {localizer.line(body)}', tag="p"
                    )
                    for localizer in localizers
                )
