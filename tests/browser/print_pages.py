"""Prints the page in a real browser: `uv run --group test python tests/browser/print_pages.py [--shots FOLDER]`.

Needs Chromium (Debian: `apt-get install chromium fonts-noto-core`), and is no part of the test suite for that. A plain
and the longest result of each edition and the people of tests/outputs/test_paper.py, in every language alone and beside
Dutch, must come out on one or two sheets of A4, with nothing fetched and nothing reported against the page's policy.
It tells how many take one sheet. `--shots` keeps the PDFs, and pictures to look at: are
Arabic and Ethiopic shaped, do dates keep their order, is nothing cut off at an edge?
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))  # run as a script

from permit_wizard.core.editions import EDITIONS, Edition
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, html
from permit_wizard.review.inventory import samples
from tests.builders import TODAY, applicant
from tests.outputs.test_paper import NAMES, verdict_of

A4 = re.compile(rb"/MediaBox ?\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]")
PAGE = re.compile(rb"/Type ?/Page\b")


def longest(edition: Edition) -> Verdict:
    """Return the verdict by an edition on the sample person who is told most."""
    verdicts = (assess(answers, today, edition) for answers, today in samples(edition))
    return max(verdicts, key=lambda verdict: sum(len(f.message.message) for f in verdict.findings))


def printed(program: str, page: Path) -> tuple[bytes, str]:
    pdf = page.with_suffix(".pdf")
    picture = page.with_suffix(".png")
    common = [program, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"]
    subprocess.run(
        [*common, f"--screenshot={picture}", "--window-size=900,1300", page.as_uri()], capture_output=True, check=True
    )
    done = subprocess.run(
        [*common, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()], capture_output=True, check=True
    )
    return pdf.read_bytes(), done.stderr.decode(errors="replace")


def main() -> int:
    """Print everything; return 1 if anything is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=Path)
    args = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("no Chromium here", file=sys.stderr)
        return 1
    wrong = 0
    with tempfile.TemporaryDirectory() as spare:
        folder = args.shots or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        verdicts = {"plain": assess(applicant(), TODAY), **{f"longest-{each.id}": longest(each) for each in EDITIONS}}
        verdicts |= {name.replace(" ", "-"): verdict_of(name) for name in NAMES}
        sheets: dict[tuple[str, ...], list[int]] = {}
        for name, verdict in verdicts.items():
            for code in languages():
                for codes in [(code,), (code, "nl" if code != "nl" else "en")]:
                    page = folder / f"{name}-{'-'.join(codes)}.html"
                    page.write_bytes(html.write(Sheet(verdict, tuple(map(Localizer, codes)))))
                    pdf, said = printed(program, page)
                    pages = len(PAGE.findall(pdf))
                    sheets.setdefault(codes, []).append(pages)
                    good = 1 <= pages <= 2 and len(A4.findall(pdf)) >= 1 and "Content Security Policy" not in said
                    wrong += not good
                    print(f"{page.name}: {pages} pages{'' if good else '  <-- WRONG'}")
        for codes, counts in sheets.items():
            print(f"{'-'.join(codes)}: {counts.count(1)} of {len(counts)} on one sheet, at most {max(counts)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
