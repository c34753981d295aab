"""A question over a page: leaving, starting again, a doubtful date, replacing a file, another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from permit_wizard.core.text import Text, _
from permit_wizard.language.languages import Language, languages
from permit_wizard.terminal_ui.drawing.lines import height
from permit_wizard.terminal_ui.screens.notice import Notice
from permit_wizard.terminal_ui.screens.over_page import OverPage
from permit_wizard.terminal_ui.widgets.choices import Choices, digit_of, no_such_number
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.visit.blocks import Languages, Paragraph
from permit_wizard.visit.events import Back, ChooseLanguage, Event, ShowBeside
from permit_wizard.visit.page import Page

if TYPE_CHECKING:
    from permit_wizard.terminal_ui.app_protocol import Wizard

CHOOSE = _("Type a number, then press Enter. Esc goes back.")
BESIDE_HINT = _("To hide it later, press F3 again.")
_FRAME = 4  # rows of a window that the dialog's border and padding need
_BARS = 2  # rows of the bar above and the foot below, which blank rows do not hide: a kiosk's end key is in the bar


class _Option(NamedTuple):
    label: str
    event: Event


class Dialog(OverPage, inherit_bindings=False):
    """A page of the visit that is over another one; its answers are events.

    Args:
        page: what is asked.
        beside: of the languages' page, whether the second language is asked for.
    """

    AUTO_FOCUS = "Choices"
    BINDINGS = [Binding("escape", "cancel", show=False)]

    def __init__(self, page: Page, *, beside: bool = False) -> None:
        super().__init__()
        self.page, self.beside = page, beside
        self.options: list[_Option] = []

    @property
    def wizard(self) -> Wizard:
        """The app that owns the visit."""
        return cast("Wizard", self.app)  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open

    def localize(self, text: Text) -> str:
        """Return a text in every language on the screen."""
        return self.wizard.bilingual(text)

    def compose(self) -> ComposeResult:
        """Title, hint, options."""
        heading, hints, self.options, chosen = self._asked()
        with Vertical(id="dialog"):
            yield Words(heading, "bold $ink")
            for hint in hints:
                yield Words(hint, "$soft")
            yield Words(" ", id="blank")
            error = Words("", "bold $warn-text", id="error")
            error.display = False
            yield error
            with VerticalScroll(id="options", can_focus=False):
                yield Choices([option.label for option in self.options], chosen)
            yield Words(self.localize(CHOOSE), "$soft", id="how")
        yield Words(" ", id="no-keys")  # over the foot of the page below, whose keys do nothing now
        yield Notice()

    def _asked(self) -> tuple[str, list[str], list[_Option], int | None]:
        page, localize = self.page, self.localize
        found = [block for block in page.blocks if isinstance(block, Languages) and block.beside is self.beside]
        hints = [localize(block.text) for block in page.blocks if isinstance(block, Paragraph)]
        if page.problem is not None:
            hints = [localize(page.problem), *hints]
        if not found:
            options = [_Option(localize(action.label), action.event) for action in page.actions]
            return localize(page.heading), hints, options, 0 if page.preselected else None
        block = found[0]
        known = [languages()[code] for code in block.codes]
        options = [self._language(language) for language in known]
        chosen = block.codes.index(block.chosen) if block.chosen in block.codes else None
        if self.beside:
            hints = [localize(BESIDE_HINT)]
        return localize(block.heading or page.heading), hints, options, chosen

    def _language(self, language: Language) -> _Option:
        if self.beside:
            return _Option(language.name, ShowBeside(language.code))
        note = "" if language.reviewed else language.unreviewed
        return _Option(f"{language.name}\n{note}".rstrip("\n"), ChooseLanguage(language.code))

    # ------------------------------------------------------------------------------------------------------ fitting
    def on_mount(self) -> None:
        """Find room."""
        self._fit()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's
        """Find room again."""
        self._fit()

    def _fit(self) -> None:
        """Fit the cards to the window; if space is short, leave out the notes about unchecked languages."""
        size = cast("Any", self.wizard).size
        choices = self.query_one(Choices)
        width = min(64, size.width) - 7
        choices.relabel([option.label for option in self.options])
        others = [child for child in self.query("#dialog > *").results(Words) if child.display]
        available = size.height - _FRAME - sum(height(child.draw(width)) for child in others)
        choices.airy = 0
        rows = height(choices.draw(width))
        if rows > available:
            choices.relabel([option.label.partition("\n")[0] for option in self.options])
            rows = height(choices.draw(width))
        blank = max(0, choices.count - 1)
        choices.airy = blank if rows + blank <= available - _BARS else 0
        choices.forget()
        self.query_one("#options").styles.height = max(1, min(height(choices.draw(width)), available))

    @on(Choices.Moved)
    def _moved(self) -> None:
        self.query_one("#error").display = False
        choices = self.query_one(Choices)
        if choices.cursor is not None:
            region = choices.region_of(choices.cursor)
            self.query_one("#options").scroll_to_region(region, animate=False, force=True)

    # ---------------------------------------------------------------------------------------------------- answering
    @on(Choices.GoOn)
    def answer(self) -> None:
        """Do what was chosen."""
        chosen = self.query_one(Choices).chosen
        if chosen is not None:
            self.wizard.choose(self.page, self.options[chosen].event)

    def on_key(self, event: events.Key) -> None:
        """Choose by digit; an unused digit shows a problem."""
        digit = digit_of(event)
        if digit is None:
            return
        event.stop()
        if not self.query_one(Choices).choose_digit(digit):
            error = self.query_one("#error", Words)
            error.change(self.wizard.bilingual(no_such_number(digit, len(self.options))).mapped("! {}".format))
            error.display = True
            self._fit()

    def action_cancel(self) -> None:
        """Close and change nothing."""
        self.wizard.do(Back())
