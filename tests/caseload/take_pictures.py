"""Takes the pictures of the handleiding: a list, the sheet with advice in LibreOffice, and a letter.

All people are invented. Run: `uv run --group test python -m tests.caseload.take_pictures`, with Chromium, LibreOffice,
Xvfb and ImageMagick installed.
"""

from __future__ import annotations

import contextlib
import html
import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Font

from permit_wizard.cli import main
from tests.builders import ROOT

PICTURES = Path(ROOT) / "permit_wizard" / "caseload" / "pictures"
PEOPLE = (
    ("Naam", "Verblijfspas geldig tot", "Taal", "Aangevraagd"),
    ("Ahmad Karimi", date(2026, 12, 1), "Arabisch", "nee"),
    ("Selam Haile", date(2026, 12, 6), "Tigrinya", "nee"),
    ("Yusuf Demir", date(2026, 12, 22), "Nederlands", ""),
    ("Marie Nkosi", date(2027, 2, 14), "Frans", "nee"),
    ("Hana Tesfay", date(2027, 1, 5), "Tigrinya", "ja"),
    ("Omar Aziz", date(2027, 6, 30), "Arabisch", ""),
)
_PATIENCE = 45
"""Seconds that LibreOffice may take to open a sheet for the first time."""

DAY = ["--today", "2026-11-30", "--lang", "nl"]


def sheet(path: Path) -> None:
    """Write the sheet of a centre."""
    book = openpyxl.Workbook()
    tab = book.active
    assert tab is not None
    tab.title = "Cliënten"
    for row in PEOPLE:
        tab.append(row)
    for cell in tab[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCD", (14, 22, 11, 12), strict=True):
        tab.column_dimensions[letter].width = width
    book.save(path)


def printed(*arguments: str) -> str:
    """Return what a command prints, with the command itself above it."""
    raw = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(raw), contextlib.redirect_stderr(io.StringIO()):
        main([*DAY, *arguments])
    raw.seek(0)
    return raw.read()


def photographed(page: Path, name: str, size: str) -> None:
    """Write a picture of a page as a browser shows it."""
    target = PICTURES / name
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--window-size={size}", f"--screenshot={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def opened(file: Path, profile: Path) -> None:
    """Write a picture of a sheet as LibreOffice shows it, on a screen of its own."""
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1640x400x24"]
    with subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as display:
        assert display.stdout is not None
        environ = {**os.environ, "DISPLAY": f":{display.stdout.readline().strip()}"}
        office = [
            "soffice",
            f"-env:UserInstallation=file://{profile}",
            "--norestore",
            "--nologo",
            "--nofirststartwizard",
        ]
        with subprocess.Popen([*office, "--calc", str(file)], env=environ, start_new_session=True) as program:
            time.sleep(_PATIENCE)
            subprocess.run(["import", "-window", "root", str(PICTURES / "sheet.png")], env=environ, check=True)
            os.killpg(program.pid, signal.SIGKILL)
        display.terminate()


def take() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file, page = Path(folder, "lijst.xlsx"), Path(folder, "lijst.html")
        sheet(file)
        text = html.escape("$ permit-wizard caseload lijst.xlsx\n" + printed("caseload", str(file)))
        style = "background:#1b1f27;color:#e6e6e6;font:15px/1.35 'DejaVu Sans Mono',monospace;padding:16px;margin:0"
        page.write_text(f'<meta charset="utf-8"><body style="{style}"><pre style="margin:0">{text}</pre>', "utf-8")
        photographed(page, "list.png", "940,470")
        letters = Path(folder, "brieven.html")
        printed("caseload", "letters", str(file), "--out", str(letters))
        photographed(letters, "letter.png", "900,760")
        printed("caseload", str(file), "--write-back", str(file), "--replace")
        opened(file, Path(folder, "profile"))


if __name__ == "__main__":
    sys.exit(take())
