"""Where each fact about the rules since 12 June 2026 is told: its first words, the findings that carry it, and words to look for.

A row without findings has a reason instead. The facts themselves are in `tests/pages`, in the project's own words. `words` is a pattern
that the English text of one of the findings must contain in some state, so that a fact cannot be dropped from a text that keeps its id.
"""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """One fact of `tests/pages`.

    Attributes:
        begins: its first words; the facts are those of the page, in its order.
        carried_by: ids of findings.
        words: a regular expression, ignoring case.
        left_out: why no finding carries it.
    """

    begins: str
    carried_by: str = ""
    words: str = ""
    left_out: str = ""


AMOUNT = "amounts of fees change and are not printed"
ANNOUNCED = "announced, not law"
LAW = "why the rules differ: for lawyers, in `rules --compare` and the table of editions"
DUTIES = "a right of a lawyer's concern: nothing that an applicant does differently"
UNCERTAIN = "nobody knows it: a finding tells whom to ask, or the table of editions contains it as unknown"
PRUDENT = "the longer time of the first page is the prudent one"
CHECKING = "for the person who checks the rules again"

RENEWAL_PAGE: tuple[Fact, ...] = (
    Fact("for holders of an asylum residence permit", "apply_online apply_by_post", r"card|document"),
    Fact("the application goes online or in writing by post", "apply_online apply_by_post", r"\bpost\b"),  # … from 3 months before
    Fact("free of charge", "free apply_by_post", r"free|no fee|costs? nothing"),
    Fact("the IND decides within 8 weeks and may extend that", "decision_time decision_after_expiry", r"8 weeks|56 days"),
    Fact("the decision is a letter", "decision_letter", r"letter"),
    Fact("one can object to a negative one", "decision_letter refused_letter", r"object|bezwaar"),
    Fact("collect the document at an IND desk by appointment after a letter", "collect", r"appointment"),
    Fact("free to work, no work permit needed, as the back of the document", "work_continues work_if_in_time work_check_card", r"back of|work"),
    Fact("the document is valid for 3 years", "validity rules_changed", r"3 years"),
    Fact("RefugeeHelp (23 June 2026) writes that new Dutch", "rules_changed", r"12 June 2026|\{.*day"),
    Fact("Whether this page replaces extension for everyone", left_out=UNCERTAIN),
)  # fmt: skip

