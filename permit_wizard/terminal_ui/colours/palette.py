"""Colours by role, in three themes; a screen names a role, never a colour.

Contrast of text on its ground is at least 5.5:1 (19:1 in high contrast); WCAG 2.2 asks for 4.5:1 and 7:1 (1.4.3,
1.4.6). A test computes it from these tables.
"""

from __future__ import annotations

from textual.theme import Theme

ROLES = {
    "bg": "the page",
    "lift": "the ground of an answer that can be chosen, and of the ticket",
    "chip": "the ground of a key or a sign",
    "chip-ink": "text on it",
    "rule": "lines",
    "ghost": "what is drawn but carries no meaning",
    "ink": "text",
    "soft": "second-rank text",
    "accent": "the ground of what is chosen, focused or counted: the one colour that stands out",
    "on-accent": "text on it",
    "lead": "text in that colour",
    "warn": "the ground of what is urgent",
    "on-warn": "text on it",
    "warn-text": "text in that colour",
    "card": "the drawn residence card",
    "card-ink": "text on it",
}

_ORDER = tuple(ROLES)
_COLOURS = {  # a filter sees colours and not roles: two roles of one colour differ by one, so that sixteen colours can
    # distinguish them. `lift` is grey enough to be grey among 256 colours, too.
    "dark": "#10171e #23282d #33475a #eef3f7 #6b7f90 #33434f #e8edf1 #a9b7c4 "
            "#86c5ff #0a1724 #86c5fe #f5bf66 #241500 #f5bf67 #22405a #dbe8f3",
    "light": "#fbfaf6 #eae9e6 #d3d6d6 #161d23 #77828c #c9ccca #161d24 #4b5863 "
             "#14559c #ffffff #14559d #854700 #fffffe #854701 #d5e4f1 #1c2e3e",
    "contrast": "#000000 #000002 #ffffff #000003 #fffffd #8c8c8c #fffffe #fffffc "
                "#ffff00 #000001 #ffff01 #fffffb #000004 #fffffa #333333 #fffff9",
}  # fmt: skip

THEMES: dict[str, dict[str, str]] = {
    name: dict(zip(_ORDER, colours.split(), strict=True)) for name, colours in _COLOURS.items()
}


def theme(name: str) -> Theme:
    """Return one of the themes as Textual wants it; raises KeyError for another name."""
    colours = THEMES[name]
    return Theme(
        name,
        primary=colours["accent"],
        background=colours["bg"],
        surface=colours["bg"],
        foreground=colours["ink"],
        dark=name != "light",
        variables=colours,
    )


def following(name: str) -> str:
    """Return the theme after one, round and round."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)]
