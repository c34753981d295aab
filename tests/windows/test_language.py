"""The language that Windows shows its user is the one that is offered first."""

from __future__ import annotations

import pytest

from permit_wizard.language.choice import language_of_locale
from tests.windows.machine import ARABIC, DUTCH, GERMAN, run


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Dutch_Netherlands.1252", "nl"), ("Dutch_Belgium.1252", "nl"), ("nl-NL", "nl"), ("nl_NL", "nl"),
        ("Arabic_Syria.1256", "ar"), ("ar-SY", "ar"), ("French_France.utf8", "fr"), ("fr-FR", "fr"),
        ("Tigrinya_Eritrea", "ti"), ("ti-ER", "ti"), ("English_United Kingdom.1252", "en"), ("en-GB", "en"),
        ("German_Germany.1252", None), ("de-DE", None), ("C", None), ("", None),
    ],
)  # fmt: skip
def test_names_of_windows_are_understood(name: str, code: str | None) -> None:
    assert language_of_locale({}, name) == code
    assert language_of_locale({"LANG": "fr_FR.UTF-8"}, name) == "fr"  # a variable wins


@pytest.mark.parametrize(
    ("shown", "region", "refusal"),
    [
        (DUTCH, "en-US", "--theme: blue is niet geldig"),
        (ARABIC, "en-US", "--theme: القيمة"),
        (0, "nl-NL", "--theme: blue is niet geldig"),
        (GERMAN, "nl-NL", "--theme: invalid value"),
        (0, "", "--theme: invalid value"),
    ],
)
def test_it_is_read_from_the_user_s_settings(shown: int, region: str, refusal: str) -> None:
    done = run("--theme", "blue", shown=shown, region=region)
    assert refusal in done.stderr.decode()
