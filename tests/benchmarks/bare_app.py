"""What the screens are measured against.

The least that Textual can do, with a header, a set of radio buttons and a footer.

With the argument `model`, it holds its answer in a pydantic model of sixteen fields besides, as a form of that length
would. With `two`, it has a line to type in and a button, between which the arrows move, as the page of a date has. With
`words`, all its words change with each option, as on the page of languages.
"""

import sys

from textual.app import App
from textual.binding import Binding
from textual.widgets import Button, Footer, Header, Input, Label, RadioButton, RadioSet


class BareApp(App):
    """One question, five answers."""

    TITLE = "Bare"
    BINDINGS = [Binding("ctrl+q", "quit", "Leave")]

    def compose(self):
        yield Header()
        with RadioSet():
            for name in ("Nederlands", "English", "Français", "Arabic", "Tigrinya"):
                yield RadioButton(name)
        yield Footer()


class TwoControls(App):
    """One line, one button."""

    TITLE = "Bare"
    BINDINGS = [
        Binding("ctrl+q", "quit", "Leave"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def compose(self):
        yield Header()
        yield Label("Until which day is your card valid?")
        yield Input(select_on_focus=False)
        yield Button("I cannot find the date")
        yield Footer()


class Words(App):
    """Five languages; what is around them is in the one under the cursor."""

    BINDINGS = [Binding("ctrl+q", "quit", "Leave")]
    SAID = (
        ("Vergunningwijzer", "Nederlands", "Kies uw taal", "Begin: druk op Enter"),
        ("Permit wizard", "English", "Choose your language", "Press Enter to begin"),
        ("Guide du permis", "Français", "Choisissez votre langue", "Commencer : touche Enter"),
        ("مساعد تصريح الإقامة", "العربية", "يرجى اختيار اللغة", "يرجى الضغط على Enter للبدء"),
        ("ሓጋዚ መንበሪ ፍቓድ", "ትግርኛ", "ቋንቋኹም ምረጹ", "ንምጅማር Enter ጠውቑ"),
    )

    def compose(self):
        yield Header()
        yield Label("Choose your language", id="choose")
        with RadioSet():
            for _name, language, _choose, _press in self.SAID:
                yield RadioButton(language)
        yield Label("Press Enter to begin", id="press")
        yield Footer()

    def on_mount(self):
        self.watch(self.query_one(RadioSet), "_selected", self.speak)

    def speak(self, selected):
        """Show everything in a language."""
        self.title, self.sub_title, choose, press = self.SAID[selected or 0]
        self.query_one("#choose", Label).update(choose)
        self.query_one("#press", Label).update(press)


def form():
    """Return sixteen fields of the kinds that the wizard has, one of them filled."""
    from datetime import date
    from enum import StrEnum

    from pydantic import BaseModel, create_model

    kind = StrEnum("Kind", ["ONE", "TWO", "THREE"])
    fields = {f"field_{i}": ((bool, kind, date)[i % 3] | None, None) for i in range(16)}
    return create_model("Form", __base__=BaseModel, **fields)(field_0=True)


if __name__ == "__main__":
    wanted = "".join(sys.argv[1:])
    app = {"two": TwoControls, "words": Words}.get(wanted, BareApp)()
    app.form = form() if wanted == "model" else None
    app.run()
