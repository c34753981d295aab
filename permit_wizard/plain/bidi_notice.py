"""The lines of `permit-wizard bidi`, if there is nothing to choose."""

from __future__ import annotations

from collections.abc import Sequence

from permit_wizard.core.text import _
from permit_wizard.language.localizer import FSI, LRI, PDI, Localizer
from permit_wizard.terminal.advice import ADVICE, in_three_languages

_SAMPLE = f"{FSI}رسالة جديدة (من IND) بتاريخ {LRI}23-11-2026{PDI}{PDI}"


def bidi_lines(localizer: Localizer, advice: str | None) -> Sequence[str]:
    """Return how Arabic is written line by line, and where the order can be chosen.

    Args:
        localizer: the reader's language.
        advice: the value of a `permit_wizard.rtl.Advice`, if there is one for this terminal.
    """
    return [
        localizer(_("Line by line, Arabic is written in the order in which it is read aloud. Screen readers and "
                    "braille displays need this, and most terminals then show it in the right order. For example:")),
        _SAMPLE,
        localizer(_("{option} is for the full screen. To choose it there, type {command} in a terminal, without "
                    "{plain}.", option="--bidi", command="permit-wizard bidi", plain="--plain")),
        *(words for _localizer, words in (in_three_languages(ADVICE[advice], localizer) if advice else ())),
    ]  # fmt: skip
