"""The parts of an Excel workbook by what they are for (ECMA-376, part 2: relationships), whatever their names."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping

from permit_wizard.caseload.write.xml_splice import Splice, local, tags
from permit_wizard.caseload.write.zip_copy import BadPackage, ZipCopy

LARGEST_SMALL_PART = 16 << 20
"""Bytes of a part that is read whole: relationships, the workbook, a table, styles."""


class WorkbookParts:
    """Where the tabs, styles and strings of a workbook are.

    Args:
        package: the workbook.

    Attributes:
        workbook: the part with the names of the tabs.
        tabs: the part of each worksheet by the name of its tab, in order.
        positions: the position of each tab among all, from 0, by its name.
        styles: the part with the styles; None where there is none.
        strings: the part with the shared strings; None where there is none.
        since_1904: whether days are counted from 1904.
        signed: whether the workbook has a digital signature, which any change makes invalid.

    Raises:
        BadPackage: it is no workbook.
        BadXml: one of its parts is damaged.
    """

    def __init__(self, package: ZipCopy) -> None:
        self._package = package
        self._names = {name.casefold(): name for name in package.names}
        self.workbook = self._only(self._related(""), "officeDocument")
        if self.workbook is None:
            raise BadPackage("no workbook")
        related = self._related(self.workbook)
        self.styles, self.strings = self._only(related, "styles"), self._only(related, "sharedStrings")
        sheets = {name: part for name, (kind, part) in related.items() if kind == "worksheet"}
        self.tabs: dict[str, str] = {}
        self.positions: dict[str, int] = {}
        self.since_1904 = False
        for tag, attributes in tags([package.content(self.workbook, LARGEST_SMALL_PART)]):
            if tag == "workbookPr":
                self.since_1904 = attributes.get("date1904") in ("1", "true")
            elif tag == "sheet":
                name = attributes.get("name", "")
                self.positions[name] = len(self.positions)
                part = sheets.get(_relation(attributes))
                if part is not None:
                    self.tabs[name] = part
        self.signed = any(name.startswith("_xmlsignatures/") for name in self._names)

    def tables(self, sheet: str) -> list[str]:
        """Return the parts of the tables of a worksheet."""
        return [part for kind, part in self._related(sheet).values() if kind == "table"]

    def shared_strings(self, wanted: Collection[int]) -> Mapping[int, str]:
        """Return some shared strings by their number."""
        if self.strings is None or not wanted:
            return {}
        found: dict[int, str] = {}
        number, phonetic, collecting = -1, False, False

        def start(name: str, _attributes: Mapping[str, str]) -> None:
            nonlocal number, phonetic, collecting
            tag = local(name)
            if tag == "si":
                number += 1
            elif tag == "rPh":
                phonetic = True
            elif tag == "t" and number in wanted and not phonetic:
                collecting = True
                splice.collect_text()

        def end(name: str) -> None:
            nonlocal phonetic, collecting
            tag = local(name)
            if tag == "rPh":
                phonetic = False
            elif tag == "t" and collecting:
                collecting = False
                found[number] = found.get(number, "") + splice.collected_text()

        splice = Splice(start, end)
        for _piece in splice.run(self._package.read(self.strings)):
            if number > max(wanted):
                break
        return found

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the kind and path of each part that a part refers to, by reference id, without external links."""
        folder, name = posixpath.split(part)
        relations = self._names.get(posixpath.join(folder, "_rels", f"{name}.rels").casefold())
        if relations is None:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for tag, attributes in tags([self._package.content(relations, LARGEST_SMALL_PART)]):
            if tag != "Relationship" or attributes.get("TargetMode") == "External":
                continue
            target = attributes.get("Target", "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            there = self._names.get(path.casefold())
            if there is not None:
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], there)
        return found

    def _only(self, related: Mapping[str, tuple[str, str]], kind: str) -> str | None:
        return next((part for each, part in related.values() if each == kind), None)


def _relation(attributes: Mapping[str, str]) -> str:
    """Return the id of the reference of a tab: an attribute `id` with a prefix."""
    return next((value for name, value in attributes.items() if ":" in name and local(name) == "id"), "")
