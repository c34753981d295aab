"""The form as a Mermaid graph: questions, what leads from one to the next, and the results at the ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from permit_wizard.core.editions import Edition
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.text import Text
from permit_wizard.language.localizer import Localizer
from permit_wizard.review.inventory import followers, survey
from permit_wizard.review.sheet import way

# What ends or opens something inside a quoted label (Mermaid, "Flowcharts", "Entity codes to escape characters")
_ESCAPED = str.maketrans({'"': "#quot;", "#": "#35;", ";": "#59;", "<": "#lt;", ">": "#gt;", "`": "#96;", "&": "#amp;"})


def graph(localizers: Sequence[Localizer], edition: Edition) -> Iterator[str]:
    """Yield the graph line by line, each label in every language."""
    yield "flowchart TD\n"
    reached = {end for ends in survey(edition).ways.values() for end in ends}
    questions = [question for question in QUESTIONS if followers(question, edition)]
    for question in questions:
        yield f'  {question.key}["{_label(question.title, localizers)}"]\n'
    titles = survey(edition).titles
    for outcome in (outcome for outcome in Outcome if outcome in titles and outcome.value in reached):
        yield f'  result_{outcome.value}(["{_label(titles[outcome][0].message, localizers)}"])\n'
    for question in questions:
        for target, (answers, decided) in followers(question, edition).items():
            end = f"result_{target}" if target in tuple(Outcome) else target
            words = _label(way(question, target, answers, edition, decided=decided), localizers)
            yield f'  {question.key} -->|"{words}"| {end}\n'


def _label(text: Text, localizers: Sequence[Localizer]) -> str:
    return "<br>".join(localizer.line(text).translate(_ESCAPED) for localizer in localizers)
