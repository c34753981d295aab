"""Comments, docstrings, names and documents are plain English: wordings that follow another language's syntax fail."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.builders import ROOT

CODE = sorted(
    path
    for folder in ("permit_wizard", "locales", "tests", ".ci")
    for path in (ROOT / folder).rglob("*.py")
    if path != Path(__file__)
)
DUTCH = "HANDLEIDING.md"
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "permit_wizard").rglob("*.md"), *(ROOT / "tests").rglob("*.md"))
    if path.name not in (DUTCH, "contract.md") and not {"review_answers", "pages"} & set(path.parts)
)

BETTER = {
    r"\bwhoever\b": "people who, anyone who",
    r"\bfor who\b": "for people who",
    r"\banew\b": "again",
    r"\b(?:allowed|valid|needed) (?:is|are)\b": "use one of",
    r"\bstands?\b(?! still)(?!-ins?\b)|\bstood\b": "is, contains, represents",
    r"\bmend(?:s|ed|ing)?\b": "fix, normalize",
    r"\bonce more\b": "again",
    r"\btold apart\b|\btells? \w+ apart\b": "distinguish",
    r"\bthis is no\b": "this is not a",
    r"\bsays? (?:so|nothing|everything)\b": "contain, report, mention",
    r"\bto say of\b": "about",
    r"\bsay sorry\b": "apologize",
    r"\b(?:go|goes|takes?|taken) along\b": "export, include",
    r"\bnobody knows\b|\bknows? nothing\b": "unknown",
    r"\bspeaks?\b": "use, support, show",
}
"""Wordings that are not written here, and what is written instead."""

NAMES = re.compile(
    r"(?:^|_)(?:stands?(?!_in)|stood|whoever|anew|mend|mended|unsaid|perhaps|telling|once_more)(?:_|$)|^test_who_"
)
RIDDLES = re.compile(r"_?(?:told|said|alike|meant|begun|so_far|wish)$", re.IGNORECASE)
"""Names, and parts of names, that nobody would search for."""


@cache
def prose(path: Path) -> tuple[tuple[int, str], ...]:
    """Return the lines of comments and docstrings, with their numbers."""
    source = path.read_text(encoding="utf-8")
    return tuple(_prose(source))


def _prose(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from enumerate(node.value.value.split("\n"), node.lineno)


def named(source: str) -> Iterator[tuple[int, str]]:
    """Yield the names of functions, classes, arguments and constants of a module, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


def faults(lines: Iterator[tuple[int, str]] | tuple[tuple[int, str], ...]) -> list[str]:
    """Return what is not plain English, with the line and what to write."""
    return [
        f"{number}: “{found[0]}”: write {better}"
        for number, line in lines
        for wording, better in BETTER.items()
        for found in re.finditer(wording, re.sub(r"`[^`]*`|“[^”]*”|\"[^\"]*\"", "", line), re.IGNORECASE)
    ]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_comments_and_docstrings_are_plain_english(path: Path) -> None:
    assert faults(prose(path)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_documents_are_plain_english(path: Path) -> None:
    assert faults(tuple(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))) == []


def test_names_are_words_that_somebody_would_search_for() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {name}"
        for path in CODE
        for number, name in named(path.read_text(encoding="utf-8"))
        if NAMES.search(name) or ("tests" not in path.parts and RIDDLES.match(name))
    ]
    assert found == []
