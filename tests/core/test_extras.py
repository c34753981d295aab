"""The command that adds an optional part fits the way in which the program was installed."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from permit_wizard.core import extras
from permit_wizard.core.extras import EXTRAS, install_command
from tests.builders import ROOT


def test_the_table_is_that_of_the_project() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {extra: tuple(re.split(r"[<>=]", one)[0] for one in given) for extra, given in declared.items()} == EXTRAS


def test_a_checkout_uses_its_own_environment() -> None:
    assert install_command("site") == "uv sync --inexact --extra site"


@pytest.mark.parametrize(
    ("marker", "platform", "command"),
    [
        ("pipx_metadata.json", "linux", "pipx inject permit-wizard pyarrow"),
        ("uv-receipt.toml", "linux", 'uv pip install --python "{prefix}" pyarrow'),
        (None, "linux", "python3 -m pip install pyarrow"),
        (None, "win32", "py -m pip install pyarrow"),
    ],
)
def test_an_installed_program_names_its_installer(
    marker: str | None, platform: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if marker is not None:
        (tmp_path / marker).touch()
    monkeypatch.setattr(extras, "__file__", str(tmp_path / "permit_wizard" / "core" / "extras.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    assert install_command("parquet") == command.format(prefix=tmp_path)
