"""The page that asks which line reads right, and the language screen's note about missing scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from permit_wizard.language.languages import languages
from permit_wizard.rtl import Mode, current_mode, detect, set_mode
from permit_wizard.terminal.bidi_setting import BidiSetting
from permit_wizard.terminal_ui.screens.bidi import MODES, Samples
from permit_wizard.terminal_ui.widgets.choices import Choices
from tests.terminal_ui.visiting import Visitor, visit

VISUAL, LOGICAL = "23-11-2026 ﺦﻳﺭﺎﺘﺑ (IND ﻦﻣ) ﺓﺪﻳﺪﺟ ﺔﻟﺎﺳﺭ", "رسالة جديدة (من IND) بتاريخ"
LINUX, PUTTY = detect({"TERM": "linux"}, ""), detect({"TERM": "xterm"}, "\x1b[>0;136;0c")


@pytest.fixture(autouse=True)
def _the_mode_is_put_back() -> Iterator[None]:
    yield
    set_mode(Mode.VISUAL)


def sent(person: Visitor) -> list[str]:
    """What each row of the samples sends to the terminal, colours aside."""
    samples = person.app.screen.query_one(Samples)
    console = Console(color_system="truecolor")
    rows = [re.sub(r"\x1b\[[\d;]*m", "", samples.render_line(y).render(console)) for y in range(samples.size.height)]
    return [row for row in rows if row.strip()]


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_every_line_is_sent_in_its_own_mode(language: str) -> None:
    async with visit(language, only_bidi=True) as person:
        visual, words, marked, split, terminal, none = sent(person)
    assert VISUAL in visual
    assert VISUAL in split
    assert "ﺑﺘﺎﺭﻳﺦ" in words
    assert "\u200e" not in words
    assert "\u200eﺑﺘﺎﺭﻳﺦ\u200e" in marked
    assert LOGICAL in terminal
    assert "6" in none
    sides = [" 1 " in visual[-9:], " 2 " in words[-9:], " 3 " in marked[-9:], " 4 " in split[-9:]]
    assert sides == [language == "ar"] * 4


@pytest.mark.parametrize("number", range(1, len(MODES) + 1))
async def test_the_chosen_line_is_used_at_once_and_says_what_to_set(number: int) -> None:
    async with visit("en", only_bidi=True) as person:
        await person.choose(number)
        mode = MODES[number - 1]
        assert current_mode() is mode
        assert person.sees(f"Line {number} is used", f"export PERMIT_WIZARD_BIDI={mode}", f"--bidi {mode}")
        assert not person.sees("remember it")  # nobody said where
        await person.press("enter")
        assert person.place == "language"
        assert current_mode() is mode


async def test_it_is_remembered_only_by_a_second_answer(tmp_path: Path) -> None:
    setting = BidiSetting(tmp_path / "new" / "bidi", "~/new/bidi")
    async with visit("en", only_bidi=True, setting=setting) as person:
        await person.choose(3)
        assert person.sees("remember it in the file ~/new/bidi")
        assert not setting.path.parent.exists()
        await person.choose(2)
        assert person.place == "language"
    assert setting.read() == "words-lrm"
    assert setting.path.stat().st_mode & 0o777 == 0o600


async def test_where_it_cannot_be_written_one_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with visit("en", only_bidi=True, setting=BidiSetting(tmp_path / "file" / "bidi", "x")) as person:
        await person.choose(1, 2)
        assert person.sees("! It could not be written: ")
        await person.choose(1)
        assert person.place == "language"


async def test_enter_on_nothing_asks_for_a_number() -> None:
    async with visit("en", only_bidi=True) as person:
        await person.press("enter")
        assert person.sees("! Choose one answer")


async def test_none_of_them_says_what_to_do_and_looks_again() -> None:
    async with visit("fr", only_bidi=True, terminal=PUTTY, size=(80, 40)) as person:
        await person.choose(6)
        assert person.sees("Disable bidirectional text display", "PuTTY reverses Arabic a second time")
        assert current_mode() is Mode.VISUAL
        await person.choose(2)
        assert person.app.screen.query_one(Samples).chosen == 5
        assert person.place == "bidi"


async def test_somebody_who_begins_in_arabic_is_told_too() -> None:
    """With --lang ar, or in an Arabic locale, there is no language screen to say it."""
    for size in ((80, 40), (80, 24)):  # a lower window is scrolled to the button
        async with visit("ar", terminal=PUTTY, size=size) as person:
            assert person.place == "start"
            assert person.sees(
                "Disable bidirectional text display", "PuTTY draait Arabisch", "PuTTY reverses Arabic a second time"
            )
    async with visit("fr", terminal=PUTTY, size=(80, 40)) as person:
        assert not person.sees("PuTTY")
    async with visit("ar", terminal=detect({"TERM": "xterm-kitty"}, ""), size=(80, 40)) as person:
        assert not person.sees("kitty")  # no more than a hint


async def test_esc_steps_back_and_then_away() -> None:
    async with visit(None) as person:
        await person.press("4", "f5")
        assert person.place == "bidi"
        assert person.app.localizer.language.code == "ar"  # the language under the cursor
        await person.choose(2)
        await person.press("escape")
        assert person.app.screen.query_one(Samples).chosen == 1
        await person.press("escape")
        assert person.place == "language"
        assert person.app.screen.query_one(Choices).chosen == 3


async def test_opened_by_its_own_command_esc_leaves() -> None:
    async with visit("en", only_bidi=True) as person:
        await person.press("escape")
        assert person.app._exit


@pytest.mark.parametrize("language", sorted(languages()))
async def test_it_fits_in_every_language_and_speaks_another_in_place(language: str) -> None:
    async with visit(language, only_bidi=True) as person:
        await person.press("2")
        assert person.app.screen.query_one("#column").max_scroll_y == 0, person.screen
        await person.press("f2", "2", "enter")
        assert person.sees("Which line reads right?")
        assert person.app.screen.query_one(Samples).chosen == 1
        await person.press("enter")
        assert person.sees("Line 2 is used")


async def test_the_language_screen_says_what_cannot_be_shown() -> None:
    async with visit(None, terminal=LINUX) as person:
        assert not person.sees("cannot show these languages")  # it is offered where it matters
        await person.press("4")
        assert person.sees("cannot show these languages")
        foot = person.app.screen.query_one("#column")
        assert foot.max_scroll_y == 0, person.screen


async def test_a_terminal_that_can_is_not_talked_about() -> None:
    async with visit(None, terminal=detect({"TERM": "xterm-kitty"}, "")) as person:
        assert not person.app.screen.query(".advice")
