"""Text for people: to read in a terminal or with a screen reader, to print, or to send.

One thing after another, no table and no columns, so that it can be read aloud. Unicode isolates stay in: they keep dates in order in
right-to-left text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from permit_wizard.answers import Answers
from permit_wizard.i18n import FSI, LRI, PDI, Localizer
from permit_wizard.outputs import Sheet
from permit_wizard.questions import BY_KEY, Question
from permit_wizard.source import IND_PHONE, IND_SITE, LEGAL_AID_PHONE, LEGAL_AID_SITE, REFUGEE_COUNCIL_SITE, Heading
from permit_wizard.text import Text, Value, _
from permit_wizard.verdict import Finding, Kind, Verdict

WIDTH = 78
"""Columns, unless others are asked for: a terminal's 80, less a margin."""

_DATES: dict[str, Text] = {
    "apply_from": _("First day to apply"),
    "expires_on": _("Last day of your card"),
    "last_safe_receipt": _("The IND must have your application by"),
    "digid_by": _("Ask for the SMS code of DigiD by"),
}
_SECTIONS: tuple[tuple[Kind, Text], ...] = (
    (Kind.STEP, _("What to do now")),
    (Kind.WARNING, _("Take care")),
    (Kind.INFO, _("Good to know")),
)


def write(sheet: Sheet, width: int = WIDTH) -> bytes:
    """Write a verdict as UTF-8 text, lines of at most `width` columns; one language after another."""
    versions = ["\n".join(_lines(sheet.answers, sheet.verdict, say, width)) for say in sheet.localizers]
    return ("\n\n".join(versions) + "\n").encode()


def missing(question: Question, say: Localizer, width: int = WIDTH) -> bytes:
    """Write which question has to be answered before anything can be said."""
    lines = [
        *_wrapped(say(_("An answer is missing. The next question is:")), width),
        *_wrapped(say(question.title), width),
        *_wrapped(say.line(question.hint), width),
        *_wrapped(say(_("The key in JSON is {key}.", key=question.key)), width),
    ]
    return ("\n".join(lines) + "\n").encode()


def _lines(answers: Answers, verdict: Verdict, say: Localizer, width: int) -> Iterator[str]:
    yield from _wrapped(say(verdict.title), width)
    yield from _wrapped(say(verdict.summary), width)
    dates = verdict.dates.known()
    yield ""
    yield from _wrapped(say(_("Judged on {day}.", day=verdict.today)), width)
    for name, day in dates.items():
        yield from _wrapped(say(_("{what}: {day}", what=_DATES[name], day=day)), width)
    for kind, heading in _SECTIONS:
        findings = verdict.of_kind(kind)
        if findings:
            yield ""
            yield from _wrapped(say(heading), width)
        for number, finding in enumerate(findings, 1):
            yield ""
            mark = f"{number}. " if kind is Kind.STEP else "- "
            yield from _finding(finding, answers, say, mark, width)
    yield ""
    for closing in (NO_ADVICE, FREE_HELP):
        yield from _wrapped(say(closing), width)


NO_ADVICE = _("This is information, not legal advice. The IND decides.")
FREE_HELP = _(
    "Free help: VluchtelingenWerk ({refugees}), Het Juridisch Loket ({legal}, {legal_phone}), the IND ({ind}, {ind_phone}).",
    refugees=REFUGEE_COUNCIL_SITE,
    legal=LEGAL_AID_SITE,
    legal_phone=LEGAL_AID_PHONE,
    ind=IND_SITE,
    ind_phone=IND_PHONE,
)


def _finding(finding: Finding, answers: Answers, say: Localizer, mark: str, width: int) -> Iterator[str]:
    headline, _newline, rest = say(finding.message).partition("\n")
    if finding.when is not None:
        headline = f"{headline} [{say(finding.when)}]"
    yield from _wrapped(headline, width, mark)
    margin = " " * len(mark)
    if rest:
        yield from _wrapped(rest, width, margin)
    reasons = "; ".join(say(answered(key, answers)) for key in finding.because)
    yield from _wrapped(f"{say(_('Because you answered:'))} {reasons}", width, margin)
    if finding.source is not None:
        yield from _wrapped(say(place(finding.source)), width, margin)


def answered(key: str, answers: Answers) -> Text:
    """Return an answer in words: what was asked, briefly, and what was answered."""
    question = BY_KEY[key]
    value = getattr(answers, key)
    words: Value = next((option.label for option in question.options if option.value == value), value)
    if question.unknown is not None and value == "unknown":
        words = question.unknown
    return _("{question}: {answer}", question=question.short, answer=words)


def place(source: str) -> Text:
    """Return where a finding comes from: a heading of the page, or another page's title."""
    if isinstance(source, Heading):
        return _("On the IND page, under “{heading}”", heading=source.value)
    return _("On another page of the IND: “{title}”", title=source)


def _wrapped(text: str, width: int, mark: str = "") -> Iterator[str]:
    """Break a paragraph into lines, the first after a mark and the others under it.

    A line never ends inside an isolate: a line is a paragraph of its own for a terminal, and an isolate ends with it (UAX #9).
    """
    line, used = mark, len(mark)
    empty = True
    for word in _words(text.replace("\n", " ")):
        columns = _columns(word)
        if not empty and used + 1 + columns > width:
            yield line
            line, used, empty = " " * len(mark), len(mark), True
        line, used = (line + word, used + columns) if empty else (f"{line} {word}", used + 1 + columns)
        empty = False
    yield line


def _words(text: str) -> Iterator[str]:
    word, depth = "", 0
    for character in text:
        depth += (character in (LRI, FSI)) - (character == PDI)
        if character == " " and depth <= 0:
            if word:
                yield word
            word = ""
        else:
            word += character
    if word:
        yield word


def _columns(word: str) -> int:
    """Return how many columns a word takes: marks and isolates take none."""
    return sum(unicodedata.category(character) not in ("Mn", "Me", "Cf") for character in word)
