"""Why the operating system refused something, in the reader's language.

Python's own reasons are English, or the machine's language.
"""

from __future__ import annotations

import errno

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
_SHARING_VIOLATION, _LOCK_VIOLATION = 32, 33  # Windows system error codes: the file is open in another program


def os_reason(error: BaseException) -> Text:
    """Return why an operation failed, as a clause to follow "cannot be read:" or "cannot be written:".

    Args:
        error: an OSError; of any other exception, or an unknown number, the clause holds only its code.
    """
    if getattr(error, "winerror", None) in (_SHARING_VIOLATION, _LOCK_VIOLATION):
        return _IN_USE
    number = getattr(error, "errno", None)
    if isinstance(error, UnicodeError):
        return _("it is not text in UTF-8")
    known = _REASONS.get(number) if isinstance(number, int) else None
    if known is not None:
        return known
    code = errno.errorcode.get(number, str(number)) if isinstance(number, int) else type(error).__name__
    return _("the system gives the error {code}", code=code)
