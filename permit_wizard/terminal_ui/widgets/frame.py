"""What is around every page: the top bar, the chapters, the answers beside it or in a line below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rich.cells import cell_len
from textual.app import App
from textual.content import Content
from textual.reactive import reactive

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Voice, as_bilingual, joined
from permit_wizard.terminal_ui.drawing.chapters import Chapter, draw_chapters
from permit_wizard.terminal_ui.drawing.lines import cell, isolated, lines, padded, wrapped
from permit_wizard.terminal_ui.widgets.drawn import Clickable, Drawn

SHORT_COLUMN = 24  # cells for a question's short words in a list of answers
SLIDE = 0.15  # seconds in which the bar of the chapters goes on


class Chapters(Drawn):
    """How far one is, by chapters. The one motion of the program: the bar goes on when a question comes.

    Args:
        chapters: from first to last.
        done: how many are done, the part of the present one included.
        before: the same on the page before, from which the bar goes on; `done` where nothing moves.
    """

    gap = 2
    done: reactive[float] = reactive(0.0)

    def __init__(self, chapters: Sequence[Chapter], done: float, before: float) -> None:
        super().__init__(id="chapters")
        self.chapters, self.goal = list(chapters), done
        self.set_reactive(Chapters.done, before)

    def on_mount(self) -> None:
        """Slide."""
        if self.done != self.goal:
            self.animate("done", self.goal, duration=SLIDE, easing="out_cubic")

    def draw(self, width: int) -> Content:
        """Names, and a bar below each."""
        return draw_chapters(self.chapters, self.done, width, rtl=self.rtl)


class Line(Drawn):
    """A thin line that fills from its start.

    Args:
        share: the part that lies behind, 0 … 1.
    """

    def __init__(self, share: float) -> None:
        super().__init__(id="line")
        self.share = share

    def draw(self, width: int) -> Content:
        """One row, whole cells."""
        done = round(width * self.share)
        return Content.assemble(("━" * done, "$lead"), ("─" * (width - done), "$ghost"))


class Key(Drawn):
    """A key that is on the page itself, with what it does; a click does the same.

    Args:
        name: what is printed on the key.
        does: what it does, in the reader's language.
        action: the action it runs.
    """

    means: Text | None = None  # the same, for a page that goes on in another language without being built again

    def __init__(self, name: str, does: str, action: str) -> None:
        super().__init__()
        self.key_name, self.does, self.action = name, does, action

    def draw(self, width: int) -> Content:  # noqa: ARG002 - as wide as it is
        """The key in bold, then its meaning."""
        return Content.assemble((self.key_name, "bold $ink"), " ", (self.does, "$soft"))

    def change(self, does: str) -> None:
        """Change its words; the row is laid out again only if they take more or fewer cells."""
        before = self.draw(0).cell_length
        self.does = does
        self.refresh(layout=self.draw(0).cell_length != before)

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.run_action(self.action)


class Brand(Clickable):
    """The top bar: the program's name, and the language at its other end; a click on that offers the others.

    Args:
        name: the program's name.
        languages: the names of the languages.
    """

    says = ("brand", "languages")

    def __init__(self, name: str, languages: str) -> None:
        super().__init__(id="brand")
        self.brand, self.languages = name, languages

    def draw(self, width: int) -> Content:
        """One row."""
        name = Content.assemble(("▌ ", "$lead"), (as_bilingual(self.brand).voices[0].words, "bold $ink"))
        language = self.doing(Content.assemble((self.languages, "$ink"), (" ▾", "$soft")), "app.language")
        space = max(1, width - name.cell_length - language.cell_length)
        return Content.assemble(cell(name, rtl=self.rtl), " " * space, cell(language, rtl=self.rtl))

    def change(self, name: str, languages: str) -> None:
        """Show it in another language."""
        self.brand, self.languages = name, languages
        self.repaint()


class AnswerList(Drawn):
    """Questions in a few words, and the answers given.

    Args:
        rows: short question and answer, ready to show.
        empty: the text while there is none.
    """

    def __init__(self, rows: Sequence[tuple[str, str]], empty: str) -> None:
        super().__init__()
        self.rows, self.empty = list(rows), empty
        self.most: int | None = None

    def keep_to(self, most: int) -> None:
        """Take at most so many rows: the first answers give way, which "check your answers" shows all the same."""
        if most != self.most:
            self.most = most
            self.refresh(layout=True)

    def draw(self, width: int) -> Content:
        """One or more rows an answer."""
        if not self.rows:
            return lines(self.spoken(self.empty, width, "$soft"))
        answers = [self._answer(short, answer, width) for short, answer in self.rows]
        head: list[Content] = []
        if self.most is not None and sum(map(len, answers)) > self.most:
            while answers and sum(map(len, answers)) > self.most - 1:
                del answers[0]
            head.append(Content.styled("…", "$soft"))
        return lines([*head, *(row for rows in answers for row in rows)])

    def _answer(self, short: str, answer: str, width: int) -> list[Content]:
        space = width - cell_len(short) - cell_len(answer)
        if space >= 2:
            name, value = Content.styled(short, "$soft"), Content.styled(answer, "$ink")
            return [Content.assemble(cell(name, rtl=self.rtl), " " * space, cell(value, rtl=self.rtl))]
        below = wrapped(answer, width - 2, "$ink")
        return [*wrapped(short, width, "$soft"), *(Content.assemble("  ", row) for row in below)]


class LastAnswers(Drawn):
    """The last answers in one row, and how many questions are left, where there is no panel for them.

    Args:
        answers: short question and answer, ready to show, the first given first.
        left: how many questions are left.
    """

    gap = 1

    def __init__(self, answers: Sequence[tuple[str, str]], left: str) -> None:
        super().__init__(id="so-far")
        self.answers, self.left = list(answers), left

    def draw(self, width: int) -> Content:
        """As many answers, from the last back, as the row has room for."""
        left = as_bilingual(self.left).voices[0].words
        kept: list[str] = []
        for short, answer in reversed(self.answers):
            part = f"{as_bilingual(short).voices[0].words}: {as_bilingual(answer).voices[0].words}"
            if cell_len(" · ".join([part, *kept])) + cell_len(left) + 2 > width:
                break
            kept.insert(0, part)
        words = Content.styled(" · ".join(kept), "$soft")
        space = width - words.cell_length - cell_len(left)
        end = Content.styled(left, "$soft")
        return Content.assemble(cell(words, rtl=self.rtl), " " * max(0, space), cell(end, rtl=self.rtl))


def answer_rows(within: Drawn, short: str, answer: str, width: int, style: str) -> list[Content]:
    """Return a question in a few words and its answer beside it, wrapped in two columns; in each language.

    An answer with a word that is wider than its column is below instead: an official term, cut in two, cannot be found
    on a letter.
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

    return within.beside(joined("\n", [short, as_bilingual(answer).with_terms_once()]), width, columns)


def app_of(widget: Drawn) -> App[object]:
    """Return the app that shows a widget."""
    return cast("App[object]", widget.app)  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open
