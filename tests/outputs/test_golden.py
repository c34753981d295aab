"""Every format: byte for byte in two languages (`tests/golden/update.py`), by structure in the others."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from permit_wizard.language.languages import languages
from tests.golden.update import HERE, WHOLE, cases, made_in

CASES = cases()
OTHERS = [code for code in languages() if code not in WHOLE]


@pytest.mark.parametrize("name", CASES)
def test_the_bytes_are_the_same(name: str) -> None:
    assert CASES[name]() == (HERE / name).read_bytes()


def test_no_file_is_left_over() -> None:
    files = {path.name for path in HERE.iterdir() if path.suffix != ".py" and path.name[0] != "." and path.is_file()}
    assert files == set(CASES)


def shape(value: Any) -> Any:
    """Return JSON without the words that a reader's language decides."""
    if isinstance(value, dict):
        return {
            key: shape(inner)
            for key, inner in value.items()
            if key not in ("brief", "message", "detail", "text", "weekday", "notes")
        }
    return [shape(inner) for inner in value] if isinstance(value, list) else value


def structure(name: str, raw: bytes) -> object:
    """Return what must be the same in every language: tags, keys and values, properties, blocks."""
    text = raw.decode()
    match name.rpartition(".")[2]:
        case "json":
            return shape(json.loads(text))
        case "html":
            return re.findall(r"<(/?\w+)", re.sub(r"<bdi[^>]*>|</bdi>", "", text))
        case "ics":
            unfolded = text.replace("\r\n ", "")
            return [line for line in unfolded.splitlines() if not line.startswith(("SUMMARY", "DESCRIPTION"))]
        case "csv":
            return len(text.splitlines())
        case _:
            return len(re.findall(r"^\u200f?\s*(?:\d{1,2}\.|-) ", text, flags=re.MULTILINE))


@pytest.mark.parametrize("code", OTHERS)
def test_every_other_language_has_the_structure_of_english(code: str) -> None:
    english = made_in("en")
    for name, make in made_in(code).items():
        # a code is as large as its words, and a page leaves out what a longer language has no room for
        if not name.endswith("ansi.txt") and name not in ("txt", "now.txt", "html"):
            assert structure(name, make()) == structure(name, english[name]()), name
