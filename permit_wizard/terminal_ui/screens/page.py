"""The frame of every screen: bar, line of progress, one column, a side panel where there is room, the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Direction, set_direction
from permit_wizard.terminal.advice import in_three_languages
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.drafts import Begun
from permit_wizard.terminal_ui.screens.fitted import Column, FittedScreen
from permit_wizard.terminal_ui.screens.notice import Notice
from permit_wizard.terminal_ui.widgets.choices import Choices, digit_of, no_such_number
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.foot import Foot, Hint
from permit_wizard.terminal_ui.widgets.frame import Progress

BRAND = _("Permit wizard")
BACK, WHY, LANGUAGE, COLOURS, LEAVE = _("Back"), _("Why we ask"), _("Language"), _("Colours"), _("Leave")
# Translators: a key that shows a second language beside the first: "in two languages".
BESIDE = _("Two")


class Page(FittedScreen, Generic[Begun], inherit_bindings=False):
    """A screen of the wizard.

    A subclass yields its column's widgets from `content` and, where it has them, overrides `share`, `side`, `banner` and `below`.
    What a person has begun and not yet confirmed is the page's `draft`: switching the language builds the page anew from it.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("escape", "app.back", show=False),
        Binding("f1,question_mark", "why", show=False),  # GNOME Terminal and its kin keep F1 for themselves
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]
    share = 0.0
    may_switch_language = True  # where it may not, the languages are the page's own question
    explains = False  # whether the column holds "why we ask"
    keeps_draft = False  # whether what was begun here is there again after "back"

    def __init__(self, draft: Begun) -> None:
        super().__init__()
        self.draft = draft

    # -------------------------------------------------------------------------------------- what a subclass gives
    def content(self) -> Iterable[Widget]:
        """Yield the column's widgets from top to bottom."""
        return ()

    def banner(self) -> Iterable[Widget]:
        """Yield what stays above the column while it scrolls."""
        return ()

    def below(self) -> Iterable[Widget]:
        """Yield what stays below the column while it scrolls."""
        return ()

    def side(self) -> Iterable[Widget]:
        """Yield the side panel's widgets; none for no panel."""
        return ()

    def keys(self) -> list[FootKey]:
        """Return the keys of the foot: "back" is always named, colours are the first to be left out."""
        keys = [FootKey("Esc", BACK, "app.back", 0)]
        if self.explains:
            keys.append(FootKey("F1", WHY, "screen.why"))
        return [
            *keys,
            FootKey("F2", LANGUAGE, "app.language", 2),
            FootKey("F3", BESIDE, "app.beside", 3),
            FootKey("F4", COLOURS, "app.colours", 4),
            FootKey("Ctrl+Q", LEAVE, "app.leave"),
        ]

    def current_draft(self) -> Begun:
        """Return what was begun here, to build the page anew in another language."""
        return self.draft

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
        self.take_size(self.window)
        with Horizontal(id="bar"):
            yield Words("▌ " + self.say(BRAND), "bold $ink", id="brand")
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
                with Column(id="column"):
                    yield from self.content()
                below = list(self.below())
                if below:
                    with Vertical(id="below"):
                        yield from below
            if side:
                with Vertical(id="side"):
                    yield from side
        yield Foot(self.hints(), str.__str__(self.say(_("more"))))
        yield Notice()

    def hints(self) -> list[Hint]:
        """Return the foot's keys in the first reader's words."""
        return [
            Hint(key.name, str.__str__(self.say(key.does)), key.action, key.rank)
            for key in self.wizard.foot(self.keys())
        ]

    def on_mount(self) -> None:
        """Find room for everything, and give the keys to the first field: all before the first layout."""
        self.framed()
        column = self.column
        if column is None:  # another page has taken its place meanwhile
            return
        self.watch(column, "scroll_y", self.mark_more, init=False)
        self.ready()
        self.breathe()
        first = self.first_focus()
        if first is not None:
            self.set_focus(first)

    # -------------------------------------------------------------------------------------------------- the keys
    def on_key(self, event: events.Key) -> None:
        """A digit chooses wherever the keys are, but for a text field, which stops it."""
        digit, fields = digit_of(event), self.query(Choices)
        if digit is None or len(fields) != 1:
            return
        field = fields.first()
        if field.choose_digit(digit):
            event.stop()
        elif field.numbered:
            self.complain(no_such_number(digit, len(field.labels)))

    def action_step(self, step: int) -> None:
        """Give the keys to the next or previous control; past the ends scroll, and only then begin anew at the other end."""
        chain, column = self.focus_chain, self.query_one("#column", Column)
        at = chain.index(self.focused) + step if self.focused in chain else 0
        more_to_read = column.scroll_y < column.max_scroll_y if step > 0 else column.scroll_y > 0
        if not 0 <= at < len(chain) and more_to_read:
            column.scroll_relative(y=step, animate=False)
        elif len(chain) > 1:
            control = chain[at % len(chain)]
            rows = self.skips(control) if 0 <= at < len(chain) else 0
            if rows:  # what stands between two controls may be a deadline
                column.scroll_relative(y=rows, animate=False)
                return
            self.set_focus(control)
            if isinstance(control, Choices):
                control.enter(step)

    def action_why(self) -> None:
        """Open or close "why we ask this"."""
        for details in self.query(Details):
            details.action_open()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        column = self.query_one("#column", VerticalScroll)
        column.scroll_relative(y=pages * max(1, column.size.height - 2), animate=False)

    def action_end(self, way: int) -> None:
        """Scroll to the beginning or to the end."""
        column = self.query_one("#column", VerticalScroll)
        if way < 0:
            column.scroll_home(animate=False)
        else:
            column.scroll_end(animate=False)

    # ------------------------------------------------------------------------------------------------ what is wrong
    def complain(self, text: Text) -> None:
        """Say in one sentence what is wrong and what is allowed, above the field."""
        if not self.query("#error"):
            self.query_one("#column").mount(
                Words("", "bold $warn", gap=3, id="error"), before=self.query(Choices).first()
            )
        error = self.query_one("#error", Words)
        error.change(self.say(text).mapped("! {}".format))
        error.display = True
        self.breathe()
        self.call_after_refresh(self._show_complaint)

    def _show_complaint(self) -> None:
        """Have the complaint in sight, even where the keys are further down than the window is high."""
        for error in self.query("#error").results(Words):
            error.scroll_visible(animate=False)

    def forgive(self) -> None:
        """Take the complaint away."""
        for error in self.query("#error").results(Words):
            if error.display:
                error.display = False
                self.breathe()

    @on(Choices.Moved)
    def _moved(self) -> None:
        self.forgive()
        self.keep_focus_in_sight()

    # ------------------------------------------------------------------------------------------ what has the keys
    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:  # noqa: ARG002 - Textual's
        """Give a control the keys (Textual), and scroll to it as `keep_focus_in_sight` does: to the row, not to the middle."""
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)

    def on_descendant_focus(self) -> None:
        """Have the control that got the keys in sight."""
        self.call_after_refresh(self.keep_focus_in_sight)

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
