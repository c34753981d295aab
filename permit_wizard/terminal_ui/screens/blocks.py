"""The widgets of those blocks of a page that look the same on every screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Bilingual, BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Direction, set_direction
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.promises import PromiseList
from permit_wizard.visit.blocks import Block, Official, Paragraph, Promises, Tone, Unreviewed

DUTCH = "nl"
STYLES = {Tone.PLAIN: "$ink", Tone.QUIET: "$soft", Tone.GOOD: "bold $lead", Tone.WARN: "bold $warn-text"}


def widgets_of(block: Block, bilingual: BilingualText) -> Iterable[Widget]:
    """Yield the widgets of a block; none for those that a page draws by itself.

    Args:
        block: one of a page's blocks.
        bilingual: the reader's languages.
    """
    match block:
        case Paragraph(optional=False):
            yield Words(bilingual(block.text), STYLES[block.tone], gap=2)
        case Official():
            if DUTCH not in [localizer.language.code for localizer in bilingual.localizers]:
                yield Words(block.words, "$soft")
        case Promises():
            yield PromiseList([(bilingual(head), bilingual(tail)) for head, tail in block.items])
        case Unreviewed():
            for language in [languages()[code] for code in block.codes][:1]:
                yield Words(Bilingual(language.unreviewed, rtl=language.direction == "rtl"), "$soft", gap=1)
        case _:
            return


def direction(localizer: Localizer) -> Direction:
    """Return the direction in which a language runs."""
    return Direction.RTL if localizer.rtl else Direction.LTR


def advice(text: Text, localizer: Localizer, style: str) -> Iterable[Widget]:
    """Yield what to do about a terminal, in the reader's language, in Dutch and in English.

    Args:
        text: what to do.
        localizer: the reader's language.
        style: of the words.
    """
    from permit_wizard.terminal.advice import in_three_languages  # few terminals need any

    for spoken, sentence in in_three_languages(text, localizer):
        words = Words(sentence, style, gap=1)
        set_direction(words, direction(spoken))
        yield words
