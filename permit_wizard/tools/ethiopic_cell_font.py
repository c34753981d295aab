"""Make an Ethiopic font whose every letter fits one terminal cell.

    python -m permit_wizard.tools.ethiopic_cell_font --help

Two of three common Tigrinya letters of Noto Sans Ethiopic are wider than a cell of DejaVu Sans Mono; a terminal cuts
them off, and some then read as other letters. Each outline is squeezed as far as it must be (never stretched) and
centred.

Noto is under the SIL Open Font License 1.1. What it asks is kept: notices and licence stay in the font and go into a
text file beside it (condition 2), the result is under the same licence (5), and no name of the original is used (3).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from permit_wizard.command_line import console
from permit_wizard.command_line.arguments import Parser, add_language, exit_code_of
from permit_wizard.command_line.console import DONE, Problem
from permit_wizard.core.extras import install_command
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import _
from permit_wizard.language.choice import typed_language
from permit_wizard.language.languages import SOURCE_LANGUAGE
from permit_wizard.language.localizer import Localizer

_DEBIAN: Final = "/usr/share/fonts/truetype/noto/NotoSansEthiopic-ExtraCondensed{}.ttf"
SOURCES: Final = (Path(_DEBIAN.format("")), Path(_DEBIAN.format("Bold")))
"""Where Debian's package fonts-noto-extra puts the narrowest cut."""
CELL: Final = 1233 / 2048
"""Width of a cell of DejaVu Sans Mono, in em."""
INK: Final = 0.94
"""The share of a cell that a letter may fill, so that neighbours do not touch."""
ETHIOPIC: Final = (range(0x1200, 0x13A0), range(0x2D80, 0x2DE0), range(0xAB00, 0xAB30), range(0x1E7E0, 0x1E800))
"""Ethiopic, its Supplement, Extended, Extended-A and Extended-B (Unicode 16)."""
_KEPT: Final = {0: "copyright", 7: "trademark", 13: "license", 14: "license URL"}  # name ids (OpenType, "name")
_RESERVED: Final = re.compile(r"reserved font names?\s+[\"'“]?([^\"'”.,]+)", re.IGNORECASE)
_LAYOUT_TABLES: Final = ("GSUB", "GPOS", "GDEF", "DSIG", "fvar", "avar", "gvar", "HVAR", "MVAR", "STAT")


class Made(NamedTuple):
    """A font that was made."""

    font: Any
    """The `fontTools.ttLib.TTFont`."""
    style: str
    """Regular or Bold."""
    squeezed: int
    """Letters that were too wide."""


def cell_font(source: Path, family: str, cell: float = CELL) -> Made:
    """Make a font from another.

    Args:
        source: a TrueType font under the SIL Open Font License.
        family: the name of the result.
        cell: width of a terminal cell, in em.

    Raises:
        Problem: fontTools is missing, the file is no such font, or the name is not allowed.
    """
    font = _opened(source)
    if "glyf" not in font:
        raise Problem(_("{file} has no TrueType outlines", file=str(source)))
    _mind_the_licence(font, family, source)
    _only_ethiopic(font, source)
    squeezed = _fit(font, round(cell * font["head"].unitsPerEm))
    for table in _LAYOUT_TABLES:
        if table in font:
            del font[table]
    style = "Bold" if font["OS/2"].usWeightClass >= 600 else "Regular"
    _rename(font, family, style)
    return Made(font, style, squeezed)


def _fonttools(module: str) -> Any:
    """Import a part of fontTools, which has no types."""
    try:
        return import_module(f"fontTools.{module}")
    except ImportError:
        pass
    raise Problem(_("fontTools is missing; install it with {command}", command=install_command("fonts")))


def _opened(path: Path) -> Any:
    library = _fonttools("ttLib")
    try:
        return library.TTFont(path)
    except (OSError, library.TTLibError) as error:
        problem = os_reason(error) if isinstance(error, OSError) else _("it is not a font")
    raise Problem(_("{file} cannot be read: {problem}", file=str(path), problem=problem))


