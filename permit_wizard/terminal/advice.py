"""Advice for terminals that cannot show every script.

`permit_wizard.rtl` finds out what a terminal does and gives an `Advice`, an id without words. The ids are named here by
their values, so that rooms without a screen can name them without loading one; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from permit_wizard.core.text import LanguageName, Text, _, listed
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.scripts import script_of

__all__ = ["ADVICE", "GENERAL_ADVICE", "WAY_BACK", "in_three_languages"]

ADVICE: Final[Mapping[str, Text]] = {
    "linux-console": _(
        "This text console cannot show these languages: {languages}. Open a terminal window on a desktop, or choose "
        "another language.",
        languages=listed(LanguageName(code) for code, each in languages().items() if not script_of(each).everywhere),
    ),
    "dumb-terminal": _(
        "This terminal cannot position text. Use another terminal, or work line by line with {option}.",
        option="--plain",
    ),
    "apple-terminal": _("This terminal does not show Arabic in the right order. Use another terminal program."),
    "putty-disable-bidi": _(
        "PuTTY reverses Arabic a second time. In its settings, under {place}, tick {box}. Then start "
        "again with {option}.",
        place="Terminal, Features",
        box="Disable bidirectional text display",
        option="--bidi visual",  # PuTTY answers the same whether the box is ticked or not
    ),
    "kitty-force-ltr": _(
        "kitty shows Arabic correctly. Only if {file} contains {line}, start with {option}.",
        line="force_ltr yes",
        file="kitty.conf",
        option="--bidi visual",
    ),
    "windows-console": _(
        "On Windows, nobody has tried yet how this program shows Arabic. If no line reads right, install Windows "
        "Terminal from the Microsoft Store and start there, or choose another language."
    ),
    "tmux-passthrough": _(
        "In tmux, Arabic may be in the wrong order. If so, put {line} in {file} and start tmux again.",
        line="set -g allow-passthrough on",
        file="~/.tmux.conf",
    ),
}
"""By the value of `permit_wizard.rtl.Advice`: what cannot be shown, and what to do."""

GENERAL_ADVICE: Final = _(
    "This terminal cannot show Arabic well. Use another terminal, for example {names}, or work line "
    "by line with {option}.",
    names="xterm, GNOME Terminal, Konsole",
    option="--plain",
)
"""What to do about a terminal that nothing is known of."""

WAY_BACK: Final = _(
    "If this screen is hard to read, quit with {key} and start again with {option}.", key="Ctrl+Q", option="--plain"
)
"""The way back to lines, for a terminal in which nobody has seen the screens."""

_EVERYWHERE: Final = ("nl", "en")  # for helpers, and for readers whose own script the terminal cannot show


def in_three_languages(text: Text, localizer: Localizer) -> list[tuple[Localizer, str]]:
    """Return a text in the reader's language, in Dutch and in English, each once, with the language it is in.

    Args:
        text: one of the texts above.
        localizer: the reader's language.
    """
    said: dict[str, Localizer] = {}
    for code in (localizer.language.code, *_EVERYWHERE):
        each = Localizer(code)
        said.setdefault(each.line(text), each)
    return [(each, words) for words, each in said.items()]
