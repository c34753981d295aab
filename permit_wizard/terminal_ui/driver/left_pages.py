"""Of a page that was left nothing stays: neither the page itself nor the rows that it was drawn in.

Both things that keep them are private in Textual 8.2.8; a test sees whether anything is left.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final, cast

from textual._styles_cache import StylesCache
from textual.app import App
from textual.color import Color
from textual.style import Style

LEFT: Final = 0.3  # seconds after which a page that was left is surely done with


def keep_no_rows() -> None:
    """Stop Textual from keeping the drawn rows of 1024 controls for a function that needs two colours."""
    cast("Any", StylesCache).get_inner_outer = staticmethod(inner_outer)


@lru_cache(1024)
def inner_outer(base: Color, background: Color) -> tuple[Style, Style]:
    """Return the styles inside and outside of a border (Textual)."""
    return Style(background=base + background), Style(background=base)


@contextmanager
def put_by_app(app: App[Any]) -> Generator[None]:
    """Put a page on the screen from the app, not from the page before it.

    A page keeps what it was put there by (in the context of its task). What is left then still refers to itself, and
    Python looks for such things rarely.
    """
    with app._context():  # pyright: ignore[reportPrivateUsage]
        app.set_timer(LEFT, gc.collect)
        yield
