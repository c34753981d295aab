"""Build a release to hand to a centre, for example on a USB stick: `uv run poe release`. Nothing is published.

Writes `dist/permit-wizard-VERSION-DATE/` with the wheel, `SHA256SUMS`, `NOTES.txt` and the handbooks as pages. With
`--platform` and `--python`, also the wheels of all dependencies for such a computer, so that it can be installed
without the internet.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from markdown_it import MarkdownIt

from permit_wizard import __version__
from permit_wizard.core.editions import EDITIONS

ROOT = Path(__file__).parent.parent
NOTES = """\
permit-wizard {version}, gebouwd op {day} ({commit})

De regels zijn die van uitgave {edition}, gecontroleerd op {checked_on}.
Controleer ze opnieuw uiterlijk op {check_again_by}. Na die dag waarschuwt het programma zelf.

Installeren (Windows: in PowerShell, in deze map; nodig is Python {python_nl}):

  {install}

Starten: py -m permit_wizard          Controleren of alles werkt: py -m permit_wizard doctor
Is het bestand heel? {verify}

---

permit-wizard {version}, built on {day} ({commit})

The rules are those of edition {edition}, checked on {checked_on}.
Check them again by {check_again_by}. After that day the program itself shows a warning.

Install (Windows: in PowerShell, in this folder; Python {python} is needed):

  {install}

Start: py -m permit_wizard          Test whether everything works: py -m permit_wizard doctor
On Linux and macOS type python3 instead of py.
Is the file intact? {verify}
"""

HANDBOOKS = {"kiosk": "Handleiding hal.html", "caseload": "Handleiding lijst.html"}  # room -> page
PAGE = """\
<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif }}
body {{ color: #111; background: #fff }}
img {{ max-width: 100% }}
table {{ border-collapse: collapse }}
td, th {{ border: 1px solid #999; padding: .3rem .6rem; text-align: left }}
blockquote {{ border: 2px solid #111; margin: 1rem 0; padding: .5rem 1rem }}
</style></head>
<body>{body}</body></html>
"""


def _run(*command: str, **variables: str) -> str:
    environ = {**os.environ, **variables}
    done = subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def _committed() -> tuple[str, datetime]:
    """Return the short name of the commit and its time; a tree with changes is named so."""
    name, when = _run("git", "log", "-1", "--format=%h %ct").split()
    changed = " with changes" if _run("git", "status", "--porcelain") else ""
    return f"commit {name}{changed}", datetime.fromtimestamp(int(when), UTC)


def handbook(document: Path) -> str:
    """Return a handbook as one page of HTML, its pictures inside it and links to other files taken out."""
    body = str(MarkdownIt("commonmark").enable("table").render(document.read_text(encoding="utf-8")))

    def picture(found: re.Match[str]) -> str:
        data = base64.b64encode((document.parent / found[1]).read_bytes()).decode("ascii")
        return f'src="data:image/png;base64,{data}"'

    body = re.sub(r'src="([^":]+\.png)"', picture, body)
    body = re.sub(r'<a href="(?!https?:|#)[^"]*">(.*?)</a>', r"\1", body)
    title = re.search(r"<h1>(.*?)</h1>", body)
    return PAGE.format(title=title[1] if title else document.stem, body=body)


def build(folder: Path, day: date, platform: str | None, python: str) -> Path:
    """Build the release into `folder` and return the folder it is in.

    Args:
        folder: where the release's own folder is made; an older one of the same name is replaced.
        day: the day of the release.
        platform: a platform tag of pip, such as `win_amd64`, whose dependencies are added; None adds none.
        python: the version of Python on that computer.
    """
    commit, committed = _committed()
    target = folder / f"permit-wizard-{__version__}-{day:%Y%m%d}"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    epoch = str(int(committed.timestamp()))  # the same commit gives the same bytes
    _run(os.environ.get("UV", "uv"), "build", "-q", "--wheel", "--out-dir", str(target), SOURCE_DATE_EPOCH=epoch)
    (target / ".gitignore").unlink(missing_ok=True)
    wheel = next(target.glob("*.whl"))
    if platform is not None:
        wanted = ["--only-binary=:all:", "--platform", platform, "--python-version", python]
        _run(sys.executable, "-m", "pip", "download", "-q", *wanted, "-d", str(target), str(wheel))
    for room, name in HANDBOOKS.items():
        document = ROOT / "permit_wizard" / room / "HANDLEIDING.md"
        if document.exists():
            (target / name).write_text(handbook(document), encoding="utf-8")
    sums = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(target.iterdir())
    )
    (target / "SHA256SUMS").write_text(sums, encoding="ascii")
    rules = EDITIONS[-1]
    notes = NOTES.format(
        version=__version__,
        day=day,
        commit=commit,
        python=python if platform else "3.11 or newer",
        python_nl=python if platform else "3.11 of nieuwer",
        edition=rules.id,
        checked_on=rules.checked_on,
        check_again_by=rules.check_again_by,
        install=f"py -m pip install {'--no-index --find-links . ' if platform else ''}./{wheel.name}",
        verify=f"Get-FileHash {wheel.name}  |  sha256sum -c SHA256SUMS",
    )
    (target / "NOTES.txt").write_text(notes, encoding="utf-8")
    return target


def main() -> int:
    """Read the arguments, build, and print where the release is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="the folder to write to (dist if not given)")
    parser.add_argument("--platform", help="add all dependencies for this platform, for example win_amd64")
    parser.add_argument("--python", default="3.13", help="with --platform: its version of Python (3.13 if not given)")
    args = parser.parse_args()
    target = build(args.out, datetime.now(UTC).date(), args.platform, args.python)
    print(target)
    print((target / "SHA256SUMS").read_text(encoding="ascii"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
