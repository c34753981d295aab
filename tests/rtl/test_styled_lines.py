"""Properties of whole paragraphs as widgets render them: wrapped, styled, reordered, aligned."""

import unicodedata
from types import SimpleNamespace

from hypothesis import assume, given
from hypothesis import strategies as st
from textual.content import Content, Span
from textual.style import Style
from textual.visual import RenderOptions

from permit_wizard.rtl import Direction
from permit_wizard.rtl.unicode.visual import needs_reordering

ARABIC, LATIN, DIGIT = Style(italic=True), Style(bold=True), Style(underline=True)
TEXT = st.text("ابتسلا كتنعم abc IND 0123 (),.!\u064e\u2066\u2069\n\t▸│", max_size=80)


def style_of(character):
    """The style that every character of its kind wears in these tests."""
    if character.isdigit():
        return DIGIT
    return {"AL": ARABIC, "L": LATIN}.get(unicodedata.bidirectional(character))


class Rules(dict):
    """Style rules, as of a widget with a direction."""

    def __init__(self, direction, selectable, **rules):
        super().__init__(rules)
        screen, app = SimpleNamespace(allow_select=True), SimpleNamespace(ALLOW_SELECT=True)
        self.node = SimpleNamespace(
            base_direction=direction, parent=None, allow_select=selectable, screen=screen, app=app
        )


@given(
    TEXT,
    st.integers(1, 40),
    st.sampled_from(Direction),
    st.sampled_from(["left", "start", "center", "right", "end", "justify"]),
    st.booleans(),
    st.sampled_from(["wrap", "nowrap"]),
)
def test_paragraphs(text, width, direction, align, selectable, wrap):
    assume(needs_reordering(text, direction))  # the rest is Textual's own, slips and all
    spans = [Span(i, i + 1, style) for i, c in enumerate(text) if (style := style_of(c))]
    content = Content(text, spans)
    overflow = "fold" if wrap == "wrap" else "ellipsis"  # folding without wrapping counts marks as cells
    rules = Rules(direction, selectable, text_align=align, text_wrap=wrap, text_overflow=overflow)
    options = RenderOptions(lambda style: Style.parse(style) if isinstance(style, str) else style, rules)
    strips = content.render_strips(width, None, Style(), options)

    drawn = []
    for strip in strips:
        assert strip.cell_length == sum(segment.cell_length for segment in strip)
        assert strip.cell_length <= width
        for segment in strip:
            for character in unicodedata.normalize("NFKC", segment.text):
                drawn.append(character)
                if expected := style_of(character):
                    assert bool(segment.style.italic) == bool(expected.italic)
                    assert bool(segment.style.bold) == bool(expected.bold)
                    assert bool(segment.style.underline) == bool(expected.underline)

    def letters(characters):
        return sorted(c for c in characters if unicodedata.category(c) in ("Lo", "Lu", "Ll", "Nd"))

    if overflow == "fold":
        assert letters(drawn) == letters(text)


@given(TEXT, st.integers(1, 40), st.sampled_from(Direction))
def test_selection_offsets_are_those_of_the_characters(text, width, direction):
    text = text.replace("\t", " ")
    options = RenderOptions(lambda style: style, Rules(direction, True))
    paragraphs = text.split("\n")
    for strip in Content(text).render_strips(width, None, Style(), options):
        for segment in strip:
            if segment.style and "offset" in segment.style.meta:
                x, y = segment.style.meta["offset"]
                for place, character in enumerate(segment.text):
                    if unicodedata.category(character) == "Lo":
                        base = unicodedata.normalize("NFKC", character)[0]
                        if len(segment.text) == 1 or character == base:
                            assert paragraphs[y][x + place] == base
