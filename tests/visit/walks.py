"""Random events through random visits: what anybody may press, type or let happen, in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from permit_wizard.core.answers import Answers
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from permit_wizard.core.text import _
from permit_wizard.language.languages import languages
from permit_wizard.visit import events
from permit_wizard.visit.events import Event
from permit_wizard.visit.export_options import OPTIONS
from permit_wizard.visit.places import FIXED
from permit_wizard.visit.state import Device, Visit
from permit_wizard.visit.steps import begin, step
from tests.strategies import applicants

LONGEST_WALK = 30
PLACES = [*sorted(FIXED), *(question.key for question in QUESTIONS), "nowhere"]
VALUES = sorted({str(option.value) for question in QUESTIONS for option in question.options} | {"unknown", "", "other"})
TYPED = st.one_of(
    st.sampled_from(["", "5-3-27", "31-02-2027", "24-12-2026", "1 jan 2014", "1-1-2040", "nonsense", "12"]),
    st.dates(date(2009, 1, 1), date(2045, 1, 1)).map(lambda day: day.strftime("%d-%m-%Y")),
)


def happenings() -> st.SearchStrategy[Event]:
    """Return any event, the likely ones more often."""
    likely: list[Event] = [
        events.Start(),
        events.GoOn(),
        events.Confirm(),
        events.Keep(),
        events.Back(),
        events.AskFurther(),
        events.Saved(_("Sent to the printer.")),
        events.TrustClock(),
        events.Retype(),
        events.Resume(),
        events.Restart(),
        events.End(),
        events.NotSaved(_("Choose one answer."), exists=True),
        events.NotSaved(_("Choose one answer.")),
        events.Notified(_("The page opens in the browser.")),
        events.ReadOut("get_legal_help"),
    ]
    return st.one_of(
        st.sampled_from(likely),
        st.sampled_from(VALUES).map(events.Answer),
        TYPED.map(events.EnterDate),
        st.sampled_from(PLACES).map(events.Go),
        st.builds(events.Draft, st.none() | TYPED, st.none() | st.sampled_from(VALUES)),
        st.sampled_from([option.id for option in OPTIONS]).map(events.Export),
        st.builds(events.SaveAs, st.just("page.txt"), st.booleans()),
        st.sampled_from([*languages(), "xx"]).map(events.ChooseLanguage),
        st.sampled_from([*languages(), "", "xx"]).map(events.ShowBeside),
        st.dates(date(2026, 1, 1), date(2029, 1, 1)).map(events.NewDay),
    )


DEVICES = st.sampled_from(
    [
        Device(),
        Device(browser=True, code_room=(20, 5)),
        Device(names=False, other_programs=True),
        Device(files=False, printer=False, kiosk=True),
        Device(kiosk=True, private=True),
    ]
)


@st.composite
def visits(draw: st.DrawFn, longest: int = LONGEST_WALK) -> Visit:
    """Return a visit after some events.

    Begun fresh, with all answers of somebody, or with some that were known before.
    """
    answers, today = draw(applicants())
    language = draw(st.sampled_from([*languages()]))
    beside = draw(st.sampled_from(["", *(code for code in languages() if code != language)]))
    visit = Visit(
        today, language=language, beside=beside, device=draw(DEVICES), contact=draw(st.sampled_from(["", "Ann & Co"]))
    )
    match draw(st.integers(0, 3)):
        case 0:
            visit = begin(visit)
        case 1:
            some = answers.model_copy(update=dict.fromkeys(draw(st.sets(st.sampled_from([*BY_KEY])))))
            visit = begin(
                replace(visit, prefill=Prefill(some, lambda _answers: None, draw(st.sampled_from(["", "kopie.xlsx"]))))
            )
        case _:
            visit = replace(visit, given=answers, place=draw(st.sampled_from(PLACES)), clock_is_right=True)
            visit = step(visit, events.Resume())
    for event in draw(st.lists(happenings(), max_size=longest)):
        visit = step(visit, event)
    return visit


def later(visit: Visit, days: int) -> Visit:
    """Return a visit some days later."""
    return step(visit, events.NewDay(visit.today + timedelta(days)))


def nobody() -> Answers:
    """Return no answers."""
    return Answers()
