"""In any sheet, everybody is listed or named as not read, and nobody sees another's cells."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.caseload.centre_sheets import Read, book

# ------------------------------------------------------------------------------------------------ nobody sees another's


_CELLS = {
    "geldig tot": ["4-12-2026", "4-12-26", "verlopen", ""],
    "digid": ["", "rood", "groen"],
    "aangevraagd": ["", "blauw", "nee"],
    "status": ["", "overleden"],
}


@given(
    st.lists(
        st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in _CELLS.items()}), min_size=2, max_size=8
    )
)
@settings(deadline=None, max_examples=60)
def test_what_one_person_shows_is_what_their_own_row_holds(people: list[dict[str, str]]) -> None:
    """Many cells are cached: a person read among others shows what they show alone."""

    def raw(*rows: tuple[int, dict[str, str]]) -> bytes:
        lines = (f"P{number};{';'.join(row[name] for name in _CELLS)}" for number, row in rows)
        return "\n".join([f"naam;{';'.join(_CELLS)}", *lines, "Z;1-12-2031;;;\n"]).encode()

    together = {entry.ref: entry for entry in Read(raw(*enumerate(people))).entries}
    for number, row in enumerate(people):
        alone = {entry.ref: entry for entry in Read(raw((number, row))).entries}[f"P{number}"]
        found = together[f"P{number}"]
        assert (found.triage, found.notes) == (alone.triage, alone.notes)


def test_two_with_the_same_date_never_see_each_others_bad_cells() -> None:
    raw = (
        b"naam;geldig tot;digid;aangevraagd\n"
        b"Bo;4-12-2026;geheim een;nee\nCas;4-12-2026;geheim twee;nee\nDee;4-12-2026;;nee\n"
    )
    notes = {entry.ref: " ".join(entry.notes) for entry in Read(raw).entries}
    assert "geheim een" in notes["Bo"]
    assert "geheim twee" not in notes["Bo"]
    assert "geheim twee" in notes["Cas"]
    assert "geheim" not in notes["Dee"]


def test_yes_and_one_are_not_the_same_cell() -> None:
    raw = (
        b'{"ref": "A", "expires_on": "2026-12-04", "travel": "perhaps", "digid": true}\n'
        b'{"ref": "B", "expires_on": "2026-12-04", "travel": "perhaps", "digid": 1}\n'
    )
    notes = {entry.ref: " ".join(entry.notes) for entry in Read(raw).entries}
    assert "“true”" in notes["A"]
    assert "“1”" in notes["B"]


# -------------------------------------------------------------------------------------- people in, people accounted for

_NAMES = st.text("abcdefghij", min_size=2, max_size=6).map(lambda name: f"x{name}")
_DAYS = st.sampled_from(["4-12-2026", "4-1-2027", "verlopen", "dec 2026", "?", "onzin", "31-02-2027", ""])
_TABLES = st.lists(st.tuples(_NAMES, _DAYS, st.sampled_from(["", "overleden", "open"])), min_size=1, max_size=6)
_HEADS = st.sampled_from(
    [
        ("naam", "geldig tot", "status"),
        ("Client", "Expiry", "Status"),
        ("Naam", "Datum", "Stand"),
        ("Wie", "Pas", "Toestand"),
    ]
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Lijst", "Archief", "Blad", "Rest"]), _HEADS, _TABLES, st.booleans()),
        min_size=1,
        max_size=3,
        unique_by=lambda tab: tab[0],
    )
)
@settings(deadline=None, max_examples=60)
def test_everybody_is_listed_or_named_as_not_read(
    tabs: list[tuple[str, tuple[str, ...], list[tuple[str, str, str]], bool]],
) -> None:
    """People in, and people named as not read, are the rows; nobody is dropped where all is said to be well."""
    from permit_wizard.caseload.read.table import BadTable

    people = sum(len(rows) for _title, _head, rows, _total in tabs)
    raw = book(
        *((title, [list(head), *rows, *([["Totaal", "", ""]] if total else [])]) for title, head, rows, total in tabs)
    )
    try:
        read = Read(raw)
    except BadTable:
        return  # refused as a whole, in one sentence
    listed = len(read.entries)
    named = sum(
        len(rows)
        for title, _head, rows, _total in tabs
        if any(f"“{title}” (" in line or f"{title} (" in line for line in read.said)
    )
    assert listed + named == people
    if read.complete:
        assert listed == people or any(line.startswith("Tabs without a list of people") for line in read.said)
