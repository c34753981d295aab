"""What stands round every page: the top bar, the line of progress, the keys at the foot, the side panel."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Voice, joined
from permit_wizard.terminal_ui.widgets.drawn import Drawn, isolated, lines, padded, wrapped

SHORT_COLUMN = 22  # cells for a question's short words in a list of answers


class Progress(Drawn):
    """A thin line that fills from the start of the line.

    Args:
        share: the part that lies behind, 0 … 1.
    """

    def __init__(self, share: float) -> None:
        super().__init__(id="line")
        self.share = share

    def draw(self, width: int) -> Content:
        """One row, whole cells."""
        done = round(width * self.share)
        return Content.assemble(("━" * done, "$accent"), ("─" * (width - done), "$ghost"))


class Key(Drawn):
    """A key that is on the page itself, with what it does; a click does the same.

    Args:
        name: what is printed on the key.
        does: what it does, in the reader's language.
        action: the action it runs.
    """

    means: Text | None = None  # the same, for a page that goes on in another language without being built again
    room = 0  # cells for the meaning at least, on such a page: its keys need not move then

    def __init__(self, name: str, does: str, action: str) -> None:
        super().__init__()
        self.key_name, self.does, self.action = name, does, action

    def draw(self, width: int) -> Content:  # noqa: ARG002 - as wide as it is
        """The key in bold, then its meaning."""
        return Content.assemble((self.key_name, "bold $ink"), " ", padded(Content(self.does), self.room, "$soft"))

    def change(self, does: str) -> None:
        """Say in other words what it does; the row is laid out again only where they take more or fewer cells."""
        before = self.draw(0).cell_length
        self.does = does
        self.refresh(layout=self.draw(0).cell_length != before)

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.run_action(self.action)


class AnswerList(Drawn):
    """Questions in a few words, and the answers given.

    Args:
        title: the heading.
        rows: short question and answer, ready to show.
        empty: what to say while there is none.
    """

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], empty: str) -> None:
        super().__init__()
        self.title, self.rows, self.empty = title, list(rows), empty
        self.most: int | None = None

    def keep_to(self, most: int) -> None:
        """Take at most so many rows: the first answers give way, which "check your answers" shows all the same."""
        if most != self.most:
            self.most = most
            self.refresh(layout=True)

    def draw(self, width: int) -> Content:
        """Heading, a line, and one or more rows an answer."""
        head = [*self.spoken(self.title, width, "bold $ink"), Content.styled("─" * width, "$rule")]
        if not self.rows:
            return lines([*head, *self.spoken(self.empty, width, "$soft")])
        answers = [answer_rows(self, short, answer, width, "$soft") for short, answer in self.rows]
        room = self.most - len(head) if self.most is not None else sum(map(len, answers))
        if sum(map(len, answers)) > room:
            while answers and sum(map(len, answers)) > room - 1:
                del answers[0]
            head.append(Content.styled("…", "$soft"))
        return lines([*head, *(row for rows in answers for row in rows)])


class Heading(Drawn):
    """A heading over a group, with a line under it."""

    def __init__(self, text: str, gap: int = 3) -> None:
        super().__init__()
        self.text, self.gap = text, gap

    def draw(self, width: int) -> Content:
        """Two rows."""
        return lines([*self.spoken(self.text, width, "bold $ink"), Content.styled("─" * width, "$rule")])


def answer_rows(within: Drawn, short: str, answer: str, width: int, style: str) -> list[Content]:
    """Return a question in a few words and its answer beside it, wrapped in two columns; in each language.

    An answer with a word that is wider than its column stands below instead: an official term, cut in two, cannot be found on a letter.
    """

    def columns(voice: Voice, room: int, _number: int) -> list[Content]:
        name, _, value = voice.words.partition("\n")
        left, strong = min(SHORT_COLUMN, room * 5 // 9), "bold $ink" if style else "bold"
        if max(map(cell_len, value.split()), default=0) > room - left - 1:
            below = [Content.assemble("  ", row) for row in wrapped(value, room - 2, strong)]
            return [isolated(row, voice) for row in (*wrapped(name, room, style), *below)]
        names, values = wrapped(name, left, style), wrapped(value, room - left - 1, strong)
        names += [Content("")] * (len(values) - len(names))
        values += [Content("")] * (len(names) - len(values))
        return [
            Content.assemble(isolated(padded(name, left), voice), " ", isolated(value, voice))
            for name, value in zip(names, values, strict=True)
        ]

    return within.beside(joined("\n", [short, answer]), width, columns)
