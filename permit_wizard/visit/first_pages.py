"""The pages that need neither answers nor rules.

Languages, start, a doubtful date, leaving, starting again, the end, a kiosk's own.

Nothing here imports pydantic, so the first screen is there at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from permit_wizard.core import clock
from permit_wizard.core.editions import Edition, rules_too_old
from permit_wizard.core.prefill import Prefill, leave_warning, privacy_promise, restart_warning
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.care import care_lines, today_line, unchecked_lines
from permit_wizard.language.languages import languages
from permit_wizard.visit.blocks import (
    Action,
    Block,
    Countdown,
    Languages,
    Official,
    Paragraph,
    Promises,
    Tone,
    Unreviewed,
)
from permit_wizard.visit.events import Back, End, Go, Restart, Start, TrustClock
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import AGAIN, CLOCK, ENDED, EXPORT, IDLE, LANGUAGE, LEAVE, RESULT, START, WELCOME
from permit_wizard.visit.state import Device, Visit

TITLE = _("A new card for your asylum residence permit")
OFFICIAL = Official("Nieuwe pas voor de verblijfsvergunning asiel")
"""To point at, for somebody who helps and reads Dutch."""

EVERYTHING_GONE = _("When you stop, everything you typed is erased. Nobody can find it here.")
NOT_ERASED = _("Not erased: paper, photos, and a code that somebody scanned.")
FILES_NOT_ERASED = _("Not erased: files that you saved, paper, photos, and a code that somebody scanned.")


def language_page(visit: Visit) -> Page:
    """Return the choice of a language, and, once there is one, of a second beside it."""
    codes = tuple(languages())
    blocks: list[Block] = [Paragraph(_("Your answers stay."), Tone.QUIET)] if visit.has_answers else []
    blocks.append(Languages(codes, visit.language))
    if visit.language and visit.device.two_languages:
        none = _("Only one language") if visit.beside else None
        others = tuple(code for code in codes if code != visit.language)
        ask = _("Which language do you want beside this one?")
        blocks.append(Languages(others, visit.beside, ask, beside=True, none=none))
    return Page(LANGUAGE, _("Choose your language"), tuple(blocks))


def start_page(
    today: date | None,
    prefill: Prefill | None = None,
    rules: Edition | None = None,
    spoken: tuple[str, ...] = (),
) -> Page:
    """Return what this is, what it is not, how long it takes and what it forgets.

    By rules that are too old nothing is asked, so nothing of questions is on it.

    Args:
        today: the day; None on a page that is made before it is known.
        prefill: the answers that were there before the first question.
        rules: the edition of the rules that was asked for by name, or None.
        spoken: the codes of the languages on the page.
    """
    no_advice, free_help = care_lines()
    unchecked = [] if today is None else unchecked_lines(today, rules)
    asks = today is None or not rules_too_old(today, rules)
    blocks: list[Block] = [
        OFFICIAL,
        *([Paragraph(_("Answer some questions. Then you see what to do, by when, and why."))] if asks else []),
        *(Paragraph(line, Tone.WARN) for line in unchecked),
        Promises(promises(prefill, asks=asks)),
        Paragraph(no_advice, Tone.QUIET),
        Paragraph(free_help, Tone.QUIET, optional=True),
    ]
    if today is not None:
        blocks.append(Paragraph(today_line(today), Tone.QUIET))
    unreviewed = tuple(code for code in spoken if code in languages() and not languages()[code].reviewed)
    if unreviewed:
        blocks.append(Unreviewed(unreviewed))
    start = _("Start now") if asks else _("See what to do")
    return Page(START, TITLE, tuple(blocks), (Action(start, Start()),))


def promises(prefill: Prefill | None = None, *, asks: bool = True) -> tuple[tuple[Text, Text], ...]:
    """Return what people are promised on the start page and on a poster: a few words, and a few more, each.

    Args:
        prefill: the answers that were there before the first question.
        asks: whether there are questions.
    """
    about_answers = (privacy_promise(prefill), (_("No name, no number"), _("we do not ask who you are")))
    if not asks:
        return about_answers
    knows_date = prefill is not None and prefill.answers.expires_on is not None
    return (
        (_("About 3 minutes"), _("one question at a time")),
        *about_answers,
        *(() if knows_date else ((_("Have your card ready"), _("you need one date from it")),)),
    )


def clock_page(today: date) -> Page:
    """Return the question whether a date that cannot be today's is right."""
    question, why = clock.doubt(today)
    actions = (Action(clock.GO_BACK, Go(START)), Action(clock.IT_IS_RIGHT, TrustClock()))
    return Page(CLOCK, question, (Paragraph(why),), actions)


