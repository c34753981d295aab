"""What somebody has begun on a page and not yet confirmed: one frozen record a kind of page.

A page is built anew from its draft whenever its words change: in another language, on another day, after a complaint. Here are the
first two pages'; those of the others (later_drafts.py) come with them, after the first page is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Draft:
    """Nothing is begun, and nothing can be: a page to read."""


@dataclass(frozen=True, slots=True)
class LanguageDraft(Draft):
    """The languages.

    Attributes:
        chosen: the name under the cursor.
    """

    chosen: int = 0


Begun = TypeVar("Begun", bound=Draft)


def begun(draft: Draft | None, kind: type[Begun]) -> Begun:
    """Return a draft where it is of a kind, and otherwise that kind's beginning."""
    return draft if isinstance(draft, kind) else kind()
