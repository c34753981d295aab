"""Facts about the scripts of the languages: fonts, the room that letters need, and where they cannot be printed.

They are data, `locales/scripts.toml`; the build puts them into a file of the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from permit_wizard.core import json_text
from permit_wizard.language import languages as compiled_languages
from permit_wizard.language.languages import Language

_FIRST, _LAST = ("system-ui",), ("sans-serif",)  # what a device uses by itself, and its last resort (CSS Fonts, 2.1)
_COMMA = ", "  # of CSS
_UNQUOTED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-")


class Script(NamedTuple):
    """A script.

    Attributes:
        fonts: names of fonts that have its letters, the best first.
        everywhere: whether every font, every text console and a printer's own text filter have its letters.
        line_height: the line height of text on a page, as a multiple of the font size.
        paper: cells of a row and rows on A4, as Chromium prints them.
        half_paper: the same, for a column beside one in another language.
    """

    fonts: tuple[str, ...]
    everywhere: bool
    line_height: float
    paper: tuple[int, int]
    half_paper: tuple[int, int]


def scripts() -> Mapping[str, Script]:
    """Return the scripts that facts are known of, by their ISO 15924 codes."""
    compiled: dict[str, dict[str, Any]] = json_text.own_file(compiled_languages.COMPILED / "scripts.json")
    return {
        code: Script(
            tuple(facts["fonts"]),
            facts["everywhere"],
            facts["line_height"],
            (facts["paper"][0], facts["paper"][1]),
            (facts["half_paper"][0], facts["half_paper"][1]),
        )
        for code, facts in compiled.items()
    }


def script_of(language: Language) -> Script:
    """Return the script of a language; of an unknown one, that it needs most room and is in no font for certain."""
    known = scripts()
    found = known.get(language.typography.script)
    if found is not None:
        return found
    every = known.values()
    return Script(
        (),
        everywhere=False,
        line_height=max(script.line_height for script in every),
        paper=min(script.paper for script in every),
        half_paper=min(script.half_paper for script in every),
    )


def font_families() -> str:
    """Return the fonts of every script as CSS's `font-family` takes them, on a page with any of the languages.

    They are the same on each page, whichever languages it has: a policy names the style sheet by its digest.
    """
    known = sorted(scripts().values(), key=lambda script: not script.everywhere)  # Latin letters are on every page
    names = dict.fromkeys((*_FIRST, *(font for script in known for font in script.fonts), *_LAST))
    return _COMMA.join(name if _UNQUOTED.issuperset(name) else f'"{name}"' for name in names)


def tall(languages: Iterable[Language]) -> Sequence[str]:
    """Return the codes of languages whose lines are higher than those of Latin script."""
    usual = min(script.line_height for script in scripts().values())
    return [language.code for language in languages if script_of(language).line_height > usual]


def in_css(codes: Iterable[str], within: str = "") -> str:
    """Return a selector of CSS for everything in one of some languages; one that matches nothing for none.

    Args:
        codes: of the languages.
        within: a selector of what contains it, or empty.
    """
    return _COMMA.join(f"{within} :lang({code})".strip() for code in codes) or ":not(*)"
