"""What the tests of `caseload ask` share: a sheet of two people, answers for one of them, and the cells of the copy."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl

DAY = ["--today", "2026-09-01"]
SHEET = (
    "naam;soort verblijf;geldig tot;verlenging aangevraagd;hoofdverblijf;begeleider\n"
    "Anna Bos;asiel bepaalde tijd;23-11-2026;nee;ja;Kees\nBo;;1-12-2026;;;Els\n"
)
REST = [
    ("abroad_over_3_months", 2),
    ("reason_applies", 1),
    ("information_correct", 1),
    ("convictions", 2),
    ("digid", 1),
    ("travel", 2),
]
TYPED = [str(digit) for _key, digit in REST]


Typed = Callable[..., tuple[int, str, str]]


def rows_of(path: Path, sign: str = ";") -> list[list[str]]:
    if path.suffix == ".xlsx":
        return [
            ["" if cell is None else str(cell) for cell in row]
            for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        ]
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=sign))


def answers_of(path: Path, row: int, *columns: str, sign: str = ";") -> list[str]:
    """Cells of a row by the names of their columns."""
    rows = rows_of(path, sign)
    return [rows[row][rows[0].index(column)] for column in columns]
