"""Finds the conformance data of Debian's package `unicode-data`."""

import bz2
import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path("/usr/share/unicode")


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a Unicode data file without comments; skip the test without the file, or fail in CI."""
    openers = {name: lambda path: path.open("rb"), f"{name}.gz": gzip.open, f"{name}.bz2": bz2.open}
    for file_name, opener in openers.items():
        if (FOLDER / file_name).exists():
            with opener(FOLDER / file_name) as file:
                yield from (line.decode().partition("#")[0].strip() for line in file)
            return
    message = f"{FOLDER / name} is missing: install the package unicode-data"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
