"""The archive of Python that a site has: it runs alone, in any languages, and is rehearsed."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.web.build import archives, pyodide
from permit_wizard.web.build import site as building
from tests.builders import thorough

ALL = tuple(languages())
IN_THE_BROWSER = """
import json, sys
from permit_wizard.web.engine import turn
visit = {"language": "nl", "place": "permit"}
files = [{"take": name} for name in ("html", "text", "json")]
for form in ({"do": "answer", "answer": "other"}, {"go": "result"}, {"go": "take"}, *files):
    answer = json.loads(turn(json.dumps({"visit": visit, "form": form, "now": 1795000000000})))
    visit = answer["visit"]
from permit_wizard.outputs import calendar, qr
turn(json.dumps({"visit": {"language": "nl"}, "form": {"typed": "5 maart 2027"}, "now": 0, "peek": True}))
modules = {name: module.__file__ for name, module in sys.modules.items() if name.partition(".")[0] in sys.argv[1:]}
print(json.dumps({"place": answer["place"], "file": answer["file"]["name"], "modules": modules}))
"""


EVERY_PLACE = """
import json
from permit_wizard.language.languages import languages
from permit_wizard.web.engine import turn
from permit_wizard.web.preload import pieces
for language in sorted(languages()):
    for piece in pieces(language):
        assert json.loads(turn(piece))
    page = json.loads(turn(json.dumps({"visit": {"language": language}, "form": {"go": "language"}, "now": 0})))["html"]
    assert page.count('name="lang"') == len(languages()), language
    print(language)
"""


def test_the_archive_runs_alone(stand_ins: pyodide.Parts, tmp_path: Path) -> None:
    """The archive is enough for every page and file, and contains no terminal code."""
    with zipfile.ZipFile(io.BytesIO(archives.archive(archives.engine(stand_ins, ["nl", "en"])))) as archive:
        archive.extractall(tmp_path)
    assert set(json.loads((tmp_path / "permit_wizard/locales/languages.json").read_text(encoding="utf-8"))) == {
        "nl",
        "en",
    }
    done = subprocess.run(
        [sys.executable, "-c", IN_THE_BROWSER, "permit_wizard", "textual", "rich", "babel"],
        cwd=tmp_path, capture_output=True, check=True, text=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert (told["place"], told["file"]) == ("take", "page.json")
    assert all(Path(file).is_relative_to(tmp_path) for file in told["modules"].values())
    made_here = [name for name in told["modules"] if name.startswith("permit_wizard.web.build")]
    assert made_here == []


@pytest.mark.parametrize("size", [pytest.param(1, marks=thorough), 2])
def test_any_languages_make_a_site_on_which_every_page_can_be_drawn(
    size: int, stand_ins: pyodide.Parts, tmp_path: Path
) -> None:
    """Each subset of one, and each pair of neighbours; the words to say on the telephone are Dutch on all of them."""
    subsets = [(code,) for code in ALL] if size == 1 else list(zip(ALL, ALL[1:] + ALL[:1], strict=True))
    for number, codes in enumerate(subsets):
        folder = tmp_path / str(number)
        for name, content in archives.engine(stand_ins, codes).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        listed = json.loads((folder / "permit_wizard/locales/languages.json").read_text(encoding="utf-8"))
        assert set(listed) == {*codes, "nl"}
        assert {code for code, told in listed.items() if told.get("offered", True)} == set(codes)
    done = subprocess.run(
        ["sh", "-e", "-c", 'for folder in */; do (cd "$folder"; "$0" -c "$1"); done', sys.executable, EVERY_PLACE],
        cwd=tmp_path, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == [code for codes in subsets for code in sorted(codes)]


@pytest.mark.parametrize("codes", [("en", "ar"), pytest.param(("ti",), marks=thorough)])
def test_sites_without_dutch_are_rehearsed_and_made(
    codes: tuple[str, ...], stand_ins: pyodide.Parts, tmp_path: Path
) -> None:
    """The rehearsal runs in this Python here, and every page of the site is drawn."""
    for name, content in archives.engine(stand_ins, codes).items():
        path = tmp_path / "bake" / "engine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    script = (archives.BYTECODE / "rehearsal.py").read_text(encoding="utf-8").replace("/bake/", f"{tmp_path}/bake/")
    script = script.removesuffix("main()\n") + "sys.path.insert(0, str(ENGINE)); rehearse_first_pages(); rehearse()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    pages = dict.fromkeys(codes, b"<head>rules</head>")
    options = building.BuildOptions(
        codes, "", "auto", kiosk=False, rules_pages=pages, drawn_on="2026-11-30", baked=False
    )
    building.write(tmp_path / "site", stand_ins, options)
    assert {file.stem for file in (tmp_path / "site").glob("*.html")} == {
        "index", *codes, *(f"rules-{code}" for code in codes)
    }  # fmt: skip
