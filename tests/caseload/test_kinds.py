"""A wrong kind of file is named for what it is, with what to do about it."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permit_wizard.caseload import read as opening
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.read import package
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.language.localizer import Localizer
from tests.builders import THOROUGH, TODAY
from tests.caseload.people import PERSON, problem, read, stream, table
from tests.caseload.test_twelve_sheets import workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def zipped(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def refusal(raw: bytes) -> str:
    with pytest.raises(BadTable) as caught:
        read(raw)
    line = Localizer("en").line(caught.value.reason)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"),
            "an Excel workbook of before 2007: open it and save it as .xlsx",
        ),
        (
            OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "with a password: open it and save a copy without",
        ),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "a Word document: copy its table into a sheet"),
        (bytes.fromhex("0908080000050500"), "an Excel workbook of 1995 or older: open it and save it as .xlsx"),
        (
            zipped(
                mimetype="application/vnd.oasis.opendocument.spreadsheet",
                **{"META-INF__manifest_xml": "<encryption-data/>"},
            ),
            "an OpenDocument sheet: open it and save a copy without the password",
        ),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "damaged"),
        (zipped(xl__workbook_bin=""), "a binary Excel workbook"),
        (zipped(word__document_xml=""), "a document to print or to read"),
        (zipped(Index__Document_iwa=""), "a Numbers sheet"),
        (zipped(list_csv="ref\n"), "a zip file: take the sheet out of it"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (zipped(xl__workbook_xml="<not"), "damaged"),
        (b"%PDF-1.7\n", "a document to print or to read"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture: type its table into a sheet"),
        (b"\x1f\x8b\x08\0", "a compressed file: take the sheet out of it"),
        (b"ARROW1\0", "an Arrow file: save the list from it as .csv"),
        (b"\r\n <!DOCTYPE html><html><table>", "a web page: open it and save it as .xlsx"),
        (b'\xef\xbb\xbf<html xmlns:x="urn:x"><table>', "a web page"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "an Excel sheet of 2003 in XML",
        ),
        (b'<?xml version="1.0"?><people/>', "an XML file"),
    ],
)  # fmt: skip
def test_a_wrong_kind_of_file_is_named(raw: bytes, words: str) -> None:
    assert words in refusal(raw)


def test_a_workbook_cut_off_half_way_is_damaged() -> None:
    whole = workbook(("Lijst", [["naam", "geldig tot"], ["Bo", "23-11-2026"]]))
    assert [row.ref for row in read(whole)] == ["Bo"]
    for size in (len(whole) // 3, len(whole) - 30):
        assert "damaged" in refusal(whole[:size])


def changed(raw: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with one of its parts changed, as a program might have written it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    return target.getvalue()


def as_excel_writes_it() -> bytes:
    """A workbook with shared strings, dates as formatted day numbers, and a formula with its result."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    words = "".join(f"<si><t>{word}</t></si>" for word in ("Naam", "Geldig tot", "Aangevraagd", "nee"))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{office}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r3" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}">'
            '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/styles.xml": f"<styleSheet {main}>"
            '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f"<sst {main}>{words}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>"
            '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>'
            '<row r="4"><c r="B4" t="str"><f>"B"&amp;"o"</f><v>Bo</v></c><c r="C4" s="1"><v>46349</v></c><c r="D4" '
            't="s"><v>3</v></c></row>'
            '<row r="9"><c r="B9" t="inlineStr"><is><t>Cas</t></is></c><c r="C9"><v>46349</v></c><c r="D9" '
            't="e"><v>#N/A</v></c></row>'
            "</sheetData></worksheet>",
        }.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_workbook_as_excel_itself_writes_it() -> None:
    """Rows and columns that are left out still count; a number that has no form of a date is not taken for one."""
    bo, cas = read(as_excel_writes_it())
    assert (bo.number, bo.ref, bo.answers.expires_on, bo.answers.applied) == (4, "Bo", date(2026, 11, 23), "no")
    assert (cas.number, cas.ref, cas.answers.expires_on) == (9, "Cas", None)
    assert "46349: this is a day number of Excel" in problem(cas)
    assert "#N/A: this is not an answer here" in problem(cas)
    assert cas.notes[0].candidates == (date(2026, 11, 23),)


