"""A file is replaced only as it was when it was read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from permit_wizard.outputs.delivery.files import CannotSave
from permit_wizard.outputs.delivery.replace import is_same_state, replace_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "sheet.csv").write_bytes(b"old")
    return tmp_path / "sheet.csv"


def test_a_file_is_the_same_until_its_size_its_time_or_the_file_itself_is_another(file: Path) -> None:
    read = file.stat()
    assert is_same_state(file, read)
    os.utime(file, ns=(read.st_atime_ns, read.st_mtime_ns + 1_000_000_000))
    assert not is_same_state(file, read)  # written again, as long as before
    file.write_bytes(b"longer")
    os.utime(file, ns=(read.st_atime_ns, read.st_mtime_ns))
    assert not is_same_state(file, read)  # by a program that puts the time back
    other = file.with_name("other")
    other.write_bytes(b"new")
    os.utime(other, ns=(read.st_atime_ns, read.st_mtime_ns))
    other.replace(file)
    assert not is_same_state(file, read)  # another file under its name
    file.unlink()
    assert not is_same_state(file, read)


def test_a_file_that_is_the_same_is_replaced_and_one_that_was_written_is_not(file: Path) -> None:
    read = file.stat()
    replace_file([b"new"], file, read)
    assert file.read_bytes() == b"new"
    with pytest.raises(CannotSave, match="changed meanwhile"):
        replace_file([b"newer"], file, read)
    assert file.read_bytes() == b"new"
