"""Character tables which `unicodedata` lacks: bracket pairs, mirror images, and classes of unassigned characters."""

from typing import Final

__all__ = ["CLOSING_BRACKETS", "OPENING_BRACKETS", "UNASSIGNED_CLASSES", "mirror_image"]

_BRACKET_PAIRS: Final = (  # BidiBrackets.txt 15.0: opening, closing, opening, closing, ...
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_OTHER_MIRROR_PAIRS: Final = (  # BidiMirroring.txt 15.0 without the brackets above
    "<>«»‹›∈∋∉∌∊∍∕⧵∟⯾∠⦣∡⦛∢⦠∤⫮∼∽≃⋍≅≌≒≓≔≕≤≥≦≧≨≩≪≫≮≯≰≱≲≳≴≵≶≷≸≹≺≻≼≽≾≿⊀⊁⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊘⦸⊢⊣⊦⫞⊨⫤⊩⫣⊫⫥⊰⊱⊲⊳⊴⊵⊶⊷⊸⟜⋉⋊⋋⋌⋐⋑"
    "⋖⋗⋘⋙⋚⋛⋜⋝⋞⋟⋠⋡⋢⋣⋤⋥⋦⋧⋨⋩⋪⋫⋬⋭⋰⋱⋲⋺⋳⋻⋴⋼⋶⋽⋷⋾⟃⟄⟈⟉⟋⟍⟕⟖⟝⟞⟢⟣⟤⟥⦎⦏⦤⦥⦨⦩⦪⦫⦬⦭⦮⦯⧀⧁⧄⧅⧏⧐⧑⧒⧔⧕⧨⧩⧸⧹⨫⨬⨭⨮⨴⨵⨼⨽⩤⩥⩹⩺⩻⩼⩽⩾⩿⪀⪁⪂⪃⪄⪅⪆⪇⪈⪉⪊"
    "⪋⪌⪍⪎⪏⪐⪑⪒⪓⪔⪕⪖⪗⪘⪙⪚⪛⪜⪝⪞⪟⪠⪡⪢⪦⪧⪨⪩⪪⪫⪬⪭⪯⪰⪱⪲⪳⪴⪵⪶⪷⪸⪹⪺⪻⪼⪽⪾⪿⫀⫁⫂⫃⫄⫅⫆⫇⫈⫉⫊⫋⫌⫍⫎⫏⫐⫑⫒⫓⫔⫕⫖⫬⫭⫷⫸⫹⫺⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝⸠⸡﹤﹥＜＞"
)
_LAYOUT_PAIRS: Final = (  # Not Bidi_Mirrored, but direction is their meaning on a terminal screen (UAX #9 HL6)
    "←→⇐⇒↤↦⇠⇢⇤⇥↩↪↖↗↙↘◀▶◂▸◁▷◃▹◄►◅▻⏪⏩⏮⏭❮❯╺╸╶╴▌▐▏▕▖▗▘▝▙▟▛▜▞▚┌┐└┘├┤┍┑┎┒┏┓┕┙┖┚┗┛┝┥┞┦┟┧┠┨┡┩┢┪┣┫╒╕╓╖╔╗╘╛╙╜╚╝╞╡╟╢╠╣╭╮╰╯╱╲"
)


def _mapping(pairs: str) -> dict[str, str]:
    """Map the first of each two characters to the second."""
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


_CANONICAL: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}  # UAX #9 BD16: canonical equivalents match

OPENING_BRACKETS: Final[dict[str, str]] = {
    opening: _CANONICAL.get(closing, closing) for opening, closing in _mapping(_BRACKET_PAIRS).items()
}
"""Opening bracket → the closing bracket that it pairs with, in canonical form (UAX #9 BD14, BD16)."""

CLOSING_BRACKETS: Final[dict[str, str]] = {
    closing: _CANONICAL.get(closing, closing) for closing in _BRACKET_PAIRS[1::2]
}
"""Closing bracket → its canonical form (UAX #9 BD15, BD16)."""

UNASSIGNED_CLASSES: Final = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "AL"),
    (0xFDF0, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "AL"),
    (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "AL"),
    (0x10F00, 0x10F2F, "R"),
    (0x10F30, 0x10F6F, "AL"),
    (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"),
    (0x1EC70, 0x1ECBF, "AL"),
    (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "AL"),
    (0x1ED50, 0x1EDFF, "R"),
    (0x1EE00, 0x1EEFF, "AL"),
    (0x1EF00, 0x1EFFF, "R"),
)
"""First and last code point, and the class of those unassigned in between (DerivedBidiClass.txt 15.0); else L."""


_MIRRORED: Final = _LAYOUT_PAIRS + _OTHER_MIRROR_PAIRS + _BRACKET_PAIRS
_SEEN_FROM: Final = _MIRRORED[::2] + _MIRRORED[1::2]
_SEEN_AS: Final = _MIRRORED[1::2] + _MIRRORED[::2]
"""Texts, not a dictionary: a tenth of the memory."""


def mirror_image(character: str) -> str | None:
    """Return the character that represents another in right-to-left text; None for one that looks the same there.

    Of all in BidiMirroring.txt (UAX #9 L4), and of arrows, block elements and box-drawing characters, both ways.
    """
    place = _SEEN_FROM.find(character)
    return None if place < 0 else _SEEN_AS[place]
