"""A file that is found by its place is never waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from permit_wizard.core.regular_file import NotRegular, read_regular


def test_a_file_is_read_to_a_limit(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_regular(file, 3) == b"123"


def test_a_folder_and_what_is_not_there_are_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".") as refused:
        read_regular(tmp_path, 3)
    assert isinstance(refused.value, IsADirectoryError)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "none", 3)


@pytest.mark.timeout(20)
def test_a_pipe_and_a_device_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(NotRegular):
            read_regular(path, 3)