def test_a_workbook_that_says_it_is_smaller_than_it_is_is_read_whole() -> None:
    whole = workbook(("Lijst", [["naam", "geldig tot"], ["Bo", "23-11-2026"]]))
    said_smaller = changed(whole, "xl/worksheets/sheet1.xml", b'ref="A1:B2"', b'ref="A1"')
    assert said_smaller != whole
    assert [row.answers.expires_on for row in read(said_smaller)] == [date(2026, 11, 23)]


@given(
    st.integers(0, 2000),
    st.binary(min_size=1, max_size=6),
    st.sampled_from(["worksheets/sheet1", "workbook", "styles"]),
)
@settings(max_examples=40, deadline=None)
def test_no_workbook_ends_in_a_traceback(place: int, junk: bytes, part: str) -> None:
    whole = workbook(("Lijst", [["naam", "geldig tot", "aantal"], ["Bo", date(2026, 11, 23), 3.5]]))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        content = archive.read(f"xl/{part}.xml")
    at = place % len(content)
    broken = changed(whole, f"xl/{part}.xml", content, content[:at] + junk + content[at + len(junk) :])
    with suppress(BadTable):
        read(broken)


def test_a_workbook_without_a_list_says_so() -> None:
    assert "no row has column names" in refusal(workbook(("Blad1", [["hallo"], []]), ("Blad2", [])))


def test_a_workbook_that_unpacks_to_more_than_a_machine_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_UNPACKED", 1000)
    assert "too large: at most 1024 MB once unpacked can be read. Save the list alone as .csv" in refusal(
        workbook(("Lijst", [["naam"]]))
    )


def test_a_pipe_is_read_like_a_file_and_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def piped(raw: bytes) -> list[str]:
        reader, writer = os.pipe()
        os.write(writer, raw)
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            return [row.ref for row in Reading(pipe, TODAY)]

    assert piped(table(PERSON).encode()) == ["A-1"]
    assert piped(workbook(("Lijst", [["naam"], ["Bo"]]))) == ["Bo"]
    monkeypatch.setattr(opening, "_LONGEST_PIPE", 10)
    with pytest.raises(BadTable):
        piped(table(PERSON).encode())


def test_the_stream_stays_open() -> None:
    opened = stream(table(PERSON).encode())
    assert [row.ref for row in Reading(opened, TODAY)] == ["A-1"]
    assert not opened.closed


def test_a_few_cells_far_apart_take_neither_memory_nor_time() -> None:
    rows = [["naam", "geldig tot"], ["Bo", "23-11-2026"]]
    far = changed(
        workbook(("Lijst", rows)),
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="%(last)d"><c r="A%(last)d" t="inlineStr"><is><t>Cas</t></is></c></row></sheetData>'
        % {b"last": 1_048_576 if THOROUGH else 60_000},
    )
    assert [row.ref for row in read(far)] == ["Bo", "Cas"]
    wide = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (number, number) for number in range(3, 1600))
    raw = changed(workbook(("Lijst", rows)), "xl/worksheets/sheet1.xml", b"</sheetData>", wide + b"</sheetData>")
    assert "too large: at most 25000000 cells" in refusal(raw)
    begin, cell = (b"\x00\x04" + number.to_bytes(4, "little") for number in (1_048_575, 0))
    records = begin + cell + b"\x05\x04" + (16_383).to_bytes(4, "little")
    assert "too large: at most 25000000 cells" in refusal(
        zipped(xl__workbook_bin="", xl__worksheets__sheet1_bin=records.decode("latin-1"))
    )
