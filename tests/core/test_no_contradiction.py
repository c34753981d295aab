"""No verdict contradicts itself, and nothing it contains is untrue on the day it is read."""

from __future__ import annotations

import re
from datetime import date

from permit_wizard.core.days import Relation
from permit_wizard.core.finding import Kind
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import RULES
from permit_wizard.core.text import Text
from permit_wizard.language.next_step import words_to_say
from tests.core.samples import english, in_english, sample_verdicts, texts
from tests.oracle_dates import is_working_day, next_working_day

EXCLUSIVE = (
    # one person is in one state
    (
        "late",
        "last_day wait_until older_window_open apply_online apply_by_post digid_ready received_late received_early",
    ),
    ("last_day", "wait_until older_window_open received_early received_late apply_in_writing"),
    (
        "wait_until",
        "apply_online apply_by_post apply_in_writing new_application apply_as_well confirm_receipt digid_may_be_late",
    ),
    (
        "apply_online",
        "apply_in_writing new_application apply_as_well confirm_receipt permanent_document elsewhere find_out",
    ),
    ("apply_by_post", "apply_in_writing digid_ready apply_as_well confirm_receipt older_window_open"),
    ("apply_in_writing", "apply_as_well confirm_receipt digid_ready digid_request digid_add_sms ask_written_form"),
    ("new_application", "collect validity free w_document documents_needed decision_letter"),
    ("older_window_open", "decision_after_expiry w_document received_early"),
    ("decision_after_expiry", "decision_overdue confirm_receipt late"),
    # an application was sent, or it was not
    ("confirm_receipt", "received_early received_late decision_overdue permanent_ended work_continues work_if_in_time"),
    ("received_early", "received_late permanent_ended permanent_now_renewal apply_as_well"),
    ("decision_overdue", "decision_time wait_until apply_online apply_in_writing refused_letter"),
    ("apply_as_well", "validity free received_early refused_letter"),
    ("refused_letter", "collect apply_online apply_in_writing wait_until decision_letter decision_time late last_day"),
    # one answer, one finding
    ("digid_ready", "digid_add_sms digid_request digid_may_be_late ask_written_form"),
    ("digid_add_sms", "digid_request"),
    ("work_continues", "work_if_in_time work_unconfirmed work_check_card"),
    ("work_if_in_time", "work_unconfirmed work_check_card"),
    ("work_unconfirmed", "work_check_card"),
    ("travel_ok", "travel_visa travel_return_unknown late"),
    ("permanent_possible", "permanent_needs_integration eu_long_term held_check permanent_now_renewal permanent_ended"),
    ("permanent_auto_check", "permanent_now_renewal permanent_ended apply_as_well eu_long_term"),
    ("permanent_now_renewal", "permanent_ended nationality"),
    ("eu_long_term", "nationality held_check permanent_needs_integration"),
    ("permanent_kept", "collect find_out elsewhere rules_changed"),
    ("permanent_document", "elsewhere find_out collect"),
    ("ask_rules", "rules_changed collect find_out get_legal_help apply_online permanent_document elsewhere"),
)
"""A finding, and those that would deny it or belong to another state."""

DENIALS = (
    (r"second application|apply (again|as well|for the new card too)",
     r"do(es)? not (have|need) to (send|make|apply)[^.]*(second|again)"),
    (r"\b[Dd]o not apply (yet|now)", r"(?<!you can )\b[Aa]pply (online |by post )?(today|now)\b"),
    (r"nothing (has to|needs to|must) be done today", r"\b(today|now)[,:]? (phone|apply|get)"),
)  # fmt: skip
"""Words that deny each other, wherever they are in one verdict."""

REJECTED = (
    r"may refuse",
    r"checks registered convictions",
    r"You do not have to send a second application",
    r"what you need for the online form",
    r"Extra sms-controle aanvragen",
    r"Tell your employer that you asked",
)
"""Sentences that a review of the law rejected; the last three conditions are not tested at every renewal."""


def test_the_pairs_are_findings_of_the_contract() -> None:
    known = {rule.id for rule in RULES}
    assert {name for first, others in EXCLUSIVE for name in (first, *others.split())} <= known


