"""What to say on the phone: each sentence in Dutch, and below it what it means in each language of the reader."""

from __future__ import annotations

from collections.abc import Sequence

from permit_wizard.core.text import Text
from permit_wizard.language.next_step import SPOKEN_AT_THE_DESK
from permit_wizard.outputs.html_page import PageLocalizer
from permit_wizard.visit.blocks import Spoken
from permit_wizard.web.render import elements
from permit_wizard.web.render.bilingual_html import BilingualHtml


def spoken_html(block: Spoken, bilingual: BilingualHtml) -> str:
    """Return the number to call, what the sentences are for, and the sentences."""
    phone = "" if block.phone is None else elements.paragraph(bilingual(block.phone))
    return f"{phone}{elements.paragraph(bilingual(block.heading), 'quiet')}{sentences_html(block.sentences, bilingual)}"


def sentences_html(sentences: Sequence[Text], bilingual: BilingualHtml) -> str:
    """Return sentences as a list; to a reader of Dutch nothing twice."""
    dutch = PageLocalizer(SPOKEN_AT_THE_DESK)
    others = [voice for voice in bilingual.localizers if voice.language.code != SPOKEN_AT_THE_DESK]
    items: list[str] = []
    for sentence in sentences:
        meant = "".join(
            f'<span lang="{voice.language.code}" dir="{voice.language.direction}">{voice(sentence)}</span>'
            for voice in others
        )
        items.append(f'<li><b lang="{SPOKEN_AT_THE_DESK}" dir="ltr">{dutch(sentence)}</b>{meant}</li>')
    return f'<ul class="say">{"".join(items)}</ul>'
