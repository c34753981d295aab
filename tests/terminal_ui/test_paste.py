"""What is pasted into the line for a date: as one line, without what would be obeyed, and never dropped in silence."""

from __future__ import annotations

from textual.events import Paste

from permit_wizard.core.dates.reading import LONGEST
from permit_wizard.terminal_ui.widgets.date_line import DateInput
from tests.terminal_ui.visiting import Visitor, visit

ASKED: dict[str, object] = {"permit": "temporary_asylum"}


async def pasted(person: Visitor, text: str) -> str:
    person.app.post_message(Paste(text))
    await person.pilot.pause()
    await person.settle()
    return person.app.screen.query_one(DateInput).value


async def test_a_date_is_taken_as_one_line_without_controls() -> None:
    async with visit() as person:
        await person.go_to("expires_on", ASKED)
        await person.settle()
        assert await pasted(person, " 15 May\x1b[31m\n 2027 ") == "15 May[31m 2027"


async def test_a_whole_page_leaves_the_line_as_it_was_and_the_date_alone_is_asked_for() -> None:
    async with visit() as person:
        await person.go_to("expires_on", ASKED)
        await person.settle()
        await person.press("1", "5")
        assert await pasted(person, "9" * (LONGEST + 1)) == "15"
        assert person.sees("! There is more here than one date. Type only the date"), person.screen
        await person.press("minus")
        assert not person.sees("! "), person.screen
