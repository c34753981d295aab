"""When a site cannot be made: each cause in a sentence of its own, before anything is written."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from permit_wizard.cli import main
from permit_wizard.core.extras import install_command
from permit_wizard.language.languages import languages
from permit_wizard.web.build import archives, pyodide, site, tools

NPM_OFFLINE = (
    "npm error code ENOTFOUND\nnpm error syscall getaddrinfo\n"
    "npm error network request failed, reason: getaddrinfo ENOTFOUND host.invalid"
)
PIP_OFFLINE = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(\"Connection refused\")': "
    "/simple/pydantic/\n"
    "ERROR: Could not find a version that satisfies the requirement pydantic (from versions: none)"
)
NPM_UNKNOWN = (
    "npm error code ETARGET\nnpm error notarget No matching version found for pyodide@314.0.7.\n"
    "npm error a log is somewhere"
)


def program(complaint: str = "", code: int = 1) -> list[str]:
    """Return a program that complains and fails."""
    return [sys.executable, "-c", f"import sys; sys.stderr.write({complaint!r}); sys.exit({code})"]


def a_node(version: str, then: str = "") -> Callable[[], list[str]]:
    """Return a Node.js that says its version, and does something else where it is given a script."""
    script = f"import sys, time\nif sys.argv[1:] == ['--version']: print({version!r}); sys.exit()\n{then}"
    return lambda: [sys.executable, "-c", script]


def said(folder: Path, capsys: pytest.CaptureFixture[str], code: str = "en") -> str:
    assert main(["site", str(folder / "new"), "--lang", code]) == 74
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert not (folder / "new").exists()
    return err.removeprefix("permit-wizard: ").strip()


@pytest.mark.parametrize("code", languages())
def test_where_a_program_is_missing_it_says_what_to_install(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools.shutil, "which", lambda _program: None)
    monkeypatch.setattr(tools, "find_spec", lambda _module: None)
    assert install_command("site") in said(tmp_path, capsys, code)


@pytest.mark.parametrize("gone", ["npm", "node", "pip"])
def test_it_says_which_before_anything_is_fetched(
    gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools.shutil, "which", lambda program: None if program == gone else sys.executable)
    monkeypatch.setattr(tools, "find_spec", lambda _module: None)
    monkeypatch.setattr(tools, "bring", lambda *_arguments: pytest.fail("something was fetched"))
    monkeypatch.setattr(tools, "_run", lambda *_a: subprocess.CompletedProcess([], 0, b"v20.1.0", b""))
    assert said(tmp_path, capsys).startswith(f"{gone} is missing; install it with ")


@pytest.mark.parametrize("version", ["v16.20.2", "", "something else"])
def test_a_node_that_is_too_old_is_named_with_the_one_that_is_needed(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "node", a_node(version))
    assert said(tmp_path, capsys) == (
        f"Node.js here is {version or '?'}; the site needs v18 or newer. Install that with {install_command('site')}"
    )


@pytest.mark.parametrize(("name", "complaint"), [("pip", PIP_OFFLINE), ("npm", NPM_OFFLINE)])
def test_without_a_network_it_says_to_connect(
    name: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "node", a_node("v20.1.0"))
    monkeypatch.setattr(tools, "pip", lambda: program(code=0))
    monkeypatch.setattr(tools, name, lambda: program(complaint))
    assert said(tmp_path, capsys) == f"{name} gets no answer from the internet. Connect this machine, then try again."


@pytest.mark.parametrize(
    ("complaint", "told"),
    [(NPM_UNKNOWN, "No matching version found for pyodide@314.0.7."), ("", "1"), ("EACCES\n", "EACCES")],
)
def test_what_a_registry_complains_of_is_said_in_its_own_words(
    complaint: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "node", a_node("v20.1.0"))
    monkeypatch.setattr(tools, "pip", lambda: program(code=0))
    monkeypatch.setattr(tools, "npm", lambda: program(complaint))
    assert (
        said(tmp_path, capsys)
        == f"The parts of the site could not be fetched: npm reports “{told}”. Is this machine on the internet?"
    )


def test_a_registry_that_never_answers_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "node", a_node("v20.1.0"))
    monkeypatch.setattr(tools, "pip", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    run = tools.subprocess.run

    def impatient(command: list[str], **options: Any) -> Any:
        return run(command, **{**options, "timeout": 0.2 if "download" in command else 20})

    monkeypatch.setattr(tools.subprocess, "run", impatient)
    assert said(tmp_path, capsys).startswith("pip took too long and was stopped. Try again when ")


def test_a_program_that_cannot_be_started_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "node", lambda: [str(tmp_path)])  # a folder
    assert said(tmp_path, capsys).startswith("node cannot be started: you have no permission for it. Install it with ")


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("print('Error: ENOSPC: no space left on device', file=sys.stderr); sys.exit(1)",
        "ENOSPC: no space left on device"),
        ("sys.exit(9)", "9"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "-9"),  # as when memory runs out
    ],
)  # fmt: skip
def test_where_node_fails_it_is_not_the_network_that_is_blamed(
    then: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("pyodide.mjs", "python_stdlib.zip"):
        content = archives.archive({"os.py": b""}) if name.endswith("zip") else b""
        (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(pyodide, "fetch", lambda _folder: pyodide.Parts(tmp_path, ()))
    monkeypatch.setattr(tools, "node", a_node("v20.1.0", then))
    assert said(tmp_path, capsys) == (
        f"The site could not be made: Node.js reports “{told}”. Nothing was written. "
        "Is there room on the disk and in memory?"
    )


def test_what_is_not_the_pinned_package_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "node", a_node("v20.1.0"))
    monkeypatch.setattr(tools, "pip", lambda: program(code=0))
    pack = "import pathlib; pathlib.Path('pyodide-1.tgz').write_bytes(b'another')"
    monkeypatch.setattr(tools, "npm", lambda: [sys.executable, "-c", pack])
    with pytest.raises(pyodide.NoParts, match="hash"):
        pyodide.fetch(tmp_path)


def test_a_full_disk_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pyodide, "fetch", lambda _folder: pyodide.Parts(tmp_path, ()))
    monkeypatch.setattr(site, "write", full)
    assert said(tmp_path, capsys) == f"{tmp_path / 'new'} cannot be written: the disk is full"
