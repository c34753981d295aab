"""Other versions of a built site, made in no time: what a service worker, a telephone and a bad line meet."""

from __future__ import annotations

import re
from pathlib import Path


def another_version(site: Path, folder: Path, mark: str) -> Path:
    """Make a site whose documents, scripts and code folder differ from another's, by a mark of one letter or digit.

    Its titles begin with the mark; its archives are links to the other's.
    """
    code = next(site.glob("code-*")).name
    script = (site / "sw.js").read_text(encoding="utf-8")
    version = re.search('VERSION = "([0-9a-f]{12})"', script)
    assert version
    changed = {code: f"code-{mark * 12}", version[1]: mark * 12, "<title>": f"<title>{mark} "}
    (folder / changed[code]).mkdir(parents=True)
    for file in (site / code).iterdir():
        (folder / changed[code] / file.name).symlink_to(file)
    for file in (*site.glob("*.html"), site / "sw.js"):
        text = file.read_text(encoding="utf-8")
        for old, new in changed.items():
            text = text.replace(old, new)
        (folder / file.name).write_text(text, encoding="utf-8")
    return folder


def impatient(site: Path, folder: Path) -> Path:
    """Make a site that waits a tenth as long before it tells that nothing comes.

    `test_updates` looks at how long that is.
    """
    changed = another_version(site, folder, "f")
    code = next(changed.glob("code-*"))
    for name, old, new in (
        ("app.js", "SILENCE = 9_000", "SILENCE = 900"),
        ("style.css", "0s 9s forwards", "0s .9s forwards"),
    ):
        text = (code / name).read_text(encoding="utf-8")
        assert old in text
        for copy in code.glob(f"{name}*"):
            copy.unlink()
        (code / name).write_text(text.replace(old, new), encoding="utf-8")
    return changed
