"""What is over a page. It is here by itself, so that an app knows a question over a page before the first one comes."""

from __future__ import annotations

from textual.screen import ModalScreen


class OverPage(ModalScreen[None], inherit_bindings=False):
    """A question over a page: only the keys that it names work while it is there."""
