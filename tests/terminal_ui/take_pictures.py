"""Takes the README's pictures: `python -m tests.terminal_ui.take_pictures [FOLDER]`.

Needs xterm, Xvfb, xdotool, ImageMagick and fonts with all letters (Debian: xterm xvfb xdotool imagemagick
fonts-dejavu-core fonts-noto-core), and is no part of the suite for that. Each picture is the wizard in a real terminal,
in a real window: to be looked at.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import ROOT
from tests.terminal_ui.sitting import Place
from tests.terminal_ui.visiting import EVERYTHING

DISPLAY = ":97"
NEEDS = ("Xvfb", "xterm", "xdotool", "import")
WINDOW, FONT = "80x24", ("DejaVu Sans Mono", "13")
PICTURES = {  # the language, where, and who sits beside
    "languages": ("nl", Place("language", {})),
    "arabic-date": ("ar", Place("expires_on", {"permit": "temporary_asylum"}, {"typed": "23-11-2026"})),
    "french-result": ("fr", Place("result", EVERYTHING)),
    "beside-result": ("nl", Place("result", EVERYTHING, beside="ar")),
}


def take(language: str, place: Place, file: Path, folder: Path) -> None:
    """Open a terminal with the wizard at a place, and take a picture of its window."""
    orders = folder / "orders.json"
    orders.write_text(json.dumps({**place._asdict(), "language": language}), encoding="utf-8")
    environ = {**os.environ, "DISPLAY": DISPLAY, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "COLORTERM": "truecolor"}
    face, size = FONT
    command = ["xterm", "-tn", "xterm-256color", "-T", file.stem, "-geometry", WINDOW, "-fa", face, "-fs", size,
               "-e", sys.executable, "-m", "tests.terminal_ui.opened_wizard", str(orders)]  # fmt: skip
    with subprocess.Popen(command, env=environ, cwd=ROOT) as terminal:
        try:
            time.sleep(4)
            subprocess.run(
                ["xdotool", "search", "--name", ".", "windowfocus"], env=environ, check=False, capture_output=True
            )
            subprocess.run(["xdotool", "key", "ctrl+t"], env=environ, check=True)
            time.sleep(2)
            subprocess.run(["import", "-window", "root", "-trim", "+repage", str(file)], env=environ, check=True)
        finally:
            terminal.kill()


def take_kiosk(file: Path) -> None:
    """Open a terminal with the kiosk, choose Dutch, start, and take a picture of the first question."""
    environ = {**os.environ, "DISPLAY": DISPLAY, "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor"}
    face, size = FONT
    program = str(Path(sys.executable).with_name("permit-wizard"))
    command = [
        "xterm",
        "-tn",
        "xterm-256color",
        "-geometry",
        WINDOW,
        "-fa",
        face,
        "-fs",
        size,
        "-e",
        program,
        "--kiosk",
    ]
    with subprocess.Popen(command, env=environ, cwd=ROOT) as terminal:
        try:
            time.sleep(4)
            subprocess.run(
                ["xdotool", "search", "--name", ".", "windowfocus"], env=environ, check=False, capture_output=True
            )
            for key in ("1", "Return", "1"):
                subprocess.run(["xdotool", "key", key], env=environ, check=True)
                time.sleep(2)
            subprocess.run(["import", "-window", "root", "-trim", "+repage", str(file)], env=environ, check=True)
        finally:
            terminal.kill()


def main() -> int:
    """Take all pictures; return 1 if something is missing."""
    missing = [name for name in NEEDS if shutil.which(name) is None]
    if missing:
        print("missing:", *missing, file=sys.stderr)
        return 1
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "terminal_ui" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1400x900x24"]) as screen:
        time.sleep(1)
        try:
            for name, (language, place) in PICTURES.items():
                take(language, place, target / f"{name}.png", Path(folder))
            take_kiosk(ROOT / "permit_wizard" / "kiosk" / "pictures" / "question.png")
        finally:
            screen.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
