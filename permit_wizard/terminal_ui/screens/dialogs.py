"""What may stand over a page: leaving, and another language. Both are a question with options, like everything here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from permit_wizard.core import clock
from permit_wizard.core.prefill import leave_warning, restart_warning
from permit_wizard.core.text import _
from permit_wizard.language.bilingual import Speaker
from permit_wizard.language.localizer import Localizer, languages
from permit_wizard.terminal_ui.screens.notice import Notice
from permit_wizard.terminal_ui.widgets.choices import Choices, digit_of, no_such_number
from permit_wizard.terminal_ui.widgets.drawn import Words

if TYPE_CHECKING:
    from permit_wizard.core.prefill import Prefill
    from permit_wizard.terminal_ui.app_protocol import Wizard

CHOOSE = _("Type a number, then press Enter. Esc goes back.")
# What is answered to "leave now?"
STAY, LEAVE, TAKE_ALONG = "stay", "leave", "take along"
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
            error = Words("", "bold $warn", id="error")
            error.display = False
            yield error
            yield Choices([words for words, _value in self.options], self.chosen)
            yield Words(" ")
            yield Words(cast("Wizard", self.app).speaker(CHOOSE), "$soft")  # pyright: ignore[reportUnknownMemberType] - as below
        yield Notice()

    @on(Choices.GoOn)
    def answer(self, event: Choices.GoOn) -> None:
        """Close with the chosen value."""
        chosen = event.choices.chosen
        self.dismiss(self.cancelled if chosen is None else self.options[chosen][1])

    def on_key(self, event: events.Key) -> None:
        """Digits choose; one that no option has is told so."""
        digit = digit_of(event)
        if digit is None:
            return
        event.stop()
        if not self.query_one(Choices).choose_digit(digit):
            wizard = cast("Wizard", self.app)  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open
            error = self.query_one("#error", Words)
            error.change(wizard.speaker(no_such_number(digit, len(self.options))).mapped("! {}".format))
            error.display = True

    @on(Choices.Moved)
    def _moved(self) -> None:
        self.query_one("#error").display = False

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.dismiss(self.cancelled)


def leave_dialog(say: Speaker, brought: Prefill | None, *, offer: bool, kept: bool) -> Dialog[str]:
    """Ask once before leaving: nothing is kept, unless it goes into a file that somebody named.

    Args:
        say: who speaks.
        brought: the answers that were there already.
        offer: whether there is a result that has not been taken along.
        kept: whether a result was saved or printed.
    """
    leave, hint = leave_warning(brought, kept=kept)
    options = [(say(_("Stay and go on")), STAY), (say(leave), LEAVE)]
    if offer:
        options.append((say(_("Take the result along")), TAKE_ALONG))
    return Dialog(
        say(_("Leave now?")),
        say(hint),
        options,
        0,
        cancelled=STAY,
    )


def again_dialog(say: Speaker, brought: Prefill | None = None) -> Dialog[bool]:
    """Ask before all answers are forgotten; those that somebody brought along stay."""
    return Dialog(
        say(_("Start again?")),
        say(restart_warning(brought)),
        [(say(_("No, keep my answers")), False), (say(_("Yes, forget my answers and start again")), True)],
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
        say(_("To take it away later, press F3 again.")),
        [(language.name, language.code) for language in others],
        0,
        cancelled=None,
    )
