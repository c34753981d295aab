"""The first screen: the languages in their own scripts, and all else in the language under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from textual import events, on
from textual.binding import Binding
from textual.widget import Widget

from permit_wizard.core.text import Text, _
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.language.languages import Language, languages
from permit_wizard.language.localizer import PDI, RLI, Localizer
from permit_wizard.rtl import set_direction
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.preload import preload
from permit_wizard.terminal_ui.screens.blocks import direction
from permit_wizard.terminal_ui.screens.page import BRAND, COLOURS, LEAVE, MORE, PageScreen
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.foot import Foot, Hint
from permit_wizard.terminal_ui.widgets.frame import Brand, Key
from permit_wizard.visit.blocks import Languages
from permit_wizard.visit.events import ChooseLanguage
from permit_wizard.visit.page import Page

ARABIC: Final = _("Arabic letters")
SHOWN: Final = 0.1  # seconds until the page is surely shown, and its reader still looks for their language


class _Spoken(NamedTuple):
    """The words of the page in a language."""

    brand: Bilingual
    choose: str
    press: str
    hints: tuple[Hint, ...]
    more: str


class LanguageScreen(PageScreen[None]):
    """Choose a language; unreviewed ones have a note in their own words."""

    BINDINGS = [Binding("f5", "bidi", show=False)]
    may_switch_language = False
    _names: Choices | None = None  # asked for many times a key, and looking it up among the widgets took half of that

    def __init__(self, page: Page, kept: object = None) -> None:
        super().__init__(page, kept)
        block = next(block for block in page.blocks if isinstance(block, Languages))
        self._codes = block.codes
        self._first = block.codes.index(block.chosen) if block.chosen in block.codes else 0
        self._language = languages()[self._codes[self._first]]
        self._spoken: dict[str, _Spoken] = {}

    def content(self) -> Iterable[Widget]:
        """What to do, and the names."""
        spoken = [languages()[code] for code in self._codes]
        yield Words("", "bold $ink", gap=3, id="choose")
        yield from self.problem()
        names = [
            f"{language.name}\n{'' if language.reviewed else language.unreviewed}".rstrip("\n") for language in spoken
        ]
        self._names = Choices(names, self._first, gap=4)
        yield self._names
        yield Words("", "$soft", gap=2, id="press")
        terminal = self.wizard.terminal
        if terminal is not None and terminal.untried:
            yield Words("", "$soft", gap=1, id="way-back")
        if terminal is not None and not terminal.ok:
            for _line in range(3):
                words = Words("", "$warn-text", gap=1)
                words.add_class("advice")
                yield words

    def _chosen(self) -> Language:
        chosen = self._first if self._names is None else self._names.chosen
        return languages()[self._codes[chosen or 0]]

    def keys(self) -> list[FootKey]:
        """No "back" here, and no language to switch from; the key for Arabic letters is named where these matter."""
        return [
            FootKey("F4", COLOURS, "app.colours", 2),
            FootKey("Ctrl+Q", LEAVE, "app.leave"),
            *([FootKey("F5", ARABIC, "screen.bidi")] if self._language.direction == "rtl" else []),
        ]

    def ready(self) -> None:
        """Show the language under the cursor, in one update of the screen together with the cursor."""
        self._foot, self._brand = self.query_one(Foot), self.query_one(Brand)
        self._bar = [key for key in self.query_one("#bar").query_children(Key) if key.means is not None]
        self._choose, self._press = (self.query_one(name, Words) for name in ("#choose", "#press"))
        self._advice = [*self.query(".advice").results(Words)]
        self._way_back = [*self.query("#way-back").results(Words)]
        if self._names is not None:  # at once: a message would come when the names have been sent already
            self.watch(self._names, "cursor", self._speak)
            self.set_timer(SHOWN, self._prepare)

    def _prepare(self) -> None:
        """Draw what the arrows will show, one language after the other: a key in between does not wait for all."""
        if self._names is not None:
            self._names.prepare()
            for code in self._codes:
                self.call_later(self._prepare_words, code)

    def _prepare_words(self, code: str) -> None:
        spoken = self._in(languages()[code])
        self._brand.prepare_words(spoken.brand, languages()[code].name)
        self._choose.prepare_words(spoken.choose)
        self._press.prepare_words(spoken.press)
        self._foot.prepare_words(spoken.hints, spoken.more, self._foot.more)

    def _in(self, language: Language) -> _Spoken:
        """Return the words of the page in a language."""
        if language.code not in self._spoken:
            before, self._language = self._language, language
            self._spoken[language.code] = _Spoken(
                self.localize(BRAND),
                _kept(language.choose, language),
                _kept(language.press, language),
                tuple(self.hints()),
                str.__str__(self.localize(MORE)),
            )
            self._language = before
        return self._spoken[language.code]

    def _advise(self) -> None:
        terminal = self.wizard.terminal
        if terminal is None or terminal.advice is None:
            return
        from permit_wizard.terminal.advice import ADVICE, in_three_languages  # few terminals need any

        shown = [words.display for words in self._advice]
        rtl = self._chosen().direction == "rtl"
        as_bilingual = in_three_languages(ADVICE[terminal.advice], Localizer(self._chosen().code)) if rtl else []
        for i, words in enumerate(self._advice):
            localizer, sentence = as_bilingual[i] if i < len(as_bilingual) else (None, "")
            words.display = bool(sentence)
            words.change(sentence)
            set_direction(words, direction(localizer) if localizer else None)
        if rtl or any(shown):
            self.breathe()

    def localize(self, text: Text) -> Bilingual:
        """Return a text in the language under the cursor, whatever was spoken before.

        No catalogue is read for the words that all visitors see: a quarter of a megabyte for each language passed.
        """
        language = self._language
        words = language.first_words.get(text.message) or Localizer(language.code)(text)
        return Bilingual(_kept(words, language), rtl=language.direction == "rtl")

    def _speak(self) -> None:
        """Show everything in the language under the cursor, without mirroring: the names would change sides."""
        language = self._language = self._chosen()
        spoken = self._in(language)
        self._brand.change(spoken.brand, language.name)
        self._choose.change(spoken.choose)
        self._press.change(spoken.press)
        if self._way_back:
            from permit_wizard.terminal.advice import WAY_BACK

            for words in self._way_back:
                words.change(self.localize(WAY_BACK))
        self._foot.change(spoken.hints, spoken.more)
        for key in self._bar:
            if key.means is not None:
                key.change(self.localize(key.means))
        self._advise()

    def on_key(self, event: events.Key) -> None:  # noqa: ARG002 - the page's own handler runs as well (Textual)
        """Somebody is here: import what the questions need."""
        preload()

    def action_bidi(self) -> None:
        """Find out how this terminal shows Arabic, in the language under the cursor."""
        if self._chosen().direction == "rtl":  # the foot names the key there alone
            self.wizard.show_bidi(self._chosen().code)

    @on(Choices.GoOn)
    def go_on(self) -> None:
        """Use the chosen language from here on."""
        if self._names is not None and self._names.chosen is not None:
            self.wizard.do(ChooseLanguage(self._chosen().code))


def _kept(words: str, language: Language) -> str:
    """Return words kept in their own direction on a page that runs in another (UAX #9, 2.4)."""
    return f"{RLI}{words}{PDI}" if language.direction == "rtl" else words
