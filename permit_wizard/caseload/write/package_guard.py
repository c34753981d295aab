"""Why nothing can be added to a workbook, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from permit_wizard.caseload.write.additions import CannotAdd
from permit_wizard.caseload.write.xml_splice import BadXml
from permit_wizard.caseload.write.zip_copy import BadPackage
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _

_DAMAGED = _(
    "This workbook cannot be changed without a risk to what is in it. Open it, save it again, and try once more."
)


class Guarded:
    """Reports a damaged package with what to do; outside the except block, or a traceback would show cells."""

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: type[BaseException] | None, _error: BaseException | None, _trace: object) -> None:
        """Raise what a reader can act on.

        Raises:
            CannotAdd: the package or a part of it is damaged.
        """
        if kind is not None and issubclass(kind, (BadPackage, BadXml, KeyError, ValueError)):
            raise cannot_change() from None


def guarded(pieces: Iterator[bytes], check: Callable[[], None]) -> Iterator[bytes]:
    """Yield a copy, and check at its end that all was written."""
    with Guarded():
        yield from pieces
    check()


def cannot_change() -> CannotAdd:
    """Return that a sheet cannot be changed without a risk to what is in it."""
    return CannotAdd(_DAMAGED)


def changed(tab: str) -> CannotAdd:
    """Return that a tab is not as it was when it was read."""
    return CannotAdd(_("The tab “{tab}” was changed meanwhile. Make the list again.", tab=printable(tab)))


def no_room(tab: str) -> CannotAdd:
    """Return that a tab has no free columns."""
    return CannotAdd(
        _("There is no room for more columns on the tab “{tab}”. Take empty columns out first.", tab=printable(tab))
    )