def _mind_the_licence(font: Any, family: str, source: Path) -> None:
    """Refuse what the licence does not allow."""
    names = font["name"]
    said = " ".join(str(names.getDebugName(number) or "") for number in _KEPT)
    if "open font license" not in said.lower() and "ofl" not in said.lower():
        raise Problem(_("{file} does not state that it is licensed under the SIL Open Font License", file=str(source)))
    taken = [word for number in (1, 16) for word in str(names.getDebugName(number) or "").split()[:1]]
    taken += [name.strip() for name in _RESERVED.findall(said)]
    for name in taken:
        if name and name.casefold() in family.casefold():
            raise Problem(_("a modified font must not be called {name}. Choose another name.", name=name))


def _only_ethiopic(font: Any, source: Path) -> None:
    subset = _fonttools("subset")
    wanted = {code for block in ETHIOPIC for code in block} & set(font.getBestCmap() or ())
    if not wanted:
        raise Problem(_("{file} has no Ethiopic letters", file=str(source)))
    options = subset.Options(
        layout_features=[], name_IDs=["*"], name_languages=["*"], hinting=False, notdef_outline=True, glyph_names=True
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


def _fit(font: Any, width: int) -> int:
    """Squeeze every outline into a cell, and centre it; returns how many were too wide."""
    glyph_pen, transform = _fonttools("pens.ttGlyphPen").TTGlyphPen, _fonttools("pens.transformPen").TransformPen
    recording = _fonttools("pens.recordingPen").DecomposingRecordingPen
    outlines, advances, glyphs = font["glyf"], font["hmtx"], font.getGlyphSet()
    squeezed = 0
    fitted: dict[str, Any] = {}
    for name in font.getGlyphOrder():
        glyph = outlines[name]
        if not glyph.numberOfContours:
            continue
        glyph.recalcBounds(outlines)
        scale = min(1.0, width * INK / max(1, glyph.xMax - glyph.xMin))
        squeezed += scale < 1
        shift = (width - (glyph.xMax + glyph.xMin) * scale) / 2
        pen, record = glyph_pen(None), recording(glyphs)
        glyphs[name].draw(record)  # composites in parts: a part may be squeezed otherwise than the whole
        record.replay(transform(pen, (scale, 0, 0, 1, shift, 0)))
        fitted[name] = pen.glyph()
    for name in font.getGlyphOrder():
        left = 0
        if name in fitted:
            outlines[name] = fitted[name]
            fitted[name].recalcBounds(outlines)
            left = fitted[name].xMin
        advances[name] = (width, left)
    font["OS/2"].xAvgCharWidth = width
    return squeezed


def _rename(font: Any, family: str, style: str) -> None:
    """Give the font its own name and tell programs that it is monospaced; the notices stay."""
    own = {1: family, 2: style, 3: f"{family} {style}; permit_wizard", 4: f"{family} {style}"}
    own[6] = re.sub(r"[^A-Za-z0-9-]", "", f"{family}-{style}")
    own[10] = "Ethiopic letters made to fit one terminal cell by permit_wizard; a modified version"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in _KEPT or record.nameID in (5, 8, 9, 11, 12)]
    for number, value in own.items():
        names.setName(value, number, 3, 1, 0x409)  # Windows, Unicode, English: what fontconfig reads
    bold, metrics = style == "Bold", font["OS/2"]
    font["post"].isFixedPitch = 1
    metrics.panose.bProportion = 9  # monospaced
    metrics.usWeightClass, metrics.usWidthClass = (700 if bold else 400), 5
    metrics.fsSelection = (metrics.fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = int(bold)


def licence(font: Any) -> str:
    """Return the notices and the licence of a font as text."""
    said = [(what, font["name"].getDebugName(number)) for number, what in _KEPT.items()]
    return "".join(f"{what}: {words}\n" for what, words in said if words)


def fontconfig(family: str, terminal_font: str) -> str:
    """Return a fontconfig file by which a terminal takes Ethiopic letters from the font."""
    ours, theirs = escape(family), escape(terminal_font)
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <alias binding="strong">
    <family>{theirs}</family>
    <accept><family>{ours}</family></accept>
  </alias>
  <alias binding="strong">
    <family>monospace</family>
    <prefer><family>{theirs}</family><family>{ours}</family></prefer>
  </alias>
</fontconfig>
"""


def cell_of(path: Path) -> float:
    """Return the width of a monospaced font's cell, in em.

    Raises:
        Problem: it cannot be read, or has no letter “a”.
    """
    font = _opened(path)
    names: dict[int, str] = font.getBestCmap() or {}
    letter = names.get(ord("a"))
    if letter is None:
        raise Problem(_("{file} has no letter “a” to measure", file=str(path)))
    return font["hmtx"][letter][0] / font["head"].unitsPerEm


def _parser(localizer: Localizer) -> Parser:
    about = _(
        "Makes an Ethiopic font whose letters fit into one terminal cell, so that no Tigrinya letter is "
        "cut off. It needs fontTools and, if no font is given, Debian’s package {package}. Run {command} "
        "afterwards.",
        package="fonts-noto-extra",
        command="fc-cache -f",
    )
    name = "python -m permit_wizard.tools.ethiopic_cell_font"
    parser = Parser(localizer, prog=name, description=localizer.line(about).replace("%", "%%"))
    parser.options.add_argument(
        "font",
        nargs="*",
        type=Path,
        help=parser.localize(_("the fonts to narrow (default: Debian’s regular and bold font)")),
    )
    parser.option(
        "--into",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        about=_("the folder to write to, for example {folder}", folder="~/.local/share/fonts"),
    )
    parser.option("--name", default="Ethio Cell", about=_("the name of the new font, different from the original"))
    parser.option(
        "--terminal-font",
        default="DejaVu Sans Mono",
        metavar="NAME",
        about=_("the terminal’s own font, for {option}", option="--fontconfig"),
    )
    parser.option(
        "--cell-of",
        type=Path,
        metavar="FILE",
        about=_("the file of the terminal’s own font, to measure a cell (default: {font})", font="DejaVu Sans Mono"),
    )
    parser.option(
        "--fontconfig",
        type=Path,
        metavar="FILE",
        about=_(
            "also write a new fontconfig file, for example {file}", file="~/.config/fontconfig/conf.d/60-ethiopic.conf"
        ),
    )
    add_language(parser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tool and return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    localizer = Localizer(typed_language(arguments) or SOURCE_LANGUAGE)  # only `permit_wizard.cli` reads the locale

    def run() -> int:
        args = _parser(localizer).parse_args(arguments)
        cell = CELL if args.cell_of is None else cell_of(args.cell_of)
        try:
            for source in args.font or SOURCES:
                _make(source, args.name, cell, args.into.expanduser(), localizer)
            if args.fontconfig is not None:
                with args.fontconfig.expanduser().open("x", encoding="utf-8") as stream:
                    stream.write(fontconfig(args.name, args.terminal_font))
        except OSError as error:
            file, problem = str(error.filename), os_reason(error)
        else:
            return DONE
        raise Problem(_("{file} cannot be written: {problem}", file=file, problem=problem))

    return exit_code_of(run, localizer)


def _make(source: Path, family: str, cell: float, folder: Path, localizer: Localizer) -> None:
    made = cell_font(source, family, cell)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{made.font['name'].getDebugName(6)}.ttf"
    made.font.save(file)
    file.with_suffix(".LICENSE.txt").write_text(licence(made.font), encoding="utf-8")
    said = _("{file}: {number} letters narrowed", file=str(file), number=str(made.squeezed))
    console.write(f"{localizer.line(said)}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
