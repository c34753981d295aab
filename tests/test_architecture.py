"""What is loaded when: import contracts see what is written, these see what happens in a fresh Python."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.builders import ALL_IS_WELL, ROOT, TODAY

CORE = ["text", "source", "answers", "verdict", "questions", "flow", "rules"]
REPORT = "import sys, json; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"


def loaded_by(code: str, given: str = "") -> set[str]:
    """Run code in a fresh Python and return the top names of all that was imported in it."""
    command = [sys.executable, "-c", f"{code}\n{REPORT}"]
    run = subprocess.run(command, input=given, capture_output=True, text=True, check=True, cwd=ROOT, timeout=60)
    return set(json.loads(run.stderr.splitlines()[-1]))


def run_check(*arguments: str) -> str:
    """Return code that runs `permit-wizard check` and goes on."""
    command = ["check", "-", "--today", TODAY.isoformat(), *arguments]
    return f"from permit_wizard.cli import main\ntry:\n    main({command!r})\nexcept SystemExit:\n    pass"


def answers() -> str:
    return json.dumps(ALL_IS_WELL, default=str)


def test_the_report_sees_what_is_loaded() -> None:
    assert {"textual", "rich", "json"} <= loaded_by("import textual.app")


@pytest.mark.parametrize("room", CORE)
def test_the_core_loads_no_screen_and_no_language(room: str) -> None:
    loaded = loaded_by(f"import permit_wizard.core.{room}")
    assert "permit_wizard" in loaded
    assert not loaded & {"textual", "rich", "babel", "gettext"}


@pytest.mark.parametrize("arguments", [(), ("--lang", "ar"), ("--format", "text"), ("--lines", "--ids")], ids=" ".join)
def test_check_never_loads_textual(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(run_check(*arguments), answers())
    assert "pydantic" in loaded  # it did judge
    assert not loaded & {"textual", "rich", "babel"}  # the words of dates are compiled with the catalogues


@pytest.mark.parametrize("module", ["app", "registry", "screens.start", "screens.language"])
def test_the_first_screens_load_no_pydantic(module: str) -> None:
    loaded = loaded_by(f"import permit_wizard.terminal_ui.{module}")
    assert "textual" in loaded
    assert "pydantic" not in loaded  # a fifth of the time until the first screen


def test_the_package_itself_loads_nothing() -> None:
    assert not loaded_by("import permit_wizard") & {"textual", "rich", "babel", "gettext", "pydantic"}
