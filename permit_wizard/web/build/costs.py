"""What a visit costs somebody who pays for data."""

from __future__ import annotations

from permit_wizard.core.text import Text, _


def cost(megabytes: int) -> Text:
    """Return what a visitor loads, at most, and that it is only once."""
    return _(
        "The first time, this loads at most {size} MB. After that it also works without internet.", size=str(megabytes)
    )
