"""Advice goes into the centre's own OpenDocument sheet, and only its content changes, by insertions."""

from __future__ import annotations

import io
import random
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from permit_wizard.caseload.write.additions import CannotAdd, Column, TableChanges
from permit_wizard.caseload.write.package_changes import OURS, NewAnswers, changes
from permit_wizard.caseload.write.package_ods import OdsPackage
from tests.builders import TODAY
from tests.caseload.people import read
from tests.caseload.workbooks import changed_parts, loaded, parts, without_insertions

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = "".join(
    f' xmlns:{name}="{_OASIS}:{uri}:1.0"'
    for name, uri in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def day(value: str) -> str:
    style = f'table:style-name="ce3" office:value-type="date" office:date-value="{value}"'
    return f"<table:table-cell {style}><text:p>{value}</text:p></table:table-cell>"


ROWS = (
    '<table:table-row table:style-name="ro1">' + cell("Naam") + cell("Geldig tot") + cell("Groep")
    + '<table:table-cell table:number-columns-repeated="16381"/></table:table-row>'
    "<table:table-row>" + cell("Bo") + day("2026-03-26")
    + '<table:table-cell office:value-type="float" office:value="1"><office:annotation><text:p>let '
      'op</text:p></office:annotation><text:p>1</text:p></table:table-cell></table:table-row>'
    # the same person in three rows, written once
    '<table:table-row table:number-rows-repeated="3">' + cell("Cas") + day("2026-05-30")
    + '<table:table-cell table:number-columns-repeated="5"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row>'
)  # fmt: skip


def sheet(rows: str = ROWS, columns: str = '<table:table-column table:number-columns-repeated="16384"/>') -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{SPACES} office:version="1.3">'
        "<office:automatic-styles/>"
        f"<office:body><office:spreadsheet><table:table table:name=\"Blad '1'\">{columns}{rows}</table:table>"
        f'<table:table table:name="Notities"><table:table-row>{cell("naam van de kat")}</table:table-row></table:table>'
        '<table:database-ranges><table:database-range table:name="f" table:target-range-address="\'Blad '
        "&apos;&apos;1&apos;&apos;'.A1:'Blad &apos;&apos;1&apos;&apos;'.C5\" table:display-filter-buttons=\"true\"/>"
        "</table:database-ranges></office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        for name, text in {
            "content.xml": content,
            "styles.xml": "<x/>",
            "META-INF/manifest.xml": "<x/>",
            "Pictures/a.png": "\x89PNG",
        }.items():
            archive.writestr(name, text)
    return made.getvalue()


def written(raw: bytes, code: str = "en", **more: object) -> bytes:
    package = OdsPackage(io.BytesIO(raw))
    return b"".join(package.write(changes(package, loaded(raw, code), **more)))  # pyright: ignore[reportArgumentType]


def content_of(raw: bytes) -> str:
    return parts(raw)["content.xml"].decode()


def test_only_the_content_changes_and_only_by_insertions() -> None:
    raw = sheet()
    out = written(raw)
    assert changed_parts(raw, out) == {"content.xml"}
    ElementTree.fromstring(content_of(out))
    before = (
        content_of(raw)
        .replace("&apos;", "'")
        .replace('number-columns-repeated="16381"', "")
        .replace('table:number-rows-repeated="3"', "")
    )
    before = (
        before.replace('number-columns-repeated="5"', "").replace(".C5", "").replace("<office:automatic-styles/>", "")
    )
    assert without_insertions(before.encode(), content_of(out).encode())
    assert "<office:annotation><text:p>let op</text:p></office:annotation>" in content_of(out)
    assert "'Blad ''1'''.P5\"" in content_of(out)


def test_rows_and_cells_that_are_written_once_for_many_are_parted() -> None:
    out = written(sheet())
    package = OdsPackage(io.BytesIO(out))
    titles = package.titles("Blad '1'", range(1, 7))
    width = 3 + 2 + len(OURS)
    assert [titles[1][number] for number in (1, 2, 3, 4, 5, 6)] == [
        "Naam",
        "Geldig tot",
        "Groep",
        "Done",
        "Own note",
        "Urgency",
    ]
    assert max(titles[1]) == width
    assert [titles[row].get(7) for row in range(2, 7)] == ["25-03-2026", *["29-05-2026"] * 3, None]
    assert 'number-rows-repeated="3"' not in content_of(out)
    cells = re.search(r"<table:table-row table:style-name.*?</table:table-row>", content_of(out))
    assert cells is not None
    assert f'number-columns-repeated="{16384 - width}"' in cells[0]  # the row is as wide as it was
    assert len(read(out)) == len(read(sheet())) == 4


def test_our_columns_are_found_again_and_volunteers_cells_stay() -> None:
    first = written(sheet(), "nl")
    package = OdsPackage(io.BytesIO(first))
    ticked = b"".join(package.write([TableChanges("Blad '1'", 1, [Column("Klaar", {2: "✓", 4: "✓"}, 4, owned=False)])]))
    again = written(ticked, "ti")
    assert written(again, "ti") == again
    titles = OdsPackage(io.BytesIO(again)).titles("Blad '1'", range(1, 6))
    assert max(titles[1]) == 3 + 2 + len(OURS)
    assert [titles[row].get(4) for row in range(2, 6)] == ["✓", None, "✓", None]
    assert content_of(again).count('style:name="caseload-day"') == 1


def test_new_answers_and_comments_of_replaced_cells() -> None:
    answers = NewAnswers("Blad '1'", 2, {"Groep": 'a  <b>"', "Terug": date(2026, 4, 1)})
    out = content_of(written(sheet(), answers=answers))
    assert "let op" in out
    assert 'a<text:s/><text:s/>&lt;b&gt;"' in out
    assert 'office:date-value="2026-04-01"' in out


def test_hidden_columns_behind_the_table_do_not_hide_ours() -> None:
    def columns(shown: int, hidden: int) -> str:
        last = f'<table:table-column table:visibility="collapse" table:number-columns-repeated="{hidden}"/>'
        return f'<table:table-column table:number-columns-repeated="{shown}"/>{last}'

    out = content_of(written(sheet(columns=columns(3, 16381))))
    ours = 2 + len(OURS)
    assert columns(ours, 16381 - ours) in out
    few = content_of(written(sheet(columns="<table:table-column/>")))
    assert f'<table:table-column/><table:table-column table:number-columns-repeated="{3 + ours - 1}"/>' in few


def test_what_is_not_there_damaged_or_signed_is_refused() -> None:
    package = OdsPackage(io.BytesIO(sheet()))
    for tab, row in (("Blad '1'", 2_000_000), ("Nergens", 2)):
        with pytest.raises(CannotAdd):
            b"".join(package.write([TableChanges(tab, 1, [Column("x", {row: "y"})])]))
    signed = io.BytesIO(sheet())
    with zipfile.ZipFile(signed, "a") as archive:
        archive.writestr("META-INF/documentsignatures.xml", "<x/>")
    with pytest.raises(CannotAdd, match="signature"):
        OdsPackage(signed)
    raw, chance = sheet(), random.Random(11)
    for _each in range(150):
        broken = bytearray(raw)
        broken[chance.randrange(len(broken))] ^= chance.randrange(1, 256)
        try:
            plan = [TableChanges("Blad '1'", 1, [Column("x", {2: "y"})])]
            b"".join(OdsPackage(io.BytesIO(bytes(broken))).write(plan))
        except CannotAdd:
            continue
    assert loaded(raw).today == TODAY
