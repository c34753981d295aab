"""Nothing lost, nothing left behind: every command on streams that are slow, full, closed or without answer yet."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from permit_wizard.cli import main
from permit_wizard.command_line import console

COMMAND = [sys.executable, "-m", "permit_wizard"]
MANY = b"{}\n" * 4000
SHEET = b"ref,permit,expires_on\n" + b"".join(b"A-%d,other,\n" % number for number in range(1500))
EVERY_COMMAND = [
    ["--help"], ["--version"], ["--print-completion", "bash"], ["--plain", "--lang", "nl"],
    ["rules", "--format", "mermaid"],
    ["check"],
    ["check", "--lines"], ["caseload", "-"], ["caseload", "--template"], ["bidi"], ["doctor"], [],
]  # fmt: skip
LONG = [
    (["check", "--lines"], MANY),
    (["caseload", "-", "--format", "html"], SHEET),
    (["--plain", "--lang", "nl"], b"\nr\n" * 300),
]
UNBUFFERED = {**os.environ, "PYTHONUNBUFFERED": "1"}


def whole(argv: list[str], given: bytes) -> bytes:
    return subprocess.run([*COMMAND, *argv], input=given, capture_output=True, check=False).stdout


# -------------------------------------------------------------------------------------------------------------- output


@pytest.mark.parametrize(("argv", "given"), LONG)
def test_a_reader_that_is_slower_than_a_pipe_that_does_not_block_gets_every_byte(argv: list[str], given: bytes) -> None:
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    with subprocess.Popen([*COMMAND, *argv], stdin=subprocess.PIPE, stdout=writes, stderr=subprocess.PIPE) as process:
        os.close(writes)
        assert process.stdin
        feeding = threading.Thread(target=lambda: (process.stdin.write(given), process.stdin.close()))
        feeding.start()
        got = b""
        with os.fdopen(reads, "rb", 0) as stream:
            while part := stream.read(3000):
                got += part
                time.sleep(0.001)  # slower than it writes
        feeding.join()
    assert len(got) > 65536
    assert got == whole(argv, given)


@pytest.mark.parametrize("environ", [os.environ, UNBUFFERED])
@pytest.mark.parametrize(("argv", "given"), LONG)
def test_what_is_cut_off_is_said(argv: list[str], given: bytes, environ: Any, tmp_path: Path) -> None:
    limited = f"ulimit -f 64; trap '' XFSZ; exec \"$@\" > {tmp_path}/cut"
    done = subprocess.run(
        ["bash", "-c", limited, "-", *COMMAND, *argv], input=given, capture_output=True, env=environ, check=False
    )
    assert done.returncode == console.CANNOT_WRITE
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize("argv", EVERY_COMMAND, ids=" ".join)
def test_a_full_disk_is_one_line_for_every_command(argv: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, *argv], input=b"{}\n", stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == console.CANNOT_WRITE
    assert done.stderr.startswith(b"permit-wizard: ")
    assert len(done.stderr.splitlines()) == 1


# --------------------------------------------------------------------------------------------------------------- input


@pytest.mark.parametrize(
    ("argv", "given", "expected"),
    [
        (["check", "--lines"], b'{"permit": "other"}\n', b'"outcome":"not_covered"'),
        (["check", "-"], b'{"permit": "other"}\n', b'"outcome": "not_covered"'),
        (["caseload", "-", "--format", "csv"], b"ref,permit,expires_on\nA-1,other,\n", b'"A-1",'),
        (["--plain", "--lang", "nl"], b"s\n", b"Begin: druk op Enter\n"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_input_that_has_not_come_yet_is_waited_for(argv: list[str], given: bytes, expected: bytes) -> None:
    reads, writes = os.pipe()
    os.set_blocking(reads, False)
    with subprocess.Popen([*COMMAND, *argv], stdin=reads, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.close(reads)
        with pytest.raises(subprocess.TimeoutExpired):  # it has read, found nothing, and waits
            process.wait(1.5)
        with os.fdopen(writes, "wb", 0) as stream:
            stream.write(given)
        out, err = process.communicate()
    assert expected in out
    assert err == b""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "argv", [["--version"], [], ["check"], ["caseload", "-"], ["doctor"], ["check", "--bad"]], ids=" ".join
)
def test_closed_streams_end_in_one_line_at_most_and_complaints_stay_off_the_output(
    argv: list[str], closed: str
) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"$@" {closed}', "-", *COMMAND, *argv], input=b"{}\n", capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert b"permit-wizard: " not in done.stdout
    if closed == ">&-" and argv != ["check", "--bad"]:
        assert done.returncode == console.CANNOT_WRITE


def test_a_file_that_is_written_does_not_take_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    script = (
        "import os, sys; from permit_wizard.terminal import streams; streams.reserve_std_fds(); "
        "print(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY))"
    )
    done = subprocess.run(
        ["bash", "-c", '"$@" <&- 2>&-', "-", sys.executable, "-c", script, str(tmp_path / "a")],
        capture_output=True,
        check=True,
    )
    assert int(done.stdout) > 2


# ---------------------------------------------------------------------------------------------------------- complaints


@pytest.mark.parametrize(
    "argv",
    [
        ["check", "\x1b]0;evil\x07\x1b[2J"],
        ["check", "--out", "/nowhere/\x1b[31m\x9b1m\r\n", "/dev/null"],
        ["--kiosk", "--staff-key", "\x1b[31m", "--staff-phrase-file", "x"],
        ["--kiosk", "--staff-key", "F5", "--staff-phrase-file", "/\x1b[31m\u202e"],
        ["--\x1b[31m=--"],
        ["--lang", "\x1b[31m"],
        ["\x1b[31m"],
        ["check", "--\x1b[31m\udcff"],
    ],
)
def test_an_argument_moves_no_cursor_when_it_is_complained_of(
    argv: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(argv) == (console.CANNOT_WRITE if "--out" in argv else console.BAD_INPUT)
    said = capfdbinary.readouterr().err.decode()
    assert said.endswith("\n")
    assert not {c for c in said[:-1] if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e"}


@pytest.mark.parametrize("before", [[], ["check"], ["caseload"], ["rules"]], ids=" ".join)
@pytest.mark.parametrize(
    "option", ["--out", "--idle", "--grace", "--today", "--width", "--lang", "--beside", "--format"]
)
def test_two_hyphens_are_no_value(before: list[str], option: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*before, f"{option}=--"]) == 2
    said = capfd.readouterr().err
    assert option in said
    assert len(said.splitlines()) == 1
