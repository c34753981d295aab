"""Colours by role, in three themes; a screen names a role, never a colour.

Contrast of text on its ground is at least 4.5:1 (7:1 in high contrast), as WCAG 2.2 success criteria 1.4.3 and 1.4.6 ask;
a test computes it from these tables.
"""

from __future__ import annotations

from textual.theme import Theme

ROLES = {
    "bg": "the page",
    "bar": "the quieter surface: top, foot and side panel",
    "chip": "the ground of a key or a sign",
    "chip-ink": "text on it",
    "rule": "lines",
    "ink": "text",
    "soft": "second-rank text",
    "accent": "links and progress",
    "focus": "where the keys go: the same yellow everywhere",
    "focus-ink": "text on it",
    "focus-edge": "the edge of a focused field",
    "held": "an answer that is chosen while the keys are elsewhere",
    "go": "the one next action",
    "go-ink": "text on it",
    "good": "safe",
    "warn": "beware",
    "card": "the drawn residence card",
    "card-ink": "text on it",
    "ghost": "what is drawn but carries no meaning",
}

THEMES: dict[str, dict[str, str]] = {
    "dark": {
        "bg": "#11171d", "bar": "#1a222b", "chip": "#2b3947", "chip-ink": "#e8edf1", "rule": "#6b7c8c", "ink": "#e8edf1",
        "soft": "#a9b7c4", "accent": "#86c5ff", "focus": "#f7d154", "focus-ink": "#11171d", "focus-edge": "#f7d154",
        "held": "#2b3947", "go": "#1c7550", "go-ink": "#ffffff", "good": "#7fd4a6", "warn": "#f5bf66", "card": "#24323f",
        "card-ink": "#d4dfe8", "ghost": "#4a5c6d",
    },
    "light": {
        "bg": "#fbfaf6", "bar": "#efede5", "chip": "#dedace", "chip-ink": "#161d23", "rule": "#77828c", "ink": "#161d23",
        "soft": "#4b5863", "accent": "#14559c", "focus": "#ffdd00", "focus-ink": "#0b0c0c", "focus-edge": "#161d23",
        "held": "#dedace", "go": "#0b6647", "go-ink": "#ffffff", "good": "#0b6647", "warn": "#854700", "card": "#dfe9f2",
        "card-ink": "#22313e", "ghost": "#a9bccd",
    },
    "contrast": {
        "bg": "#000000", "bar": "#000000", "chip": "#ffffff", "chip-ink": "#000000", "rule": "#ffffff", "ink": "#ffffff",
        "soft": "#ffffff", "accent": "#ffff00", "focus": "#ffff00", "focus-ink": "#000000", "focus-edge": "#ffff00",
        "held": "#000000", "go": "#ffffff", "go-ink": "#000000", "good": "#ffffff", "warn": "#ffff00", "card": "#333333",
        "card-ink": "#ffffff", "ghost": "#8c8c8c",
    },
}  # fmt: skip


def theme(name: str) -> Theme:
    """Return one of the themes as Textual wants it; raises KeyError for another name."""
    colours = THEMES[name]
    return Theme(
        name,
        primary=colours["accent"],
        background=colours["bg"],
        surface=colours["bar"],
        foreground=colours["ink"],
        dark=name != "light",
        variables=colours,
    )


def following(name: str) -> str:
    """Return the theme after one, round and round."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)]
