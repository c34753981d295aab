"""Prints a digest of the behaviour of `Answers`: equal with pydantic and with its stand-in.

`python -m tests.web.answers_digest` walks odd values and every path on every n-th of the days that matter; n is the
argument.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256

import pydantic

from permit_wizard.core.answers import (
    KEYS,
    Answers,
    BadAnswer,
    DigiD,
    Permit,
    YesNo,
    YesNoUnsure,
    allowed,
    read_answers,
)
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.flow import asked, counted, further, pruned
from permit_wizard.core.rules import assess
from permit_wizard.language.localizer import Localizer
from tests.core.ways import DAYS, editions_to_try, ways

TODAY = date(2026, 11, 30)
ODD = 20_000


class Words(str):
    """A text of a class of its own."""

    __slots__ = ()


VALUES: list[object] = [
    None, "", "yes", "no", "unsure", "unknown", "Yes", " yes", "temporary_asylum", "permanent_asylum", "other",
    "with_sms", "with_app", "diploma", "exempt", "extension", "permanent", "refused", 0, 1, True, False, 1.5, [], {},
    (), ["no"], b"yes", bytearray(b"no"), b"\xffyes", YesNo.YES, YesNoUnsure.YES, YesNoUnsure.UNSURE, Permit.OTHER,
    DigiD.NO, Words("yes"), Words("2026-11-30"), TODAY, TODAY - timedelta(1), TODAY + timedelta(1),
    date(1999, 12, 31), date(2100, 1, 1), datetime(2026, 5, 20),  # noqa: DTZ001 - it is refused
    "2026-11-29", "2026-11-30", "2026-12-01", "2026-02-29",
    "1999-12-31", "20260520", "2026-5-20", "٢٠٢٦-٠٥-٢٠", "\ud800", "\x00yes", "y" * 500,
]  # fmt: skip
ODD_KEYS = ("name", "\ud800", "", "model_config", "model_fields", "__dict__", "answered")


def plain(answers: Answers) -> tuple[object, ...]:
    """Return all that can be seen of answers."""
    kinds = [(key, type(value).__name__) for key, value in answers]
    copy = answers.model_copy()
    return (
        answers.model_dump(mode="json"),
        answers.model_dump(exclude_none=True),
        kinds,
        repr(answers),
        copy == answers,
        hash(copy) == hash(answers),
    )


def tried(data: dict[str, object]) -> tuple[object, ...]:
    """Return what becomes of values: the answers, or the refusal word by word."""
    try:
        answers = read_answers(data, TODAY)
    except BadAnswer as refusal:
        return "refused", Localizer("en")(refusal.reason), refusal.__cause__, refusal.__context__
    except Exception as error:  # noqa: BLE001 - whatever it is, it has to be the same
        return "error", type(error).__name__
    return "taken", plain(answers)


def odd_values() -> Iterator[object]:
    """Yield what becomes of every value for every key, alone and beside a wrong one, and of random mixtures."""
    for key in (*KEYS, *ODD_KEYS):
        for value in VALUES:
            yield key, tried({key: value}), tried({"nobody": 1, key: value, "travel": "perhaps"})
    chance = random.Random(7)
    for _number in range(ODD):
        yield tried({chance.choice((*KEYS, "name")): chance.choice(VALUES) for _key in range(chance.randrange(5))})
    yield [allowed(key) for key in KEYS]
    try:
        Answers().permit = Permit.OTHER  # pyright: ignore[reportAttributeAccessIssue]
    except Exception as error:  # noqa: BLE001
        yield type(error).__name__


def every_path(days: list[tuple[date, date]]) -> Iterator[object]:
    """Yield what every way through the questions leads to."""
    for today, end in days:
        for named in editions_to_try(today):
            rules = BY_ID[named] if named else None
            for given in ways(today, end, named):
                answers = read_answers(given, today)
                verdict = assess(answers, today, rules)
                yield plain(answers)[0], verdict.outcome, [(finding.id, finding.due) for finding in verdict.findings]
                yield [question.key for question in asked(answers, today, rules)], plain(pruned(answers, today, rules))
                yield [question.key for question in further(answers, today, rules)]
                yield plain(counted(answers, today, rules)[0]), read_answers(dict(answers), today) == answers


def main() -> None:
    """Print how much was tried, the digest, and whose model it was."""
    step = int(sys.argv[1])
    whole, count = sha256(), 0
    for seen in (*odd_values(), *every_path(DAYS[::step])):
        whole.update(repr(seen).encode("utf-8", "surrogatepass"))
        count += 1
    print(count, whole.hexdigest(), pydantic.__file__)


if __name__ == "__main__":
    main()
