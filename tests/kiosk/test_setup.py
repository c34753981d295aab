"""The files for the outside of a kiosk."""

import configparser
import shutil
import subprocess
from pathlib import Path

import permit_wizard.kiosk.setup as setup
from permit_wizard.kiosk import harden

FOLDER = Path(setup.__file__).parent
UNIT = FOLDER / "permit-wizard-kiosk.service"


def test_systemd_takes_the_unit(tmp_path):
    # the tests do not install cage; a program's absence does not concern the unit
    stand_in = tmp_path / UNIT.name
    stand_in.write_text(UNIT.read_text().replace("/usr/bin/cage", "/bin/true"))
    run = subprocess.run(
        [shutil.which("systemd-analyze"), "verify", stand_in], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_the_unit_limits_memory_swap_user_and_terminals():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(UNIT)
    service = unit["Service"]
    assert service["MemoryMax"] == "512M"
    assert service["MemorySwapMax"] == "0"
    assert service["OOMPolicy"] == "continue"  # a visit that swells takes nobody along
    assert 2 * harden.MEMORY <= 512 << 20
    assert service["LimitCORE"] == "0"
    assert service["Restart"] == "always"
    assert service["User"] != "root"
    assert "getty@tty1.service" in unit["Unit"]["Conflicts"]
    assert "permit-wizard --kiosk" in service["ExecStart"]
    assert "cage -s" not in service["ExecStart"]  # -s lets visitors change to another terminal


def test_the_machine_never_sleeps():
    told = (FOLDER / "README.md").read_text()
    for word in ("sleep.target suspend.target", "HandleLidSwitch=ignore", "HandleSuspendKey=ignore"):
        assert word in told


def test_the_terminal_remembers_nothing_and_opens_nothing():
    terminal = configparser.ConfigParser(strict=False, interpolation=None, allow_no_value=True)
    terminal.read_string("[main]\n" + (FOLDER / "foot.ini").read_text())
    assert terminal["scrollback"]["lines"] == "0"
    assert terminal["url"]["launch"] == "true"  # the program of that name, which does nothing
    for key in ("spawn-terminal", "clipboard-copy", "show-urls-launch", "pipe-visible", "minimize"):
        assert terminal["key-bindings"][key] == "none"
    assert terminal["mouse-bindings"]["select-begin"] == "none"
