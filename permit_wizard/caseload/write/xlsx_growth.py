"""The small parts of an Excel workbook that grow with added columns: styles, tables, and the names of filters.

Each function takes a part and returns it with insertions; other bytes are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from permit_wizard.caseload.write.cell_references import Range, letters, parse_range
from permit_wizard.caseload.write.xml_splice import Attributes, Splice, local

_DAY_STYLE = 'numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
"""A day as the reader's own country writes it (18.8.30: format 14)."""

_FILTER_NAME = "_xlnm._FilterDatabase"
_LAST_COLUMN = re.compile(r"(:\$?)[A-Z]{1,3}(\$?\d+)$")


def day_style(styles: bytes) -> tuple[int | None, bytes | None]:
    """Return the number of a style for days, and the styles with it behind the others; None where it is there already.

    Raises:
        BadXml: the styles are damaged.
    """
    count, found, inside = 0, -1, False
    wanted = re.compile(rf"<(?:\w+:)?xf {re.escape(_DAY_STYLE)}/>".encode())

    def start(name: str, attributes: Attributes) -> None:
        nonlocal count, found, inside
        tag = local(name)
        if tag == "cellXfs":
            inside = True
            number = attributes.get("count", "")
            if number.isdecimal():
                splice.replace_tag(splice.change_attributes({"count": str(int(number) + 1)}))
        elif tag == "xf" and inside:
            if wanted.fullmatch(splice.raw_tag):
                found = count
            count += 1

    def end(name: str) -> None:
        nonlocal inside
        if local(name) == "cellXfs":
            inside = False
            splice.insert_before(f"<{name[: -len('cellXfs')]}xf {_DAY_STYLE}/>")

    splice = Splice(start, end)
    content = b"".join(splice.run([styles]))
    if not count:
        return None, None
    return (found, None) if found >= 0 else (count, content)


def grown_table(table: bytes, grown: Range, titles: Sequence[str]) -> bytes:
    """Return a table with more columns; its filter grows too."""
    ids: list[int] = []

    def start(name: str, attributes: Attributes) -> None:
        tag = local(name)
        if tag == "table":
            splice.replace_tag(splice.change_attributes({"ref": str(grown)}))
        elif tag == "autoFilter":
            there = parse_range(attributes.get("ref", ""))
            if there is not None:
                new = there._replace(last_column=grown.last_column)
                splice.replace_tag(splice.change_attributes({"ref": str(new)}))
        elif tag == "tableColumns":
            number = attributes.get("count", "")
            if number.isdecimal():
                splice.replace_tag(splice.change_attributes({"count": str(int(number) + len(titles))}))
        elif tag == "tableColumn":
            ids.append(int(attributes.get("id", "0")))

    def end(name: str) -> None:
        if local(name) == "tableColumns":
            p, first = name[: -len("tableColumns")], max(ids, default=0) + 1
            new = (
                f'<{p}tableColumn id="{first + position}" name="{_attribute(title)}"/>'
                for position, title in enumerate(titles)
            )
            splice.insert_before("".join(new))

    splice = Splice(start, end)
    return b"".join(splice.run([table]))


def _attribute(title: str) -> str:
    return escape(title, {'"': "&quot;", "\n": "_x000a_"})


def grown_filters(workbook: bytes, filters: Mapping[int, int]) -> bytes:
    """Return the workbook with names of filters that reach to another last column, by the position of their tab."""
    column = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal column
        if local(name) == "definedName" and attributes.get("name") == _FILTER_NAME:
            position = attributes.get("localSheetId", "")
            column = filters.get(int(position), 0) if position.isdecimal() else 0
            if column:
                splice.hold()
                tag.append(splice.raw_tag.decode())
                splice.collect_text()

    def end(name: str) -> None:
        nonlocal column
        if column and local(name) == "definedName":
            text = splice.collected_text()
            new = _LAST_COLUMN.sub(rf"\g<1>{letters(column)}\g<2>", text)
            splice.replace(f"{tag.pop()}{escape(new)}</{name}>")
            column = 0

    tag: list[str] = []
    splice = Splice(start, end)
    return b"".join(splice.run([workbook]))
