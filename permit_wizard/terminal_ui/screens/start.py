"""One short page before the questions: what this is, what it is not, how long it takes, what it forgets."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget

from permit_wizard.core.prefill import privacy_promise
from permit_wizard.core.text import _
from permit_wizard.language.bilingual import Bilingual, Voice, joined
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal.advice import ADVICE
from permit_wizard.terminal_ui.drafts import Draft
from permit_wizard.terminal_ui.screens.page import Page, advice
from permit_wizard.terminal_ui.widgets.drawn import Button, Drawn, Words, isolated, lines, padded, wrapped

DUTCH = "nl"
DUTCH_TITLE = "Nieuwe pas voor de verblijfsvergunning asiel"
"""For whoever helps, and to point at: below a title that is not in Dutch itself."""


class Promises(Drawn):
    """Short promises with a check mark, in two columns."""

    gap = 2

    def __init__(self, rows: list[tuple[Bilingual, Bilingual]]) -> None:
        super().__init__()
        self.rows = rows

    def draw(self, width: int) -> Content:
        """One row a privacy_promise, or two where the words are long."""
        drawn: list[Content] = []
        for head, tail in self.rows:
            first, *more = self.beside(joined("\n", [head, tail]), width - 3, self._columns)
            drawn += [Content.assemble(("✓  ", "bold $good"), first), *(Content.assemble("   ", row) for row in more)]
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


class StartScreen(Page[Draft]):
    """What this is and what it is not."""

    def content(self) -> Iterable[Widget]:
        """Title, promises, care, today's date, one button."""
        yield Words(self.say(_("A new card for your asylum residence permit")), "bold $ink")
        if DUTCH not in [say.language.code for say in self.wizard.speaker.localizers]:
            yield Words(DUTCH_TITLE, "$soft")
        yield Words(self.say(_("Answer some questions. Then you see what to do, by when, and why.")), gap=2)
        promises = (
            (_("About 3 minutes"), _("one question at a time")),
            privacy_promise(self.wizard.brought),
            (_("No name, no number"), _("we do not ask who you are")),
            (_("Have your card ready"), _("you need one date from it")),
        )
        yield Promises([(self.say(head), self.say(tail)) for head, tail in promises])
        yield Words(
            self.say(_("This is information, not legal advice. It decides nothing: only the IND decides.")),
            "$soft",
            gap=1,
        )
        yield Words(self.wizard.speaker.each(self._today), "$soft", gap=1)
        terminal = self.wizard.terminal
        if terminal is not None and terminal.advice is not None and not terminal.ok and self.wizard.localizer.rtl:
            # with --lang, or by the locale, nobody has seen it on the language screen; by the button, for a low window
            yield from advice(ADVICE[terminal.advice], self.wizard.localizer, "$warn")

    def below(self) -> Iterable[Widget]:
        """The button: it has the keys, so it is in sight, and a low window still opens at the title."""
        yield Button(self.say(_("Start now")))

    def _today(self, say: Localizer) -> str:
        today = self.wizard.today
        return say(
            _(
                "Today is {weekday} {day}. Is that wrong? Then ask for help: every date depends on it.",
                weekday=say.weekday(today),
                day=today,
            )
        )

    def first_focus(self) -> Widget | None:
        """The button."""
        return self.query_one(Button)

    @on(Button.Pressed)
    def go_on(self) -> None:
        """To the first question."""
        self.wizard.go_on()
