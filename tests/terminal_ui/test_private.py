"""Nothing of a visit is left behind, and every private touch of Textual is where we think it is."""

from __future__ import annotations

import pytest
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._styles_cache import StylesCache
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip

from permit_wizard.core.answers import Answers
from permit_wizard.core.prefill import Prefill
from tests.terminal_ui.visiting import EVERYTHING, visit


@pytest.mark.parametrize(
    ("answers", "file", "gone"), [(EVERYTHING, "", True), (EVERYTHING, "copy.xlsx", False), ({}, "", False)]
)
async def test_a_crash_says_sorry_in_the_readers_language_and_shows_no_answer(
    answers: dict[str, object], file: str, gone: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    prefill = Prefill(Answers(), print, file) if file else None
    with pytest.raises(ZeroDivisionError):
        async with visit("nl", prefill=prefill) as person:
            await person.go_to("digid" if answers else "permit", answers)

            def crash() -> None:
                secret = "2026-11-23"  # noqa: F841 - what a traceback with locals would show
                raise ZeroDivisionError

            person.app.call_later(crash)
            await person.pilot.pause()
    said = capsys.readouterr().err
    assert "Sorry, er ging iets mis" in said
    assert ("Uw antwoorden zijn weg" in said) is gone
    assert "2026-11-23" not in said
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said


def test_the_private_parts_of_textual_that_we_override_are_still_there() -> None:
    assert callable(App._fatal_error)
    assert callable(App._close_messages_no_wait)
    app = App[None]()
    assert isinstance(app._filters, list)
    assert isinstance(app._exit_renderables, list)
    assert callable(CompositorUpdate.render_segments)
    assert LayoutUpdate([[Strip.blank(2)]], Region(0, 0, 2, 1)).strips
    assert ChopsUpdate([{0: Strip.blank(2)}], [(0, 0, 2)], [[2]]).chop_ends
    assert callable(StylesCache.get_inner_outer)
    assert callable(App._display)
    assert callable(App._context)


async def test_nothing_reaches_the_clipboard() -> None:
    async with visit() as person:
        await person.press("enter")
        await person.choose(1)
        await person.type("23-11-2026")
        await person.press("ctrl+a", "shift+end", "ctrl+c", "escape", "ctrl+x")
        assert person.app.clipboard == ""


async def test_there_is_no_palette_no_screenshot_and_no_selection() -> None:
    async with visit() as person:
        await person.press("ctrl+p", "ctrl+backslash")
        assert not person.app.ENABLE_COMMAND_PALETTE
        assert not person.app.ALLOW_SELECT
        assert len(person.app.screen_stack) == 2
