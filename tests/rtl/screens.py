"""Reads what a Textual app shows, line by line."""

from textual.strip import Strip


def strips(app) -> list[Strip]:
    """Every line of the screen."""
    return app.screen._compositor.render_strips()


def lines(app) -> list[str]:
    """Every line of the screen as text, blanks at the end and all."""
    return [strip.text for strip in strips(app)]


def widget_lines(widget) -> list[str]:
    """The lines of one widget's content."""
    return [widget.render_line(y).text for y in range(widget.size.height)]
