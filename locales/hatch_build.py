"""Build hook: compiles the catalogues, and lists the languages they speak.

`permit_wizard/locales/<lang>/LC_MESSAGES/permit_wizard.mo` is the one place a catalogue is read from at run time;
`permit_wizard/locales/languages.json` lets the first screen name every language without opening a catalogue.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "en"
DOMAIN = "permit_wizard"
# What the language screen says of each language, in that language: key in languages.json -> message id.
SPOKEN = {
    "choose": "Choose your language",
    "press": "Press Enter to begin",
    "unreviewed": "This translation has not yet been checked by a native reader",
}


def stated(header_comment: str) -> dict[str, str]:
    """Return what a catalogue says of itself in its comment, as `# X-Reviewed: no; …` (Babel drops such lines elsewhere)."""
    return dict(re.findall(r"^# (X-[A-Za-z-]+): (.+)$", header_comment, flags=re.MULTILINE))


def from_cldr(code: str) -> dict[str, list[str] | str]:
    """Return what CLDR knows of a language and the program needs: names of months and days, and the sign before tenths."""
    months, short = (get_month_names(width, "format", code) for width in ("wide", "abbreviated"))
    days = get_day_names("wide", "format", code)
    numbers = range(1, 13)
    return {
        "months": [months[number] for number in numbers],
        "short_months": [short[number] for number in numbers],
        "weekdays": [days[number] for number in range(7)],
        "decimal": get_decimal_symbol(code),
    }


def compile_catalogues(root: Path) -> None:
    """Compile every `locales/*/LC_MESSAGES/*.po` under root into the package, and write `languages.json`."""
    target = root / "permit_wizard" / "locales"
    languages = {SOURCE: {"name": "English", "direction": "ltr", "reviewed": True, **SPOKEN, **from_cldr(SOURCE)}}
    for source in sorted((root / "locales").glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        code = source.parent.parent.name
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=code)
        compiled = target / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with compiled.open("wb") as stream:
            write_mo(stream, catalogue)
        locale, headers = Locale.parse(code), stated(catalogue.header_comment)
        name = headers.get("X-Language-Name") or locale.get_display_name() or code
        spoken = {
            key: str(((catalogue.get(text) or object) and getattr(catalogue.get(text), "string", "")) or text)
            for key, text in SPOKEN.items()
        }
        languages[code] = {
            "name": name,
            "direction": "rtl" if locale.text_direction == "rtl" else "ltr",
            "reviewed": headers.get("X-Reviewed", "no").startswith("yes"),
            **spoken,
            **from_cldr(code),
        }
    target.mkdir(parents=True, exist_ok=True)
    text = json.dumps(languages, ensure_ascii=False, indent=1, sort_keys=True)
    (target / "languages.json").write_text(text, encoding="utf-8")


class CatalogueHook(BuildHookInterface[Any]):
    """Runs `compile_catalogues` before hatchling collects the files of a wheel, sdist or editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile; hatchling then finds the results through `artifacts`."""
        compile_catalogues(Path(self.root))
