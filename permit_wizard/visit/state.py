"""The state of a visit: everything a page is made from. Frozen, kept in memory alone, and built without pydantic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from permit_wizard.core.clock import is_too_early
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.text import Text
from permit_wizard.visit.places import CHECK, OVER, RESULT, START, is_question

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.core.prefill import Prefill
    from permit_wizard.core.questions import Question


NO_ROOM = (0, 0)
"""The room for a code where nothing can be drawn."""

LONGEST = 1000
"""Characters of an id or of what was typed that are kept: no answer comes near, and nothing fills the memory."""


class Device(NamedTuple):
    """What exists where the visit takes place, and therefore what can be offered.

    Attributes:
        files: whether a result may be saved in a file.
        names: whether the reader names that file; otherwise the edge saves it at once, as a browser does.
        printer: whether a result can be printed.
        browser: whether a saved page can be opened in a browser.
        two_languages: whether a second language can be shown beside the first.
        other_programs: whether files for other programs are offered, where there is no command line for them.
        code_room: columns and rows of the largest code that can be drawn with characters; None where codes are pictures
            of any size, `NO_ROOM` where nothing can be drawn.
        code_frame: columns and rows of the window that a code does not get.
        kiosk: whether one visitor comes after another, so that a visit ends with "Erase and stop".
        private: whether it is a shared computer at home: everything is erased, but a file may be saved.
    """

    files: bool = True
    names: bool = True
    printer: bool = True
    browser: bool = False
    two_languages: bool = True
    other_programs: bool = False
    code_room: tuple[int, int] | None = None
    code_frame: tuple[int, int] = (0, 0)
    kiosk: bool = False
    private: bool = False


ANY_DEVICE = Device()
"""A computer of one's own, with a printer."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's way through the wizard.

    Attributes:
        today: the calendar date in the Netherlands on which the case is judged.
        given: all answers, those off the path too, so that going back and forth loses nothing; None for none yet.
        place: where it is: one of `places.FIXED`, or a question's key.
        language: the code of the reader's language; "" while none was chosen.
        beside: the code of a second language beside it, or "".
        rules: the edition of the rules that was asked for by name; None is the one in force.
        prefill: the answers that were there before the first question; None where there were none.
        device: what can be offered here.
        contact: whom to tell if something is wrong, in a centre's own words; "" for nobody.
        why: whether the answers that led to each finding are written with it, on plain pages and in files.
        typed: the text in the field of this page: a date, or the name of a file.
        chosen: the value of the option that is chosen and not yet sent.
        drafts: place, text and choice of questions that were left with something typed or chosen and not sent.
        found: the date that was read back and is not yet an answer.
        trail: the places that "back" leads to, the nearest last, where that is not simply the question before.
        about: the id of the finding (`PHONE`) or of the way to take the result along (`FILE`, `REPLACE`, `CODE`) this
            page is about.
        began: the day of the first answer; None is today.
        clock_is_right: whether a doubtful date was confirmed, or needs no confirmation.
        has_saved: whether any result was saved or printed.
        exported: whether this result was saved, printed or shown as a code.
        saved_file: the file that this result was saved in as a page, or "".
        problem: what has to be put right on this page.
        notice: what was just done.
    """

    today: date
    given: Answers | None = None
    place: str = START
    language: str = ""
    beside: str = ""
    rules: Edition | None = None
    prefill: Prefill | None = None
    device: Device = ANY_DEVICE
    contact: str = ""
    why: bool = False
    typed: str = ""
    chosen: str = ""
    drafts: tuple[tuple[str, str, str], ...] = ()
    found: date | None = None
    trail: tuple[str, ...] = ()
    about: str = ""
    began: date | None = None
    clock_is_right: bool = False
    has_saved: bool = False
    exported: bool = False
    saved_file: str = ""
    problem: Text | None = None
    notice: Text | None = None

    def at(self, place: str, trail: tuple[str, ...] = ()) -> Visit:
        """Return the visit at another place.

        What was typed or chosen and not sent is kept for when it is back at this one.
        """
        kept = tuple(draft for draft in self.drafts if draft[0] not in (self.place, place))
        if is_question(self.place) and (self.typed or self.chosen):
            kept = (*kept, (self.place, self.typed, self.chosen))
        typed, chosen = next(((draft[1], draft[2]) for draft in self.drafts if draft[0] == place), ("", ""))
        return replace(
            self,
            place=place,
            trail=trail,
            drafts=kept,
            typed=typed,
            chosen=chosen,
            found=None,
            about="",
            problem=None,
            notice=None,
        )

    @property
    def answers(self) -> Answers:
        """The answers so far; imports pydantic."""
        if self.given is not None:
            return self.given
        from permit_wizard.core.answers import Answers

        return Answers()

    @property
    def spoken(self) -> tuple[str, ...]:
        """The codes of the languages that are shown: the reader's, and a second one."""
        return tuple(code for code in (self.language, self.beside) if code)

    @property
    def question(self) -> Question | None:
        """The question of this place, or None; imports pydantic where there is one."""
        if not is_question(self.place):
            return None
        from permit_wizard.core.questions import BY_KEY

        return BY_KEY.get(self.place)

    @property
    def edition(self) -> Edition:
        """The edition of the rules that is followed."""
        return self.rules or edition_on(self.today)

    @property
    def doubts_clock(self) -> bool:
        """Whether the date has to be confirmed before the first question."""
        return is_too_early(self.today) and not self.clock_is_right

    @property
    def changing(self) -> bool:
        """Whether a question was opened from the check page or the result, where its answer leads back to."""
        return self.return_to != ""

    @property
    def return_to(self) -> str:
        """The page that an answer leads back to: the check page or the result, or "" where the form goes on."""
        if not is_question(self.place):
            return ""
        return next((place for place in reversed(self.trail) if place in (CHECK, RESULT)), "")

    @property
    def below(self) -> str:
        """The place that this page lies over: that of the page itself where it opens over none."""
        return self.trail[-1] if self.place in OVER and self.trail else self.place

    @property
    def new_day(self) -> bool:
        """Whether the first answer is from an earlier day."""
        return self.began is not None and self.began != self.today

    @property
    def has_answers(self) -> bool:
        """Whether there are answers that would be lost by leaving."""
        before = self.prefill.answers if self.prefill is not None else None
        return self.given is not None and self.given != (before or type(self.given)())
