"""The answers of one person: a frozen pydantic model that holds only what the questions ask.

Keys and values are a public contract: JSON files, exports and tests use them. Nobody is asked for a name, a number,
a nationality, an offence or a story, so there is no field in which one could land.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from permit_wizard.core.iso_date import EARLIEST, LATEST, printable, read_date
from permit_wizard.core.text import ExplainedError, Text, _, listed

Unknown: TypeAlias = Literal["unknown"]


class Permit(StrEnum):
    """Which residence permit the person holds now."""

    TEMPORARY = "temporary_asylum"
    PERMANENT = "permanent_asylum"
    OTHER = "other"
    UNSURE = "unsure"


class Applied(StrEnum):
    """Whether an application for a new card was sent, and whether the IND has refused it."""

    NO = "no"
    EXTENSION = "extension"
    PERMANENT = "permanent"
    REFUSED = "refused"


class YesNo(StrEnum):
    """An answer to a question that anybody can answer."""

    YES = "yes"
    NO = "no"


class YesNoUnsure(StrEnum):
    """An answer to a question that many people cannot be sure of; `unsure` is a real answer."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class DigiD(StrEnum):
    """Whether the person has a DigiD that works with an SMS code or the app, as the online form needs."""

    WITH_SMS = "with_sms"
    WITH_APP = "with_app"
    WITHOUT_SMS = "without_sms"
    NO = "no"
    UNSURE = "unsure"


class CivicIntegration(StrEnum):
    """Whether the person passed civic integration (inburgering) or need not."""

    DIPLOMA = "diploma"
    EXEMPT = "exempt"
    NO = "no"
    UNSURE = "unsure"


class BadAnswer(ExplainedError, ValueError):
    """An answer that is not valid.

    Attributes:
        reason: one or two sentences that name the key, the value and what can be used.
    """


def _date_or_unknown(value: object, info: ValidationInfo) -> date | Unknown | None:
    if value is None:
        return None
    if value == "unknown":
        return "unknown"
    if isinstance(value, date) and not isinstance(value, datetime):
        day = value if EARLIEST <= value <= LATEST else None
    else:
        day = read_date(value) if isinstance(value, str) else None
    if day is None:
        raise PydanticCustomError("not_a_date", "not a date")
    context: dict[str, date] = info.context or {}
    today = context.get("today")
    if today and info.field_name == "received_on" and day > today:
        raise PydanticCustomError("after_today", "after today")
    if today and info.field_name == "return_on" and day < today:
        raise PydanticCustomError("before_today", "before today")
    return day


DateAnswer: TypeAlias = Annotated[
    date | Unknown | None,
    PlainValidator(_date_or_unknown),
    PlainSerializer(str, return_type=str, when_used="json-unless-none"),  # an ISO date; the default one warns
]


class Answers(BaseModel):
    """The answers so far, in question order; None is not answered yet.

    An answer to a question that is not asked is kept (so that going back and forth loses nothing) but counts nowhere:
    `flow.pruned` removes it before a rule can see it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    permit: Permit | None = None
    expires_on: DateAnswer = None
    applied: Applied | None = None
    received_on: DateAnswer = None
    main_residence: YesNoUnsure | None = None
    abroad_over_3_months: YesNoUnsure | None = None
    reason_applies: YesNoUnsure | None = None
    information_correct: YesNoUnsure | None = None
    convictions: YesNoUnsure | None = None
    digid: DigiD | None = None
    travel: YesNo | None = None
    return_on: DateAnswer = None
    travel_document: YesNoUnsure | None = None
    may_work: YesNoUnsure | None = None
    held_5_years: YesNoUnsure | None = None
    civic_integration: CivicIntegration | None = None

    def answered(self, key: str, value: object, today: date) -> Answers:
        """Return these answers with one more, validated as `read_answers` does (`model_copy` would not validate)."""
        return read_answers({**dict(self), key: value}, today)

    def on(self, today: date) -> Answers:
        """Return the answers that can still be right on a later day.

        A day of return that has passed is to be asked again.
        """
        past = isinstance(self.return_on, date) and self.return_on < today
        return self.model_copy(update={"return_on": None}) if past else self  # None is valid for every key


KEYS: tuple[str, ...] = tuple(Answers.model_fields)


def read_answers(data: Mapping[str, object], today: date) -> Answers:
    """Make Answers of keys and values from outside.

    Args:
        data: answers by key, as JSON gives them; None is not answered.
        today: the day the case is judged on; a receipt cannot lie after it, nor a journey's end before it.

    Raises:
        BadAnswer: an unknown key or value, no such date, or a date that cannot be; the reason names all three.
    """
    try:
        return Answers.model_validate(data, context={"today": today})
    except ValidationError as error:
        reason = _reason(error.errors(include_url=False, include_context=False)[0], data, today)
    raise BadAnswer(reason)  # outside the except block: a chained traceback would show the answers


def _reason(error: Any, data: Mapping[str, object], today: date) -> Text:
    # Without a place: pydantic could not even read a key, since half of a surrogate pair is no text.
    key = str(error["loc"][0]) if error["loc"] else next(key for key in data if key not in KEYS)
    shown, value = printable(key), printable(data.get(key))
    if key not in KEYS:
        return _("{key}: unknown key. Use one of: {allowed}", key=shown, allowed=listed(KEYS))
    if error["type"] == "after_today":
        return _(
            "{key}: {value} is after today. Use a date up to {today}.",
            key=shown,
            value=value,
            today=today.isoformat(),
        )
    if error["type"] == "before_today":
        return _(
            "{key}: {value} is before today. Use a date from {today} on.",
            key=shown,
            value=value,
            today=today.isoformat(),
        )
    if error["type"] == "not_a_date":
        return _(
            "{key}: invalid date {value}. Use a date from {first} to {last} written YYYY-MM-DD, or {word}.",
            key=shown,
            value=value,
            first=EARLIEST.isoformat(),
            last=LATEST.isoformat(),
            word="unknown",
        )
    return _(
        "{key}: invalid value {value}. Use one of: {allowed}", key=shown, value=value, allowed=listed(allowed(key))
    )


def allowed(key: str) -> list[str]:
    """Return the values that a key with options takes, in the order in which the question offers them."""
    for option in get_args(Answers.model_fields[key].annotation):
        if isinstance(option, type) and issubclass(option, StrEnum):
            return [member.value for member in option]
    return ["unknown"]
