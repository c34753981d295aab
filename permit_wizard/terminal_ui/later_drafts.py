"""What somebody has begun on the pages after the first two, and not yet confirmed (see drafts.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from permit_wizard.terminal_ui.drafts import Draft


@dataclass(frozen=True, slots=True)
class BidiDraft(Draft):
    """How this terminal wants Arabic.

    Attributes:
        line: the line that reads right; one more than there are for none of them; None while nothing is chosen.
        chosen: the option under the cursor of the present step; None for the step's own first one.
    """

    line: int | None = None
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class ChoiceDraft(Draft):
    """A question with options.

    Attributes:
        opened: whether "why we ask this" is open.
        chosen: the option under the cursor; None for the answer given before.
    """

    opened: bool = False
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class DateDraft(Draft):
    """A question for a date.

    Attributes:
        opened: whether "why we ask this" is open.
        typed: what stands in the line; None for the answer given before.
        found: the date that was read in it.
        confirming: whether that date waits for a yes.
        chosen: the option under the cursor of that question.
    """

    opened: bool = False
    typed: str | None = None
    found: date | None = None
    confirming: bool = False
    chosen: int | None = 0


@dataclass(frozen=True, slots=True)
class CheckDraft(Draft):
    """All answers.

    Attributes:
        chosen: the row under the cursor; None where the keys are on the button.
    """

    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class ResultDraft(Draft):
    """The result.

    Attributes:
        opened: ids of the findings whose reasons are open.
        focused: the id of what has the keys; None for the first step.
    """

    opened: tuple[str, ...] = ()
    focused: str | None = None


@dataclass(frozen=True, slots=True)
class TakeDraft(Draft):
    """Taking the result along.

    Attributes:
        chosen: the way under the cursor.
        naming: the way whose file is being named; None while a way is being chosen.
        path: the name as typed; None for the one that is suggested.
        exists: whether such a file is there, so that replacing it is asked about.
        told: what came of the last attempt, ready to show.
        tone: its style.
        saved: the page that was saved last, if it can be opened here.
    """

    chosen: int | None = None
    naming: int | None = None
    path: str | None = None
    exists: bool = False
    told: str = ""
    tone: str = "bold $good"
    saved: Path | None = None


@dataclass(frozen=True, slots=True)
class CodeDraft(Draft):
    """A code to scan.

    Attributes:
        telling: whether it holds the result, not only an address.
    """

    telling: bool = False
