"""How the speakers of each language write a date: names of months and days, and the words that stand around a date.

One module a language, data only; `permit_wizard/core/date_entry.py` reads with them. All languages are read at once: who uses
the wizard in Dutch may still type a French month. Importing this room costs a few milliseconds and is left until somebody
types letters.
"""

from __future__ import annotations

from typing import NamedTuple


class DateWords(NamedTuple):
    """The words of one language. Case, accents and spelling variants that `folded` evens out need not be written twice.

    Attributes:
        months: twelve texts, from January: the names of a month and its short forms, with commas between.
        weekdays: seven texts, from Monday, likewise.
        endings: what may be written onto a number: 1st, 30th, 1er, 2027م.
        beside: words that may stand inside a date and mean nothing there: "de", "of".
        first: words for the first day of a month.
        other_months: names of months of another calendar than the card's.
        other_marks: what is written beside a year to say that it is of another calendar.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    endings: str
    beside: str
    first: str
    other_months: str = ""
    other_marks: str = ""
