"""The dated editions of the rules: one table of parameters, each with its source and a grade.

Nothing else in the program compares with a day on which rules changed. A new edition is a row here, the findings that
are really new, and their texts. What could not be established is `UNKNOWN`, never filled in from the edition before:
the texts say that it is unknown and whom to ask. No lawyer has checked this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from permit_wizard.core.source import ALIENS_ACT, ALLOWANCES_PAGE, REGULATION, RENEWAL_PAGE, W_DOCUMENT_PAGE, Heading

T = TypeVar("T")


class Grade(StrEnum):
    """How a value is known."""

    READ = "read"
    """read on the page or in the law named"""
    SECONDARY = "secondary"
    """by a dated summary of official pages"""
    INFERRED = "inferred"
    """it follows from what was read"""
    UNKNOWN = "unknown"
    """it could not be established"""


class Parameter(NamedTuple, Generic[T]):
    """One value of an edition.

    Attributes:
        value: the value; None where the edition has none, or where it is unknown.
        grade: how it is known.
        source: the page, heading or law it is from.
    """

    value: T
    grade: Grade
    source: str


class OnceExpired(StrEnum):
    """What an expired card means for the permit."""

    STAY_NOT_LEGAL = "the stay is no longer legal"
    NEED_NOT_END = "need not end the permit by itself"


class Abroad(StrEnum):
    """What a main residence abroad leads to."""

    NEW_PERMIT = "the permit is not extended; a new permit is needed"
    NO_GROUND = "no longer a ground in the Act; practice unknown"


class Ways(StrEnum):
    """How an application can be sent while the card is valid."""

    ONLINE = "online; the written form only after asking the IND"
    ONLINE_OR_POST = "online or by post, for everybody"


class Work(StrEnum):
    """What happens to the right to work when the card expires after an application in time."""

    GOES_ON = "it goes on"
    FOLLOWS_PROTECTION = "it follows from the protection, not from the card; Dutch practice unknown"


class Tested(StrEnum):
    """What is tested at an application for a new card."""

    FOUR_CONDITIONS = "four conditions"
    HAVING_PERMIT = "that one has an asylum permit"


class Undecided(StrEnum):
    """What happens to an application for a permanent permit that is not decided yet."""

    PRESENT_PERMIT_CHECKED = "the IND checks by itself whether the present permit can be extended"
    TREATED_AS_RENEWAL = "treated as a renewal, except perhaps where the card was valid much longer"


class VisitHome(StrEnum):
    """What a visit to the country fled can lead to."""

    CAN_END_PROTECTION = "it can end the protection"


@dataclass(frozen=True, slots=True, eq=False)  # each is one of its kind, and known by identity
class Edition:
    """The rules in force from one day until the day before the next edition.

    Attributes:
        id: its name in the contract.
        in_force_from: its first day; None for the first edition.
        in_force_until: its last day; None for the present edition.
        page: the title of the page that it follows.
        checked_on: the day on which its sources were last read.
        check_again_by: the last day before its sources have to be read again; None for a past edition.
        rely_until: the last day on which advice is given by it without its being named; None for a past edition.
        sources: what has to be read again at the next check: titles of pages, laws with their articles.
        window_months: calendar months before expiry from which one can apply.
        validity_years: years that the new card is valid.
        validity_is_maximum: whether the card may be valid for less than those years.
        decision_days: days within which the IND decides, or None; it may take longer.
        ways: how an application can be sent while the card is valid.
        written_form_only: whether an expired card closes the online form; None is unknown.
        digid_app: whether the DigiD app opens the online form, as an SMS code does.
        permanent_can_be_asked: whether a permanent asylum permit can be applied for.
        undecided_permanent: what happens to an undecided application for one.
        once_expired: what an expired card means.
        work_after_expiry: what happens to the right to work after expiry, for people who applied in time.
        residence_abroad: what a main residence abroad leads to.
        tested: what is tested at an application.
        visit_home: what a visit to the country fled can lead to; None is not mentioned.
        objection: the way against a refusal of the document; None is unknown.
        w_document: whether an identity document is given while one waits; None is unknown.
        fee: euros for the application.
        other_sources: for a heading of the first page that this edition no longer rests on, or for one finding by its
            id, what it rests on instead.
    """

    id: str
    in_force_from: date | None
    in_force_until: date | None
    page: str
    checked_on: date
    check_again_by: date | None
    rely_until: date | None
    sources: tuple[str, ...]
    window_months: Parameter[int]
    validity_years: Parameter[int]
    validity_is_maximum: Parameter[bool]
    decision_days: Parameter[int | None]
    ways: Parameter[Ways]
    written_form_only: Parameter[bool | None]
    digid_app: Parameter[bool]
    permanent_can_be_asked: Parameter[bool]
    undecided_permanent: Parameter[Undecided]
    once_expired: Parameter[OnceExpired]
    work_after_expiry: Parameter[Work]
    residence_abroad: Parameter[Abroad]
    tested: Parameter[Tested]
    visit_home: Parameter[VisitHome | None]
    objection: Parameter[str | None]
    w_document: Parameter[bool | None]
    fee: Parameter[int]
    other_sources: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"], compare=False)

    def named(self, source: str | None, finding: str = "") -> str | None:
        """Return what a question or finding rests on under this edition."""
        if finding in self.other_sources:
            return self.other_sources[finding]
        return self.other_sources.get(source, source) if source is not None else None

    def parameters(self) -> dict[str, Parameter[object]]:
        """Return the graded values by name, in the table's order."""
        return {f.name: value for f in fields(self) if isinstance(value := getattr(self, f.name), Parameter)}

    @property
    def residence_decides(self) -> bool:
        """Whether a main residence abroad closes the way to a new card of the present permit."""
        return self.residence_abroad.value is Abroad.NEW_PERMIT

    @property
    def may_keep_stay(self) -> bool:
        """Whether an expired card need not end the permit."""
        return self.once_expired.value is OnceExpired.NEED_NOT_END

    @property
    def by_post(self) -> bool:
        """Whether everybody may apply by post while the card is valid."""
        return self.ways.value is Ways.ONLINE_OR_POST

    @property
    def renews(self) -> bool:
        """Whether the document is renewed, as the IND's renewal page describes, and the permit no longer extended."""
        return self.page == RENEWAL_PAGE

    def needs_check(self, today: date) -> bool:
        """Return whether the day by which the sources should have been read again has passed."""
        return self.check_again_by is not None and today > self.check_again_by


