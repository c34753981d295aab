"""One thing to do or to know, which opens in place to show why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from permit_wizard.core.verdict import Kind
from permit_wizard.language.bilingual import Voice, joined, said
from permit_wizard.rtl import Direction, direction_of
from permit_wizard.terminal_ui.widgets.drawn import Drawn, broken, isolated, lines, padded, wrapped

NARROWEST_HEAD = 24  # cells for a headline beside its day
MARGIN = 5  # " 1 " and two spaces
STYLES = {Kind.STEP: "bold $go-ink on $go", Kind.WARNING: "bold $bg on $warn", Kind.INFO: "bold $chip-ink on $chip"}


class ToSay(NamedTuple):
    """One sentence to read out.

    Attributes:
        words: in the language that is spoken at the other end; empty for a heading.
        meaning: the same in the reader's language; empty where that is the same.
    """

    words: str
    meaning: str


class FindingRow(Drawn, can_focus=True):
    """Sign, headline, the day it is due, what it means; Enter, Space or a click opens the reasons.

    Args:
        kind: step, warning or info; decides the sign's colours.
        sign: a step's number, "!" or "i".
        message: what to do or to know; a newline ends the headline.
        when: by when, ready to show, or empty.
        why: the lines that open.
        to_say: what opens above them to be read out or shown: its heading, then the sentences; empty where nobody is phoned.
        alone: by when as a sentence of its own, where it has no room beside the headline.
    """

    BINDINGS = [
        Binding("enter,space", "open", show=False),
        Binding("down", "screen.focus_next", show=False),
        Binding("up", "screen.focus_previous", show=False),
    ]

    def __init__(
        self,
        kind: Kind,
        sign: str,
        message: str,
        when: str,
        why: Sequence[str],
        to_say: Sequence[ToSay] = (),
        alone: str = "",
    ) -> None:
        super().__init__()
        self.kind, self.sign, self.message, self.when, self.why = kind, sign, message, when, list(why)
        self.to_say, self.alone = list(to_say), alone
        self.opened = False

    def draw(self, width: int) -> Content:
        """Headline with its day at the end of the row, the rest in a quieter style, the reasons behind a bar."""
        hot = self.has_focus
        head, rest = said(self.message).parted()
        indent = 3 if len(head.voices) > 1 else 0  # two columns end where those of the headline do
        arrow = " ▾ " if self.opened else " ▸ "
        sign = (f"{'▸' if hot else ' '}{self.sign} ", STYLES[self.kind])
        when = f"  {self.when}" if self.when else ""
        room = width - MARGIN - len(arrow) - Content(when).cell_length
        if len(head.voices) == 1 and room >= NARROWEST_HEAD:
            first = broken(head, room)[0]
            after = head[len(first.plain) :].strip()
            more = wrapped(after, width - MARGIN - len(arrow), "bold") if after else []
            heading = self.column(padded(first.stylize("bold"), room))
            rows = [Content.assemble(sign, "  ", heading, self.column(Content.styled(when, "bold")), arrow)]
        else:  # the day needs rows of its own
            rest = joined(" ", [said(self.alone).mapped(lambda words: words[:1].upper() + words[1:]), rest])
            first, *more = self.spoken(head, width - MARGIN - len(arrow), "bold")
            rows = [Content.assemble(sign, "  ", padded(first, width - MARGIN - len(arrow)), arrow)]
        rows += [Content.assemble(" " * MARGIN, row) for row in more]
        rows = [padded(row, width, "$focus-ink on $focus" if hot else "$ink") for row in rows]
        rows += [
            Content.assemble(" " * MARGIN, row)
            for row in (self.spoken(rest, width - MARGIN - indent, "$soft") if rest else [])
        ]
        if self.opened:
            opened = [row for said_so in self.to_say for row in self._spoken_out(said_so, width - MARGIN - 2)]
            opened += [row for reason in self.why for row in self.spoken(reason, width - MARGIN - 2, "$ink")]
            rows += [Content.assemble((" " * MARGIN + "┃ ", "$rule"), row) for row in opened]
        return lines(rows)

    def _spoken_out(self, sentence: ToSay, width: int) -> list[Content]:
        """Return what is read out in bold, in the direction of its own language, and below it what that means."""
        dutch = [
            isolated(padded(row, width), Voice("", rtl=False, isolate=direction_of(self) is Direction.RTL))
            for row in (wrapped(sentence.words, width, "bold $ink") if sentence.words else [])
        ]
        return dutch + (self.spoken(sentence.meaning, width, "$soft") if sentence.meaning else [])

    class Toggled(Message):
        """It was opened or closed: the page has to bring what opened into sight."""

    def cursor_rows(self) -> tuple[int, int]:
        """All rows of one that is open."""
        return (0, self.size.height) if self.opened else super().cursor_rows()

    def action_open(self) -> None:
        """Open or close."""
        self.opened = not self.opened
        self.post_message(self.Toggled())
        self.refresh(layout=True)

    def on_click(self) -> None:
        """Open or close."""
        self.focus()
        self.action_open()
