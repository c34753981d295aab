"""Every kind of screen looks as recorded by `python -m tests.terminal_ui.take_snapshots`."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from tests.builders import USUAL_LANGUAGES
from tests.terminal_ui.take_snapshots import HERE, LANGUAGES, WAYS, pictures


@pytest.mark.parametrize("language", USUAL_LANGUAGES)
async def test_every_kind_of_screen_looks_as_it_did(language: str) -> None:
    changed: list[str] = []
    for kind, text in (await pictures(language)).items():
        name = f"{language}/{kind}.txt"
        kept = (HERE / name).read_text(encoding="utf-8") if (HERE / name).exists() else ""
        changed += unified_diff(kept.split("\n"), text.split("\n"), f"{name} as kept", f"{name} now", lineterm="", n=1)
    assert not changed, "\n".join(["", *changed, "", "If that is intended: uv run poe snapshots, and read git diff"])


def test_no_picture_is_left_of_a_screen_or_language_that_has_gone() -> None:
    kept = {path.relative_to(HERE).as_posix() for path in HERE.rglob("*.txt")}
    assert kept == {f"{language}/{kind}.txt" for language in LANGUAGES for kind in WAYS}
