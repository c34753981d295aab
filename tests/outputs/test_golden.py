"""Every format in every language, byte for byte; `tests/golden/update.py` says how to renew them."""

from __future__ import annotations

import pytest

from tests.golden.update import HERE, cases

CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_the_bytes_are_the_same(name: str) -> None:
    assert CASES[name]() == (HERE / name).read_bytes()


def test_no_file_is_left_over() -> None:
    files = {path.name for path in HERE.iterdir() if path.suffix != ".py" and path.name[0] != "." and path.is_file()}
    assert files == set(CASES)
