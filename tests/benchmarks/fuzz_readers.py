"""Feeds `check`, `check --lines` and `caseload` what no person would.

`uv run poe bench fuzz_readers [SECONDS [SEED]]` (600).

Never collected by pytest. Whole inputs of every kind (JSON, JSON Lines, CSV, an Excel workbook) are cut, repeated,
flipped, and spliced with bytes that readers trip over. Each must end in an exit code of the contract, in time, with one
line on standard error at most a sheet's remark each, and without a traceback. Prints how many there were and what was
found.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import sys
import tempfile
import time
import traceback
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from openpyxl import Workbook

from permit_wizard.cli import main as run
from tests.builders import ALL_IS_WELL

SLOWEST = 5.0  # seconds one input may take on a busy machine; a usual one takes some milliseconds
MORE = 64 << 10  # kB of memory that the whole run may take more than its first thousand inputs
CODES = {0, 1, 2, 74}
PERSON = {key: str(value) for key, value in ALL_IS_WELL.items()}
NASTY = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\r", b"\r\n", b"\x1a", b'"', b"'", b"{", b"[" *
    500, b"}", b"\\ud800", b"1e999", b"NaN", b"-0", b"9" * 400, b"sep=;\n", b";", b"\t", b",", b"\xe2\x80\xae",
    b"\x1b[31m", b"31-12-2026", b"12/31/2026", b"45000", b"0000-00-00", b"=1+1", b"PK\x03\x04", b"<html>", b"%PDF-",
    b"\x0c", b"\xc2\x85", b"\xe2\x80\xa8", b"null",
]  # fmt: skip


def wholes() -> list[tuple[list[str], bytes]]:
    """Return commands with an input each that is as it should be."""
    one = json.dumps(PERSON).encode()
    names = ["naam", *PERSON]
    rows = [[f"A-{number}", *PERSON.values()] for number in range(5)]
    book = Workbook()
    for row in (names, *rows):
        book.active.append(row)
    excel = io.BytesIO()
    book.save(excel)
    sheets = ["\n".join(sign.join(row) for row in (names, *rows)).encode() for sign in ",;\t"]
    sheets += [
        sheets[0].decode().encode("utf-16"),
        json.dumps([PERSON] * 3).encode(),
        one + b"\n" + one,
        excel.getvalue(),
    ]
    return [(["check"], one), (["check", "--lines"], (one + b"\n") * 5), *((["caseload"], sheet) for sheet in sheets)]


def spoiled(chance: random.Random, whole: bytes) -> bytes:
    """Return an input with a few things done to it."""
    raw = bytearray(whole)
    for _change in range(chance.choice([1, 1, 1, 2, 3, 8])):
        at = chance.randrange(len(raw) + 1)
        end = min(len(raw), at + chance.choice([1, 2, 8, 64]))
        match chance.randrange(6):
            case 0:
                raw[at:at] = chance.choice(NASTY)
            case 1:
                del raw[at:end]
            case 2:
                raw[at:at] = raw[at:end] * chance.choice([1, 3, 200])
            case 3 if at < len(raw):
                raw[at] ^= 1 << chance.randrange(8)
            case 4:
                raw[at:end] = chance.randbytes(end - at)
            case _:
                raw[at:end] = chance.choice(NASTY)
    return bytes(raw[: 1 << 20])


def main() -> int:
    """Fuzz, and return 1 when something was found."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    kinds, tried, found, slowest, first = wholes(), 0, 0, 0.0, 0
    codes = dict.fromkeys(CODES, 0)
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        file = Path(folder) / "input"
        while time.monotonic() < until and found < 10:
            command, whole = chance.choice(kinds)
            raw = spoiled(chance, whole)
            file.write_bytes(raw)
            said, began = io.StringIO(), time.perf_counter()
            try:
                with redirect_stdout(nowhere), redirect_stderr(said):
                    code = run([*command, str(file), "--today", "2026-11-23", "--lang", "en"])
                assert code in CODES, code
                assert "Traceback" not in said.getvalue()
                codes[code] += 1
            except BaseException:  # noqa: BLE001 - whatever it is, it was found
                found += 1
                print("found:", command, raw[:300], traceback.format_exc()[-1500:], flush=True)
            spent = time.perf_counter() - began
            if spent > SLOWEST:
                found += 1
                print(f"slow: {spent:.1f} s", command, raw[:300], flush=True)
            slowest, tried = max(slowest, spent), tried + 1
            if tried == 1000:
                first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first
    print(f"{tried} inputs, by exit code {codes}; slowest {slowest:.3f} s; {more} kB more")
    return int(bool(found) or more > MORE)


if __name__ == "__main__":
    warnings.simplefilter("error")
    sys.exit(main())
