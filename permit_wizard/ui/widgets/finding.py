"""One thing to do or to know, which opens in place to show why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from permit_wizard.core.verdict import Kind
from permit_wizard.ui.bilingual import joined, said
from permit_wizard.ui.widgets.drawn import Drawn, broken, lines, padded, wrapped

NARROWEST_HEAD = 24  # cells for a headline beside its day
MARGIN = 5  # " 1 " and two spaces
STYLES = {Kind.STEP: "bold $go-ink on $go", Kind.WARNING: "bold $bg on $warn", Kind.INFO: "bold $chip-ink on $chip"}


class FindingRow(Drawn, can_focus=True):
    """Sign, headline, the day it is due, what it means; Enter, Space or a click opens the reasons.

    Args:
        kind: step, warning or info; decides the sign's colours.
        sign: a step's number, "!" or "i".
        message: what to do or to know; a newline ends the headline.
        when: by when, ready to show, or empty.
        why: the lines that open.
    """

    BINDINGS = [
        Binding("enter,space", "open", show=False),
        Binding("down", "screen.focus_next", show=False),
        Binding("up", "screen.focus_previous", show=False),
    ]

    def __init__(self, kind: Kind, sign: str, message: str, when: str, why: Sequence[str]) -> None:
        super().__init__()
        self.kind, self.sign, self.message, self.when, self.why = kind, sign, message, when, list(why)
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
            rest = joined(
                " ", [said(self.when).mapped(lambda words: words and f"{words[0].upper()}{words[1:]}."), rest]
            )
            first, *more = self.spoken(head, width - MARGIN - len(arrow), "bold")
            rows = [Content.assemble(sign, "  ", padded(first, width - MARGIN - len(arrow)), arrow)]
        rows += [Content.assemble(" " * MARGIN, row) for row in more]
        rows = [padded(row, width, "$focus-ink on $focus" if hot else "$ink") for row in rows]
        rows += [
            Content.assemble(" " * MARGIN, row)
            for row in (self.spoken(rest, width - MARGIN - indent, "$soft") if rest else [])
        ]
        if self.opened:
            for reason in self.why:
                rows += [
                    Content.assemble((" " * MARGIN + "┃ ", "$rule"), row)
                    for row in self.spoken(reason, width - MARGIN - 2, "$ink")
                ]
        return lines(rows)

    def action_open(self) -> None:
        """Open or close, and keep what opened in sight."""
        self.opened = not self.opened
        self.refresh(layout=True)
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_click(self) -> None:
        """Open or close."""
        self.focus()
        self.action_open()
