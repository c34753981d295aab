"""What the screens are measured against: the least that Textual can do, with a header, a set of radio buttons and a footer."""

from textual.app import App
from textual.binding import Binding
from textual.widgets import Footer, Header, RadioButton, RadioSet


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


if __name__ == "__main__":
    BareApp().run()
