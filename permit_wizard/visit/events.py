"""What can happen in a visit. An edge turns keys, lines and buttons into these; `steps.step` returns what follows."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias, dataclass_transform

from permit_wizard.core.text import Text


@dataclass_transform(frozen_default=True)
class _Frozen:
    """A frozen record whose fields are the annotations of its class.

    Two are equal if they are of one class and their fields are. A dataclass does more and is compiled field by field:
    for these two dozen it took 20 ms of every start.
    """

    __match_args__: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(cls.__annotations__)

    def __init__(self, *values: object, **named: object) -> None:
        names = self.__match_args__
        given = {**dict(zip(names, values, strict=False)), **named}
        missing = [name for name in names if name not in given and not hasattr(type(self), name)]
        if len(given) != len(values) + len(named) or missing or not given.keys() <= set(names):
            message = f"{type(self).__name__} has the fields {names}"
            raise TypeError(message)
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"{type(self).__name__} is frozen"
        raise AttributeError(message)

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()!r}"


class ChooseLanguage(_Frozen):
    """The reader chose a language, by its code; the page below, or the start page, follows."""

    code: str


class ShowBeside(_Frozen):
    """A second language was chosen, by its code, to be shown beside the first; "" for none."""

    code: str


class Start(_Frozen):
    """Begin: the first question without an answer follows, or the check page."""


class TrustClock(_Frozen):
    """A date that cannot be today's was confirmed."""


class Draft(_Frozen):
    """Something was typed or chosen and not yet sent; None leaves it as it was."""

    typed: str | None = None
    chosen: str | None = None


class Answer(_Frozen):
    """A question was answered: the value of an option, or "unknown"; "" is nothing chosen."""

    value: str


class EnterDate(_Frozen):
    """A date was typed and sent. It is read back first; sent again unchanged, it becomes the answer."""

    typed: str


class Confirm(_Frozen):
    """The date that was read back is right, its unusual year included."""


class Retype(_Frozen):
    """The date that was read back is wrong; what was typed is still there to be changed."""


class Keep(_Frozen):
    """The answer given before stays."""


class Go(_Frozen):
    """Go to a place, or, where the answers do not lead there, to the place they lead to."""

    place: str


class Back(_Frozen):
    """Go to where this page was opened from."""


class GoOn(_Frozen):
    """Go to the first question without an answer, or to the result."""


class AskFurther(_Frozen):
    """Ask the further questions that the result offers."""


class ReadOut(_Frozen):
    """Show what to say on the phone about a finding, by its id."""

    finding: str


class Export(_Frozen):
    """A way to take the result along was chosen, by its id.

    The edge writes, prints or draws, and reports what came of it.
    """

    option: str


class SaveAs(_Frozen):
    """The name of a file was typed, and perhaps that a file of that name may be replaced. The edge writes it."""

    name: str
    replace: bool = False


class Saved(_Frozen):
    """The result was saved, printed or shown as a code; a sentence about it, or None."""

    notice: Text | None = None
    file: str = ""


class NotSaved(_Frozen):
    """It could not be saved, printed or shown, and why; `exists` where a file of that name is there already."""

    problem: Text
    exists: bool = False


class Notified(_Frozen):
    """Something else was done that changes nothing, and a sentence about it."""

    notice: Text


class NewDay(_Frozen):
    """Midnight has passed in the Netherlands."""

    today: date


class Resume(_Frozen):
    """The same page again; if the answers no longer lead to it, the one they lead to."""


class Restart(_Frozen):
    """Forget the answers and start again."""


class End(_Frozen):
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
    | Notified
    | NewDay
    | Resume
    | Restart
    | End
)
