"""Bring the catalogues up to date with the messages in the code: `uv run poe messages`.

Extracts every `_("…")` and `ngettext("…", "…", n)` into `permit_wizard.pot` and merges that into each language. What is
new is untranslated there, and a test fails until it is translated: nothing is guessed ("fuzzy").

With `--corrections FILE.xlsx` it imports the corrections from the sheet of `permit-wizard rules --for-review`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

LOCALES = Path(__file__).parent
TEMPLATE, DOMAIN = LOCALES / "permit_wizard.pot", "permit_wizard"
EXTRACT = [
    "extract",
    "-c",
    "Translators:",
    "--add-location",
    "file",
    "--sort-by-file",
    "--width",
    "100",
    "--project",
    "permit-wizard",
    "--version",
    "1",
    "--copyright-holder",
    "the permit_wizard authors",
]
UPDATE = [
    "update",
    "-D",
    DOMAIN,
    "--no-fuzzy-matching",
    "--ignore-obsolete",
    "--ignore-pot-creation-date",
    "--width",
    "100",
]


def pybabel(*arguments: str) -> int:
    """Run Babel's own command in the project's folder; returns its exit code."""
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", *arguments]
    return subprocess.run(command, cwd=LOCALES.parent, check=False).returncode  # noqa: S603 - our own arguments


def extract(template: Path) -> int:
    """Write the messages of the code to a template."""
    return pybabel(*EXTRACT, "-o", str(template), "permit_wizard")


def update(template: Path, *options: str) -> int:
    """Merge a template into every language.

    With `--check` nothing is written; the exit status reports whether a catalogue would change.
    """
    return pybabel(*UPDATE, "-i", str(template), "-d", str(LOCALES), *options)


def corrected(file: Path) -> int:
    """Import the sheet of a native reader into the catalogue, report the result, and return the exit code."""
    sys.path.insert(0, str(LOCALES.parent))
    from locales.corrections import NotOurSheet, take_back

    try:
        taken = take_back(file, LOCALES)
    except (NotOurSheet, OSError) as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - a tool's own output
        return 2
    for sentence in taken.refused:
        print(sentence, file=sys.stderr)  # noqa: T201
    counts = f"{taken.changed} texts corrected, {taken.ticked} found right, {len(taken.refused)} refused"
    print(f"{taken.language}: {counts}.")  # noqa: T201
    return 1 if taken.refused else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corrections", metavar="FILE", type=Path, help="a sheet that a native reader has filled in (xlsx)"
    )
    sheet: Path | None = parser.parse_args().corrections
    sys.exit(corrected(sheet) if sheet is not None else extract(TEMPLATE) or update(TEMPLATE))
