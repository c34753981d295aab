"""Events are frozen records: equal by their class and their fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from permit_wizard.visit.events import Answer, Back, ChooseLanguage, Draft, Event, SaveAs, ShowBeside, Start


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (Answer("yes"), Answer(value="yes"), True),
        (Answer("yes"), Answer("no"), False),
        (ChooseLanguage("nl"), ShowBeside("nl"), False),
        (Start(), Start(), True),
        (Start(), Back(), False),
        (Draft(chosen="no"), Draft(None, "no"), True),
        (SaveAs("a"), SaveAs("a", replace=False), True),
    ],
)
def test_two_events_are_equal_if_they_are_of_one_kind_and_hold_the_same(one: Event, other: Event, equal: bool) -> None:
    assert (one == other) is equal
    assert (hash(one) == hash(other)) is equal
    assert (repr(one) == repr(other)) is equal


def test_an_event_cannot_be_changed() -> None:
    event = Answer("yes")
    with pytest.raises(AttributeError):
        event.value = "no"  # pyright: ignore[reportAttributeAccessIssue] - what is tried here
    assert event.value == "yes"


@pytest.mark.parametrize(
    ("kind", "values", "named"),
    [
        (Answer, (), {}),
        (Answer, ("a", "b"), {}),
        (Answer, (), {"what": "a"}),
        (Answer, ("a",), {"value": "a"}),
        (Back, (1,), {}),
    ],
)
def test_an_event_has_its_fields_and_no_other(
    kind: Callable[..., Event], values: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        kind(*values, **named)
