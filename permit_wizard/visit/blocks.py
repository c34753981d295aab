"""The blocks of a page as data; each edge draws them in its own way.

Every word is a `Text`, except what no language changes: names of languages, official Dutch words, the date on a drawn
card, the name of a file.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from permit_wizard.core.text import Text
from permit_wizard.visit.events import Event

if TYPE_CHECKING:
    from permit_wizard.core.days import Schedule
    from permit_wizard.core.finding import Finding, Kind


class Tone(StrEnum):
    """How something is marked."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"


class Action(NamedTuple):
    """A button, a numbered line, or a row of a dialog.

    Attributes:
        label: its words.
        event: what happens.
        short: the same in one or two words, for a row of keys; None where the label is short enough.
    """

    label: Text
    event: Event
    short: Text | None = None


class Paragraph(NamedTuple):
    """One or two sentences.

    Attributes:
        text: the words.
        tone: how they are marked.
        optional: a window that is too low may leave them out; lines and pages never do.
    """

    text: Text
    tone: Tone = Tone.PLAIN
    optional: bool = False


class Official(NamedTuple):
    """Official Dutch words, to point at; shown unless the reader's language is Dutch."""

    words: str


class Promises(NamedTuple):
    """Short promises, each with a few words more."""

    items: tuple[tuple[Text, Text], ...]


class Languages(NamedTuple):
    """The languages, each by its own name and in its own words (`languages.languages()`).

    Attributes:
        codes: their codes, in order.
        chosen: the code of the present one; "" for none.
        heading: what is asked; None where the page's heading asks it.
        beside: whether they choose the second language (`ShowBeside`) and not the first (`ChooseLanguage`).
        none: the words for "only one language"; None where there is only one.
    """

    codes: tuple[str, ...]
    chosen: str
    heading: Text | None = None
    beside: bool = False
    none: Text | None = None


class Unreviewed(NamedTuple):
    """The translation has not been checked by a native reader.

    `Language.unreviewed` of each language that is spoken.
    """

    codes: tuple[str, ...]


class Choice(NamedTuple):
    """One answer to choose: the value in the contract, and its words (a newline sets off the Dutch term)."""

    value: str
    label: Text


class Choices(NamedTuple):
    """The answers to choose from.

    Attributes:
        options: the answers.
        chosen: the value of the one that is chosen, or "".
        given: the answer given before, in words, or None.
    """

    options: tuple[Choice, ...]
    chosen: str
    given: Text | None = None


class Echo(NamedTuple):
    """What is shown beside a date while it is being typed.

    Attributes:
        tone: GOOD only where sending it would take it; WARN where it can no longer become right; QUIET for an example.
        day: the date that was read, or None. It is shown in words with its weekday.
        text: words instead of a date, or None.
    """

    tone: Tone
    day: date | None
    text: Text | None


class DateField(NamedTuple):
    """A line to type a date in.

    Attributes:
        label: what to do.
        typed: the text in it.
        echo: what is shown beside it now.
        prompt: what it accepts, with an example: for an edge without a field.
        unknown: the option "I cannot find it", or None.
        unknown_chosen: whether that is chosen.
        given: the answer given before, in words, or None.
        on_card: the letters in the date's place on the drawn card; None where no card is drawn.
    """

    label: Text
    typed: str
    echo: Echo
    prompt: Text
    unknown: Choice | None
    unknown_chosen: bool
    given: Text | None
    on_card: str | None


class ReadBack(NamedTuple):
    """A date read back before it counts, large, in words with its weekday.

    Attributes:
        day: the date.
        ask: what is asked about it.
        sure: whether sending it again is enough; if not, only an action takes it, and none is chosen at first.
    """

    day: date
    ask: Text
    sure: bool


class Details(NamedTuple):
    """Something that opens in place: its name, and its sentences."""

    summary: Text
    lines: tuple[Text, ...]


class Fact(NamedTuple):
    """An asked question and its answer.

    Attributes:
        key: the question's key.
        label: the question in a few words.
        answer: the answer in words, or that there is none yet.
        change: what leads to the question.
        answered: whether there is an answer.
    """

    key: str
    label: Text
    answer: Text
    change: Event
    answered: bool


