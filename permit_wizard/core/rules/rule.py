"""A rule: one finding of the contract, with its condition and its words apart."""

from __future__ import annotations

import re
from typing import ClassVar, TypeAlias

from permit_wizard.core.days import Due
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.rules.case import Case
from permit_wizard.core.text import Text

Because: TypeAlias = tuple[str, ...]
"""Keys of the asked answers that a finding follows from, in question order."""


class Rule:
    """One finding; a subclass for each, whose name is the finding's id in another spelling (`LastDay`: `last_day`).

    `text`, `due` and `occasion` are called only in cases to which the rule applies, and rely on what `applies` checked.

    Attributes:
        id: the finding's name in the contract.
        kind: step, warning or info.
        source: the heading, page or law that it rests on under the first edition; `Edition.named` gives the one that
            counts.
    """

    id: ClassVar[str]
    kind: ClassVar[Kind]
    source: ClassVar[str | None] = None

    def __init_subclass__(cls) -> None:
        cls.id = re.sub(r"(?<!^)([A-Z])", r"_\1", cls.__name__).lower()

    def applies(self, case: Case) -> Because | None:
        """Return the keys of the answers that the finding follows from, or None where it does not apply."""
        raise NotImplementedError

    def text(self, case: Case) -> Words:
        """Return the finding in words."""
        raise NotImplementedError

    def due(self, case: Case) -> Due | None:  # noqa: ARG002
        """Return when a step is to be done, where it has a day."""
        return None

    def occasion(self, case: Case) -> Text | None:  # noqa: ARG002
        """Return what a step without a day comes with or after."""
        return None
