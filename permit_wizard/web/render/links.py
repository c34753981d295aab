"""Telephone numbers to touch and addresses that open beside the page, wherever they are in its text."""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_SPACE = r"[ \u00a0-]?"
_NUMBER = (
    rf"(?<![\w+/.,-])(?:\+[1-9](?:{_SPACE}\d){{7,14}}|0[89]00(?:{_SPACE}\d){{4,7}}|0[1-9](?:{_SPACE}\d){{8}})(?![\w/-])"
)
"""A Dutch telephone number: 0800 or 0900 and 4 or 7 digits, any other of 10 digits, or one with a country code.

A date has 8 digits and never begins like 0800.
"""

_SITE = r"(?<![\w@./-])(?:https://)?(?:[a-z0-9-]+\.)+(?:nl|eu|org|com|net|info)(?:/[\w./~%+-]*[\w/])?(?![\w@-])"
_LINKED = re.compile(f"(?P<number>{_NUMBER})|(?P<site>{_SITE})", re.IGNORECASE)
_NO_LINKS_IN = frozenset({"a", "button", "label", "legend", "summary", "svg", "style", "title"})
_PAPER = 'class="paper'
_VOID = frozenset({"br", "hr", "input", "meta", "link", "img", "path"})


def with_links(html: str) -> str:
    """Return a page with its numbers and addresses as links, except in controls and on paper.

    Args:
        html: as the engine writes it: every element closed, values escaped.
    """
    pieces: list[str] = []
    barred: list[str] = []  # open elements, from the first one that holds no links
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            _follow(piece, barred)
        is_open = not barred and not piece.startswith("<")
        pieces.append(_LINKED.sub(_link, piece) if is_open else piece)
    return "".join(pieces)


def _follow(tag: str, barred: list[str]) -> None:
    found = _NAME.match(tag)
    if found is None or found[1] in _VOID or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if barred:
            barred.pop()
    elif barred or found[1] in _NO_LINKS_IN or _PAPER in tag:
        barred.append(found[1])


def _link(found: re.Match[str]) -> str:
    words = found[0]
    if found["number"]:
        return f'<a href="tel:{re.sub("[^0-9+]", "", words)}">{words}</a>'
    address = re.sub("^https://", "", words, flags=re.IGNORECASE)
    return f'<a href="https://{address}" target="_blank" rel="noopener noreferrer">{words}</a>'
