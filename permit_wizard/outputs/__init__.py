"""A verdict on paper, in a file or in a pipe: one module a format, each imported only when it is asked for.

To add a format: write `outputs/<module>.py` with `write(sheet) -> bytes`, and name it in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from permit_wizard.core.text import ExplainedError

if TYPE_CHECKING:  # the names of the formats are wanted without the cost of pydantic
    from permit_wizard.core.verdict import Verdict
    from permit_wizard.language.localizer import Localizer


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a format writes down.

    Attributes:
        verdict: what is written down; it carries the answers that count.
        localizers: the reader's language, and a second one beside it where it is wanted.
        detailed: whether calendar titles and the QR code contain details. Anyone who sees the phone or scans the code
            can read them, so they are neutral by default.
        room: columns and rows of the screen, for what is drawn on one.
        contact: whom to tell if something is wrong, in a centre's own words; "" for nobody.
        why: whether each finding is written whole, with the answers it follows from.
    """

    verdict: Verdict
    localizers: tuple[Localizer, ...]
    detailed: bool = False
    room: tuple[int, int] = (80, 24)
    contact: str = ""
    why: bool = False


class NothingToWrite(ExplainedError):
    """A format is empty for this verdict: a calendar, for example, without a date.

    Attributes:
        reason: one sentence about it.
    """


FORMATS: dict[str, str] = {
    "text": "permit_wizard.outputs.plain_text",
    "json": "permit_wizard.outputs.json_object",
    "html": "permit_wizard.outputs.html",
    "ics": "permit_wizard.outputs.calendar",
    "qr": "permit_wizard.outputs.qr",
}
"""Format names, as `--format` takes them, and the module that writes each."""


def writer(name: str) -> Callable[[Sheet], bytes]:
    """Import one format's module and return its `write`.

    Raises:
        KeyError: there is no such format.
    """
    return cast("Callable[[Sheet], bytes]", import_module(FORMATS[name]).write)
