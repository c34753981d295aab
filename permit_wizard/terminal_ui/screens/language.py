"""The first screen: five names in their own scripts, and all else in the language under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.cells import cell_len
from textual import events, on
from textual.binding import Binding
from textual.widget import Widget

from permit_wizard.core.text import Text, _
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.language.localizer import PDI, RLI, Language, Localizer, languages
from permit_wizard.rtl import set_direction
from permit_wizard.terminal.advice import ADVICE, in_three_languages
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.drafts import LanguageDraft
from permit_wizard.terminal_ui.place import Fixed
from permit_wizard.terminal_ui.preload import warm_up
from permit_wizard.terminal_ui.screens.page import BRAND, COLOURS, LEAVE, Page, direction
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.drawn import Button, Words
from permit_wizard.terminal_ui.widgets.foot import Foot
from permit_wizard.terminal_ui.widgets.frame import Key

ARABIC: Final = _("Arabic letters")


class LanguageScreen(Page[LanguageDraft]):
    """Choose a language; what is not yet checked by a native reader says so in its own words."""

    BINDINGS = [Binding("f5", "bidi", show=False)]
    may_switch_language = False
    _names: Choices | None = None  # asked many times a key, and looking it up among the widgets took half of that

    def content(self) -> Iterable[Widget]:
        """What to do, the names, one button."""
        spoken = languages().values()
        yield Words("", "$soft", id="choose")
        names = [
            f"{language.name}\n{'' if language.reviewed else language.unreviewed}".rstrip("\n") for language in spoken
        ]
        self._names = Choices(names, self.draft.chosen, gap=3)
        yield self._names
        terminal = self.wizard.terminal
        if terminal is not None and not terminal.ok:
            for _line in range(3):
                words = Words("", "$warn", gap=1)
                words.add_class("advice")
                yield words
        yield Button("", room=max(cell_len(language.press) for language in spoken))

    def _chosen(self) -> Language:
        chosen = self.draft.chosen if self._names is None else self._names.chosen
        return list(languages().values())[chosen or 0]

    def current_draft(self) -> LanguageDraft:
        """The name under the cursor."""
        return LanguageDraft(self.query_one(Choices).chosen or 0)

    def keys(self) -> list[FootKey]:
        """No "back" here, and no language to switch from; the key for Arabic letters is named where these matter."""
        return [
            FootKey("F4", COLOURS, "app.colours", 2),
            FootKey("Ctrl+Q", LEAVE, "app.leave"),
            *([FootKey("F5", ARABIC, "screen.bidi")] if self._chosen().direction == "rtl" else []),
        ]

    def ready(self) -> None:
        """Speak the language under the cursor, in one update of the screen with the cursor's own."""
        self._foot = self.query_one(Foot)
        self._bar = [key for key in self.query_one("#bar").query_children(Key) if key.means is not None]
        self._said = [self.query_one(name, Words) for name in ("#brand", "#tongue", "#choose")]
        self._button = self.query_one(Button)
        self._advice = [*self.query(".advice").results(Words)]
        self.query_one("#tongue").styles.width = max(cell_len(language.name) for language in languages().values()) + 2
        self.watch(self.query_one(Choices), "chosen", self._speak, init=False)
        self._speak()

    def _advise(self) -> None:
        terminal = self.wizard.terminal
        if terminal is None or terminal.advice is None:
            return
        shown = [words.display for words in self._advice]
        rtl = self._chosen().direction == "rtl"
        said = in_three_languages(ADVICE[terminal.advice], Localizer(self._chosen().code)) if rtl else []
        for i, words in enumerate(self._advice):
            localizer, sentence = said[i] if i < len(said) else (None, "")
            words.display = bool(sentence)
            words.change(sentence)
            set_direction(words, direction(localizer) if localizer else None)
        if rtl or any(shown):
            self.breathe()

    def say(self, text: Text) -> Bilingual:
        """Return a text in the language under the cursor, whatever was spoken before."""
        language = self._chosen()
        return Bilingual(_kept(Localizer(language.code)(text), language), rtl=language.direction == "rtl")

    def _speak(self) -> None:
        """Say everything in the language under the cursor. The page does not turn: the names would jump to the other side."""
        language = self._chosen()
        says = self.say(BRAND).mapped("▌ {}".format), f"{language.name} ▾", _kept(language.choose, language)
        for words, said in zip(self._said, says, strict=True):
            words.change(said)
        self._foot.change(self.hints())
        for key in self._bar:
            if key.means is not None:
                key.change(self.say(key.means))
        self._button.label = _kept(language.press, language)
        self._button.refresh()
        self._advise()

    def on_key(self, event: events.Key) -> None:  # noqa: ARG002 - Page's own handler runs as well (Textual)
        """Somebody is here: import what the questions need."""
        warm_up()

    def action_bidi(self) -> None:
        """Find out how this terminal shows Arabic, in the language under the cursor."""
        self.wizard.show_in(list(languages())[self.query_one(Choices).chosen or 0], Fixed.BIDI)

    @on(Choices.GoOn)
    @on(Button.Pressed)
    def go_on(self) -> None:
        """Speak the chosen language from here on."""
        chosen = self.query_one(Choices).chosen
        if chosen is not None:
            self.wizard.show_in(list(languages())[chosen], Fixed.START)


def _kept(words: str, language: Language) -> str:
    """Return words kept in their own direction on a page that runs in another (UAX #9, 2.4)."""
    return f"{RLI}{words}{PDI}" if language.direction == "rtl" else words
