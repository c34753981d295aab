"""A small app in Arabic and English with a widget of each kind, for tests, measuring, and looking at.

Run it in a terminal: `python -m tests.rtl.arabic_app [ar|en] [mode]`. F2 changes the language and the direction.
"""

import os
import sys
from typing import ClassVar

from textual.app import App
from textual.containers import Grid, Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import (
    Button,
    Footer,
    Header,
    Label,
    Markdown,
    OptionList,
    ProgressBar,
    RadioButton,
    RadioSet,
    Static,
)

from permit_wizard.rtl import BidiInput, Direction, Mode, bidi_driver, install, probe, set_direction

TEXTS = {
    "ar": {
        "title": "مثال صغير",
        "paragraph": "هل وصلتك رسالة من [b]Utrecht[/b] في [b yellow]3 مايو 2031[/] (الساعة 09:15)؟ خذ معك [u]DigiD[/u] "
        "و[@click=app.bell()]المفتاح الأخضر[/]، فقد تُسأل عن [b red]رمز[/] من 4 أرقام. اتصل بالرقم "
        "\u2066+31 30 123 45 67\u2069.",
        "options": ["نعم، سلام عليكم", "لا", "لا أعرف (بعد)"],
        "radios": ["أقل من 3 أشهر", "أكثر من سنة"],
        "value": "شارع Dorpsstraat رقم 12",
        "placeholder": "اكتب الاسم هنا",
        "next": "التالي",
        "back": "السابق",
        "steps": ["سلام", "كتاب", "لا شيء"],
        "markdown": "### ملاحظة\n\n- **مجانا** للجميع\n- انظر `BSN`\n",
    },
    "en": {
        "title": "A small example",
        "paragraph": "Did you get a letter from [b]Utrecht[/b] on [b yellow]3 May 2031[/] (at 09:15)? Take your "
        "[u]DigiD[/u] and the [@click=app.bell()]green key[/] with you, you may be asked for a [b red]code[/] of 4 "
        "digits. Call +31 30 123 45 67.",
        "options": ["Yes, good morning", "No", "I do not know (yet)"],
        "radios": ["Less than 3 months", "More than a year"],
        "value": "Street Dorpsstraat no. 12",
        "placeholder": "Type the name here",
        "next": "Next",
        "back": "Back",
        "steps": ["Peace", "Books", "Nothing"],
        "markdown": "### Note\n\n- **free** for all\n- see `BSN`\n",
    },
}


class Timeline(Widget):
    """Drawn by hand: a sign, a text padded to a width, a date, padded to the full width."""

    DEFAULT_CSS = "Timeline { height: auto; width: 1fr; }"
    steps: list[str]

    def render(self):
        lines = [f"▸ ├─ {step.ljust(10)} 2031" for step in self.steps]
        return Content("\n").join(Content(line.ljust(self.size.width)) for line in lines)


class ArabicApp(App[None]):
    """The app."""

    CSS = """
    #paragraph { border: round $primary; padding: 0 1; height: auto }
    .row { height: auto } .row > Vertical { width: 1fr; height: auto; border: round $accent }
    Grid { grid-size: 3; height: 1 } Input { width: 1fr } Bar { width: 1fr } ProgressBar { width: 1fr }
    Markdown { height: auto; margin: 0 } RadioSet { width: 1fr } OptionList { height: auto }
    """
    BINDINGS: ClassVar = [("f2", "language", "F2"), ("q", "quit", "Quit")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, language="ar", terminal=None):
        self.language = language
        self.terminal = terminal  # before Textual's own start, which asks for the driver class
        super().__init__()
        install(terminal.mode if terminal else Mode.VISUAL)
        set_direction(self, self.direction)

    @property
    def direction(self):
        return Direction.RTL if self.language == "ar" else Direction.LTR

    def get_driver_class(self):
        base = super().get_driver_class()
        return bidi_driver(base, self.terminal) if self.terminal else base

    def compose(self):
        texts = TEXTS[self.language]
        self.title = texts["title"]
        yield Header()
        bar = ProgressBar(total=10, show_eta=False)
        bar.progress = 3
        yield bar
        paragraph = Static(texts["paragraph"], id="paragraph")
        paragraph.border_title = texts["title"]
        yield paragraph
        with Horizontal(classes="row"):
            with Vertical():
                yield RadioSet(*[RadioButton(text, value=i == 1) for i, text in enumerate(texts["radios"])])
            with Vertical():
                yield OptionList(*texts["options"])
            with Vertical():
                yield Markdown(texts["markdown"])
        with Grid():
            for word in texts["steps"]:
                yield Label(word)
        timeline = Timeline()
        timeline.steps = texts["steps"]
        yield timeline
        with Horizontal(classes="row"):
            yield BidiInput(texts["value"], id="value", select_on_focus=False)
            yield BidiInput(placeholder=texts["placeholder"], id="empty")
        with Horizontal(classes="row", id="buttons"):
            yield Button(texts["back"], id="back")
            yield Button(texts["next"], variant="primary", id="next")
        if self.terminal:
            yield Static(f"{self.terminal.name} {self.terminal.mode} {self.terminal.advice}", markup=False)
        yield Footer()

    def on_mount(self):
        self.query_one("#value").focus()

    async def action_language(self):
        self.language = "en" if self.language == "ar" else "ar"
        set_direction(self, self.direction)
        await self.recompose()
        self.refresh_bindings()  # or the new footer waits for a change of focus


if __name__ == "__main__":
    language, mode = (*sys.argv[1:], *("ar", "auto")[len(sys.argv) - 1 :])
    ArabicApp(language, probe(os.environ, Mode(mode))).run()
