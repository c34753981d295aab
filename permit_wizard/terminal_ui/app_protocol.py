"""What a screen may ask of the app that shows it. Screens know this and not the app, which knows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Speaker

if TYPE_CHECKING:
    from textual.widget import Widget

    from permit_wizard.core.answers import Answers
    from permit_wizard.core.editions import Edition
    from permit_wizard.core.prefill import Prefill
    from permit_wizard.core.verdict import Verdict
    from permit_wizard.language.localizer import Localizer
    from permit_wizard.rtl import Terminal
    from permit_wizard.terminal.bidi_setting import BidiSetting
    from permit_wizard.terminal_ui.drafts import Draft
    from permit_wizard.terminal_ui.place import Place


class FootKey(NamedTuple):
    """A key that the foot of a page names.

    Attributes:
        name: what stands on the key.
        does: what it does.
        action: the action (Textual) that it runs.
        rank: the higher, the earlier a narrow window leaves it out; it works all the same. 0 is never left out.
    """

    name: str
    does: Text
    action: str
    rank: int = 1


class Wizard(Protocol):
    """The app, as its screens see it.

    Attributes:
        may_write: whether a result may be saved or printed; on a shared laptop it may not.
        busy: whether a printer or a disk is being waited for.
        taken_along: whether the result was saved, printed or shown as a code, so that leaving need not offer it.
        kept: whether it was saved or printed, so that something stays.
        new_day: whether midnight has passed since the person began.
        may_quit: whether a person may end the program; in a kiosk only staff may.
        asks_to_quit: whether the notice of a small window asks if they really want to.
    """

    may_write: bool
    busy: bool
    taken_along: bool
    kept: bool
    new_day: bool
    may_quit: bool
    asks_to_quit: bool

    # ------------------------------------------------------------------------------------------------- what is so
    @property
    def today(self) -> date:
        """The calendar date in the Netherlands that the case is judged on."""
        ...

    @property
    def rules(self) -> Edition | None:
        """The edition of the rules that was asked for by name; None is the one in force."""
        ...

    @property
    def terminal(self) -> Terminal | None:
        """The terminal, as far as right-to-left text goes."""
        ...

    @property
    def setting(self) -> BidiSetting | None:
        """Where a choice of the bidi page may be remembered."""
        ...

    @property
    def desktop(self) -> bool:
        """Whether a saved page can be opened in a browser here."""
        ...

    @property
    def speaker(self) -> Speaker:
        """Says a text to every reader."""
        ...

    @property
    def localizer(self) -> Localizer:
        """The first reader's language."""
        ...

    @property
    def brought(self) -> Prefill | None:
        """The answers that were there already."""
        ...

    @property
    def answers(self) -> Answers:
        """The answers so far."""
        ...

    def verdict(self) -> Verdict:
        """Judge the answers.

        Raises:
            Unanswered: an asked question has no answer yet.
        """
        ...

    # -------------------------------------------------------------------------------------------- where to go next
    def show(self, place: Place, draft: Draft | None = None) -> None:
        """Go to a place; without a draft, what was begun there is there again."""
        ...

    def rebuild(self, draft: Draft) -> None:
        """Build the present page anew."""
        ...

    def show_in(self, language: str, place: Place) -> None:
        """Speak a language from here on, and go to a place."""
        ...

    def after_bidi(self) -> None:
        """Go on from the page that finds out how Arabic is sent."""
        ...

    def go_on(self) -> None:
        """Go to the first unanswered question, or to the check page."""
        ...

    def answer(self, key: str, value: object) -> None:
        """Keep an answer, and go on."""
        ...

    def change(self, key: str) -> None:
        """Ask a question again, from the check page."""
        ...

    def start_again(self) -> None:
        """Forget the answers, after asking."""
        ...

    def action_leave(self) -> None:
        """Leave, after asking where there is something to lose."""
        ...

    # ---------------------------------------------------------------------------------------- what the frame holds
    def always(self) -> Iterable[Widget]:
        """Yield what stands in the top bar of every page."""
        ...

    def foot(self, keys: list[FootKey]) -> list[FootKey]:
        """Return the keys of a page's foot that this app offers."""
        ...