class Facts(NamedTuple):
    """The answers.

    Attributes:
        rows: the asked questions, in order.
        heading: words above them, or None.
        change: the word for changing one, or None where they only inform.
    """

    rows: tuple[Fact, ...]
    heading: Text | None = None
    change: Text | None = None


class Banner(NamedTuple):
    """The outcome: a sign, what to do in a few words, one sentence more, and whether it is for today."""

    sign: str
    title: Text
    summary: Text
    urgent: bool


class NextStep(NamedTuple):
    """The one next action.

    Attributes:
        heading: which day today is.
        action: what to do, in at most 50 cells, or that nothing has to be done today; None where the first step, which
            follows, or the title has the same words.
        finding: the id of the step it is about; "" for none.
    """

    heading: Text
    action: Text | None
    finding: str


class Dates(NamedTuple):
    """The days of the case.

    Attributes:
        heading: "Your dates".
        schedule: the days, to be drawn; `days_left` is for a number.
        lines: each day in words, in the order of `schedule.marks`.
        left: how much time is left, in words, or None.
    """

    heading: Text
    schedule: Schedule
    lines: tuple[Text, ...]
    left: Text | None


class Item(NamedTuple):
    """One step, warning or piece of information.

    Attributes:
        finding: the finding itself.
        number: its number among all findings as they are read, from 1.
        brief: what to do or to know, in at most 50 cells.
        message: the whole headline.
        detail: what follows it, or None.
        when: when a step is to be done, in a few words, or None.
        reasons: the answers it follows from, and its source.
        spoken: what to say on the phone, or nothing.
        first: whether it is among those to show where not everything can be shown.
    """

    finding: Finding
    number: int
    brief: Text
    message: Text
    detail: Text | None
    when: Text | None
    reasons: tuple[Text, ...]
    spoken: tuple[Text, ...]
    first: bool = False


class Findings(NamedTuple):
    """The findings of one kind, in the order in which they are read; the next step is the first of the steps."""

    kind: Kind
    heading: Text
    items: tuple[Item, ...]


class Offer(NamedTuple):
    """Something more that can be done on this page."""

    action: Action


class Spoken(NamedTuple):
    """Sentences to read out in Dutch, with what each means in the reader's language.

    Attributes:
        heading: what they are for.
        sentences: rendered in Dutch, and below it in the reader's language.
        phone: the number to call, or None.
    """

    heading: Text
    sentences: tuple[Text, ...]
    phone: Text | None = None


class Option(NamedTuple):
    """One way to take the result along.

    Attributes:
        id: its name in `Export`, and in a visit's `about`.
        label: its words; a newline sets off what to know about it.
        format: a name in `outputs.FORMATS`, "print", or "open" for what was saved, in a browser.
        file_name: the name that is suggested for a file; "" for no file.
        detailed: whether everybody who sees it can read what it is about.
        problem: why it cannot be used now, or None.
    """

    id: str
    label: Text
    format: str
    file_name: str = ""
    detailed: bool = False
    problem: Text | None = None


class Exports(NamedTuple):
    """The ways to take the result along that exist here."""

    options: tuple[Option, ...]


class FileName(NamedTuple):
    """A line for the name of a file: the suggestion, and the text in it."""

    suggested: str
    typed: str


class Code(NamedTuple):
    """A QR code, which the edge draws from the page's verdict (`outputs.qr`)."""

    option: Option


class Countdown(NamedTuple):
    """Seconds until a kiosk erases everything; `first_pages.countdown(n)` returns the words for n of them."""

    seconds: int


Block: TypeAlias = (
    Paragraph
    | Official
    | Promises
    | Languages
    | Unreviewed
    | Choices
    | DateField
    | ReadBack
    | Details
    | Facts
    | Banner
    | NextStep
    | Dates
    | Findings
    | Offer
    | Spoken
    | Exports
    | FileName
    | Code
    | Countdown
)
