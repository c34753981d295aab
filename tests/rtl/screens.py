"""Small Textual apps, and what they show, line by line."""

from textual.app import App
from textual.strip import Strip

from permit_wizard.rtl import Direction, set_direction


class Screenful(App):
    """An app with these widgets and this style sheet."""

    def __init__(self, *widgets, css="", direction=Direction.RTL):
        self.widgets = widgets
        super().__init__()
        self.sheet = css
        set_direction(self, direction)

    def compose(self):
        yield from self.widgets

    def on_mount(self):
        self.stylesheet.add_source(self.sheet, read_from=("test", ""))
        self.refresh_css()


def strips(app) -> list[Strip]:
    """Every line of the screen."""
    return app.screen._compositor.render_strips()


def lines(app) -> list[str]:
    """Every line of the screen as text, blanks at the end and all."""
    return [strip.text for strip in strips(app)]


def widget_lines(widget) -> list[str]:
    """The lines of one widget's content."""
    return [widget.render_line(y).text for y in range(widget.size.height)]
