"""The day in the Netherlands, also on a machine whose time zone file is damaged."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from permit_wizard.cli import main
from permit_wizard.core.clock import day_in_the_netherlands, time_zone

WHOLE = next(path for folder in zoneinfo.TZPATH if (path := Path(folder) / "Europe/Amsterdam").exists()).read_bytes()
DAMAGED = {
    "empty": b"",
    "no time zone": b"#!/bin/sh\necho hello\n",
    "a header and nothing after it": WHOLE[:44],
    "cut off": WHOLE[: len(WHOLE) // 2],
    "one byte short of its first part": WHOLE[:200],
    "other numbers in its header": WHOLE[:20] + b"\xff" * 24 + WHOLE[44:],
}


@pytest.fixture
def zone_file(tmp_path: Path) -> Iterator[Path]:
    """The file of the time zone, on a machine that has no other."""
    file = tmp_path / "Europe" / "Amsterdam"
    file.parent.mkdir()
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(tmp_path)])
    zoneinfo.ZoneInfo.clear_cache()
    yield file
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_time_zone_file_changes_no_day_and_doctor_says_so(
    zone_file: Path, content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    zone_file.write_bytes(content)
    assert time_zone() is None
    assert day_in_the_netherlands(datetime(2026, 7, 1, 21, 59, tzinfo=UTC)) == date(2026, 7, 1)
    assert day_in_the_netherlands(datetime(2026, 7, 1, 22, 0, tzinfo=UTC)) == date(2026, 7, 2)
    assert day_in_the_netherlands(datetime(2026, 12, 31, 23, 0, tzinfo=UTC)) == date(2027, 1, 1)
    assert main(["doctor", "--lang", "en"]) in (0, 1)
    out, err = capfd.readouterr()
    assert "time zone" in out
    assert err == ""


def test_the_whole_file_is_read(zone_file: Path) -> None:
    zone_file.write_bytes(WHOLE)
    assert time_zone() is not None
