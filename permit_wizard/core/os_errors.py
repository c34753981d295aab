"""Why the operating system refused something, in the reader's language.

Python's own reasons are English, or the machine's language.
"""

from __future__ import annotations

import errno
import os

from permit_wizard.core.system import is_windows
from permit_wizard.core.text import Text, _

_NO_SUCH_FILE = _("it does not exist")
_NOT_ALLOWED = _("you have no permission for it")
_IS_A_FOLDER = _("it is a folder, not a file")
_NOT_A_FOLDER = _("a part of its path is not a folder")
_FULL = _("the disk is full")
_READ_ONLY = _("the disk is read-only")
_IN_USE = _("another program has it open; close it there first")
_TOO_LONG = _("its name is too long")
_EXISTS = _("it exists already")
_DEVICE = _("the disk or device does not answer")
_ADDRESS_IN_USE = _("another program uses it already")
_CLOSED = _("it was closed")
_REASONS: dict[int, Text] = {
    errno.ENOENT: _NO_SUCH_FILE,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EISDIR: _IS_A_FOLDER,
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.ENOSPC: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EBUSY: _IN_USE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EEXIST: _EXISTS,
    errno.EIO: _DEVICE,
    errno.ENXIO: _DEVICE,
    errno.ENODEV: _DEVICE,
    errno.EADDRINUSE: _ADDRESS_IN_USE,
    errno.EBADF: _CLOSED,
    errno.EPIPE: _CLOSED,
} | {
    number: reason
    for name, reason in (("ETXTBSY", _IN_USE), ("EDQUOT", _FULL), ("ESTALE", _DEVICE),
    ("ENOEXEC", _("it is not a program that runs on this computer")))
    if (number := getattr(errno, name, None)) is not None  # Windows lacks some
}  # fmt: skip
_BY_WINDOWS = {
    19: errno.EROFS,  # ERROR_WRITE_PROTECT
    21: errno.EIO,  # ERROR_NOT_READY
    32: errno.EBUSY,  # ERROR_SHARING_VIOLATION
    33: errno.EBUSY,  # ERROR_LOCK_VIOLATION
    39: errno.ENOSPC,  # ERROR_HANDLE_DISK_FULL
    53: errno.EIO,  # ERROR_BAD_NETPATH
    59: errno.EIO,  # ERROR_UNEXP_NET_ERR
    64: errno.EIO,  # ERROR_NETNAME_DELETED
    112: errno.ENOSPC,  # ERROR_DISK_FULL
    206: errno.ENAMETOOLONG,  # ERROR_FILENAME_EXCED_RANGE
    267: errno.ENOTDIR,  # ERROR_DIRECTORY
    1117: errno.EIO,  # ERROR_IO_DEVICE
}
"""System error codes of Windows of which Python's error number says less, or something else (EACCES, ENOENT)."""
_IN_EXCEL = _("another program has it open; close it in Excel, then try again")
_IN_EXCEL_OR_NOT_ALLOWED = _(
    "another program has it open, or you have no permission; close it in Excel, then try again"
)


def error_number(error: BaseException) -> int | None:
    """Return the number of an OSError as errno has it, by the system error code of Windows where that tells more."""
    number = getattr(error, "errno", None)
    found = _BY_WINDOWS.get(getattr(error, "winerror", None) or 0, number)
    return found if isinstance(found, int) else None


def os_reason(error: BaseException) -> Text:
    """Return why an operation failed, as a clause to follow "cannot be read:" or "cannot be written:".

    Args:
        error: an OSError; of any other exception, or an unknown number, the clause holds only its code.
    """
    number = error_number(error)
    if isinstance(error, UnicodeError):
        return _("it is not text in UTF-8")
    if is_windows() and number in (errno.EBUSY, errno.EACCES, errno.EPERM):
        return _on_windows(error, number)
    known = _REASONS.get(number) if number is not None else None
    if known is not None:
        return known
    code = errno.errorcode.get(number, str(number)) if number is not None else type(error).__name__
    return _("the system gives the error {code}", code=code)


def _on_windows(error: BaseException, number: int) -> Text:
    """Return what EBUSY and EACCES mean on Windows.

    `open` gives EACCES, and no system error code, for a file that Excel has open, for a folder, and where the user has
    no permission.
    """
    name = getattr(error, "filename", None)
    if isinstance(name, str) and os.path.isdir(name):  # noqa: PTH112 - a name that may be too long for a Path's methods
        return _IS_A_FOLDER
    return _IN_EXCEL if number == errno.EBUSY else _IN_EXCEL_OR_NOT_ALLOWED
