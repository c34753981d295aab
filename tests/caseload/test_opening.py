"""`caseload ask`: the wizard with a person's answers from the sheet, in a real terminal, and the copy."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from permit_wizard.command_line import wizard
from permit_wizard.command_line.caseload.ask import ask_person
from permit_wizard.command_line.console import CommandContext
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs.delivery import files
from permit_wizard.plain.commands import Command
from tests.caseload.opening import REST, SHEET, TYPED, Typed, answers_of, rows_of
from tests.terminal_ui.test_pty_visit import sitting

# ---------------------------------------------------------------------------------------------------------- full screen


def test_a_person_is_asked_what_is_open_on_the_screen_and_the_copy_holds_it(sheet: Path) -> None:
    target = sheet.with_name("kopie.xlsx")
    with sitting("nl", "caseload", str(sheet), "--open", "anna bos", "--write-back", str(target)) as person:
        person.answers(REST)
        person.wants_to_leave("De nieuwe antwoorden staan in kopie.xlsx")
        assert person.leaves() == 0
        assert f"Opgeslagen: {target}" in person.program.text()
    header, anna, bo = rows_of(target)
    assert anna[:6] == ["Anna Bos", "asiel bepaalde tijd", "23-11-2026", "nee", "ja", "Kees"]
    new = ["lang in het buitenland", "asielreden", "juiste informatie", "veroordeeld", "DigiD", "reis"]
    assert answers_of(target, 1, *new) == ["nee", "ja", "ja", "nee", "met sms", "nee"]
    assert anna[header.index("Code van het resultaat")] == "apply_online"
    assert bo[:8] == ["Bo", "", "1-12-2026", "", "", "Els", "", ""]
    assert sheet.read_text() == SHEET


def test_a_screen_left_halfway_has_saved_what_was_answered(sheet: Path) -> None:
    target = sheet.with_name("kopie.csv")
    with sitting("en", "caseload", str(sheet), "--open", "Bo", "--write-back", str(target)) as person:
        localizer = person.localizer
        person.waits_for(localizer(BY_KEY["permit"].title), "Bo · Question 1")
        person.press("1\r")
        person.waits_for(localizer(BY_KEY["applied"].title))  # the date is known
        person.press(b"\x1b")
        person.wants_to_leave()
        assert person.leaves() == 0
        assert "1 new answer, 8 questions still open." in person.program.text()
    assert rows_of(target)[2][:3] == ["Bo", "asiel bepaalde tijd", "1-12-2026"]


def test_start_again_begins_with_the_sheets_own_answers(typing: Typed, sheet: Path) -> None:
    target = sheet.with_name("kopie.csv")
    again = "n"
    code, out, _err = typing(
        str(sheet),
        "--open",
        "Anna Bos",
        "--plain",
        "--write-back",
        str(target),
        lines=[*TYPED, "", again, "2", "1", "q", "2"],
    )
    assert code == 1
    assert "Wat in het rekenblad staat, blijft." in out
    assert rows_of(target)[1][:6] == ["Anna Bos", "asiel bepaalde tijd", "23-11-2026", "nee", "ja", "Kees"]
    assert answers_of(target, 1, "lang in het buitenland") == ["ja"]
    assert "asielreden" not in rows_of(target)[0]


# --------------------------------------------------------------------------------------------------------- line by line


def test_line_by_line_what_is_known_is_said_and_not_asked(typing: Typed, sheet: Path) -> None:
    target = sheet.with_name("kopie.csv")
    code, out, err = typing(str(sheet), "--open", "#2", "--plain", "--write-back", str(target), lines=[*TYPED, "", "q"])
    localizer = Localizer("nl")
    assert code == 0
    first_question = out.index(localizer(BY_KEY["abroad_over_3_months"].title))
    assert localizer(_("These answers are there already:")) in out[:first_question]
    assert all(localizer(command.named()) in out[:first_question] for command in Command)  # no start page names them
    assert localizer(BY_KEY["expires_on"].title) not in out
    assert out.index(localizer(BY_KEY["abroad_over_3_months"].title)) < out.index(
        localizer(BY_KEY["reason_applies"].title)
    )
    assert f"Opgeslagen: {target}" in out
    assert err.count("permit-wizard:") == 1
    assert "gaat over veroordelingen" in err
    assert answers_of(target, 1, "lang in het buitenland", "asielreden") == ["nee", "ja"]


def test_behind_an_answer_that_was_open_what_is_known_is_not_asked(typing: Typed, sheet: Path) -> None:
    _code, out, _err = typing(str(sheet), "--open", "Bo", "--plain", lines=["1"])
    localizer = Localizer("nl")
    assert localizer(BY_KEY["applied"].title) in out
    assert localizer(BY_KEY["expires_on"].title) not in out


@pytest.mark.parametrize(
    ("lines", "said", "written"),
    [
        (["2", "q", "2"], "1 nieuw antwoord, 5 vragen nog open.", True),
        (["2"], "1 nieuw antwoord, 5 vragen nog open.", True),  # the input ends in the wizard
        (["q", "2"], "Er is geen nieuw antwoord: er is niets opgeslagen.", False),
    ],
)
def test_what_was_answered_is_saved_when_somebody_leaves_halfway(
    typing: Typed, sheet: Path, lines: list[str], said: str, written: bool
) -> None:
    target = sheet.with_name("kopie.csv")
    code, out, err = typing(str(sheet), "--open", "Anna Bos", "--plain", "--write-back", str(target), lines=lines)
    assert code == 1
    assert said in out + err
    assert target.exists() == written


def test_without_a_copy_new_answers_are_kept_nowhere_and_that_is_said(typing: Typed, sheet: Path) -> None:
    before = {path: path.read_bytes() for path in sheet.parent.iterdir()}
    code, _out, err = typing(str(sheet), "--open", "Anna Bos", "--plain", lines=[*TYPED, "", "q"])
    assert code == 0
    assert "6 nieuwe antwoorden zijn nergens bewaard." in err
    assert {path: path.read_bytes() for path in sheet.parent.iterdir()} == before


def test_a_copy_that_cannot_be_written_is_tried_again_and_no_answer_is_lost(
    typing: Typed, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = sheet.with_name("kopie.csv")
    save, tried, failing = files.save, [], len(TYPED) + 1  # after each answer, and at the end

    def full(content: object, name: str, *, replace: bool = False) -> Path:
        tried.append(name)
        if len(tried) <= failing:
            raise files.CannotSave(_("There is no room left on the disk for {file}. Choose another place.", file=name))
        return save(content, name, replace=replace)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(files, "save", full)
    code, out, err = typing(
        str(sheet), "--open", "Anna Bos", "--plain", "--write-back", str(target), lines=[*TYPED, "", "q", "1"]
    )
    assert code == 0
    assert "De nieuwe antwoorden zijn er nog." in out
    assert "geen plaats" in err or "ruimte" in err
    assert answers_of(target, 1, "lang in het buitenland") == ["nee"]
    tried.clear()
    target.unlink()
    code, _out, err = typing(
        str(sheet), "--open", "Anna Bos", "--plain", "--write-back", str(target), lines=[*TYPED, "", "q", "2"]
    )
    assert code == 74
    assert "Er is niets opgeslagen." in err


@pytest.mark.parametrize("name", ["kopie.csv", "kopie.xlsx"])
def test_the_next_person_of_the_evening_goes_into_the_same_copy(typing: Typed, sheet: Path, name: str) -> None:
    target = sheet.with_name(name)
    typing(str(sheet), "--open", "Anna Bos", "--plain", "--write-back", str(target), lines=[*TYPED, "", "q"])
    code, _out, err = typing("ask", str(sheet), "Bo", "--plain", "--write-back", str(target), lines=["3", "", "q"])
    assert code == 0
    assert f"Er wordt verdergegaan in {name}" in err
    assert answers_of(target, 1, "lang in het buitenland", "asielreden") == ["nee", "ja"]
    assert answers_of(target, 2, "soort verblijf") == ["anders"]
    assert rows_of(target)[0].count("Haast") == 1
    assert sheet.read_text() == SHEET
    code, _out, err = typing("ask", str(sheet), "Bo", "--plain", "--write-back", str(sheet), lines=["3"])
    assert code == 74  # the sheet itself only with --replace


def test_a_file_that_is_no_copy_of_a_sheet_is_not_written_over(typing: Typed, sheet: Path) -> None:
    other = sheet.with_name("andere.csv")
    other.write_text(SHEET)
    code, _out, err = typing("ask", str(sheet), "Bo", "--plain", "--write-back", str(other), lines=["3", "", "q"])
    assert code == 2
    assert "andere.csv" in err
    assert other.read_text() == SHEET


def test_each_answer_is_in_the_copy_before_the_next_question(sheet: Path) -> None:
    target, clock = sheet.with_name("kopie.csv"), console_for()
    args = argparse.Namespace(
        file=str(sheet),
        open="Bo",
        write_back=str(target),
        replace=False,
        map=[],
        default=[],
        dates=None,
        sheet=[],
        closed=[],
        save_map=False,
    )
    seen: list[list[str]] = []

    def answer_one_by_one(_args: object, _around: object, prefill: Prefill, _stdin: object) -> int:
        assert prefill.person == "Bo"
        answers = prefill.answers
        for key, value in (("permit", "temporary_asylum"), ("applied", "no")):
            before, answers = answers, answers.answered(key, value, clock.today)
            prefill.answered(before, answers)
            seen.append(rows_of(target)[2][:4])
        return 129  # the terminal went away

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wizard, "ask", answer_one_by_one)
        assert ask_person(args, clock) == 129
    assert seen == [["Bo", "asiel bepaalde tijd", "1-12-2026", ""], ["Bo", "asiel bepaalde tijd", "1-12-2026", "nee"]]


def console_for() -> CommandContext:
    return CommandContext(date(2026, 9, 1), Localizer("en"), "en", {})
