"""Renders Texts as HTML in one language or two.

Each piece in an element of its own, with its language and direction.
"""

from __future__ import annotations

from collections.abc import Callable

from permit_wizard.core.markup import escape
from permit_wizard.core.text import Text
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.outputs.html_page import PageLocalizer


class BilingualHtml:
    """Renders Texts for the reader, and for a second one beside.

    The result is phrasing content: valid in headings, labels, buttons and legends.

    Args:
        language: the reader's, by its code.
        beside: the second one, or None.
    """

    def __init__(self, language: str, beside: str | None = None) -> None:
        codes = [language] if not beside or beside == language else [language, beside]
        self.localizers = tuple(PageLocalizer(code) for code in codes)

    def texts(self) -> tuple[Localizer, ...]:
        """Return localizers for the same languages that render plain text."""
        return tuple(Localizer(voice.language.code) for voice in self.localizers)

    @property
    def first(self) -> PageLocalizer:
        """The reader's own."""
        return self.localizers[0]

    def __call__(self, text: Text, dates: DateForm = DateForm.FULL) -> str:
        """Return a text on one line."""
        return self.each(lambda bilingual: bilingual.line(text, dates))

    def parts(self, text: Text, after: Callable[[PageLocalizer], str] = lambda _localizer: "") -> str:
        """Return a text with its headline set off from what follows.

        Args:
            text: the text; a newline ends its headline.
            after: what is behind the headline in each language, as HTML.
        """
        return self.each(lambda bilingual: _parts(bilingual(text), after(bilingual)))

    def each(self, render: Callable[[PageLocalizer], str]) -> str:
        """Return what a function makes of each language; it returns HTML."""
        voices = [
            f'<span lang="{bilingual.language.code}" dir="{bilingual.language.direction}">{render(bilingual)}</span>'
            for bilingual in self.localizers
        ]
        return voices[0] if len(voices) == 1 else f'<span class="both">{"".join(voices)}</span>'

    def plain(self, text: Text) -> str:
        """Return a text in the reader's language for an attribute, where no markup can be."""
        return escape(Localizer(self.first.language.code, isolate=False).line(text))


def _parts(html: str, after: str) -> str:
    head, _newline, rest = html.partition("\n")
    return f'<span class="head">{head}</span>{after}' + (f'<span class="rest">{rest}</span>' if rest else "")
