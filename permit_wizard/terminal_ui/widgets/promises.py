"""Short promises with a check mark, in two columns."""

from __future__ import annotations

from textual.content import Content

from permit_wizard.language.bilingual import Bilingual, Voice, joined
from permit_wizard.terminal_ui.drawing.lines import isolated, lines, padded, wrapped
from permit_wizard.terminal_ui.widgets.drawn import Drawn


class PromiseList(Drawn):
    """One row a promise, or two where the words are long.

    Args:
        rows: a promise, and a few words more.
    """

    gap = 3

    def __init__(self, rows: list[tuple[Bilingual, Bilingual]]) -> None:
        super().__init__()
        self.rows = rows

    def draw(self, width: int) -> Content:
        """A check mark and two columns a row."""
        drawn: list[Content] = []
        for head, tail in self.rows:
            first, *more = self.beside(joined("\n", [head, tail]), width - 3, self._columns)
            drawn += [Content.assemble(("✓  ", "bold $lead"), first), *(Content.assemble("   ", row) for row in more)]
        return lines(drawn)

    def _columns(self, voice: Voice, room: int, number: int) -> list[Content]:
        longest = max(Content(head.voices[number].words).cell_length for head, _tail in self.rows)
        left = min(longest, room // 2)
        head, _, tail = voice.words.partition("\n")
        heads, tails = wrapped(head, left, "bold $ink"), wrapped(tail, room - left - 2, "$soft")
        heads += [Content("")] * (len(tails) - len(heads))
        tails += [Content("")] * (len(heads) - len(tails))
        return [
            Content.assemble(isolated(padded(name, left), voice), "  ", isolated(words, voice))
            for name, words in zip(heads, tails, strict=True)
        ]
