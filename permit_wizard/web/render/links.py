"""Telephone numbers to touch and addresses that open beside the page, wherever they are in its text."""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_SPACE = r"[ \u00a0-]?"
_NUMBER = re.compile(
    rf"(?<![\w+/.,-])(?:\+[1-9](?:{_SPACE}\d){{7,14}}|0[89]00(?:{_SPACE}\d){{4,7}}|0[1-9](?:{_SPACE}\d){{8}})(?![\w/-])"
)
"""A number as it is dialled in the Netherlands: 0800 and 0900 with 4 or 7 digits more, all others with 10 in all, or with the country's.
A date has 8 digits and never begins like 0800."""

_SITE = re.compile(
    r"(?<![\w@./-])(?:https://)?(?:[a-z0-9-]+\.)+(?:nl|eu|org|com|net|info)(?:/[\w./~%+-]*[\w/])?(?![\w@-])", re.IGNORECASE
)
_NO_LINKS_IN = frozenset({"a", "button", "label", "legend", "summary", "svg", "style", "title"})
_PAPER = 'class="paper'
_VOID = frozenset({"br", "hr", "input", "meta", "link", "img", "path"})


def with_links(html: str) -> str:
    """Return a page with its numbers and addresses as links, but not inside of what can be pressed already, nor on paper.

    Args:
        html: as the engine writes it: every element closed, values escaped.
    """
    pieces: list[str] = []
    barred: list[str] = []  # open elements, from the first one that holds no links
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            _follow(piece, barred)
        elif not barred:
            piece = _NUMBER.sub(_call, _SITE.sub(_visit, piece))
        pieces.append(piece)
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


def _call(found: re.Match[str]) -> str:
    number = re.sub(r"[^\d+]", "", found[0])
    return f'<a href="tel:{number}">{found[0]}</a>'


def _visit(found: re.Match[str]) -> str:
    address = found[0].removeprefix("https://").removeprefix("HTTPS://")
    return f'<a href="https://{address}" target="_blank" rel="noopener noreferrer">{found[0]}</a>'