def leave_page(visit: Visit) -> Page:
    """Return the question whether to quit, and what happens to the answers; a result can be exported first."""
    leave, gone = leave_warning(visit.prefill, kept=visit.has_saved)
    actions = [Action(_("Stay and go on"), Back()), Action(leave, End())]
    if visit.below == RESULT and not visit.exported:
        actions.append(Action(_("Take the result along"), Go(EXPORT)))
    return Page(LEAVE, _("Leave now?"), (Paragraph(gone),), tuple(actions))


def again_page(visit: Visit) -> Page:
    """Return the question whether to forget the answers and start again."""
    actions = (
        Action(_("No, keep my answers"), Back()),
        Action(_("Yes, forget my answers and start again"), Restart()),
    )
    return Page(AGAIN, _("Start again?"), (Paragraph(restart_warning(visit.prefill)),), actions)


def ended_page(device: Device) -> Page:
    """Return that nothing is left here, what is not erased, and how to begin; nothing may have been answered."""
    left = FILES_NOT_ERASED if device.files else NOT_ERASED
    return Page(
        ENDED, _("Nothing that you answered is left here."), (Paragraph(left),), (Action(_("Start again"), Restart()),)
    )


# -------------------------------------------------------------------------------------------------------------- a kiosk


def welcome_page(*, sorry: bool = False) -> Page:
    """Return what a kiosk shows while nobody is there.

    Args:
        sorry: whether the visit before it broke off because something went wrong.
    """
    gone = _("Sorry, something went wrong. Your answers are gone. Please start again.")
    blocks = (
        OFFICIAL,
        Paragraph(EVERYTHING_GONE),
        Paragraph(NOT_ERASED, Tone.QUIET),
        Languages(tuple(languages()), ""),
    )
    return Page(WELCOME, TITLE, blocks, problem=gone if sorry else None)


def idle_page(seconds: int, *, has_answers: bool = False) -> Page:
    """Return the question whether the visitor is still there, with the seconds until everything is erased."""
    actions = (Action(_("Stay and go on"), Back()), Action(_("Erase and stop"), End()))
    still_here = [Paragraph(_("Your answers are still here."))] if has_answers else []
    blocks = (Countdown(seconds), *still_here, Paragraph(NOT_ERASED, Tone.QUIET))
    return Page(IDLE, _("Are you still there?"), blocks, actions)


def countdown(seconds: int) -> Text:
    """Return the words of a countdown."""
    return ngettext("In {n} second everything is erased.", "In {n} seconds everything is erased.", seconds)


def end_label(device: Device) -> Text:
    """Return the words for ending a visit at once, where one visitor comes after another or a computer is shared."""
    return _("Erase and leave") if device.private else _("Erase and stop")


IDLE_SECONDS = 60
"""Seconds of a countdown, if the edge does not count itself."""

FIRST_PAGES: dict[str, Callable[[Visit], Page]] = {
    LANGUAGE: language_page,
    START: lambda visit: start_page(visit.today, visit.prefill, visit.rules, visit.spoken),
    CLOCK: lambda visit: clock_page(visit.today),
    LEAVE: leave_page,
    AGAIN: again_page,
    ENDED: lambda visit: ended_page(visit.device),
    WELCOME: lambda _visit: welcome_page(),
    IDLE: lambda visit: idle_page(IDLE_SECONDS, has_answers=visit.has_answers),
}
"""The page of each place that needs no answers."""
