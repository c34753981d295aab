"""The dated editions of the rules: one table of parameters, each with where it is from and how sure it is.

Nothing else in the program compares with a day on which rules changed. A new edition is a row here, the findings that really are
new, and their texts. What nobody has established is `UNKNOWN`, never filled in from the edition before: the texts say so and name
whom to ask. No lawyer has checked this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from permit_wizard.core.source import ALIENS_ACT, RENEWAL_PAGE, Heading

T = TypeVar("T")


class Grade(StrEnum):
    """How a value is known."""

    READ = "read"
    """read on the page or in the law named"""
    SECONDARY = "secondary"
    """a dated summary of official pages says so"""
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


@dataclass(frozen=True, slots=True, eq=False)  # each is one of its kind, and known by identity
class Edition:
    """The rules as they stand from one day until the day before the next edition.

    Attributes:
        id: its name in the contract.
        in_force_from: its first day; None for the first edition.
        in_force_until: its last day; None for the present edition.
        page: the title of the page that it follows.
        checked_on: the day on which its sources were last read.
        check_again_by: the last day on which they may be relied on without being read again; None for a past edition.
        window_months: calendar months before expiry from which one can apply.
        validity_years: years that the new card is valid.
        validity_is_maximum: whether those years are the most, and the card may be valid for less.
        decision_days: days within which the IND decides, or None; it may take longer.
        permanent_can_be_asked: whether a permanent asylum permit can be applied for.
        once_expired: what an expired card means.
        residence_abroad: what a main residence abroad leads to.
        written_form_only: whether an expired card closes the online form; None is unknown.
        objection: the way against a refusal of the document; None is unknown.
        w_document: whether an identity document is given while one waits; None is unknown.
        work_goes_on: whether who applied in time goes on working after the card has expired; None is unknown.
        fee: euros for the application.
        stands_in: for a heading of the first page that this edition no longer rests on, or for one finding by its id, what it
            rests on instead.
    """

    id: str
    in_force_from: date | None
    in_force_until: date | None
    page: str
    checked_on: date
    check_again_by: date | None
    window_months: Parameter[int]
    validity_years: Parameter[int]
    validity_is_maximum: Parameter[bool]
    decision_days: Parameter[int | None]
    permanent_can_be_asked: Parameter[bool]
    once_expired: Parameter[OnceExpired]
    residence_abroad: Parameter[Abroad]
    written_form_only: Parameter[bool | None]
    objection: Parameter[str | None]
    w_document: Parameter[bool | None]
    work_goes_on: Parameter[bool | None]
    fee: Parameter[int]
    stands_in: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"], compare=False)

    def named(self, source: str | None, finding: str = "") -> str | None:
        """Return what a question or finding rests on under this edition."""
        if finding in self.stands_in:
            return self.stands_in[finding]
        return self.stands_in.get(source, source) if source is not None else None

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


_READ, _SECONDARY, _INFERRED, _UNKNOWN = Grade

IND_2019 = Edition(
    "ind-2019",
    in_force_from=None,
    in_force_until=date(2026, 6, 11),
    page=Heading.PAGE,
    checked_on=date(2026, 11, 23),
    check_again_by=None,
    window_months=Parameter(6, _READ, Heading.WHEN),
    validity_years=Parameter(5, _READ, Heading.COLLECT),
    validity_is_maximum=Parameter(value=True, grade=_READ, source=Heading.COLLECT),
    decision_days=Parameter(None, _UNKNOWN, Heading.PAGE),
    permanent_can_be_asked=Parameter(value=True, grade=_READ, source=Heading.PAGE),
    once_expired=Parameter(OnceExpired.STAY_NOT_LEGAL, _READ, Heading.DIFFERENCE),
    residence_abroad=Parameter(Abroad.NEW_PERMIT, _READ, Heading.ABSENCE),
    written_form_only=Parameter(value=True, grade=_READ, source=Heading.EXPIRED),
    objection=Parameter(None, _UNKNOWN, Heading.PAGE),
    w_document=Parameter(value=True, grade=_READ, source=Heading.WHEN),
    work_goes_on=Parameter(value=True, grade=_READ, source=Heading.WORK),
    fee=Parameter(0, _READ, Heading.EXPIRED),
)

PACT_2026 = Edition(
    "pact-2026",
    in_force_from=date(2026, 6, 12),
    in_force_until=None,
    page=RENEWAL_PAGE,
    checked_on=date(2026, 11, 25),
    check_again_by=date(2027, 2, 28),
    window_months=Parameter(3, _READ, RENEWAL_PAGE),
    validity_years=Parameter(3, _READ, f"{ALIENS_ACT}, 9(3); {RENEWAL_PAGE}"),
    validity_is_maximum=Parameter(value=False, grade=_READ, source=f"{ALIENS_ACT}, 9(3)"),
    decision_days=Parameter(56, _READ, RENEWAL_PAGE),
    permanent_can_be_asked=Parameter(value=False, grade=_SECONDARY, source=f"{ALIENS_ACT}, 28 (33-35 repealed)"),
    once_expired=Parameter(OnceExpired.NEED_NOT_END, _READ, f"{ALIENS_ACT}, 9(9)"),
    residence_abroad=Parameter(Abroad.NO_GROUND, _READ, f"{ALIENS_ACT}, 32"),
    written_form_only=Parameter(None, _UNKNOWN, RENEWAL_PAGE),
    objection=Parameter("bezwaar", _READ, RENEWAL_PAGE),
    w_document=Parameter(None, _UNKNOWN, RENEWAL_PAGE),
    work_goes_on=Parameter(None, _UNKNOWN, RENEWAL_PAGE),
    fee=Parameter(0, _READ, RENEWAL_PAGE),
    stands_in={
        Heading.PAGE: RENEWAL_PAGE,
        Heading.CONDITIONS: ALIENS_ACT,
        Heading.WHEN: RENEWAL_PAGE,
        Heading.EXPIRED: RENEWAL_PAGE,
        Heading.ONLINE: RENEWAL_PAGE,
        Heading.AFTER: RENEWAL_PAGE,
        Heading.COLLECT: RENEWAL_PAGE,
        Heading.WORK: RENEWAL_PAGE,
        Heading.DIFFERENCE: ALIENS_ACT,
        Heading.TRAVEL: None,  # nothing that is in force says it
        Heading.ABSENCE: ALIENS_ACT,
        Heading.PUBLIC_ORDER: ALIENS_ACT,
        Heading.DECISION: RENEWAL_PAGE,
        "late": ALIENS_ACT,
        "received_late": ALIENS_ACT,
        "permanent_document": ALIENS_ACT,
        "held_check": ALIENS_ACT,
        "free": RENEWAL_PAGE,
        "gap_letter": Heading.EXPIRED,
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
    """Return the edition that one took the place of; None for the first."""
    at = EDITIONS.index(edition)
    return EDITIONS[at - 1] if at else None
