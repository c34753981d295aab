"""What the operating system refuses is explained in the reader's language, never in the machine's."""

from __future__ import annotations

import errno
import os
import re

import pytest

from permit_wizard.core.os_errors import os_reason
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.builders import ROOT

COMMON = (
    "ENOENT",
    "EACCES",
    "EPERM",
    "EISDIR",
    "ENOTDIR",
    "ENOSPC",
    "EROFS",
    "EBUSY",
    "ENAMETOOLONG",
    "EEXIST",
    "EIO",
    "EADDRINUSE",
)


@pytest.mark.parametrize("name", COMMON)
@pytest.mark.parametrize("code", languages())
def test_a_common_refusal_is_in_the_readers_own_words(name: str, code: str) -> None:
    number = getattr(errno, name)
    said = Localizer(code)(os_reason(OSError(number, os.strerror(number))))
    assert os.strerror(number) not in said
    assert name not in said
    if code != "en":
        assert said != Localizer("en")(os_reason(OSError(number, "")))


@pytest.mark.parametrize("code", languages())
def test_a_rare_refusal_is_named_by_its_code_alone(code: str) -> None:
    said = Localizer(code, isolate=False)(os_reason(OSError(errno.EXDEV, "Invalid cross-device link")))
    assert "EXDEV" in said
    assert "Invalid" not in said


def test_a_file_that_windows_keeps_open_elsewhere_is_named_as_such() -> None:
    refused = PermissionError(errno.EACCES, "")
    refused.winerror = 32  # type: ignore[attr-defined]
    assert "another program has it open" in os_reason(refused).message


def test_no_message_is_given_the_systems_own_words() -> None:
    leaks = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "permit_wizard").rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\bproblem\s*=.*(\.strerror|str\((?:error|problem)\))", line)
    ]
    assert leaks == []