RULES_SINCE: tuple[Fact, ...] = (
    Fact("The Act knows one asylum permit", left_out=LAW),
    Fact("the articles on the permanent one", left_out=LAW),
    Fact("A permanent asylum permit can no longer", "rules_changed permanent_ended", r"permanent"),
    Fact("who has one keeps it", "permanent_kept", r"keep"),
    Fact("Applications for it that were undecided", "permanent_now_renewal", r"renew|new card"),
    Fact("Nothing is extended any more", "rules_changed validity", r"3 years"),
    Fact("From 3 months before the document", "wait_until older_window_open rules_changed", r"3 months|months before"),
    Fact("free", "free", r"free|not have to pay|costs? nothing"),
    Fact("online or by post", "apply_by_post", r"\bpost\b"),
    Fact("decision within 8 weeks", "decision_time", r"8 weeks|longer"),
    Fact("a letter", "decision_letter", r"letter"),
    Fact("objection possible", "decision_letter refused_letter", r"object|bezwaar"),
    Fact("desk by appointment", "collect", r"appointment"),
    Fact("free to work", "work_continues work_if_in_time work_check_card", r"work"),
    Fact("That P also governs old 5-year cards", left_out=UNCERTAIN),
    Fact("The last 3 months are inside the older", "older_window_open wait_until", r"both|older rules|6 months"),
    Fact("The document's running out does not", "late", r"protect|permit"),
    Fact("whether this protects permits granted before", "late", r"not (known|clear|certain)|unknown|nobody knows|unclear"),
    Fact("Main residence abroad is no longer a ground", "condition_residence", r"not (known|clear|certain)|unknown|unclear|ask|help"),
    Fact("what the IND tests at a renewal", "condition_residence condition_reason", r"not (known|clear|certain)|unknown|unclear|ask|help"),
    Fact("Once expired: online or by post", "apply_in_writing", r"phone|ask"),
    Fact("W-document while a renewal is pending", "w_document", r"ask|probably|phone"),
    Fact("Work and travel while the card is expired", "work_continues travel_visa", r"ask|not (known|clear)|phone"),
    Fact("EU long-term resident (art. 45b)", "eu_long_term", r"income"),
    Fact("Its fee", left_out=AMOUNT),
    Fact("Dutch nationality: whether it now takes", "eu_long_term", r"become Dutch|nationality"),
    Fact("DigiD's letter: 3 working days now", left_out=PRUDENT),
    Fact("the 5 days of the first page", "digid_add_sms digid_request digid_may_be_late", r"5 days|letter"),
    Fact("IND 088 043 04 30: not free.", "get_legal_help", r"free"),
    Fact("found in third-party copies only", left_out=CHECKING),
    Fact("A lawyer: VluchtelingenWerk and", "get_legal_help", r"free"),
    Fact("a lawyer often costs nothing or little", "get_legal_help refused_letter", r"lawyer|free"),
    Fact("A visit to the country one fled", "travel_home_country", r"country"),
    Fact("Moving house: tell the municipality", "collect decision_letter", r"municipality|gemeente|moved?|address"),
    Fact("P names one requirement: you have an", "condition_reason condition_residence", r"."),
    Fact("the written form lists the documents", "documents_needed", r"form|list"),
    Fact("online or by post for everybody", "apply_by_post apply_online", r"\bpost\b"),
    Fact("an incomplete application lengthens", "documents_needed", r"longer"),
    Fact("a refusal means no document, and", "decision_letter", r"object|bezwaar"),
    Fact("Rights of that chapter hold from", "work_continues work_unconfirmed work_if_in_time", r"work"),
    Fact("work immediately after protection was granted", "work_continues work_unconfirmed work_if_in_time", r"work"),
    Fact("Status is withdrawn if it ceased, on exclusion", "condition_information condition_public_order", r"withdraw|take back|intrekking"),
    Fact("the authority has to show it", "condition_information condition_public_order condition_reason", r"IND (has|must)|show|prove|each case|own case|decid"),
    Fact("Ceases on voluntarily taking up", "travel_home_country condition_reason", r"country"),
    Fact("A family member's permit ends on the same", "validity", r"family"),
    Fact("whether Dutch nareis cards follow this", "validity", r"look at|card"),
    Fact("The whole time since the asylum application", "eu_long_term held_check", r"asylum application|applied for asylum|asked for asylum"),
    Fact("being found in another member state", left_out=DUTIES),
    Fact("Text of art. 24", left_out=UNCERTAIN),
    Fact("A renewed card formally starts on 12 June", "validity", r"12 June|\{.*\}|2026|look"),
    Fact("Fees for undecided permanent applications", "permanent_now_renewal ask_about_application apply_as_well", r"ask|phone|count"),
    Fact("Before June 2026 a permanent permit could", "permanent_now_renewal", r"."),
    Fact("Allowances (toeslagen) go on with an", "allowances", r"in time"),
    Fact("Old practice when late: the IND assesses", "late gap_letter", r"IND|as soon as|letter"),
    Fact("Lost or stolen: police report first", "card_lost", r"police"),
    Fact("under 6 months left: apply for the new", "card_lost", r"6 months|new card"),
    Fact("a reported card stays invalid even if", "card_lost", r"find|found"),
    Fact("By post each child under 18 has a form", "children_too", r"child"),
    Fact("Everybody comes to a desk for a photo", "photo_appointment", r"photo"),
    Fact("DigiD: the IND's extension page offered", "digid_ready", r"app"),
    Fact("both are the same level", "digid_ready", r"app"),
    Fact("what it asks for in November 2026", "digid_ready digid_add_sms apply_online", r"app|SMS"),
    Fact("The SMS check can be switched on at once", "digid_add_sms", r"app"),
    Fact('today\'s menu label is "Sms-controle', "digid_add_sms", r"sms"),
    Fact("IND 088 043 04 30, Monday to Friday 9:00", "decision_overdue ask_about_application confirm_receipt", r"phone"),
    Fact("W-document: while an extension is pending", "w_document", r"W"),
    Fact("Naturalisation: temporary asylum does not", "eu_long_term", r"become Dutch|nationality"),
    Fact("a checker verified in September 2026 says", "eu_long_term", r"probably"),
    Fact("Announced, not law: naturalisation after", left_out=ANNOUNCED),
    Fact("36703 passed the Senate on 21 April 2026", left_out=LAW),
    Fact('the IND has a page "New laws and', left_out=CHECKING),
    Fact("Anything in force on 1 January 2027", left_out=CHECKING),
)  # fmt: skip
