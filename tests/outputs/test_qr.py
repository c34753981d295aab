"""The QR code, decoded from the screen it is drawn on by a library that did not make it."""

from __future__ import annotations

import pytest

from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, qr
from tests.builders import TODAY, applicant
from tests.scanning import scanned


def sheet(code: str, *, detailed: bool = False, room: tuple[int, int] = (80, 24)) -> Sheet:
    answers = applicant(digid="without_sms")
    return Sheet(assess(answers, TODAY), (Localizer(code),), detailed, room)


@pytest.mark.parametrize("code", sorted(languages()))
def test_a_phone_reads_the_address_and_nothing_else(code: str) -> None:
    raw = qr.write(sheet(code))
    assert scanned(raw) == ["HTTPS://IND.NL" if code == "nl" else "HTTPS://IND.NL/EN"]
    assert scanned(raw)[0] in raw.decode()  # the text is beside it, for people who cannot scan
    assert "▀" not in raw.decode()  # every font will do


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_summary_fits_beside_or_under_the_code_and_can_be_read(code: str) -> None:
    page = sheet(code, detailed=True)
    raw = qr.write(page)
    assert scanned(raw, 80, max(24, len(raw.splitlines()) + 1)) == [qr.summary(page)]
    assert len(qr.summary(page).encode()) <= qr.LARGEST
    assert "19-05-2026" in qr.summary(page)


def test_room_decides_how_it_is_drawn() -> None:
    payload = qr.address(Localizer("en"))
    wide = qr.draw(payload, 80, 40)
    narrow = qr.draw(payload, 40, 24)
    assert wide is not None
    assert narrow is not None
    assert (wide.half_blocks, wide.width) == (False, 58)  # with all four modules of margin
    assert narrow.half_blocks
    assert qr.draw(payload, 20, 24) is None
    for drawing in (wide, narrow):
        assert {sum(len(run.text) for run in row) for row in drawing.rows} == {drawing.width}
        raw = "\n".join(map(qr.ansi, drawing.rows)).encode()
        assert scanned(raw, drawing.width, len(drawing.rows)) == [payload]


def test_without_room_only_the_text_is_written() -> None:
    assert qr.write(sheet("en", room=(20, 10))).decode().startswith("HTTPS://IND.NL/EN\n")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_text_from_right_to_left_is_never_beside_a_code(code: str) -> None:
    rows = qr.write(sheet(code, detailed=True, room=(200, 60))).decode().splitlines()
    beside = [row for row in rows if "\x1b" in row and not row.endswith("\x1b[0m")]
    assert bool(beside) == (code == "en")
