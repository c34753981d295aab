"""Monday's list beside last Monday's: who is new, changed, gone, or became urgent."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.list_columns import TITLES
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.caseload.triage import run
from permit_wizard.caseload.triage.previous_list import PreviousList, earlier
from permit_wizard.caseload.triage.ranked_rows import Entry, Mark
from permit_wizard.caseload.triage.urgency import Triage, Urgency
from permit_wizard.caseload.write import writer
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.cli import main
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import reading, stream

SAY = Localizer("nl", isolate=False)
LAST_WEEK = TODAY - timedelta(7)
BEFORE = (
    "naam;geldig tot;aangevraagd;telefoon\n"
    "Ada;08-03-2026;nee;06\nBo;31-12-2026;nee;\nCas;30-05-2026;nee;\nDee;01-06-2026;;\n=Ed;02-06-2026;;\n"
)
NOW = (
    "naam;geldig tot;aangevraagd\nADA;08-03-2026;nee\nBo;31-12-2026;nee\n"
    "cas;30-05-2026;verlenging\nEva;01-06-2026;\n=Ed;02-06-2026;\n;03-06-2026;\n"
)


def written(sheet: str, day: date, form: str, code: str = "nl") -> bytes:
    localizer = Localizer(code, isolate=False)
    return b"".join(writer(form)(Caseload(run.triage_rows(reading(sheet, day), day, localizer), day, localizer)))


def marked(old: bytes, day: date = TODAY, now: str = NOW) -> tuple[dict[str, str], PreviousList]:
    held = earlier(stream(old), day, ReadingOptions())
    ranked = run.triage_rows(reading(now), TODAY, SAY, earlier=held)
    found = {e.ref: "gone" if e.triage.urgency is Urgency.GONE else e.mark.name.lower() for e in ranked}
    assert len(ranked.marks) == len(Mark)
    return found, held


EXPECTED = {"ADA": "urgent", "Bo": "none", "cas": "changed", "Eva": "new", "=Ed": "none", "#7": "none", "Dee": "gone"}


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_what_this_program_wrote_last_week(form: str) -> None:
    found, held = marked(written(BEFORE, LAST_WEEK, form))
    assert found == EXPECTED
    assert held.ours


@pytest.mark.parametrize("code", sorted(languages()))
def test_a_workbook_of_last_week_in_another_language(code: str) -> None:
    found, held = marked(written(BEFORE, LAST_WEEK, "xlsx", code))
    assert found == EXPECTED
    assert held.ours


def test_no_title_belongs_to_two_columns_or_to_an_answer() -> None:
    said = [
        (vocabulary.normalize(localizer(title)), field)
        for localizer in vocabulary.all_localizers()
        for field, title in TITLES.items()
    ]
    assert len({title for title, _field in said}) == len(set(said))
    assert not [
        title
        for title, field in said
        if field != "ref" and (title in vocabulary.headers() or title in vocabulary.refs())
    ]


def test_json_that_another_program_set_out_otherwise() -> None:
    again = json.dumps(json.loads(written(BEFORE, LAST_WEEK, "json")), indent=4, sort_keys=True).encode()
    assert marked(again)[0] == EXPECTED
    assert marked(json.dumps(json.loads(again)).encode())[0] == EXPECTED


def test_the_sheet_of_last_week_judged_on_its_day_or_on_this_one() -> None:
    assert marked(BEFORE.encode(), LAST_WEEK)[0] == EXPECTED
    found, held = marked(BEFORE.encode())
    assert not held.ours
    assert found == {**EXPECTED, "ADA": "none"}  # nothing about her changed but the day


def test_somebody_who_is_there_twice_is_compared_with_the_most_urgent() -> None:
    old = "naam;geldig tot\nBo;01-01-2027\nBo;05-03-2026\n"
    assert marked(old.encode(), now="naam;geldig tot\nbo;05-03-2026\n")[0] == {"bo": "none"}


@given(
    st.lists(st.sampled_from(["Ada", "Bo", "Cas", "Dee"]), unique=True),
    st.lists(st.sampled_from(["Ada", "Bo", "Cas", "Dee"]), unique=True),
)
def test_everybody_is_said_once_and_rightly(before: list[str], now: list[str]) -> None:
    def sheet(names: list[str]) -> str:
        return "naam;geldig tot\n" + "".join(f"{name};01-06-2026\n" for name in names)

    found, _held = marked(sheet(before).encode(), now=sheet(now))
    assert found == {
        **{name: "none" if name in before else "new" for name in now},
        **{name: "gone" for name in before if name not in now},
    }


@pytest.mark.parametrize("raw", [b"", b"x", b'{"rows": [1]}', b'{"rows": [{"ref": "x"}]}', b'{"rows": [', b"PK\3\4"])
def test_what_is_no_earlier_list_is_refused(raw: bytes) -> None:
    with pytest.raises(BadTable):
        earlier(stream(raw), TODAY, ReadingOptions())


def test_as_typed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    old, now = tmp_path / "oud.csv", tmp_path / "nu.csv"
    old.write_text(BEFORE)
    now.write_text(NOW)
    day = ["--today", TODAY.isoformat(), "--lang", "en"]
    assert main(["caseload", str(now), *day, "--since", str(old)]) == 0
    out, err = capfd.readouterr()
    assert "No longer in the sheet: 1" in out
    assert "new · Apply in time" in out
    assert "Give the day of that sheet with --since-day" in err
    assert main(["caseload", str(now), *day, "--since", str(old), "--since-day", LAST_WEEK.isoformat()]) == 0
    out, err = capfd.readouterr()
    assert "became urgent · " in out
    assert "--since-day" not in err
    old.write_text("x")
    assert main(["caseload", str(now), *day, "--since", str(old)]) == 2
    assert "oud.csv: " in capfd.readouterr().err


def test_changed_says_what_changed() -> None:
    old = "naam;geldig tot;aangevraagd\nBo;26-03-2026;\nCas;28-03-2026;nee\nDee;;\nEd;28-03-2026;nee\n"
    new = "naam;geldig tot;aangevraagd\nBo;26-04-2026;\nCas;28-03-2026;verlenging\nDee;29-03-2026;\nEd;28-03-2026;nee\n"
    localizer = Localizer("en", isolate=False)
    past = earlier(stream(old.encode()), TODAY, ReadingOptions())
    ranked = run.triage_rows(reading(new), TODAY, localizer, earlier=past)
    notes = {entry.ref: [note for note in entry.notes if note.startswith("Changed: ")] for entry in ranked}
    assert (
        notes["Bo"] == ["Changed: the day was Wednesday 25 March 2026 (25-03-2026)"] or "25-03-2026" in notes["Bo"][0]
    )
    assert "there was no day before" in notes["Dee"][0]
    assert notes["Cas"]
    assert notes["Ed"] == []


def test_lists_without_names_are_said_to_be_beyond_comparing_and_nobody_is_gone() -> None:
    localizer = Localizer("en", isolate=False)
    named, nameless = "naam;geldig tot\nBo;26-03-2026\n", "geldig tot;kleur\n26-03-2026;7\n"
    for old, new in ((named, nameless), (nameless, named), (nameless, nameless)):
        past = earlier(stream(old.encode()), TODAY, ReadingOptions())
        ranked = run.triage_rows(reading(new), TODAY, localizer, earlier=past)
        assert len(ranked) == 1
        assert [localizer.line(text)[:28] for text in run.remarks(ranked)] == ["People cannot be compared wi"]
    same = run.triage_rows(
        reading(named), TODAY, localizer, earlier=earlier(stream(named.encode()), TODAY, ReadingOptions())
    )
    assert list(run.remarks(same)) == []


@pytest.mark.parametrize(
    ("then", "now", "mark"),
    [
        (Urgency.WEEK, Urgency.TODAY, Mark.URGENT),
        (Urgency.MONTH, Urgency.WEEK, Mark.URGENT),
        (Urgency.LATER, Urgency.MONTH, Mark.NONE),
        (Urgency.WEEK, Urgency.WEEK, Mark.NONE),
        (Urgency.TODAY, Urgency.WEEK, Mark.NONE),
    ],
)
def test_a_person_who_comes_into_this_week_became_urgent(then: Urgency, now: Urgency, mark: Mark) -> None:
    held = PreviousList(iter([Entry(Triage(then, TODAY), "Ada", 1)]), ours=True)
    assert held.compare("Ada", Triage(now, TODAY)) is mark
