"""The kiosk's own screens, besides the wizard's pages.

A welcome in every language, a countdown, a line for staff's phrase.
"""

from __future__ import annotations

from typing import Any, Protocol, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.style import Style
from textual.widgets import Input

from permit_wizard.core.folding import digit_of
from permit_wizard.core.text import _
from permit_wizard.kiosk.limits import LONGEST_PHRASE
from permit_wizard.kiosk.presence import since_boot
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import FSI, PDI, Localizer
from permit_wizard.rtl import Direction
from permit_wizard.terminal_ui.drawing.lines import lines
from permit_wizard.terminal_ui.screens.blocks import DUTCH
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words
from permit_wizard.terminal_ui.widgets.frame import Key, Line
from permit_wizard.terminal_ui.widgets.go_card import GoCard
from permit_wizard.visit.first_pages import EVERYTHING_GONE, NOT_ERASED, OFFICIAL, countdown
from permit_wizard.visit.state import Visit

END_KEY = (
    "F9"  # not F10 (a terminal's menu), not F11 (full screen); a terminal has no bare Shift as GOV.UK's exit key has
)
TURN = 4.0  # seconds each language stays on the welcome
SORRY = 20.0  # seconds a word of sorry stays

SELECTION = _(
    "For staff: with Shift and the mouse, text can still be selected and copied. Turn this off in the"
    " terminal’s settings."
)
_LANGUAGE = "language"  # which one a click on a name chooses


class Kiosk(Protocol):
    """What these screens may ask of the app that shows them."""

    @property
    def localizer(self) -> Localizer:
        """The reader's language."""
        ...

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""
        ...

    @property
    def visit(self) -> Visit:
        """The visit."""
        ...

    def show_in(self, bilingual: BilingualText) -> None:
        """Show another language."""
        ...

    def arrive(self, language: str, *, chosen: bool = False) -> None:
        """Begin a visit."""
        ...

    def staff_may_leave(self, phrase: str) -> bool:
        """Judge what staff typed."""
        ...


def kiosk_of(screen: Screen[Any]) -> Kiosk:
    """Return the app that shows a screen."""
    return cast("Kiosk", cast("Any", screen).app)


class EndKey(Key):
    """The key that ends the visit and erases everything; in the top bar of every page, also clickable."""

    def __init__(self, localizer: Localizer, *, private: bool) -> None:
        does = _("Erase and leave") if private else _("Erase and stop")
        super().__init__(END_KEY, localizer(does), "app.end")
        self.means = does

    def draw(self, width: int) -> Content:  # noqa: ARG002 - as wide as it is
        """Draw it like the keys of the foot, on a ground of its own."""
        return Content.assemble((f" {self.key_name} ", "bold $chip-ink on $chip"), " ", (self.does, "bold $ink"))


class Names(Drawn):
    """The languages' names in a row, each with its digit; the current one is filled.

    From left to right in every language: the row stays in place while the words around it turn, and no digit moves to
    another name.
    """

    base_direction = Direction.LTR
    gap = 3

    def __init__(self) -> None:
        super().__init__()
        self.code = ""

    def draw(self, width: int) -> Content:
        """As many rows as it takes."""
        rows: list[Content] = [Content("")]
        for digit, (code, language) in enumerate(languages().items(), 1):
            style = "bold $on-accent on $accent" if code == self.code else "$soft"
            own = (
                f"{FSI}{language.name}{PDI}" if language.direction == "rtl" else language.name
            )  # or it would take the digits along
            name = Content.styled(f" {digit} {own} ", style).stylize(Style.from_meta({_LANGUAGE: code}))
            if rows[-1].cell_length + name.cell_length > width:
                rows.append(Content(""))
            rows[-1] = Content.assemble(rows[-1], name, " ")
        return lines(rows)


