"""Of a page that was left nothing stays in memory: on the way to a result there are fifteen of them."""

from __future__ import annotations

import gc
from weakref import ReferenceType, ref

from textual.widget import Widget

from permit_wizard.terminal_ui.driver.left_pages import keep_no_rows
from tests.terminal_ui.visiting import Visitor, visit


def parts_of(person: Visitor) -> list[ReferenceType[object]]:
    """Return the page on the screen, its controls and the rows that they keep drawn."""
    widgets = [each for each in person.app.screen.walk_children(with_self=True) if isinstance(each, Widget)]
    return [ref(part) for each in widgets for part in (each, each._styles_cache)]


async def test_a_page_that_was_left_is_gone_with_all_that_it_had_drawn() -> None:
    keep_no_rows()
    async with visit() as person:
        left: list[ReferenceType[object]] = []
        for keys in (["enter"], ["f2"], ["escape"], ["2", "enter"]):
            left += parts_of(person)
            await person.press(*keys)
        await person.settle()
        there = {id(part()) for part in parts_of(person)}
        gc.collect()
        kept = [part for each in left if (part := each()) is not None and id(part) not in there]
        assert not kept
