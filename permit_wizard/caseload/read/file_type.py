"""Which kind of file this is, so that a kind that is not read can be named, with what to do about it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum

from permit_wizard.core.text import ExplainedError, Text, _

WORKBOOK_EXTENSION = ".xlsx"
HEAD = 8192
"""Bytes at the beginning that are looked at."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_LOOKED_AT = 1 << 20
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED, _WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
_FLAT_SPREADSHEET = (b"<office:document", b"opendocument.spreadsheet")
_XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_WEB_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|div)\b", re.IGNORECASE)
_BIFF = tuple(map(bytes.fromhex, ("09000400", "09020600", "09040600", "09080800", "09081000")))
REMOVE_PASSWORD = _("open it and save a copy without the password")
_WORKBOOK_PART = re.compile(r"xl/workbook\w*\.xml", re.IGNORECASE)
SAVE_AS = _("open it and save it as {extension}", extension=WORKBOOK_EXTENSION)


class FileType(Enum):
    """The kinds of file that can hold a caseload."""

    TEXT = "text"
    WORKBOOK = "xlsx"
    BINARY_WORKBOOK = "xlsb"
    OLD_WORKBOOK = "xls"
    OPENDOCUMENT = "ods"
    FLAT_OPENDOCUMENT = "fods"
    PARQUET = "parquet"


class UnsupportedFile(ExplainedError):
    """A file of a kind that is not read.

    Attributes:
        reason: one sentence that names the kind and what to do.
    """


def detect_file_type(stream: io.BufferedReader) -> FileType:
    """Return of which kind a file is; the stream is left at the place where it was.

    Args:
        stream: the file, seekable, at its beginning.

    Raises:
        UnsupportedFile: it is of a kind that is known and not read.
        OSError: it cannot be read any more.
    """
    start = stream.tell()
    try:
        head = stream.read(HEAD)
        if head.startswith(b"PK\x03\x04"):
            stream.seek(start)
            return _zipped(stream)
        if head.startswith(b"PAR1"):
            return FileType.PARQUET
        if head.startswith(_OLE):
            return _ole(head + stream.read(_OLE_LOOKED_AT))
    finally:
        stream.seek(start)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<") and all(mark in head for mark in _FLAT_SPREADSHEET):
        return FileType.FLAT_OPENDOCUMENT
    what = _signed(head) or _marked_up(text)
    if what is not None:
        raise UnsupportedFile(what)
    return FileType.TEXT


def _refusal(what: Text, remedy: Text = SAVE_AS) -> Text:
    return _("This file is {what}: {remedy}.", what=what, remedy=remedy)


def _ole(content: bytes) -> FileType:
    """Return what a compound file (MS-CFB) of Microsoft Office is.

    Raises:
        UnsupportedFile: it is no workbook, or has a password.
    """
    if _ENCRYPTED in content:
        raise UnsupportedFile(_refusal(_("an Excel workbook with a password"), REMOVE_PASSWORD))
    if _WORD in content:
        raise UnsupportedFile(_refusal(_("a Word document"), _("copy its table into a sheet")))
    return FileType.OLD_WORKBOOK


def _signed(head: bytes) -> Text | None:
    if head[:4] in _BIFF:
        return _refusal(_("an Excel workbook of 1995 or older"))
    if head.startswith((b"%PDF", b"{\\rtf")):
        return _refusal(_("a document to print or to read"), _("copy its table into a sheet"))
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")) and b"\0" in head:
        return _refusal(_("a picture"), _("type its table into a sheet"))
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")):
        return _refusal(_("a compressed file"), _("take the sheet out of it"))
    if head.startswith((b"SQLite format 3", b"\0\1\0\0Standard")):
        return _refusal(_("a database"), _("save the list from it as {extension}", extension=".csv"))
    if head.startswith(b"ARROW1"):
        return _refusal(_("an Arrow file"), _("save the list from it as {extension}", extension=".csv"))
    return None


def _marked_up(head: bytes) -> Text | None:
    if not head.startswith(b"<"):
        return None
    if _XML_SPREADSHEET in head:
        return _refusal(_("an Excel sheet of 2003 in XML"))
    if _WEB_PAGE.search(head):  # some systems call a web page “export.xls”
        return _refusal(_("a web page"))
    return _refusal(_("an XML file"))


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_OLE_LOOKED_AT)


def _zipped(stream: io.BufferedReader) -> FileType:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            mimetype = _beginning(archive, "mimetype")[:100] if "mimetype" in names else b""
            manifest = _beginning(archive, _MANIFEST) if _MANIFEST in names else b""
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        KeyError,
    ):
        raise UnsupportedFile(_("This file is damaged. Download it again, or open and re-save it.")) from None
    if "xl/workbook.bin" in names:
        return FileType.BINARY_WORKBOOK
    if any(_WORKBOOK_PART.fullmatch(name) for name in names):
        return FileType.WORKBOOK
    if b"opendocument.spreadsheet" in mimetype:
        if b"encryption-data" in manifest:
            raise UnsupportedFile(_refusal(_("an OpenDocument sheet"), REMOVE_PASSWORD))
        return FileType.OPENDOCUMENT
    if "Index/Document.iwa" in names or "Index.zip" in names:
        raise UnsupportedFile(_refusal(_("a Numbers sheet")))
    if "word/document.xml" in names or b"opendocument.text" in mimetype:
        raise UnsupportedFile(_refusal(_("a document to print or to read"), _("copy its table into a sheet")))
    raise UnsupportedFile(_refusal(_("a zip file"), _("take the sheet out of it")))
