"""`permit-wizard check` as its contract says: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.core.answers import KEYS, BadAnswer, read_answers
from permit_wizard.core.json_input import LARGEST, parse
from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.outputs import FORMATS
from tests.builders import TODAY
from tests.command_line.checking import COMPLETE, OLDER_RULES, WELL, Typed, lines_of
from tests.strategies import applicants

# ---------------------------------------------------------------------------------------------------------- one object


def test_complete_answers_give_a_verdict(check: Typed) -> None:
    code, out, err = check(given=COMPLETE)
    verdict = json.loads(out)
    assert (code, err) == (0, "")
    assert list(verdict) == ["dates", "days_left", "findings", "further", "outcome", "rules", "schema", "today"]
    assert verdict["schema"] == 3
    assert verdict["rules"] == OLDER_RULES
    assert verdict["outcome"] == "apply_online"
    assert verdict["today"] == "2026-03-02"
    assert verdict["days_left"] == 78
    assert verdict["further"] == []
    assert verdict["dates"] == {
        "act_by": "2026-05-19",
        "apply_from": "2025-11-20",
        "digid_by": "2026-05-14",
        "expires_on": "2026-05-20",
        "last_safe_receipt": "2026-05-19",
    }
    assert [finding["id"] for finding in verdict["findings"]][:2] == ["digid_ready", "apply_online"]
    assert verdict["findings"][1] == {
        "because": ["expires_on", "applied"],
        "brief": "Apply online",
        "detail": "Look there for the page “Extension residence permit asylum” (about extending the permit; in Dutch: "
        "“Verlengen verblijfsvergunning asiel bepaalde tijd”) and choose the online form. Keep what the website shows "
        "you at the end: it is your proof.",
        "due": {"by": "2026-05-19"},
        "id": "apply_online",
        "kind": "step",
        "message": "Apply online at ind.nl, with your DigiD.",
        "source": "Apply online",
    }


def test_further_questions_are_named_with_the_verdict_and_never_as_next(check: Typed) -> None:
    answered = json.loads(COMPLETE)
    left_open = json.dumps({key: value for key, value in answered.items() if key not in ("may_work", "held_5_years")})
    code, out, _err = check("--ids", given=left_open)
    verdict = json.loads(out)
    assert (code, verdict["further"]) == (0, ["may_work", "held_5_years"])
    assert "next" not in verdict


def test_ids_leave_the_messages_out(check: Typed) -> None:
    described, named = (json.loads(check(*options, given=COMPLETE)[1]) for options in ([], ["--ids"]))
    assert named["findings"] == [finding["id"] for finding in described["findings"]]
    assert {**named, "findings": 0} == {**described, "findings": 0}


@pytest.mark.parametrize("options", [[], ["--ids"], ["--lines"], ["--lines", "--ids"]])
def test_while_answers_are_missing_the_next_question_is_named(check: Typed, options: list[str]) -> None:
    code, out, err = check(*options, given='{"permit": "temporary_asylum", "expires_on": null}')
    assert json.loads(out) == {
        "dates": {},
        "days_left": None,
        "findings": [],
        "further": [],
        "next": "expires_on",
        "outcome": None,
        "rules": OLDER_RULES,
        "schema": 3,
        "today": "2026-03-02",
    }
    assert (code, err) == (0 if "--lines" in options else 1, "")


@pytest.mark.parametrize("options", [[], ["--ids"], ["--lines"]])
def test_rules_can_be_named_and_are_otherwise_those_of_the_day(check: Typed, options: list[str]) -> None:
    given = json.dumps({**WELL, "expires_on": "2027-05-20", "main_residence": "no"})

    def told(*more: str) -> tuple[str, str]:
        found = json.loads(check(*options, *more, given=given)[1])
        return found["rules"]["edition"], found["outcome"]

    assert told() == told("--rules", "auto") == ("ind-2019", "new_permit")
    assert told("--rules", "pact-2026") == ("pact-2026", "get_advice")
    assert told("--today", "2026-06-12") == ("pact-2026", "get_advice")
    assert told("--today", "2026-06-12", "--rules", "ind-2019") == ("ind-2019", "new_permit")


def test_rules_that_do_not_exist_are_refused_by_name(check: Typed) -> None:
    code, out, err = check("--rules", "2027", given=COMPLETE)
    assert (code, out) == (2, "")
    assert "invalid value 2027. Use one of: auto, ind-2019, pact-2026" in err


def test_text_says_in_words_which_question_is_next(check: Typed) -> None:
    code, out, err = check("--format", "text", given="{}")
    assert (code, err) == (1, "")
    assert "Which residence permit do you have now?" in out
    assert "permit" in out.splitlines()[-1]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("options", [[], ["--replace"]], ids=" ".join)
def test_while_answers_are_missing_a_file_has_the_object_or_nothing(
    check: Typed, tmp_path: Path, form: str, options: list[str]
) -> None:
    file = tmp_path / "result"
    if options:
        file.write_text("last week's")
    code, out, err = check("--format", form, "--out", str(file), *options, given="{}")
    assert code == 1
    if form == "json":
        assert json.loads(file.read_bytes())["next"] == "permit"
        assert (out, err) == (f"Written: {file}\n", "")
    else:
        assert (out, file.read_text() if options else file.exists()) == ("", "last week's" if options else False)
        assert "Which residence permit do you have now?" in err
        assert "permit" in err.splitlines()[-1]


@pytest.mark.parametrize("form", sorted({*FORMATS} - {"json", "text"}))
def test_words_in_place_of_a_result_are_not_taken_for_a_page_or_a_calendar(check: Typed, form: str) -> None:
    code, out, err = check("--format", form, given="{}")
    assert (code, out) == (1, "")
    assert "The key in JSON is permit" in err


def test_an_answer_off_the_path_changes_nothing(check: Typed) -> None:
    more = {**WELL, "received_on": "2026-01-01", "travel_document": "no", "civic_integration": "diploma"}
    assert check(given=json.dumps(more)) == check(given=COMPLETE)


def test_a_byte_order_mark_and_white_space_are_let_pass(check: Typed) -> None:
    plain = check(given=COMPLETE)
    assert check(given=b"\xef\xbb\xbf" + COMPLETE.encode()) == plain
    assert check(given=f"\r\n\t {COMPLETE}\r\n\r\n") == plain


def test_a_file_is_read_like_the_standard_input(check: Typed, tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(COMPLETE)
    assert check(str(tmp_path / "answers.json")) == check("-", given=COMPLETE)


@given(applicants())
def test_every_applicant_gets_the_verdict_of_the_rules(case: tuple[Any, Any]) -> None:
    answers, today = case
    raw = json.dumps({key: str(value) for key, value in answers if value is not None}).encode()
    assert assess(read_answers(parse(raw), today), today) == assess(answers, today)


# ----------------------------------------------------------------------------------------------------------- bad input

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "not JSON"),
    "no JSON": ("{permit: temporary_asylum}", "not JSON (line 1, column 2)"),
    "two objects": ("{} {}", "not JSON"),
    "a list": ("[]", "not a JSON object"),
    "a number": ("7", "not a JSON object"),
    "NaN alone": ("NaN", "not a JSON object"),
    "a key twice": ('{"permit": "other", "permit": "unsure"}', "permit: unsure is a second value"),
    "the same twice": ('{"permit": "other", "p\\u0065rmit": "other"}', "permit: other is a second value"),
    "an unknown key": ('{"name": "x"}', "name: unknown key. Use one of: permit, "),
    "an unknown key, null": ('{"name": null}', "name: unknown key"),
    "half a character as a key": ('{"\\ud800": null}', "�: unknown key"),
    "half a character": ('{"permit": "\\udfff"}', "permit: invalid value �"),
    "an unknown value": ('{"permit": "blue"}', "permit: invalid value blue. Use one of: temporary_asylum, "),
    "off the path": ('{"permit": "other", "digid": "sometimes"}', "digid: invalid value sometimes. Use one of: with"),
    "nothing between quotes": ('{"permit": ""}', 'permit: invalid value ""'),
    "true": ('{"permit": true}', "permit: invalid value true"),
    "a list as value": ('{"permit": ["other"]}', "permit: invalid value […]"),
    "an object as value": ('{"expires_on": {}}', "expires_on: invalid date {…}"),
    "NaN": ('{"permit": NaN}', "permit: invalid value NaN"),
    "Infinity": ('{"expires_on": -Infinity}', "expires_on: invalid date -Infinity"),
    "a long number": ('{"permit": ' + "9" * 5000 + "}", f"permit: invalid value {'9' * 60}…"),
    "a large number": ('{"permit": 1e999999}', "permit: invalid value 1e999999"),
    "a date as a number": ('{"expires_on": 20260520}', "expires_on: invalid date 20260520"),
    "a date without strokes": ('{"expires_on": "20260520"}', "expires_on: invalid date 20260520"),
    "a date by weeks": ('{"expires_on": "2026-W20-3"}', "expires_on: invalid date 2026-W20-3"),
    "a date with a time": ('{"expires_on": "2026-05-20T00:00"}', "expires_on: invalid date 2026-05-20T00:00"),
    "other digits": ('{"expires_on": "٢٠٢٦-٠٥-٢٠"}', "Use a date from 2000-01-01 to 2099-12-31"),
    "no such day": ('{"expires_on": "2026-02-29"}', "expires_on: invalid date 2026-02-29"),
    "another century": ('{"expires_on": "1999-12-31"}', "expires_on: invalid date 1999-12-31"),
    "received tomorrow": ('{"received_on": "2026-03-03"}', "received_on: 2026-03-03 is after today"),
    "back yesterday": ('{"return_on": "2026-03-01"}', "return_on: 2026-03-01 is before today"),
    "not UTF-8": ('{"permit": "café"}'.encode("latin-1"), "Byte 16 is not UTF-8"),
    "deep": ("[" * 60_000, "nested too deeply"),
    "deep in a value": ('{"permit": ' + '{"a":' * 10_000, "nested too deeply"),
    "enormous": (" " * LARGEST + "{}", "too large"),
    "a raw control character": ('{"permit": "\x1b[31m"}', "not JSON"),
    "an escaped one": ('{"permit": "\\u001b[31m"}', "permit: invalid value �[31m"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_one_line_on_standard_error(check: Typed, name: str) -> None:
    given, reason = REFUSED[name]
    code, out, err = check(given=given)
    assert (code, out) == (2, "")
    assert err.startswith("permit-wizard: ")
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    assert reason in err


@pytest.mark.parametrize("name", [name for name in REFUSED if name != "nothing"])
def test_a_bad_line_is_in_its_place_and_stops_no_other(check: Typed, name: str) -> None:
    given, reason = REFUSED[name]
    bad = given.encode() if isinstance(given, str) else given
    code, out, err = check("--lines", "--ids", given=b"\n".join([COMPLETE.encode(), bad, b'{"permit": "other"}']))
    first, second, third = lines_of(out)
    assert (code, err) == (2, "")
    assert (first["outcome"], third["outcome"]) == ("apply_online", "not_covered")
    assert second["line"] == 2
    assert reason in second["error"]


def test_a_file_that_cannot_be_read_is_one_line(check: Typed, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.json"):
        code, out, err = check(str(path))
        assert (code, out) == (2, "")
        assert "cannot be read" in err
        assert len(err.splitlines()) == 1


@pytest.mark.parametrize("lang", languages())
def test_every_language_refuses_and_judges(check: Typed, lang: str) -> None:
    for options in ([], ["--format", "text"], ["--lines"]):
        for raw in (COMPLETE, "{}", '{"permit": "blue"}'):
            code, out, err = check("--lang", lang, *options, given=raw)
            assert code in (0, 1, 2)
            assert bool(out) != bool(err)
            if "text" not in options:
                assert not set(out) & set("\u2066\u2067\u2068\u2069")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["yes", "unknown"]),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner),
    )
)
def test_any_json_is_answers_or_refused(value: object) -> None:
    try:
        assert isinstance(parse(json.dumps(value).encode()), dict)
        read_answers(parse(json.dumps(value).encode()), TODAY)
    except BadAnswer as refused:
        assert refused.reason.message
    else:
        assert isinstance(value, dict)


@given(st.binary())
def test_any_bytes_are_an_object_or_refused(raw: bytes) -> None:
    try:
        parse(raw)
    except BadAnswer as refused:
        assert refused.reason.message
