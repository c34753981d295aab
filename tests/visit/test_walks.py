"""Whatever happens in whatever order: a visit never breaks, never loses its way, and its page can be drawn."""

from __future__ import annotations

from hypothesis import given, settings

from permit_wizard.visit.events import Event
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import AFTER_ANSWERS, FIXED
from permit_wizard.visit.route import possible_place, unanswered
from permit_wizard.visit.state import Visit
from permit_wizard.visit.steps import step
from tests.visit.walks import happenings, visits


@given(visits(), happenings())
@settings(max_examples=300)
def test_any_event_leads_to_a_place_with_a_page(visit: Visit, event: Event) -> None:
    after = step(visit, event)

    assert after.place in FIXED or after.question is not None
    assert possible_place(after, after.place) == after.place
    assert page(after).place == after.place
    assert after.place not in AFTER_ANSWERS or not unanswered(after)
    assert len(after.trail) == len(set(after.trail))
    assert len(after.drafts) == len({draft[0] for draft in after.drafts})