_READ, _SECONDARY, _INFERRED, _UNKNOWN = Grade

IND_2019 = Edition(
    "ind-2019",
    in_force_from=None,
    in_force_until=date(2026, 6, 11),
    page=Heading.PAGE,
    checked_on=date(2026, 11, 23),
    check_again_by=None,
    rely_until=None,
    sources=(Heading.PAGE,),
    window_months=Parameter(6, _READ, Heading.WHEN),
    validity_years=Parameter(5, _READ, Heading.COLLECT),
    validity_is_maximum=Parameter(value=True, grade=_READ, source=Heading.COLLECT),
    decision_days=Parameter(None, _UNKNOWN, Heading.PAGE),
    ways=Parameter(Ways.ONLINE, _READ, Heading.ONLINE),
    written_form_only=Parameter(value=True, grade=_READ, source=Heading.EXPIRED),
    digid_app=Parameter(value=True, grade=_READ, source=Heading.DIGID_HELP),
    permanent_can_be_asked=Parameter(value=True, grade=_READ, source=Heading.PAGE),
    undecided_permanent=Parameter(Undecided.PRESENT_PERMIT_CHECKED, _READ, Heading.DIFFERENCE),
    once_expired=Parameter(OnceExpired.STAY_NOT_LEGAL, _READ, Heading.DIFFERENCE),
    work_after_expiry=Parameter(Work.GOES_ON, _READ, Heading.WORK),
    residence_abroad=Parameter(Abroad.NEW_PERMIT, _READ, Heading.ABSENCE),
    tested=Parameter(Tested.FOUR_CONDITIONS, _READ, Heading.CONDITIONS),
    visit_home=Parameter(None, _UNKNOWN, Heading.PAGE),
    objection=Parameter(None, _UNKNOWN, Heading.PAGE),
    w_document=Parameter(value=True, grade=_READ, source=Heading.WHEN),
    fee=Parameter(0, _READ, Heading.EXPIRED),
)