class WelcomeScreen(Screen[None], inherit_bindings=False):
    """Shows one language after the other until somebody presses a key.

    Args:
        sorry: the language of a first apology, after a visit that broke off.
        first: show staff what the program cannot do: it has just started, and they are likely to look.
    """

    AUTO_FOCUS = ""

    def __init__(self, sorry: str | None, *, first: bool = False) -> None:
        super().__init__()
        self.first = first
        self.sorry = sorry if sorry in languages() else None
        self.code = self.sorry or next(iter(languages()))

    @property
    def kiosk(self) -> Kiosk:
        """The app."""
        return kiosk_of(self)

    def compose(self) -> ComposeResult:
        """A title, what is promised, what to press, the languages."""
        with Vertical(id="welcome"):
            yield Words("", "bold $warn-text", id="sorry")
            yield Words("", "bold $ink", id="title")
            yield Words(OFFICIAL.words, "$soft", id="dutch")
            yield Words(" ")
            yield Words("", "$ink", id="promise")
            yield Words("", "$soft", id="not-erased")
            yield Words(" ")
            yield GoCard("")
            yield Words(" ")
            yield Names()

    def on_mount(self) -> None:
        """Show the first language, and the next one after a while."""
        self._speak()
        if self.sorry is None:
            self.set_interval(TURN, self._next)
        else:
            self.set_timer(SORRY, self._calm)

    def _calm(self) -> None:
        self.sorry = None
        self._next()
        self.set_interval(TURN, self._next)

    def _next(self) -> None:
        if self.kiosk.screen is not self:  # `is_current` says yes of the screen below, too (Textual 8.2.8)
            return
        codes = list(languages())
        self.code = codes[(codes.index(self.code) + 1) % len(codes)]
        self._speak()

    def _speak(self) -> None:
        self.kiosk.show_in(BilingualText.of(self.code))
        localizer = self.kiosk.localizer
        sorry = self.query_one("#sorry", Words)
        sorry.display = self.first or self.sorry is not None
        gone = _("Sorry, something went wrong. Your answers are gone. Please start again.")
        sorry.change(localizer(gone if self.sorry is not None else SELECTION))
        self.query_one("#title", Words).change(localizer(_("A new card for your asylum residence permit")))
        self.query_one("#dutch", Words).change("" if self.code == DUTCH else OFFICIAL.words)
        self.query_one("#promise", Words).change(localizer(EVERYTHING_GONE))
        self.query_one("#not-erased", Words).change(localizer(NOT_ERASED))
        names = self.query_one(Names)
        names.code = self.code
        names.refresh(layout=True)
        self.query_one(GoCard).change(localizer.language.press)
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        """Put the terminal's cursor on what to press, not in a corner."""
        button = self.query_one(GoCard)
        if button.put_cursor():
            button.refresh(Region(0, 0, 1, 1))

    def on_key(self, event: events.Key) -> None:
        """A digit chooses its language.

        Any other key begins with the languages, the current one under the cursor.
        """
        event.stop()
        codes = list(languages())
        digit = digit_of(event.character or "") or 0
        if 0 < digit <= len(codes):
            self.kiosk.arrive(codes[digit - 1], chosen=True)
        else:
            self.kiosk.arrive(self.code)

    def on_click(self, event: events.Click) -> None:
        """A click as well: on the name of a language it chooses that one."""
        code = str(event.style.meta.get(_LANGUAGE, ""))
        self.kiosk.arrive(code or self.code, chosen=bool(code))


class IdleScreen(Screen[None], inherit_bindings=False):
    """Hides the answers while nobody is there, and counts down to the end of the visit.

    Any key goes on (the app sees to it).

    Args:
        seconds: until the end.
    """

    AUTO_FOCUS = ""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = max(seconds, 0.1)
        self._until = since_boot() + self.seconds

    @property
    def left(self) -> float:
        """Seconds until the end."""
        return self._until - since_boot()

    def compose(self) -> ComposeResult:
        """The question, the seconds in words and as a line, what to press."""
        localizer = kiosk_of(self).localizer
        with Vertical(id="idle"):
            yield Words(localizer(_("Are you still there?")), "bold $ink")
            yield Words("", "$ink", id="seconds")
            yield Line(1.0)
            stay = _("Press any key to continue.")
            if kiosk_of(self).visit.has_answers:
                stay = _("Press any key to continue. Your answers are still here.")
            yield Words(localizer(stay), "bold $ink")
            yield EndKey(localizer, private=False)
            yield Words(" ")
            yield Words(localizer(NOT_ERASED), "$soft")

    def on_mount(self) -> None:
        """Count."""
        self._count()
        self.set_interval(0.5, self._count)

    def _count(self) -> None:
        n = max(0, round(self.left))
        localizer = kiosk_of(self).localizer
        self.query_one("#seconds", Words).change(localizer(countdown(n)))
        line = self.query_one(Line)
        line.share = max(0.0, self.left / self.seconds)
        line.refresh()


class StaffScreen(ModalScreen[bool], inherit_bindings=False):
    """Asks staff for their phrase; closed by Esc, and by the app when nobody types."""

    BINDINGS = [Binding("escape", "cancel", show=False)]

    def compose(self) -> ComposeResult:
        """One masked line to type in."""
        localizer = kiosk_of(self).localizer
        with Vertical(id="staff"):
            yield Words(localizer(_("For staff: type the phrase to stop this program.")), "bold $ink")
            yield Input(password=True, max_length=LONGEST_PHRASE)

    @on(Input.Submitted)
    def judge(self, event: Input.Submitted) -> None:
        """Close, and return whether the phrase was right."""
        self.dismiss(kiosk_of(self).staff_may_leave(event.value))

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(False)
