"""The font tool, on a tiny font made on the spot: every letter fits its cell, and the licence is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from permit_wizard.command_line.console import Problem
from permit_wizard.core.extras import install_command
from permit_wizard.tools.ethiopic_cell_font import CELL, INK, cell_font, cell_of, fontconfig, main

OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
COPYRIGHT = "Copyright 2015 Somebody, with Reserved Font Name “Habesha”."
WIDTHS = {".notdef": 500, "space": 250, "a": 600, "ha": 900, "mu": 300, "both": 0}
"""Ink of each glyph; `both` is made of two others."""


def box(width: int, left: int = 40) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((left, 0))
    pen.lineTo((left + width, 0))
    pen.lineTo((left + width, 700))
    pen.lineTo((left, 700))
    pen.closePath()
    return pen.glyph()


def composite() -> Any:
    pen = TTGlyphPen({"ha": None, "mu": None})
    pen.addComponent("ha", (1, 0, 0, 1, 0, 0))
    pen.addComponent("mu", (1, 0, 0, 1, 900, 0))
    return pen.glyph()


def font(path: Path, *, licence: str = OFL, weight: int = 400, ethiopic: bool = True) -> Path:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(WIDTHS))
    codes = {0x20: "space", ord("a"): "a"}
    builder.setupCharacterMap({**codes, **({0x1200: "ha", 0x1219: "mu", 0x2D80: "both"} if ethiopic else {})})
    glyphs = {name: box(width) for name, width in WIDTHS.items()}
    builder.setupGlyf({**glyphs, "space": TTGlyphPen(None).glyph(), "both": composite()})
    builder.setupHorizontalMetrics({name: (width + 80, 40) for name, width in WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=1000, descent=-300)
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    names = {"copyright": COPYRIGHT, "familyName": "Noto Sans Ethiopic", "styleName": "ExtraCondensed"}
    builder.setupNameTable({**names, "licenseDescription": licence, "licenseInfoURL": "https://openfontlicense.org"})
    builder.save(path)
    return path


@pytest.fixture
def made(tmp_path: Path) -> Any:
    cell_font(font(tmp_path / "in.ttf"), "Ethio Cell").font.save(tmp_path / "out.ttf")
    return TTFont(tmp_path / "out.ttf")


def test_every_letter_fits_its_cell_and_is_in_its_middle(made: Any) -> None:
    cell = round(CELL * 1000)
    inks = {}
    for name in made.getGlyphOrder():
        glyph, (advance, left) = made["glyf"][name], made["hmtx"][name]
        assert advance == cell
        if glyph.numberOfContours:
            assert glyph.xMin == left >= 0
            assert glyph.xMax <= cell
            assert abs((glyph.xMin + glyph.xMax) - cell) <= 2
            assert (glyph.yMin, glyph.yMax) == (0, 700)
            inks[name] = glyph.xMax - glyph.xMin
    room = cell * INK
    assert inks["mu"] == 300  # never stretched
    assert inks["ha"] == pytest.approx(room, abs=2)
    assert inks["both"] == pytest.approx(room, abs=2)
    assert made["post"].isFixedPitch


def test_only_ethiopic_letters_are_in_it(made: Any) -> None:
    assert set(made.getBestCmap()) == {0x1200, 0x1219, 0x2D80}


def test_the_licence_is_kept_and_no_name_of_the_original(made: Any) -> None:
    names = {number: made["name"].getDebugName(number) for number in range(20)}
    assert (names[0], names[13], names[14]) == (COPYRIGHT, OFL, "https://openfontlicense.org")
    assert [names[number] for number in (1, 2, 4, 6)] == [
        "Ethio Cell",
        "Regular",
        "Ethio Cell Regular",
        "EthioCell-Regular",
    ]
    assert not any("noto" in (names[number] or "").lower() for number in (1, 2, 3, 4, 6, 16, 17))


@pytest.mark.parametrize("name", ["Noto Ethiopic Cell", "my noto", "Habesha Mono"])
def test_a_reserved_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match="must not be called"):
        cell_font(font(tmp_path / "in.ttf"), name)


def test_what_is_not_under_this_licence_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="does not state"):
        cell_font(font(tmp_path / "in.ttf", licence="All rights reserved."), "Ethio Cell")


def test_a_font_without_ethiopic_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no Ethiopic letters"):
        cell_font(font(tmp_path / "in.ttf", ethiopic=False), "Ethio Cell")


def test_the_command_writes_fonts_licence_and_fontconfig(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sources = [font(tmp_path / "a.ttf"), font(tmp_path / "b.ttf", weight=700)]
    into, conf = tmp_path / "new" / "fonts", tmp_path / "60.conf"
    argv = [*map(str, sources), "--into", str(into), "--fontconfig", str(conf), "--cell-of", str(sources[0])]
    assert main(argv) == 0
    assert sorted(file.name for file in into.iterdir()) == [
        "EthioCell-Bold.LICENSE.txt", "EthioCell-Bold.ttf", "EthioCell-Regular.LICENSE.txt", "EthioCell-Regular.ttf",
    ]  # fmt: skip
    kept = (into / "EthioCell-Bold.LICENSE.txt").read_text()
    assert COPYRIGHT in kept
    assert OFL in kept
    bold = TTFont(into / "EthioCell-Bold.ttf")
    assert (bold["head"].macStyle, bold["OS/2"].usWeightClass, bold["hmtx"]["ha"][0]) == (1, 700, 680)
    assert "letters narrowed" in capfd.readouterr().out
    assert "Ethio Cell" in conf.read_text()
    assert main(argv) == 2  # somebody's own file is not written over
    assert "cannot be written" in capfd.readouterr().err


def test_fontconfig_is_well_formed_whatever_the_names() -> None:
    tree = ElementTree.fromstring(fontconfig("A & B", "<C>"))
    assert [each.text for each in tree.iter("family")] == ["<C>", "A & B", "monospace", "<C>", "A & B"]


def test_a_cell_is_measured_by_a_letter(tmp_path: Path) -> None:
    assert cell_of(font(tmp_path / "in.ttf")) == 0.68


@pytest.mark.parametrize(
    ("argv", "said"),
    [(["--nonsense"], "--nonsense"), (["/none.ttf"], "/none.ttf cannot be read"), ([__file__], "cannot be read")],
)
def test_what_makes_no_sense_is_one_line(capfd: pytest.CaptureFixture[str], argv: list[str], said: str) -> None:
    assert main(argv) == 2
    err = capfd.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1


def test_without_fonttools_one_line_says_how_to_get_it() -> None:
    code = (
        "import sys; sys.modules['fontTools'] = None\n"
        "from permit_wizard.tools.ethiopic_cell_font import main; sys.exit(main(sys.argv[1:]))"
    )
    helped, run = (
        subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, text=True, check=False)
        for argv in (["--help"], [])
    )
    assert helped.returncode == 0
    assert "--fontconfig" in helped.stdout
    assert (run.returncode, run.stderr) == (
        2, f"permit-wizard: fontTools is missing; install it with {install_command('fonts')}\n",
    )  # fmt: skip
