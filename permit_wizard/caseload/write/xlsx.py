"""A judged caseload as an Excel workbook (ECMA-376, SpreadsheetML), written row by row.

openpyxl is not used for this: what it writes goes through a temporary file, and answers must not reach a disk but where
the user says.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from permit_wizard.caseload.columns.list_columns import FIELDS
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write import titles
from permit_wizard.caseload.write.cell_references import letters
from permit_wizard.caseload.write.layout import TITLE, Caseload, cached_by_triage, own_names
from permit_wizard.caseload.write.titles import WIDTHS
from permit_wizard.caseload.write.xlsx_sheet import excel_text
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import NothingToWrite

MOST_ROWS = 1_048_575
"""Rows that Excel takes below the header."""

_EPOCH = date(1899, 12, 30)  # day 0 of a workbook, for every day since March 1900
_FIRST = date(1900, 3, 1)
_PLAIN, _HEAD, _DAY, _URGENT, _TEXT, _URGENT_TEXT = range(6)
"""The styles, by their index in _STYLES. Text cells stay text when somebody edits them: 0612, +31, -5, =1+1."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BREAKS = re.compile("[\t\r\n\v\f]+")
_PAGE = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
"""A4, turned, and as many pages high as the list needs but one wide."""

_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name '
    'val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="6"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/>'
    '<xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/>'
    '<xf numFmtId="49" applyNumberFormat="1" xfId="0"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" '
    'applyFont="1" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MIME}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_MIME}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_MIME}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": _STYLES,
}


def write_xlsx(load: Caseload) -> Iterator[bytes]:
    """Yield a workbook: a column to tick, ours, and the centre's own; the header stays in sight and filters.

    Raises:
        NothingToWrite: there are more rows than a workbook takes.
    """
    localizer = load.localizer
    ours = titles.titles(FIELDS, localizer)
    header = [localizer(_("Done")), *ours, *own_names(load.ranked, ours)]
    urgent = load.ranked.counts[Urgency.TODAY]
    return xlsx_of(
        header,
        _rows(load),
        len(load.ranked),
        localizer,
        urgent=urgent,
        tick=True,
        fields=dict(zip(ours, FIELDS, strict=True)),
    )


def _rows(load: Caseload) -> Iterator[Sequence[object]]:
    columns = list(load.ranked.columns)
    first, last = 1 + FIELDS.index("ref"), 1 + FIELDS.index("row")
    common = cached_by_triage(lambda entry: ["", *titles.in_words(entry, load).values()])
    for entry in load.entries():
        row = common(entry)[:]
        row[first], row[last] = entry.ref, entry.row or ""
        yield [*row, *(entry.extra_cells.get(name, "") for name in columns)]


def xlsx_of(
    header: Sequence[str],
    rows: Iterator[Sequence[object]],
    many: int,
    localizer: Localizer,
    *,
    urgent: int = 0,
    tick: bool = False,
    fields: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[bytes]:
    """Yield a workbook of one sheet.

    Args:
        header: the names of the columns.
        rows: cells of text, whole numbers and dates.
        many: how many rows there are.
        localizer: the reader's language; the sheet runs in its direction.
        urgent: how many rows at the top are set in bold.
        tick: whether the first column is to be ticked.
        fields: our fields in the columns, by name: those with much text are wider.

    Raises:
        NothingToWrite: there are more rows than a workbook takes.
    """
    if many > MOST_ROWS:
        raise NothingToWrite(
            _("A workbook takes at most {n} rows; choose {extension} instead.", n=MOST_ROWS, extension="csv")
        )
    return _packed(header, rows, localizer, urgent, fields, tick=tick)


def _packed(
    header: Sequence[str],
    rows: Iterator[Sequence[object]],
    localizer: Localizer,
    urgent: int,
    fields: Mapping[str, str],
    *,
    tick: bool,
) -> Iterator[bytes]:
    sink = _Sink()
    widths = [WIDTHS.get(fields.get(name, ""), 14) for name in header]
    texts = {index for index, name in enumerate(header) if fields.get(name) in (None, "ref")}
    plain = [_TEXT if index in texts else _PLAIN for index in range(len(header))]
    bold = [_URGENT_TEXT if index in texts else _URGENT for index in range(len(header))]
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(_info(name), _XML + content)
        with archive.open(_info("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as part:
            part.write(_opening(widths, localizer, tick=tick).encode())
            part.write(_row(1, header, [_HEAD] * len(header)).encode())
            number = 1
            for number, row in enumerate(rows, 2):
                part.write(_row(number, row, bold if number <= urgent + 1 else plain).encode())
                yield sink.taken()
            part.write(_closing(len(header), number, tick=tick).encode())
        archive.writestr(
            _info("xl/workbook.xml"), _XML + _workbook(localizer(TITLE)[:31], f"${letters(len(header))}${number}")
        )
    yield sink.taken()


def _workbook(title: str, last: str) -> str:
    """Return the workbook with its one tab.

    LibreOffice shows a filter's buttons only if its area has this name (18.2.5).
    """
    tab = "'" + title.replace("'", "''") + "'"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name={quoteattr(title)} sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{escape(f"{tab}!$A$1:{last}")}'
        f'</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">{escape(f"{tab}!$1:$1")}'
        "</definedName></definedNames></workbook>"
    )


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)  # of 1980: the same list gives the same file
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _opening(widths: Sequence[int], localizer: Localizer, *, tick: bool) -> str:
    direction = ' rightToLeft="1"' if localizer.rtl else ""
    frozen = (
        '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>'
        if tick
        else '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    )
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0"{direction}>{frozen}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def _closing(wide: int, last: int, *, tick: bool) -> str:
    choice = (
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1" '
        f'sqref="A2:A{max(last, 2)}"><formula1>"✓"</formula1></dataValidation></dataValidations>'
        if tick
        else ""
    )
    return f'</sheetData><autoFilter ref="A1:{letters(wide)}{last}"/>{choice}{_PAGE}</worksheet>'


def _row(number: int, cells: Sequence[object], styles: Sequence[int]) -> str:
    made = (
        _cell(f"{letters(at)}{number}", cell, style)
        for at, (cell, style) in enumerate(zip(cells, styles, strict=True), 1)
    )
    return f'<row r="{number}">' + "".join(made) + "</row>"


def _cell(place: str, cell: object, style: int) -> str:
    if isinstance(cell, date) and cell >= _FIRST:
        return f'<c r="{place}" s="{_DAY}"><v>{(cell - _EPOCH).days}</v></c>'
    if isinstance(cell, int):
        return f'<c r="{place}" s="{style}"><v>{cell}</v></c>'
    text = _inside(str(cell))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' if text else ""


@lru_cache(8192)
def _inside(text: str) -> str:
    return excel_text(_BREAKS.sub(" ", text))


class _Sink(io.RawIOBase):
    """Buffers the archive's bytes; without seek, the archive is written in one pass (APPNOTE 4.4.4, bit 3)."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, piece: bytes, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - of all buffers, bytes
        """Take a piece."""
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        """Return what has been written since the last time."""
        content = bytes(self._held)
        self._held.clear()
        return content