PACT_2026 = Edition(
    "pact-2026",
    in_force_from=date(2026, 6, 12),
    in_force_until=None,
    page=RENEWAL_PAGE,
    checked_on=date(2026, 11, 30),
    check_again_by=date(2027, 2, 28),
    rely_until=date(2028, 2, 28),
    sources=(
        RENEWAL_PAGE,
        W_DOCUMENT_PAGE,
        f"{ALIENS_ACT}, art. 9, 28, 32, 45b",
        f"{REGULATION}, art. 11, 14, 22, 23, 24, 28, 40",
        ALLOWANCES_PAGE,
    ),
    window_months=Parameter(3, _READ, RENEWAL_PAGE),
    validity_years=Parameter(3, _READ, f"{ALIENS_ACT}, art. 9(3); {RENEWAL_PAGE}"),
    validity_is_maximum=Parameter(value=False, grade=_READ, source=f"{ALIENS_ACT}, art. 9(3)"),
    decision_days=Parameter(56, _READ, RENEWAL_PAGE),
    ways=Parameter(Ways.ONLINE_OR_POST, _READ, RENEWAL_PAGE),
    written_form_only=Parameter(None, _UNKNOWN, RENEWAL_PAGE),
    digid_app=Parameter(value=True, grade=_INFERRED, source=Heading.DIGID_HELP),
    permanent_can_be_asked=Parameter(value=False, grade=_SECONDARY, source=f"{ALIENS_ACT}, art. 28 (33-35 repealed)"),
    undecided_permanent=Parameter(Undecided.TREATED_AS_RENEWAL, _SECONDARY, RENEWAL_PAGE),
    once_expired=Parameter(OnceExpired.NEED_NOT_END, _READ, f"{ALIENS_ACT}, art. 9(9)"),
    work_after_expiry=Parameter(Work.FOLLOWS_PROTECTION, _READ, f"{REGULATION}, art. 22 and 28"),
    residence_abroad=Parameter(Abroad.NO_GROUND, _READ, f"{ALIENS_ACT}, art. 32"),
    tested=Parameter(Tested.HAVING_PERMIT, _READ, f"{RENEWAL_PAGE}; {REGULATION}, art. 14"),
    visit_home=Parameter(VisitHome.CAN_END_PROTECTION, _READ, f"{REGULATION}, art. 11"),
    objection=Parameter("bezwaar", _READ, RENEWAL_PAGE),
    w_document=Parameter(None, _UNKNOWN, RENEWAL_PAGE),
    fee=Parameter(0, _READ, RENEWAL_PAGE),
    other_sources={
        Heading.PAGE: RENEWAL_PAGE,
        Heading.CONDITIONS: f"{REGULATION}, art. 14",
        Heading.WHEN: RENEWAL_PAGE,
        Heading.EXPIRED: RENEWAL_PAGE,
        Heading.ONLINE: RENEWAL_PAGE,
        Heading.AFTER: RENEWAL_PAGE,
        Heading.COLLECT: RENEWAL_PAGE,
        Heading.WORK: f"{REGULATION}, art. 22 and 28",
        Heading.DIFFERENCE: f"{ALIENS_ACT}, art. 28",
        Heading.TRAVEL: None,  # no source in force mentions it
        Heading.ABSENCE: f"{ALIENS_ACT}, art. 32",
        Heading.PUBLIC_ORDER: f"{REGULATION}, art. 14",
        Heading.DECISION: RENEWAL_PAGE,
        "condition_residence": f"{ALIENS_ACT}, art. 32",
        "condition_reason": f"{REGULATION}, art. 11 and 14",
        "late": f"{ALIENS_ACT}, art. 9(9)",
        "received_late": f"{ALIENS_ACT}, art. 9(9)",
        "permanent_document": Heading.DIFFERENCE,
        "held_check": f"{ALIENS_ACT}, art. 45b",
        "free": RENEWAL_PAGE,
        "gap_letter": Heading.EXPIRED,
        "travel_home_country": f"{REGULATION}, art. 11",
        "main_residence": f"{ALIENS_ACT}, art. 32",
        "reason_applies": f"{REGULATION}, art. 11 and 14",
    },
)

EDITIONS: tuple[Edition, ...] = (IND_2019, PACT_2026)
BY_ID: dict[str, Edition] = {edition.id: edition for edition in EDITIONS}


@cache
def edition_on(day: date) -> Edition:
    """Return the edition in force on a day."""
    return next(e for e in reversed(EDITIONS) if e.in_force_from is None or e.in_force_from <= day)


@cache
def before(edition: Edition) -> Edition | None:
    """Return the edition before one; None for the first."""
    index = EDITIONS.index(edition)
    return EDITIONS[index - 1] if index else None


def rules_too_old(today: date, named: Edition | None) -> bool:
    """Return whether nobody has checked the rules for so long that no advice is given.

    Args:
        today: the day to judge on.
        named: the edition asked for by name, which always answers; None is the one in force.
    """
    if named is not None:
        return False
    until = edition_on(today).rely_until
    return until is not None and today > until
