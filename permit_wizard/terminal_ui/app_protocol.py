"""The app's interface for screens, which import this instead of the app."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import BilingualText

if TYPE_CHECKING:
    from textual.widget import Widget

    from permit_wizard.language.localizer import Localizer
    from permit_wizard.rtl import Terminal
    from permit_wizard.terminal.bidi_setting import BidiSetting
    from permit_wizard.terminal.memory import Keeps
    from permit_wizard.visit.blocks import Option
    from permit_wizard.visit.events import Event
    from permit_wizard.visit.page import Page
    from permit_wizard.visit.state import Visit


class FootKey(NamedTuple):
    """A key that the foot of a page names.

    Attributes:
        name: what is printed on the key.
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
        visit: the state of the visit.
        has_colours: whether colours are used.
        may_quit: whether a person may end the program; in a kiosk only staff may.
        asks_to_quit: whether the notice of a small window asks if they really want to.
        busy: whether a printer or a disk is being waited for.
        chapters_done: how many chapters were done on the page before.
        moves: whether anything may move.
    """

    visit: Visit
    has_colours: bool
    may_quit: bool
    asks_to_quit: bool
    busy: bool
    chapters_done: float
    moves: bool

    # ------------------------------------------------------------------------------------------------- what is so
    @property
    def terminal(self) -> Terminal | None:
        """The terminal, as far as right-to-left text is concerned."""
        ...

    @property
    def keeps(self) -> Keeps:
        """What the terminal keeps of what it showed."""
        ...

    @property
    def setting(self) -> BidiSetting | None:
        """Where a choice of the bidi page may be remembered."""
        ...

    @property
    def bilingual(self) -> BilingualText:
        """Renders a text for every reader."""
        ...

    @property
    def localizer(self) -> Localizer:
        """The first reader's language."""
        ...

    # ----------------------------------------------------------------------------------------------- what happens
    def do(self, event: Event) -> None:
        """Take an event, and show what follows."""
        ...

    def note(self, event: Event) -> Page:
        """Take an event that leaves the page where it is, and return the page after it."""
        ...

    def show_again(self) -> None:
        """Build the present page again, with what was open on it."""
        ...

    def choose(self, page: Page, event: Event) -> None:
        """Take what was chosen on a page over another one."""
        ...

    def save_named(self, *, replace: bool) -> None:
        """Save the result under the name that was typed, and show what came of it."""
        ...

    def print_or_open(self, option: Option) -> None:
        """Print the result, or open the saved page, and show what came of it."""
        ...

    def show_bidi(self, language: str) -> None:
        """Go to the page that finds out how Arabic is sent, in a language."""
        ...

    def show_bidi_step(self, step: object) -> None:
        """Show another step of that page."""
        ...

    def after_bidi(self) -> None:
        """Go on from there."""
        ...

    # ---------------------------------------------------------------------------------------- what the frame holds
    def always(self) -> Iterable[Widget]:
        """Yield what is in the top bar of every page."""
        ...

    def foot(self, keys: list[FootKey]) -> list[FootKey]:
        """Return the keys of a page's foot that this app offers."""
        ...
