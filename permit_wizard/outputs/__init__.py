"""A verdict on paper, in a file or in a pipe: one module a format, each imported only when it is asked for.

To add a format: write `outputs/<module>.py` with `write(sheet) -> bytes`, and name it in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:  # the names of the formats are wanted without the cost of pydantic
    from permit_wizard.answers import Answers
    from permit_wizard.i18n import Localizer
    from permit_wizard.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a format writes down.

    Attributes:
        answers: the answers that count, for formats that show them.
        verdict: the verdict on them.
        localizers: the reader's language, and a second one beside it where it is wanted.
    """

    answers: Answers
    verdict: Verdict
    localizers: tuple[Localizer, ...]


FORMATS: dict[str, str] = {
    "text": "permit_wizard.outputs.plain_text",
    "json": "permit_wizard.outputs.json_object",
}
"""Format names, as `--format` takes them, and the module that writes each."""


def writer(name: str) -> Callable[[Sheet], bytes]:
    """Import one format's module and return its `write`.

    Raises:
        KeyError: there is no such format.
    """
    return cast("Callable[[Sheet], bytes]", import_module(FORMATS[name]).write)
