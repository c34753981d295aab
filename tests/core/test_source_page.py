"""Nothing the page tells an applicant is left untold, and nothing is told in its name that it does not say."""

from __future__ import annotations

import re
from hashlib import sha256

from permit_wizard.core.editions import BY_ID
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.rules import RULES
from permit_wizard.core.source import ALIENS_ACT, ALLOWANCES_PAGE, LAWS, RENEWAL_PAGE, W_DOCUMENT_PAGE, Heading
from tests.builders import ROOT
from tests.source_table import NOTICES, STATEMENTS

PAGE = ROOT / "tests" / "pages" / "extension-residence-permit-asylum.txt"
# sha256: a page that changed has to be read again
READ_IN_THIS_FORM = "744e1a641bb458c8096487f844cf8d16076e514d8187e16d4fbb4458d0a9b798"
BUTTON = Heading.ONLINE  # is on the page twice: once over the section, once as a button

CARRIED = {name for _, _, names in STATEMENTS for name in names.split()}


def test_the_table_names_findings_only() -> None:
    assert {rule.id for rule in RULES} >= CARRIED


def test_every_finding_in_the_page_s_name_carries_a_statement_under_the_heading_it_names() -> None:
    under = {(heading, name) for heading, _, names in STATEMENTS for name in names.split()}
    left_over = [rule.id for rule in RULES if isinstance(rule.source, Heading) and (rule.source, rule.id) not in under]
    assert left_over == []


def test_a_finding_in_nobody_s_name_is_named_so() -> None:
    elsewhere = {rule.id: rule.source for rule in RULES if not isinstance(rule.source, Heading)}
    assert elsewhere == {
        "rules_unchecked": None,
        "ask_rules": None,
        "rules_changed": RENEWAL_PAGE,
        "older_window_open": RENEWAL_PAGE,
        "decision_after_expiry": RENEWAL_PAGE,
        "find_out": None,
        "ask_about_application": None,
        "apply_as_well": RENEWAL_PAGE,
        "refused_letter": None,
        "decision_overdue": RENEWAL_PAGE,
        "get_legal_help": None,
        "apply_by_post": RENEWAL_PAGE,
        "w_document": W_DOCUMENT_PAGE,
        "documents_needed": RENEWAL_PAGE,
        "children_too": RENEWAL_PAGE,
        "photo_appointment": None,
        "decision_time": RENEWAL_PAGE,
        "allowances": ALLOWANCES_PAGE,
        "card_lost": None,
        "travel_home_country": None,
        "eu_long_term": f"{ALIENS_ACT}, art. 45b",
        "permanent_now_renewal": None,
        "permanent_ended": f"{ALIENS_ACT}, art. 28",
        "permanent_kept": f"{ALIENS_ACT}, art. 28",
        "elsewhere": None,
    }


def test_a_law_is_named_with_its_article() -> None:
    sources = {edition.named(rule.source, rule.id) for edition in BY_ID.values() for rule in RULES}
    laws = [source for source in sources if source is not None and source.startswith(LAWS)]
    assert laws
    assert [source for source in laws if ", art. " not in source] == []


def test_every_heading_has_a_statement_or_holds_other_headings() -> None:
    told = {heading for heading, _, _ in STATEMENTS}
    assert set(Heading) - told == {Heading.AFTER}  # the heading of "Collect your residence permit"
    assert told | {Heading.AFTER} >= {question.source for question in QUESTIONS if question.source}


def statements_on_the_page() -> list[tuple[Heading | None, str]]:
    """Return the page's sentences, each with the last heading above it."""
    found: list[tuple[Heading | None, str]] = []
    heading = None
    for line in PAGE.read_text("utf-8").splitlines():
        text = " ".join(line.replace("•", " ").split())  # the page has hard spaces, too
        if text == BUTTON and heading is not None and heading is not Heading.EXPIRED:
            continue
        if text in set(Heading):
            heading = Heading(text)
        elif text:
            found += [(heading, sentence) for sentence in re.split(r"(?<=[.?!])\s+", text)]
    return found


def test_every_sentence_of_the_page_is_told_once_and_the_table_holds_no_other() -> None:
    left = list(STATEMENTS)
    for heading, sentence in statements_on_the_page():
        if sentence.startswith(NOTICES):
            continue
        home = [row for row in left if row[0] is heading and sentence.startswith(row[1])]
        assert home, f"nobody tells: {heading}: {sentence}"
        left.remove(home[0])
    assert left == []


def test_every_heading_is_on_the_page_as_it_is_quoted() -> None:
    lines = {line.strip() for line in PAGE.read_text("utf-8").splitlines()}
    assert lines >= set(Heading)


def test_the_page_is_the_one_that_was_read() -> None:
    assert sha256(PAGE.read_bytes()).hexdigest() == READ_IN_THIS_FORM
