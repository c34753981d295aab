"""What can happen in a visit. An edge turns keys, lines and buttons into these; `steps.step` returns what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from permit_wizard.core.text import Text


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """The reader chose a language, by its code; the page below, or the start page, follows."""

    code: str


@dataclass(frozen=True, slots=True)
class ShowBeside:
    """A second language was chosen, by its code, to be shown beside the first; "" for none."""

    code: str


@dataclass(frozen=True, slots=True)
class Start:
    """Begin: the first question without an answer follows, or the check page."""


@dataclass(frozen=True, slots=True)
class TrustClock:
    """A date that cannot be today's was confirmed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Something was typed or chosen and not yet sent; None leaves it as it was."""

    typed: str | None = None
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A question was answered: the value of an option, or "unknown"; "" is nothing chosen."""

    value: str


@dataclass(frozen=True, slots=True)
class EnterDate:
    """A date was typed and sent. It is read back first; sent again unchanged, it becomes the answer."""

    typed: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """The date that was read back is right, its unusual year included."""


@dataclass(frozen=True, slots=True)
class Retype:
    """The date that was read back is wrong; what was typed is still there to be changed."""


@dataclass(frozen=True, slots=True)
class Keep:
    """The answer given before stays."""


@dataclass(frozen=True, slots=True)
class Go:
    """Go to a place, or, where the answers do not lead there, to the place they lead to."""

    place: str


@dataclass(frozen=True, slots=True)
class Back:
    """Go to where this page was opened from."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go to the first question without an answer, or to the result."""


@dataclass(frozen=True, slots=True)
class AskFurther:
    """Ask the further questions that the result offers."""


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Show what to say on the phone about a finding, by its id."""

    finding: str


@dataclass(frozen=True, slots=True)
class Export:
    """A way to take the result along was chosen, by its id.

    The edge writes, prints or draws, and reports what came of it.
    """

    option: str


@dataclass(frozen=True, slots=True)
class SaveAs:
    """The name of a file was typed, and perhaps that a file of that name may be replaced. The edge writes it."""

    name: str
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """The result was saved, printed or shown as a code; a sentence about it, or None."""

    notice: Text | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """It could not be saved, printed or shown, and why; `exists` where a file of that name is there already."""

    problem: Text
    exists: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Something else was done that changes nothing, and a sentence about it."""

    notice: Text


@dataclass(frozen=True, slots=True)
class NewDay:
    """Midnight has passed in the Netherlands."""

    today: date


@dataclass(frozen=True, slots=True)
class Resume:
    """The same page again; if the answers no longer lead to it, the one they lead to."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Forget the answers and start again."""


@dataclass(frozen=True, slots=True)
class End:
    """Forget everything and stop; the edge closes, or a kiosk waits for the next visitor."""


Event: TypeAlias = (
    ChooseLanguage
    | ShowBeside
    | Start
    | TrustClock
    | Draft
    | Answer
    | EnterDate
    | Confirm
    | Retype
    | Keep
    | Go
    | Back
    | GoOn
    | AskFurther
    | ReadOut
    | Export
    | SaveAs
    | Saved
    | NotSaved
    | Told
    | NewDay
    | Resume
    | Restart
    | End
)
