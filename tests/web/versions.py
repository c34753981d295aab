"""Other versions of a built site, made in no time: what a service worker, a telephone and a bad line meet."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from permit_wizard.language.languages import languages
from permit_wizard.web.build import documents
from permit_wizard.web.build import script as scripts
from permit_wizard.web.build import site as building
from permit_wizard.web.build.recordings import Recordings
from tests.web.browser import TODAY

ARCHIVES = (".wasm", ".zip")
LIGHT_WORKER = """
const scripts = Promise.all([import("./pyodide.js"), import("./pyodide.asm.js")]); // as the real one: each is missed
scripts.catch(() => postMessage({ failed: true }));
onmessage = ({ data: { port, plan, number, visit } }) => {
  if (!port) {
    const html = '<main><h1 tabindex="-1">light</h1></main>';
    return number && postMessage({ number, visit, place: "permit", html, lang: visit.language, dir: "ltr" });
  }
  const missing = new Set(plan.early);
  port.onmessage = ({ data: { name, done } }) => {
    if (done && missing.delete(name) && !missing.size) scripts.then(() => postMessage({ ready: true }), () => {});
  };
};
"""
"""Takes the files of the engine as the real worker does, and draws one page: for what is about files alone."""


def another_version(site: Path, folder: Path, mark: str, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """Make a site whose documents, scripts and code folder differ from another's, by a mark of one letter or digit.

    Its titles begin with the mark; its archives are links to the other's.

    Args:
        site: the other one.
        folder: where.
        mark: one letter or digit.
        changes: for files of the code, some text in them and what takes its place.
    """
    code = next(site.glob("code-*")).name
    script = (site / "sw.js").read_text(encoding="utf-8")
    version = re.search('VERSION = "([0-9a-f]{12})"', script)
    assert version
    changed = {code: f"code-{mark * 12}", version[1]: mark * 12, "<title>": f"<title>{mark} "}
    (folder / changed[code]).mkdir(parents=True)
    for file in (site / code).iterdir():
        (folder / changed[code] / file.name).symlink_to(file)
    for file in (*site.glob("*.html"), site / "sw.js", site / "newest.js"):
        text = file.read_text(encoding="utf-8")
        for old, new in changed.items():
            text = text.replace(old, new)
        (folder / file.name).write_text(text, encoding="utf-8")
    for name, (old, new) in (changes or {}).items():
        text = (folder / changed[code] / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        rewrite(folder / changed[code], name, text.replace(old, new))
    return sized(folder)


def rewrite(code: Path, name: str, text: str) -> None:
    """Write a file of the code in place of its link, without its compressed copies."""
    for copy in (name, f"{name}.br", f"{name}.gz", f"{name}.packed"):
        (code / copy).unlink(missing_ok=True)
    (code / name).write_text(text, encoding="utf-8")
    if name.endswith(ARCHIVES):
        (code / f"{name}.packed").write_bytes(gzip.compress(text.encode()))


def sized(version: Path) -> Path:
    """Have the service worker of a version know the sizes of its files as they are now; returns the version."""
    worker = (version / "sw.js").read_text(encoding="utf-8")
    found = re.search("const SIZES = (.*?);", worker)
    assert found
    sizes = {name: (version / name).stat().st_size for name in json.loads(found[1]) if (version / name).exists()}
    sized_worker = worker.replace(found[0], f"const SIZES = {json.dumps(sizes)};")
    (version / "sw.js").write_text(sized_worker, encoding="utf-8")
    return version


def plan_of(code: Path) -> dict[str, Any]:
    """Return what the loader of a site brings."""
    found = re.search("const PLAN = (.*);", (code / "app.js").read_text(encoding="utf-8"))
    assert found
    return json.loads(found[1])


def light_version(site: Path, folder: Path, mark: str) -> Path:
    """Make a version whose archives hold a few bytes and whose engine draws one page: it is ready at once.

    What waits, for the worker's kept copy or before it is told that nothing comes, waits a tenth as long.
    """
    quicker = {"app.js": ("SILENCE = 9_000", "SILENCE = 900"), "style.css": ("0s 9s forwards", "0s .9s forwards")}
    light = another_version(site, folder, mark, quicker)
    code = next(light.glob("code-*"))
    plan = plan_of(code)
    for name in plan["sizes"]:
        rewrite(code, name, f"light {mark} {name}")
    sizes = {name: (code / name).stat().st_size for name in plan["sizes"]}
    new = {**plan, "sizes": sizes, "bytes": sum(sizes.values())}
    for file in (code / "app.js", light / "newest.js"):
        text = file.read_text(encoding="utf-8")
        rewrite(
            file.parent, file.name, re.sub("const PLAN = .*;", lambda _found: f"const PLAN = {json.dumps(new)};", text)
        )
    rewrite(code, "worker.js", LIGHT_WORKER)
    worker = (light / "sw.js").read_text(encoding="utf-8")
    assert "PATIENCE = 4000" in worker
    (light / "sw.js").write_text(worker.replace("PATIENCE = 4000", "PATIENCE = 400"), encoding="utf-8")
    return sized(light)


def with_recordings(version: Path, recorded: Mapping[str, Recordings]) -> Path:
    """Add recordings to a version, which is returned."""
    code = next(version.glob("code-*"))
    names = {language: one.name(language) for language, one in recorded.items()}
    plan = {**plan_of(code), "recordings": {language: one.plan(language) for language, one in recorded.items()}}
    for file in (code / "app.js", version / "newest.js"):
        text = file.read_text(encoding="utf-8")
        rewrite(
            file.parent, file.name, re.sub("const PLAN = .*;", lambda _found: f"const PLAN = {json.dumps(plan)};", text)
        )
    worker = (version / "sw.js").read_text(encoding="utf-8")
    assert "AUDIO = []" in worker
    listed = f"AUDIO = {json.dumps(list(names.values()))}"
    (version / "sw.js").write_text(worker.replace("AUDIO = []", listed), encoding="utf-8")
    for language, one in recorded.items():
        (version / names[language]).parent.mkdir(exist_ok=True)
        (version / names[language]).write_bytes(one.content)
    return sized(version)


def kiosk_version(site: Path, folder: Path, *, printing: bool = False) -> None:
    """Make a site for a kiosk of another one's archives, which are the same."""
    code = next(site.glob("code-*"))
    (folder / code.name).mkdir(parents=True)
    for file in code.iterdir():
        if not file.name.startswith("app.js"):
            (folder / code.name / file.name).symlink_to(file)
    options = building.BuildOptions(
        tuple(languages()), TODAY, "auto", kiosk=True, rules_pages={}, drawn_on=TODAY, printing=printing
    )
    script = scripts.script(plan_of(code), building.script_pages(options))
    (folder / code.name / "app.js").write_text(script, encoding="utf-8")
    about = documents.Site(code.name, options.languages, TODAY, kiosk=True, printing=printing)
    for name, text in documents.documents(about):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sw.js").write_text("", encoding="utf-8")
