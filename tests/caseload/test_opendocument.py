"""OpenDocument sheets, as LibreOffice writes them."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.read.table import BadTable
from tests.caseload.people import read, said

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
HIDDEN = (
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def document(tables: str, styles: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return target.getvalue()


def text(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{words}</text:p></table:table-cell>'


def row(*cells: str, many: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{many}">{"".join(cells)}</table:table-row>'


DAY = (
    '<table:table-cell office:value-type="date" office:date-value="2026-11-23">'
    "<text:p>23-11-26</text:p></table:table-cell>"
)
EMPTY = '<table:table-cell table:number-columns-repeated="16381"/>'
HEAD = row(text("Naam"), text("Geldig tot"), text("Mag werken"), text("Nummer"), text("Notitie"), EMPTY)
YES = (
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell>'
)
NUMBER = '<table:table-cell office:value-type="float" office:value="612"><text:p>612</text:p></table:table-cell>'


def test_a_sheet_with_dates_repeated_rows_remarks_and_a_hidden_sheet() -> None:
    noted = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>geheim</text:p></office:annotation>'
        '<text:p>belt<text:s text:c="2"/><text:span>na</text:span></text:p><text:p>april</text:p></table:table-cell>'
    )
    raw = document(
        f'<table:table table:name="Uitleg">{row(text("Vul in"))}</table:table>'
        f'<table:table table:name="Lijst">{row(text("Bijgewerkt"), DAY)}{row(EMPTY, many=2)}'
        f"<table:table-header-rows>{HEAD}</table:table-header-rows>{row(text('Bo'), DAY, YES, NUMBER, noted)}"
        f"{row(text('Cas'), text('1 april 2027'), many=2)}{row(EMPTY, many=1048570)}</table:table>"
        f'<table:table table:name="Oud" table:style-name="ta2">{HEAD}{row(text("X"), DAY, YES)}</table:table>',
        HIDDEN,
    )
    rows = read(raw)
    assert [(r.number, r.ref, r.answers.expires_on) for r in rows] == [
        (5, "Bo", date(2026, 11, 23)),
        (6, "Cas", date(2027, 4, 1)),
        (7, "Cas", date(2027, 4, 1)),
    ]
    assert rows[0].answers.may_work == "yes"
    assert rows[0].extra_cells == {"Nummer": "612", "Notitie": "belt  na april"}
    assert said(raw)[0] == 'The hidden tab “Oud” (1 row) was not read. If there are people in it, use --sheet "Oud"'


def test_one_cell_said_to_repeat_without_end_takes_no_room() -> None:
    wide = text("x", ' table:number-columns-repeated="999999999999"')
    raw = document(
        f'<table:table table:name="a">{HEAD}{row(text("Bo"), DAY, wide)}{row(EMPTY, many=10**15)}'
        f"{row(text('Cas'), DAY)}</table:table>"
    )
    assert [r.ref for r in read(raw)] == ["Bo", "Cas"]


@pytest.mark.parametrize(
    "content", ["", "<", "x" * 100, '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>']
)
def test_a_damaged_document_is_refused(content: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    with pytest.raises(BadTable):
        read(target.getvalue())


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=3))
def test_no_document_ends_in_a_traceback(at: int, raw: bytes) -> None:
    whole = document(f'<table:table table:name="a">{HEAD}{row(text("Bo"), DAY)}</table:table>')
    at %= len(whole)
    with suppress(BadTable):
        read(whole[:at] + raw + whole[at + len(raw) :])


def test_an_empty_row_that_is_not_written_parts_two_tables_as_in_other_files() -> None:
    head = row(text("Naam"), text("Geldig tot"))
    rows = [row(text("Noord")), head, row(text("Bo"), DAY), row(EMPTY), row(text("Zuid")), head, row(text("Cas"), DAY)]
    raw = document(f'<table:table table:name="A">{"".join(rows)}</table:table>')
    assert [person.ref for person in read(raw)] == ["Bo", "Cas"]
