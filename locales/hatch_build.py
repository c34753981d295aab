"""Build hook: compiles what `locales/` holds of each language into what the program reads.

- `permit_wizard/locales/<lang>/LC_MESSAGES/permit_wizard.mo`: the catalogue;
- `permit_wizard/locales/languages.json`: the texts of the first screen, the typography and the names in dates of every
  language;
- `permit_wizard/locales/<lang>/audio/`: what people recorded, if anything;
- `permit_wizard/locales/messages.json`: every message with the rooms that say it, for the sheet that a native reader
  fills in;
- `permit_wizard/locales/scripts.json`: what is the same for all languages of a script;
- `permit_wizard/locales/date_words.json`: the words in which people type dates, read only when somebody types letters.

`locales/README.md` describes a language's folder.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from gettext import c2py  # pyright: ignore[reportAttributeAccessIssue,reportUnknownVariableType] - typeshed leaves it out
from pathlib import Path
from typing import Any, cast

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parents[1]))  # hatchling runs this file by its path
try:
    from locales.language_toml import BadLanguage, own_data, scripts_data
finally:
    sys.path.pop(0)

SOURCE = "en"
DOMAIN = "permit_wizard"
# The texts of the language screen, each in its own language: key in languages.json -> message id.
SPOKEN = {
    "choose": "Choose your language",
    "press": "Press Enter to begin",
    "unreviewed": "This translation has not yet been checked by a native reader",
}
# The modules whose other words are on it too: it changes with every arrow, and reads no catalogue for that.
FIRST_SCREEN = {f"permit_wizard/terminal_ui/screens/{name}.py" for name in ("language", "page")}
SPEAKS_ENGLISH: dict[str, Any] = {
    "name": "English",
    "english": "English",
    "direction": "ltr",
    "reviewed": True,
    "plural_samples": [1, 2],
    "first_words": {},
    **SPOKEN,
}  # its messages need no catalogue
MOST_AUDIO = 8_000_000
"""Bytes of all recordings of a language: what the program carries, and what somebody loads who touches "Listen"."""


def stated(header_comment: str) -> dict[str, str]:
    """Return the lines `# X-Name: value` of a catalogue's header comment; Babel drops them elsewhere."""
    return dict(re.findall(r"^# (X-[A-Za-z-]+): (.+)$", header_comment, flags=re.MULTILINE))


def from_cldr(code: str) -> dict[str, Any]:
    """Return the data of a language from CLDR: names of months and days, and the decimal separator."""
    months, short = (get_month_names(width, "format", code) for width in ("wide", "abbreviated"))
    days = get_day_names("wide", "format", code)
    numbers = range(1, 13)
    return {
        "months": [months[number] for number in numbers],
        "short_months": [short[number] for number in numbers],
        "weekdays": [days[number] for number in range(7)],
        "decimal": get_decimal_symbol(code),
    }


def plural_samples(rule: str, forms: int) -> list[int]:
    """Return a number for each plural form of a language, in the order of the forms, by the rule of its catalogue."""
    form_of = c2py(rule)
    return [next((n for n in range(200) if form_of(n) == form), 0) for form in range(forms)]


