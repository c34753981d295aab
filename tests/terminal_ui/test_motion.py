"""One thing moves, once; and not without colours, over a slow line, or where it would flicker."""

from __future__ import annotations

import pytest

from permit_wizard.terminal_ui import may_move
from permit_wizard.terminal_ui.widgets.frame import SLIDE, Chapters
from tests.terminal_ui.visiting import EVERYTHING, visit


@pytest.mark.parametrize(
    ("environ", "moves"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"}, False),
        ({"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}, False),
        *(({"TERM": term}, False) for term in ("linux", "dumb", "vt100", "vt220", "screen")),
    ],
)
def test_where_anything_may_move(environ: dict[str, str], moves: bool) -> None:
    assert may_move(environ) is moves


@pytest.mark.parametrize("moves", [True, False])
async def test_the_bar_of_the_chapters_goes_on_only_where_it_may(moves: bool) -> None:
    assert SLIDE <= 0.15
    async with visit(moves=moves) as person:
        await person.go_to("permit")
        began: list[float] = []
        mounted = Chapters.on_mount

        def noted(chapters: Chapters) -> None:
            began.append(chapters.goal - chapters.done)
            mounted(chapters)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Chapters, "on_mount", noted)
            await person.go_to("digid", EVERYTHING)
        assert bool(began[-1]) is moves
