"""People in are people listed, or named as not read, whatever else a sheet holds: a property over many shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from permit_wizard.caseload.read.table import BadTable
from tests.caseload.centre_sheets import Read, book

OURS = ("Klaar", "Eigen notitie", "Haast", "Wanneer", "Dag van de week", "Dagen over", "Wat", "Opmerkingen", "Regels")
"""Titles of columns that this program adds to a sheet."""

HEAD = {
    "people": ("Naam", "Geldig tot", "Status"),
    "two rows": ("Naam", "Tot", "Aangevraagd"),
    "families": ("Gezin", "Vader", "verloopt", "Moeder", "verloopt"),
    "second week": ("Naam", "Geldig tot", "Status", *OURS),
}
DAYS = st.sampled_from(["4-12-2026", "4-1-2027", "verlopen", "dec 2026", "onzin", "31-02-2027", "46349"])
BETWEEN = st.sampled_from(["", "", "empty", "header", "total", "emptied", "second table"])
"""What comes before a row of somebody."""


@dataclass(frozen=True)
class Made:
    """A tab: its title, shape and rows: for each, what comes before it, its two dates, and its status."""

    title: str
    shape: str
    rows: Sequence[tuple[str, str, str, str]]

    @property
    def people(self) -> list[str]:
        """Names that are found in no other row, in any tab."""
        sides = ("v", "m") if self.shape == "families" else ("p",)
        return [f"Z{self.title.lower()}{number}{side}" for number in range(len(self.rows)) for side in sides]

    def cells(self) -> list[list[str]]:
        head = list(HEAD[self.shape])
        made = [["Persoon", "", "", ""], [*head, "Plaats"]] if self.shape == "two rows" else [head]
        if self.shape == "two rows":
            made[0][1] = "Verblijfspas"
        people = iter(self.people)
        for before, day, other, status in self.rows:
            made += self._between(before, head)
            name = next(people)
            if self.shape == "families":
                made.append([f"G{name}", name, day, next(people), other])
            elif self.shape == "two rows":
                made.append([name, day, "nee", "Ede"])
            else:
                made.append([name, day, status, *(["", "", "Deze week"] if self.shape == "second week" else [])])
        return made

    def _between(self, what: str, head: list[str]) -> list[list[str]]:
        if what == "second table" and self.shape == "people":
            return [[], ["Afgesloten"], head]
        if what == "emptied" and self.shape == "second week":
            return [["", "", "", "", "belt", "Deze week", "3-12-2026", "donderdag", "3", "Op tijd aanvragen"]]
        if what == "header" and self.shape != "two rows":
            return [head]
        return {"empty": [[]], "total": [["Totaal 3"]]}.get(what, [])


@given(
    st.lists(
        st.builds(
            Made,
            st.sampled_from(["Lijst", "Archief", "Els"]),
            st.sampled_from(sorted(HEAD)),
            st.lists(
                st.tuples(BETWEEN, DAYS, DAYS, st.sampled_from(["", "overleden", "open"])), min_size=1, max_size=5
            ),
        ),
        min_size=1,
        max_size=2,
        unique_by=lambda tab: tab.title,
    )
)
@settings(deadline=None, max_examples=80)
def test_everybody_is_listed_once_or_their_tab_is_named(tabs: list[Made]) -> None:
    try:
        read = Read(book(*((tab.title, tab.cells()) for tab in tabs)))
    except BadTable:
        return  # refused as a whole, in one sentence
    named = [tab for tab in tabs if any(f"“{tab.title}” (" in line for line in read.said)]
    listed = sorted(entry.ref.split(" – ")[-1] for entry in read.entries)
    assert listed == sorted(name for tab in tabs if tab not in named for name in tab.people)
    assert not (named and read.complete)
    if any(tab.title == "Archief" and tab not in named for tab in tabs):
        assert read.entries[-1].ref in read.closed