def typed_words(own: Mapping[str, Any], cldr: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words in which dates are typed: the language's own, and those that the program itself prints."""
    printed = zip(own["typed"]["months"], cldr["months"], cldr["short_months"], strict=True)
    return {
        **own["typed"],
        "months": [", ".join(names) for names in printed],
        "weekdays": [", ".join(names) for names in zip(own["typed"]["weekdays"], cldr["weekdays"], strict=True)],
        "other_calendars": own["other_calendars"],
    }


def language_names(code: str, codes: Iterable[str], own: Mapping[str, str]) -> dict[str, str]:
    """Return what a language calls other languages: by code, names with commas between, the one to print first.

    The language's own names come before CLDR's. A code without a name anywhere is left out.
    """
    cldr = cast("Mapping[str, str]", Locale.parse(code).languages)
    found = {each: ", ".join(filter(None, (own.get(each), cldr.get(each)))) for each in codes}
    return {each: names for each, names in found.items() if names}


def compile_catalogues(root: Path) -> None:
    """Compile every `locales/*/` under root into the package: catalogues, `languages.json` and `date_words.json`.

    Raises:
        BadLanguage: a language.toml is missing or wrong.
    """
    target = root / "permit_wizard" / "locales"
    languages: dict[str, dict[str, Any]] = {}
    date_words: dict[str, dict[str, Any]] = {}
    names: dict[str, dict[str, str]] = {}
    for folder in sorted(path for path in (root / "locales").iterdir() if path.is_dir() and path.name[0] not in "._"):
        code = folder.name
        own, cldr = own_data(folder / "language.toml"), from_cldr(code)
        copy_audio(folder / "audio", target / code / "audio")
        date_words[code] = typed_words(own, cldr)
        languages[code] = {
            **(SPEAKS_ENGLISH if code == SOURCE else _catalogue(folder, target)),
            **cldr,
            "order": own["top"]["order"],
            "compare_with_dutch": own["top"]["compare_with_dutch"],
            "voice": own["top"]["voice"],
            "typography": {"script": own["top"]["script"], **own["typography"]},
            "reading": own["reading"],
            "letters": own["keyboard"]["letters"],
            "in_words": own["dates"]["in_words"],
            "first_day": own["dates"]["first_day"],
            "months": own["dates"]["months"] or cldr["months"],
            "short_months": own["dates"]["short_months"] or cldr["short_months"],
        }
        names[code] = own["languages"]
    known = {*languages, *(named for table in names.values() for named in table)}
    for code, language in languages.items():
        language["language_names"] = language_names(code, sorted(known), names[code])
    target.mkdir(parents=True, exist_ok=True)
    messages = _messages(root / "locales" / f"{DOMAIN}.pot")
    scripts = scripts_data(root / "locales" / "scripts.toml")
    compiled = {"languages": languages, "date_words": date_words, "messages": messages, "scripts": scripts}
    for name, data in compiled.items():
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        (target / f"{name}.json").write_text(text, encoding="utf-8")


def copy_audio(folder: Path, target: Path) -> None:
    """Copy the recordings of a language in place of the earlier ones; `permit-wizard site` checks what is in them.

    Raises:
        BadLanguage: they are larger than a phone should load.
    """
    shutil.rmtree(target, ignore_errors=True)
    files = [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    size = sum(path.stat().st_size for path in files)
    if size > MOST_AUDIO:
        msg = f"{folder}: {size / 1e6:.1f} MB; at most {MOST_AUDIO / 1e6:.0f} MB. Record with a lower quality"
        raise BadLanguage(msg)
    for path in files:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / path.name)


def _messages(template: Path) -> list[dict[str, Any]]:
    """Return every message of the code: its English, its plural or None, and the files that use it."""
    with template.open("rb") as stream:
        catalogue = read_po(stream)
    found: list[dict[str, Any]] = []
    for message in catalogue:
        if message.id:
            english, plural = message.id if isinstance(message.id, tuple) else (message.id, None)
            found.append({"english": english, "plural": plural, "files": [file for file, _line in message.locations]})
    return found


def _catalogue(folder: Path, target: Path) -> dict[str, Any]:
    """Compile one language's catalogue, and return the texts of the language screen."""
    code = folder.name
    with (folder / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as stream:
        catalogue = read_po(stream, locale=code)
    compiled = target / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with compiled.open("wb") as stream:
        write_mo(stream, catalogue)
    locale, headers = Locale.parse(code), stated(catalogue.header_comment)
    spoken = {
        key: str(((catalogue.get(text) or object) and getattr(catalogue.get(text), "string", "")) or text)
        for key, text in SPOKEN.items()
    }
    return {
        "name": headers.get("X-Language-Name") or locale.get_display_name() or code,
        "english": (locale.get_display_name("en") or code).partition(" ")[0],
        "direction": "rtl" if locale.text_direction == "rtl" else "ltr",
        "reviewed": headers.get("X-Reviewed", "no").startswith("yes"),
        "plural_samples": plural_samples(catalogue.plural_expr, catalogue.num_plurals),
        "first_words": {
            message.id: message.string
            for message in catalogue
            if isinstance(message.id, str) and message.string and FIRST_SCREEN & {file for file, _ in message.locations}
        },
        **spoken,
    }


class CatalogueHook(BuildHookInterface[Any]):
    """Runs `compile_catalogues` before hatchling collects the files of a wheel, sdist or editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile; hatchling then finds the results through `artifacts`."""
        compile_catalogues(Path(self.root))
