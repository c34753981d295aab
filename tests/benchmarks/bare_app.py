"""What the screens are measured against.

The least that Textual can do, with a header, a set of radio buttons and a footer.

With the argument `model`, it holds its answer in a pydantic model of sixteen fields besides, as a form of that length
would.
"""

import sys

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


def form():
    """Return sixteen fields of the kinds that the wizard has, one of them filled."""
    from datetime import date
    from enum import StrEnum

    from pydantic import BaseModel, create_model

    kind = StrEnum("Kind", ["ONE", "TWO", "THREE"])
    fields = {f"field_{i}": ((bool, kind, date)[i % 3] | None, None) for i in range(16)}
    return create_model("Form", __base__=BaseModel, **fields)(field_0=True)


if __name__ == "__main__":
    app = BareApp()
    app.form = form() if sys.argv[1:] == ["model"] else None
    app.run()
