"""Names that Windows takes for something else than a file, or changes without a word.

Source: "Naming Files, Paths, and Namespaces" (Microsoft).
"""

from __future__ import annotations

import ntpath
import re

from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _

__all__ = ["name_problem"]

_LONGEST = 100
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *([.:].*)?", re.IGNORECASE | re.DOTALL)
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')


def name_problem(name: str) -> Text | None:
    """Return what is wrong with a path as the name of a new file on Windows, and what to do; None if it is fine.

    Args:
        name: the path as it was typed, with slashes or backslashes.
    """
    path = name.replace("/", "\\")
    if path.startswith("\\\\.\\"):
        return _reserved(path)
    drive, rest = ntpath.splitdrive(path)
    if drive.endswith(":") and rest and not rest.startswith("\\"):
        return _(
            "{file} names a drive without a folder. Type a backslash after the drive, as in {example}.",
            file=printable(name, _LONGEST),
            example=printable(f"{drive}\\{rest}", _LONGEST),
        )
    for part in rest.split("\\"):
        if part in ("", ".", ".."):
            continue
        if _DEVICE.fullmatch(part):
            return _reserved(part)
        if part[-1] in ". ":
            return _(
                "Windows drops the dot or the space at the end of {file}. Choose a name without it.",
                file="“" + printable(part, _LONGEST) + "”",
            )
        if (found := _FORBIDDEN.search(part)) is not None:
            return _(
                "{file} contains {character}, which Windows does not allow in a name. Choose another name.",
                file=printable(part, _LONGEST),
                character=printable(found[0]),
            )
    return None


def _reserved(part: str) -> Text:
    return _(
        "{file} is the name of a device on Windows, not of a file. Choose another name.", file=printable(part, _LONGEST)
    )
