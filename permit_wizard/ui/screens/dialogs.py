"""What may stand over a page: leaving, and another language. Both are a question with options, like everything here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen

from permit_wizard import clock
from permit_wizard.i18n import Localizer, languages
from permit_wizard.text import _
from permit_wizard.ui.said import Speaker
from permit_wizard.ui.widgets.choices import Choices, digit_of
from permit_wizard.ui.widgets.drawn import Words

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], inherit_bindings=False):
    """A short question over the page.

    Args:
        title: the question.
        hint: one sentence below it, or empty.
        options: the answers' words and their values.
        chosen: the option that is chosen at first.
        cancelled: the value of Esc.
    """

    AUTO_FOCUS = "Choices"
    BINDINGS = [Binding("escape", "cancel", show=False)]

    def __init__(
        self, title: str, hint: str, options: Sequence[tuple[str, Answer]], chosen: int, cancelled: Answer
    ) -> None:
        super().__init__()
        self.heading, self.hint, self.options, self.chosen, self.cancelled = (
            title,
            hint,
            list(options),
            chosen,
            cancelled,
        )

    def compose(self) -> ComposeResult:
        """Title, hint, options."""
        with Vertical(id="dialog"):
            yield Words(self.heading, "bold $ink")
            if self.hint:
                yield Words(self.hint, "$soft")
            yield Words(" ")
            yield Choices([words for words, _value in self.options], self.chosen)

    @on(Choices.GoOn)
    def answer(self, event: Choices.GoOn) -> None:
        """Close with the chosen value."""
        chosen = event.choices.chosen
        self.dismiss(self.cancelled if chosen is None else self.options[chosen][1])

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        digit = digit_of(event)
        if digit is not None:
            self.query_one(Choices).choose_digit(digit)
            event.stop()

    def on_descendant_focus(self) -> None:
        """Move the terminal's cursor here, and back to the page when this closes (the page does that)."""
        self.call_after_refresh(self._put_cursor)

    def _put_cursor(self) -> None:
        choices = self.query_one(Choices)
        if choices.put_cursor():  # it goes to the terminal with the next update
            choices.refresh(Region(0, choices.cursor_row(), 1, 1))

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.dismiss(self.cancelled)


def leave_dialog(say: Speaker) -> Dialog[bool]:
    """Ask once before leaving: nothing is kept."""
    return Dialog(
        say(_("Leave now?")),
        say(_("Nothing is saved. If you leave, your answers are gone.")),
        [(say(_("Stay and go on")), False), (say(_("Leave and forget my answers")), True)],
        0,
        cancelled=False,
    )


def clock_dialog(say: Localizer, today: date) -> Dialog[bool]:
    """Refuse a day on which this version did not exist yet, until somebody confirms it."""
    question, why = clock.doubt(today)
    return Dialog(
        say(question), say(why), [(say(clock.GO_BACK), False), (say(clock.IT_IS_RIGHT), True)], 0, cancelled=False
    )


def language_dialog(say: Localizer) -> Dialog[str | None]:
    """Offer the languages, each by its own name; the answers stay."""
    codes = list(languages())
    return Dialog(
        say(_("Choose your language")),
        say(_("Your answers stay.")),
        [
            (f"{language.name}\n{'' if language.reviewed else language.unreviewed}".rstrip("\n"), code)
            for code, language in languages().items()
        ],
        codes.index(say.language.code),
        cancelled=None,
    )


def beside_dialog(say: Localizer) -> Dialog[str | None]:
    """Offer the other languages, to stand beside this one."""
    others = [language for code, language in languages().items() if code != say.language.code]
    return Dialog(
        say(_("Which language do you want beside this one?")),
        say(_("Press F3 again to take it away.")),
        [(language.name, language.code) for language in others],
        0,
        cancelled=None,
    )
