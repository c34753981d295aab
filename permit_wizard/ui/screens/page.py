"""The frame of every screen: bar, line of progress, one column, a side panel where there is room, the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget

from permit_wizard.i18n import Localizer
from permit_wizard.rtl import Direction, set_direction
from permit_wizard.terminal_advice import in_three_languages
from permit_wizard.text import Text, _
from permit_wizard.ui.said import Said
from permit_wizard.ui.spacing import Block, spread
from permit_wizard.ui.widgets.choices import Choices, digit_of
from permit_wizard.ui.widgets.details import Details
from permit_wizard.ui.widgets.drawn import Drawn, Words
from permit_wizard.ui.widgets.frame import AnswerList, Key, Notice, Progress

if TYPE_CHECKING:
    from permit_wizard.ui.app import WizardApp

SMALLEST = 60, 20
WIDE = 110
TWO_COLUMNS = 100
COLUMN = 68
PANEL = 36  # cells inside the side panel

BACK, WHY, LANGUAGE, COLOURS, LEAVE = _("Back"), _("Why we ask"), _("Language"), _("Colours"), _("Leave")
# Translators: a key that shows a second language beside the first: "in two languages".
BESIDE = _("Two")
MINOR = (BESIDE, COLOURS)  # their keys work in a narrow window too, but are not named there


class Page(Screen[None], inherit_bindings=False):
    """A screen of the wizard.

    A subclass yields its column's widgets from `content` and, where it has them, overrides `share`, `side` and `banner`. What a
    person has begun and not yet confirmed is the page's `draft`: switching the language builds the page anew from it.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("escape", "app.back", show=False),
        Binding("f1,question_mark", "why", show=False),  # GNOME Terminal and its kin keep F1 for themselves
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    share = 0.0
    may_switch_language = True  # where it may not, the languages are the page's own question
    fits = True  # a page that may scroll spaces itself without looking at the height

    def __init__(self, draft: dict[str, Any] | None = None) -> None:
        super().__init__()
        self.draft: dict[str, Any] = draft or {}
        self._framed = False

    @property
    def wizard(self) -> WizardApp:
        """The app that owns the answers."""
        return cast("WizardApp", self.app)  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open

    def say(self, text: Text) -> Said:
        """Return a text in the reader's language, and in that of whoever sits beside."""
        return self.wizard.speaker(text)

    # -------------------------------------------------------------------------------------- what a subclass gives
    def content(self) -> Iterable[Widget]:
        """Yield the column's widgets from top to bottom."""
        return ()

    def banner(self) -> Iterable[Widget]:
        """Yield what stays above the column while it scrolls."""
        return ()

    def side(self) -> Iterable[Widget]:
        """Yield the side panel's widgets; none for no panel."""
        return ()

    def keys(self) -> list[tuple[str, Text, str]]:
        """Return the keys of the foot: what stands on the key, what it does, the action."""
        keys = [("Esc", BACK, "app.back")]
        if self.query(Details):
            keys.append(("F1", WHY, "screen.why"))
        return [
            *keys,
            ("F2", LANGUAGE, "app.language"),
            ("F3", BESIDE, "app.beside"),
            ("F4", COLOURS, "app.colours"),
            ("Ctrl+Q", LEAVE, "app.leave"),
        ]

    def current_draft(self) -> dict[str, Any]:
        """Return what was begun here, to build the page anew in another language."""
        return {"opened": any(details.opened for details in self.query(Details))}

    def back(self) -> bool:
        """Undo a step inside the page, if there is one; returns whether there was."""
        return False

    def first_focus(self) -> Widget | None:
        """Return the widget that gets the keys first."""
        return next(iter(self.query(Choices)), None)

    def ready(self) -> None:
        """Do what the widgets need once they are there."""

    # ------------------------------------------------------------------------------------------------ the frame
    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with Horizontal(id="bar"):
            yield Words("▌ " + self.say(_("Permit wizard")), "bold $ink", id="brand")
            yield from self.wizard.always()
            names = " · ".join(say.language.name for say in self.wizard.speaker.localizers)
            yield Words(f"{names} ▾", "$ink", id="tongue")
        yield Progress(self.share)
        side = list(self.side())
        with Horizontal(id="page"):
            with Vertical(id="main"):
                banner = list(self.banner())
                if banner:
                    with Vertical(id="banner"):
                        yield from banner
                with VerticalScroll(id="column", can_focus=False):
                    yield from self.content()
            if side:
                with Vertical(id="side"):
                    yield from side
        yield Horizontal(id="keys")
        yield Notice(id="small")

    async def on_mount(self) -> None:
        """Fill the foot, find room for everything, and give the keys to the first field: all before the first layout."""
        self._framed = True
        self._take_size(self.wizard.size)
        foot = self.query_one("#keys", Horizontal)
        keys = [
            Key(name, str.__str__(self.say(does)), action, minor=does in MINOR)
            for name, does, action in self.wizard.foot(self.keys())
        ]
        await foot.mount(
            *keys, Words("", id="keys-space"), Words("↓ " + self.say(_("more")), "bold $accent", id="more")
        )
        self.watch(self.query_one("#column"), "scroll_y", self._mark_more, init=False)
        self.ready()
        self.breathe()
        first = self.first_focus()
        if first is not None:
            self.set_focus(first, scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Find room anew, and say so kindly where there is too little."""
        self._take_size(event.size)
        self.breathe()

    def _take_size(self, size: Size) -> None:
        """Put the classes of a size in force, which Textual does only after the first layout, and say whether it is too small."""
        width, height = size
        across, down = self.wizard.HORIZONTAL_BREAKPOINTS or [], self.wizard.VERTICAL_BREAKPOINTS or []
        for value, points in ((width, across), (height, down)):
            here = max(least for least, _name in points if value >= least)
            for least, name in points:
                self.set_class(least == here, name)
        small = self.query_one("#small", Notice)
        isolated = self.wizard.localizer.isolated
        small.paragraphs = [
            self.say(_("This window is a little too small.")),
            self.say(_("Please make it larger, or the letters smaller.")),
            f"{isolated(f'{width} × {height}')} → {isolated('{} × {}'.format(*SMALLEST))}",
            self.say(_("Your answers are still here.")),
        ]
        small.refresh()

    def blocks(self) -> list[Widget]:
        """Return the column's children that take part in spacing."""
        return [child for child in self.query_one("#column").children if child.display]

    def breathe(self) -> None:
        """Give every block of the column the blank rows that the window can afford (spacing.py)."""
        if not self._framed:
            return
        width, height = self.wizard.size
        narrow, low = width < 80, height < 24
        twofold = self.wizard.speaker.second is not None
        self.set_class(twofold and width >= TWO_COLUMNS, "-two-columns")
        longest = 2 * COLUMN if twofold and width >= TWO_COLUMNS else COLUMN
        inner = min(longest, width - (5 if narrow else 9) - (42 if width >= WIDE and self.query("#side") else 0))
        available = height - 3 - (0 if low else 1) if self.fits else 10_000
        children = self.blocks()
        blocks = [child.block(inner) if isinstance(child, Drawn) else Block(7, 2) for child in children]
        spacing = spread(blocks, available)
        for i, child in enumerate(children):
            child.styles.margin = (1 if spacing.above[i] and i else 0, 0, 0, 1)  # the 1 keeps Arabic off the scroll bar
            if isinstance(child, Drawn) and child.airy != spacing.inside[i]:
                child.airy = spacing.inside[i]
                child.refresh(layout=True)
        self._fit_panel(height - 5)  # without bar, line and foot, and the panel's blank first and last row
        self.call_after_refresh(self._mark_more)
        self.call_after_refresh(self.place_cursor)

    def _fit_panel(self, available: int) -> None:
        """Have the answers leave the dates below them their rows."""
        parts = list(self.query("#side > *").results(Drawn))
        for answers in parts:
            if isinstance(answers, AnswerList):
                others = sum(part.block(PANEL).rows for part in parts if part is not answers)
                answers.keep_to(available - others)

    def _mark_more(self) -> None:
        column = self.query_one("#column", VerticalScroll)
        self.set_class(column.scroll_y < column.max_scroll_y, "-more")

    # -------------------------------------------------------------------------------------------------- the keys
    def on_key(self, event: events.Key) -> None:
        """A digit chooses wherever the keys are, but for a text field, which stops it."""
        digit, fields = digit_of(event), self.query(Choices)
        if digit is not None and len(fields) == 1 and fields.first().choose_digit(digit):
            event.stop()

    def action_why(self) -> None:
        """Open or close "why we ask this"."""
        for details in self.query(Details):
            details.action_open()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        column = self.query_one("#column", VerticalScroll)
        column.scroll_relative(y=pages * max(1, column.size.height - 2), animate=False)

    # ------------------------------------------------------------------------------------------------ the cursor
    def on_descendant_focus(self) -> None:
        """Move the terminal's cursor to the control that got the keys."""
        self.call_after_refresh(self.place_cursor)

    @on(Choices.Moved)
    def place_cursor(self) -> None:
        """Put the terminal's cursor at the start of the focused control's row: magnifiers and braille lines follow it."""
        focused = self.focused
        if not isinstance(focused, Drawn) or not focused.region:
            return
        row = focused.content_region.y + focused.cursor_row()
        column = self.query_one("#column", VerticalScroll)
        if not column.region.contains(column.region.x, row):  # two languages may need more rows than there are
            column.scroll_to_region(Region(0, row - column.region.y + round(column.scroll_y), 1, 2), animate=False)
        if focused.put_cursor():  # it goes to the terminal with the next update: one cell is enough of one
            focused.refresh(Region(0, focused.cursor_row(), 1, 1))

    @on(Details.Toggled)
    def _room_for_details(self) -> None:
        self.breathe()


def direction(localizer: Localizer) -> Direction:
    """Return the direction in which a language runs."""
    return Direction.RTL if localizer.rtl else Direction.LTR


def advice(text: Text, localizer: Localizer, style: str) -> Iterable[Widget]:
    """Yield what to do about a terminal, in the reader's language, in Dutch and in English.

    Args:
        text: what to do.
        localizer: the reader's language.
        style: of the words.
    """
    for spoken, sentence in in_three_languages(text, localizer):
        words = Words(sentence, style, gap=1)
        set_direction(words, direction(spoken))
        yield words


def sign(text: str, style: str) -> Content:
    """Return a sign on a filled ground."""
    return Content.styled(f" {text} ", style)
