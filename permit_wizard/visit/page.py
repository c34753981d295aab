"""The pages as data: a heading, typed blocks in their order, and actions.

An edge draws them and adds its own hints for keys. `texts(page)` yields every `Text` of a page, and tests compare that
with what each edge shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from permit_wizard.core.text import Text
from permit_wizard.visit.blocks import Action, Block, Findings, Item, Offer, ReadBack
from permit_wizard.visit.events import Event, Go
from permit_wizard.visit.places import AGAIN, CHECK, EXPORT, LEAVE

if TYPE_CHECKING:
    from permit_wizard.core.verdict import Verdict


class Chapter(NamedTuple):
    """A part of the form.

    Attributes:
        name: one word.
        state: 1 where it is finished, 0 where it has not begun, between them the part that is done.
        current: whether this page belongs to it.
    """

    name: Text
    state: float
    current: bool


class Progress(NamedTuple):
    """How far along the form a page is.

    Attributes:
        text: "Question 3 of about 10".
        share: the part of the form that lies behind, 0 … 1.
        left: questions still to be answered on the way most people go, this one included; 0 where an answer is
            changed that no other follows.
        chapters: the parts of the form.
    """

    text: Text
    share: float
    left: int
    chapters: tuple[Chapter, ...]


class Page(NamedTuple):
    """One page.

    Attributes:
        place: where it is; see `places`.
        heading: its one title.
        blocks: its contents, in their order.
        actions: where to go from here; the first is what Enter does, unless `preselected` is False.
        progress: how far along the form it is; None outside the questions.
        problem: what has to be put right, or None.
        notice: what was just done, or None.
        preselected: whether the first action may be taken by Enter alone.
        verdict: the result that the page is about, for drawings and files; None before it.
    """

    place: str
    heading: Text
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    progress: Progress | None = None
    problem: Text | None = None
    notice: Text | None = None
    preselected: bool = True
    verdict: Verdict | None = None


def offer_of(page: Page, event: type[Event]) -> Offer | None:
    """Return a page's offer of one kind (further questions, or Dutch beside the reader's language), or None."""
    offers = (block for block in page.blocks if isinstance(block, Offer))
    return next((offer for offer in offers if isinstance(offer.action.event, event)), None)


_USUAL = (Go(EXPORT), Go(CHECK), Go(AGAIN), Go(LEAVE))


def items_of(page: Page) -> list[Item]:
    """Return the findings of a page in the order of their numbers, from 1."""
    return [item for block in page.blocks if isinstance(block, Findings) for item in block.items]


def read_back_of(page: Page) -> ReadBack | None:
    """Return the date that a page reads back, or None."""
    return next((block for block in page.blocks if isinstance(block, ReadBack)), None)


def added_actions(result: Page) -> tuple[Action, ...]:
    """Return the actions of a result besides the usual ones, for which each edge has words and letters of its own."""
    return tuple(action for action in result.actions if action.event not in _USUAL)


_NOT_READ = frozenset(
    {"verdict", "finding", "schedule", "event", "change", "progress", "short", "given", "prompt", "echo", "option"}
)
"""Fields whose words are also in another field, or depend on how an edge takes a date."""


def texts(part: object) -> Iterator[Text]:
    """Yield every Text of a page, or of a part of one, in order.

    Of progress only the line in words, and of a step or a warning not its short form: it may be shown in full instead.
    """
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        values = cast("tuple[object, ...]", part)
        names: tuple[str, ...] = getattr(values, "_fields", ()) or ("",) * len(values)
        if isinstance(part, Page) and part.progress is not None:
            yield part.progress.text
        hidden = _NOT_READ if not isinstance(part, Item) or part.finding.kind == "info" else _NOT_READ | {"brief"}
        for name, inner in zip(names, values, strict=True):
            if name not in hidden or (name == "change" and isinstance(inner, Text)):
                yield from texts(inner)
