"""Which texts a person can record for the web pages: those without values."""

from __future__ import annotations

import re

from permit_wizard.core.text import Text, _

NOT_ALL_HEARD = _("You did not hear everything on this page. Ask somebody to read you the parts in a dashed frame.")
"""Ends a page of which something was not read aloud. People who cannot read have to hear it: it is recorded first."""

FORMATS = ("MP3", "M4A", "WAV")
"""What every browser plays that the pages run in. Safari plays Ogg only since 18.4."""

_UNHEARD = re.compile(r"[\s.\u1362\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def heard(words: str) -> str:
    """Return words without spaces, ends of lines, full stops and invisible signs.

    What is left is equal for two ways to write the same.
    """
    return _UNHEARD.sub("", words)


def is_recordable(text: Text) -> bool:
    """Return whether a text is always the same: it has no values, and counts nothing."""
    return not text.values and text.plural is None
