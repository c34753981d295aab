"""A language is a folder under locales/.

This makes one more, builds it and asks it everything, without a line of Python.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from locales.hatch_build import compile_catalogues
from locales.language_toml import BadLanguage
from permit_wizard.cli import main
from permit_wizard.core.dates import month_words
from permit_wizard.core.dates.reading import read_day
from permit_wizard.core.text import LanguageName, Text, listed
from permit_wizard.language import languages as known_languages
from permit_wizard.language import localizer
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs.delivery import print_out
from tests.builders import ALL_IS_WELL, ROOT, TODAY

CODE = "fy"  # Frisian: CLDR knows it, this program does not


def folders(root: Path, *codes: str) -> None:
    for code in codes:
        shutil.copytree(ROOT / "locales" / code, root / "locales" / code)
    shutil.copy(ROOT / "locales" / "scripts.toml", root / "locales")


@pytest.fixture
def sixth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """English, Dutch, and a copy of the Dutch folder in which a few lines were changed: data only."""
    folders(tmp_path, "en", "nl")
    shutil.copy(ROOT / "locales" / "permit_wizard.pot", tmp_path / "locales")
    own = tmp_path / "locales" / CODE
    shutil.copytree(tmp_path / "locales" / "nl", own)
    catalogue = own / "LC_MESSAGES" / "permit_wizard.po"
    text = catalogue.read_text(encoding="utf-8").replace("X-Language-Name: Nederlands", "X-Language-Name: Frysk")
    catalogue.write_text(text.replace('"Language: nl\\n"', f'"Language: {CODE}\\n"'), encoding="utf-8")
    data = own / "language.toml"
    text = (
        data.read_text(encoding="utf-8")
        .replace("order = 1\n", "")
        .replace('list = ", "', 'list = " en "')
        .replace("maart, mrt", "maart, foarjiersmoanne")
    )
    data.write_text(text, encoding="utf-8")
    compile_catalogues(tmp_path)
    compiled = tmp_path / "permit_wizard" / "locales"
    for module in (known_languages, localizer):
        monkeypatch.setattr(module, "COMPILED", compiled)
    monkeypatch.setattr(month_words, "COMPILED", compiled / "date_words.json")
    caches = (known_languages.languages, localizer.catalogue_of, month_words.meanings)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def test_a_folder_is_all_that_a_language_needs(sixth: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert sixth
    assert list(languages()) == ["nl", "en", CODE]
    assert languages()[CODE].name == "Frysk"
    sixth_localizer = Localizer(CODE)
    printed = sixth_localizer.date(date(2027, 3, 1))
    assert printed == "1 Maart 2027"  # as CLDR has it
    assert read_day(printed) == read_day("1 foarjiersmoanne 2027") == date(2027, 3, 1)
    assert sixth_localizer(Text("{items}", {"items": listed(["a", "b", "c"], either=True)})).endswith("b of c")
    assert sixth_localizer(Text("{name}", {"name": LanguageName("ti")})) == "Tigrinya"
    assert sixth_localizer(Text("{name}", {"name": LanguageName("en")})) == "Ingelsk"  # as CLDR has it
    assert print_out.why_not((sixth_localizer,)) in (None, print_out.NO_PROGRAM)  # a Latin language can be printed
    answers = sixth / "answers.json"
    answers.write_text(json.dumps(ALL_IS_WELL, default=str), encoding="utf-8")
    command = ["check", str(answers), "--lang", CODE, "--format", "text", "--today", TODAY.isoformat()]
    assert main(command) == 0
    assert "Wat u nu moet doen" in capfd.readouterr().out
    assert main(["check", str(answers), "--lang", CODE, "--format", "gif"]) == 2
    assert "text en json en html" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('list = ", "\n', "", "typography.list is missing"),
        ('list = ", "', "list = 3", "typography.list must be a text"),
        ('or = " of "\n', "", "typography.or is missing"),
        ("order = 1", 'order = "first"', "order must be a whole number"),
        ("order = 1", 'voice = "no"', "voice must be true or false"),
        ('fa = "', 'tr = 3\nfa = "', "languages.tr must be a text"),
        ('quotes = ["“", "”"]', 'quotes = ["“"]', "typography.quotes must be 2 texts"),
        ('  "mei",\n', "", "dates.typed.months must be 12 texts"),
        ('script = "Latn"', "", "script is missing"),
        ("[dates.typed]", "[dates.typing]", "dates.typing is not known"),
        ("[dates.typed]", '[dates]\nin_words = "{day} {year}"\n[dates.typed]', "in_words must hold"),
        ("[typography]", "[typography", "language.toml"),
    ],
)
def test_what_is_wrong_in_a_language_is_named_when_it_is_built(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    folders(tmp_path, "nl")
    data = tmp_path / "locales" / "nl" / "language.toml"
    text = data.read_text(encoding="utf-8")
    assert before in text
    data.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(BadLanguage, match=said):
        compile_catalogues(tmp_path)
    data.unlink()
    with pytest.raises(BadLanguage, match="missing"):
        compile_catalogues(tmp_path)
