"""Ways in which people write dates, each with the day they mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from permit_wizard.core.dates.reading import read_day

HERE = Path(__file__).parent


def forms(name: str) -> Iterator[tuple[str, str, date]]:
    """Yield the language, what is written, and the day that is meant."""
    language, day = "", date.min
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language, iso = line.strip("[]").split()
            day = date.fromisoformat(iso)
        elif not line.startswith("#"):
            yield language, line, day


WRITTEN = [*forms("held_out.txt"), *forms("seen.txt")]


@pytest.mark.parametrize(("language", "written", "day"), WRITTEN)
def test_a_date_is_read_as_it_is_written(language: str, written: str, day: date) -> None:
    assert read_day(written) == day, (language, written)
