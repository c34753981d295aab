"""The signs with which languages end a sentence and separate what is listed, as their `language.toml` has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from permit_wizard.language.languages import Language, languages

_ENDS = ".?!…"
_SEPARATORS = ",;"


def sentence_ends(language: Language) -> str:
    """Return the characters with which a sentence of a language can end."""
    signs = language.typography
    return "".join(dict.fromkeys(_ENDS + signs.full_stop + signs.question_mark))


def items(listed: str, language: Language) -> list[str]:
    """Return what a text of the catalogue lists between commas of its language, without blanks and empty items."""
    return _split(listed, _separators((language,)))


def first_item(listed: str, language: Language) -> tuple[str, str]:
    """Return what is before the first comma of a text of the catalogue, and what is after it."""
    first, *rest = re.split(f"[{re.escape(_separators((language,)))}]", listed, maxsplit=1)
    return first.strip(), "".join(rest).strip()


def items_in_any_language(listed: str, more: str = "") -> list[str]:
    """Return what somebody listed between the commas of any language.

    Args:
        listed: what was written.
        more: other characters that separate items there.
    """
    return _split(listed, _of_all() + more)


@cache
def _of_all() -> str:
    return _separators(languages().values())


def _separators(of: Iterable[Language]) -> str:
    signs = (sign for each in of for sign in each.typography.list + each.typography.clauses)
    return "".join(dict.fromkeys(sign for sign in (*_SEPARATORS, *signs) if not sign.isalnum() and not sign.isspace()))


def _split(listed: str, separators: str) -> list[str]:
    return [item for part in re.split(f"[{re.escape(separators)}]", listed) if (item := part.strip())]
