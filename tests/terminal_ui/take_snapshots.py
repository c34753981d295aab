"""What the screens look like, one a kind in every language, as text that a reviewer can read.

    uv run python -m tests.terminal_ui.take_snapshots

writes tests/terminal_ui/snapshots/<language>/<kind>.txt: read `git diff` before committing it. A file contains the
characters of a screen of 80 by 24, and below them, row by row, the runs of one style: number of cells, ink, ground,
bold and so on, each style by a letter that the last lines explain.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import groupby
from pathlib import Path

from rich.style import Style

from permit_wizard.language.languages import languages
from tests.terminal_ui.visiting import EVERYTHING, NORMAL, Visitor, visit

HERE = Path(__file__).parent / "snapshots"
LANGUAGES = tuple(languages())
SMALL = (50, 12)


def at(place: str) -> Callable[[Visitor], Awaitable[None]]:
    """Return the way to a place."""

    async def go(person: Visitor) -> None:
        await person.go_to(place, EVERYTHING)

    return go


async def _confirmation(person: Visitor) -> None:
    begun = {"typed": "23-11-2026", "found": "2026-11-23"}
    await person.go_to("expires_on", {"permit": "temporary_asylum"}, begun)


async def _first_question(person: Visitor) -> None:
    await person.go_to("permit", {})
    await person.press("1")


async def _dialog(person: Visitor, key: str) -> None:
    await person.go_to("digid", EVERYTHING)
    await person.press(key)


async def _too_small(person: Visitor) -> None:
    await person.go_to("digid", EVERYTHING)
    await person.pilot.resize_terminal(*SMALL)
    await person.pilot.pause()


WAYS: dict[str, Callable[[Visitor], Awaitable[None]]] = {
    "language": at("language"),
    "start": at("start"),
    "choice": _first_question,
    "date": at("expires_on"),
    "confirmation": _confirmation,
    "check": at("check"),
    "result": at("result"),
    "leave": lambda person: _dialog(person, "ctrl+q"),
    "languages": lambda person: _dialog(person, "f2"),
    "small": _too_small,
}


async def pictures(language: str) -> dict[str, str]:
    """Return what every kind of screen looks like in a language: one wizard walks to them all."""
    taken: dict[str, str] = {}
    async with visit(language, size=NORMAL) as person:
        for kind, way in WAYS.items():
            await way(person)
            await person.settle()
            taken[kind] = picture(person)
            if len(person.app.screen_stack) > 2:
                await person.press("escape")
    return taken


def _look(style: Style | None) -> str:
    if style is None:
        return "-"
    colours = f"{style.color.name if style.color else '-'} on {style.bgcolor.name if style.bgcolor else '-'}"
    kinds = [kind for kind in ("bold", "italic", "underline", "reverse", "dim") if getattr(style, kind)]
    return " ".join([colours, *kinds])


def picture(person: Visitor) -> str:
    """Return the rows, their runs of one look, and what the looks' letters mean."""
    rows = person.app.screen._compositor.render_strips()
    names: dict[str, str] = {}
    runs: list[str] = []
    for row in rows:
        cells = [(segment.cell_length, _look(segment.style)) for segment in row if segment.cell_length]
        joined = [(sum(length for length, _ in alike), look) for look, alike in groupby(cells, lambda cell: cell[1])]
        runs.append(
            " ".join(f"{length}{names.setdefault(look, chr(ord('a') + len(names)))}" for length, look in joined)
        )
    text = ["".join(segment.text for segment in row).rstrip() for row in rows]
    cursor = person.app.cursor_position
    legend = [f"{name}: {look}" for look, name in names.items()]
    return "\n".join([*text, "-" * person.app.size.width, *runs, f"cursor {cursor.x},{cursor.y}", *legend, ""])


def main() -> None:
    """Write all snapshots."""
    for language in LANGUAGES:
        folder = HERE / language
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.txt"):
            old.unlink()
        for kind, text in asyncio.run(pictures(language)).items():
            (folder / f"{kind}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