def test_no_two_findings_of_one_verdict_contradict_each_other() -> None:
    denied = {first: frozenset(others.split()) for first, others in EXCLUSIVE}
    for verdict in sample_verdicts():
        names = {finding.id for finding in verdict.findings}
        for name in names & denied.keys():
            assert not names & denied[name], (name, names & denied[name])


def test_no_verdict_contains_words_that_deny_each_other() -> None:
    for verdict in sample_verdicts():
        words = " ".join(english(text) for text in texts(verdict))
        for one, other in DENIALS:
            assert not (re.search(one, words) and re.search(other, words)), (verdict.answers, verdict.today, one)


def test_no_rejected_sentence_is_written_any_more() -> None:
    words = "\n".join(sorted({in_english(finding) for verdict in sample_verdicts() for finding in verdict.findings}))
    assert [sentence for sentence in REJECTED if re.search(sentence, words)] == []


# ------------------------------------------------------------------------------------------ true on the day it is read


def test_people_who_have_applied_are_never_late() -> None:
    for verdict in sample_verdicts():
        if verdict.outcome is Outcome.WAIT_FOR_DECISION:
            names = {finding.id for finding in verdict.findings}
            assert not names & {"late", "last_day", "wait_until", "apply_online", "apply_by_post", "apply_in_writing"}
            assert verdict.days_left is None
            assert not re.search(r"too late to apply|days? left|You are late", english(verdict.title))


def test_every_step_has_a_day_or_an_occasion() -> None:
    for verdict in sample_verdicts():
        for step in verdict.of_kind(Kind.STEP):
            assert (step.due is None) != (step.occasion is None), step.id
        assert not any(finding.due or finding.occasion for finding in verdict.findings if finding.kind is not Kind.STEP)


def test_on_a_day_when_nobody_answers_a_phone_call_is_for_the_next_working_day_or_not_the_only_remedy() -> None:
    """A text that says to phone, read on such a day, names the next working day or a way without a telephone."""
    other_way = re.compile(
        r"other steps|step for DigiD|by post|[Gg]o to VluchtelingenWerk|[Aa]sk VluchtelingenWerk|[Ss]end "
        r"|See “What to do now”"
    )
    for verdict in sample_verdicts():
        if is_working_day(verdict.today):
            continue
        day = next_working_day(verdict.today)
        for finding in verdict.findings:
            words = in_english(finding)
            if finding.kind is Kind.STEP and re.search(r"\b[Pp]hone\b", words) and finding.due:
                for_later = finding.due.relation is not Relation.TODAY
                assert for_later or other_way.search(words), (verdict.today, finding)
                assert for_later or f"{day:%d-%m-%Y}" in words, (verdict.today, finding)
            assert not re.search(r"[Pp]hone[^.?!\n]*\btoday\b", words), (verdict.today, finding)


def test_every_step_that_says_to_phone_has_words_to_say() -> None:
    for verdict in sample_verdicts():
        for step in verdict.of_kind(Kind.STEP):
            if step.phone is not None or re.search(r"\b[Pp]hone\b", english(step.message)):
                assert words_to_say(step, verdict.dates.expires_on), step.id


def _sentences_with(day: date, words: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!:])\s+|\n", words) if f"{day:%d-%m-%Y}" in sentence]


PAST = re.compile(r"\b(since|expired|ended|was|were|received|passed|ago|changed|until|had|from)\b", re.IGNORECASE)


def test_no_past_day_is_beside_words_about_the_future() -> None:
    for verdict in sample_verdicts():
        for text in texts(verdict):
            days = [value for value in _values(text) if isinstance(value, date) and value < verdict.today]
            for day in days:
                for sentence in _sentences_with(day, english(text)):
                    assert PAST.search(sentence), (verdict.today, sentence)
                    assert not re.search(r"\b(will|First day to apply|Come back|[Dd]o it by|Wait until)\b", sentence), (
                        sentence
                    )


def _values(text: Text) -> list[object]:
    """Return the values of a text and of the texts in it."""
    found: list[object] = []
    for value in text.values.values():
        found += _values(value) if isinstance(value, Text) else [value]
    return found
