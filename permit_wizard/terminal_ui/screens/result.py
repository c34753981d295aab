"""The result: one banner, the timeline, what to do now, warnings, good to know; each opens to show why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events, on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from permit_wizard.core.source import LEGAL_AID_PHONE, REFUGEE_COUNCIL_SITE
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Finding, Kind, Verdict
from permit_wizard.language.bilingual import Speaker
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.next_step import READ_OUT, SPOKEN_AT_THE_DESK, today_in, words_to_say
from permit_wizard.language.wording import SECTIONS, reason_lines, rules_line, when_text
from permit_wizard.rtl import Direction, set_direction
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.later_drafts import ResultDraft
from permit_wizard.terminal_ui.place import Fixed
from permit_wizard.terminal_ui.screens.fitted import Column
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.widgets.choices import Choices, digit_of, no_such_number
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words, lines
from permit_wizard.terminal_ui.widgets.finding import FindingRow, ToSay
from permit_wizard.terminal_ui.widgets.frame import Heading
from permit_wizard.terminal_ui.widgets.next_step import TodayBlock
from permit_wizard.terminal_ui.widgets.side_panel import in_short, side_panel, timeline_of


class Banner(Drawn):
    """The outcome on a filled ground: a sign, the outcome in a few words, one sentence.

    Args:
        sign: one character.
        title: the outcome, or what to do first today.
        summary: what comes next, or by when.
        urgent: whether something has to be done today.
    """

    def __init__(self, sign: str, title: str, summary: str, *, urgent: bool) -> None:
        super().__init__()
        self.sign, self.title, self.summary = sign, title, summary
        self.ground, self.ink = ("$warn", "$bg") if urgent else ("$go", "$go-ink")

    def draw(self, width: int) -> Content:
        """Whole rows, the sign in the inverse colours."""
        first, *more = self.spoken(self.title, width - 9, "bold")
        more += self.spoken(self.summary, width - 9)
        rows = [Content.assemble("  ", (f" {self.sign} ", f"bold {self.ground} on {self.ink}"), "  ", first)]
        rows += [Content.assemble(" " * 7, row) for row in more]
        filled = [
            row.pad_right(max(0, width - row.cell_length)).stylize_before(f"{self.ink} on {self.ground}")
            for row in rows
        ]
        return lines(filled)


class Ways(Choices):
    """Where to go from here. Letters, since digits belong to the steps; a letter goes at once, wherever the keys are."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(labels, numbered=False, gap=3, id="ways")

    def sign_of(self, i: int) -> str:
        """The letter."""
        return WAYS[i].letter


class Way(NamedTuple):
    """One way to go on from the result.

    Attributes:
        letter: what stands on its key, as on Western keyboards.
        also: what else that key types: small, and with an Arabic layout; and the letter that an Arabic reader would count with.
        label: where it leads.
        short: the same in one or two words, for the foot.
        action: the action (Textual) that goes there.
    """

    letter: str
    also: str
    label: Text
    short: Text
    action: str


WAYS = (
    Way("A", "aشأا", _("Take the result along"), _("Take along"), "screen.take"),
    Way("B", "bب", _("Change an answer"), _("Change"), "screen.change"),
    Way("C", "cؤج", _("Start again"), _("Start again"), "screen.again"),
    Way("D", "dيد", _("Leave"), _("Leave"), "app.leave"),
)


class ResultScreen(Page[ResultDraft]):
    """What to do, by when, and why."""

    share = 1.0
    fits = False
    keeps_draft = True
    BINDINGS = [
        Binding("right", "onwards('right')", show=False),
        Binding("left", "onwards('left')", show=False),
    ]

    def __init__(self, draft: ResultDraft) -> None:
        super().__init__(draft)
        self.verdict: Verdict | None = None

    def banner(self) -> Iterable[Widget]:
        """The outcome; it stays while the rest scrolls."""
        verdict = self.verdict = self.wizard.verdict()
        yield Banner(verdict.traits.sign, self.say(verdict.title), self.say(verdict.summary), urgent=verdict.urgent)

    def content(self) -> Iterable[Widget]:
        """Today, timeline, steps, warnings, information, care, and where to go from here."""
        wizard = self.wizard
        verdict = self.verdict or wizard.verdict()
        error = Words("", "bold $warn", id="error")
        error.display = False
        yield error
        if wizard.new_day:
            yield Words(
                self.say(_("A new day has begun. This is the result for {day}.", day=verdict.today)), "bold $warn"
            )
        if verdict.next_step is not None:
            yield self._today(verdict)
        for say in wizard.speaker.localizers:
            timeline = timeline_of(verdict.schedule, say)
            if timeline is not None:
                set_direction(timeline, Direction.RTL if say.rtl else Direction.LTR)
                yield timeline
        for kind, title in SECTIONS.items():
            findings = verdict.of_kind(kind)
            if findings:
                yield Heading(self.say(title))
            if findings and kind is Kind.STEP:
                yield Words(self.say(_("Press the number of a step to read more about it.")), "$soft")
            for number, finding in enumerate(findings, 1):
                yield self._row(finding, number, opened=finding.id in self.draft.opened)
        yield Words(self.say(_(
            "This is information, not legal advice. Free help: VluchtelingenWerk ({site}), Het Juridisch Loket ({phone}), the IND.",
            site=REFUGEE_COUNCIL_SITE, phone=LEGAL_AID_PHONE)), "$soft", gap=3)  # fmt: skip
        yield Words(self.say(rules_line(verdict.edition)), "$soft", gap=1)
        yield Ways([self.say(way.label) for way in WAYS])

    def _today(self, verdict: Verdict) -> TodayBlock:
        each = self.wizard.speaker.each
        return TodayBlock(
            each(lambda say: today_in(verdict, say).heading),
            each(lambda say: today_in(verdict, say).action),
            each(lambda say: today_in(verdict, say).rest),
        )

    def _row(self, finding: Finding, number: int, *, opened: bool) -> FindingRow:
        sign = {Kind.STEP: str(number), Kind.WARNING: "!", Kind.INFO: "i"}[finding.kind]
        when = when_text(finding)
        due = self.wizard.speaker.each(lambda say: say(when, DateForm.SHORT)) if when else ""
        alone = _("{sentence}.", sentence=when) if when else None
        sentence = self.wizard.speaker.each(lambda say: say(alone, DateForm.SHORT)) if alone else ""
        row = FindingRow(
            finding.kind, sign, self.say(finding.full), due, self._why(finding), self._to_say(finding), sentence
        )
        row.id, row.opened, row.gap = finding.id, opened, 2
        return row

    def _why(self, finding: Finding) -> list[str]:
        """Return the answers a finding follows from, and the page's heading."""
        return [
            in_short(self.wizard.speaker, line)
            for line in reason_lines(finding, self.verdict.answers if self.verdict else self.wizard.answers)
        ]

    def _to_say(self, finding: Finding) -> list[ToSay]:
        """Return what to read out on the telephone, and what that means to a reader of another language."""
        sentences = (
            words_to_say(finding, self.verdict.dates.expires_on if self.verdict else None)
            if finding.kind is Kind.STEP
            else []
        )
        if not sentences:
            return []
        dutch = Localizer(SPOKEN_AT_THE_DESK)
        others = [say for say in self.wizard.speaker.localizers if say.language.code != SPOKEN_AT_THE_DESK]
        reader = Speaker(*others) if others else None
        heading = ToSay("", self.say(READ_OUT))
        return [heading, *(ToSay(dutch(text), reader(text) if reader else "") for text in sentences)]

    def side(self) -> Iterable[Widget]:
        """The answers; the dates stand in the column."""
        return side_panel(self.wizard, title=_("Your answers"), dates=False)

    def keys(self) -> list[FootKey]:
        """The ways on before what every page has; a letter that leaves is named by Ctrl+Q."""
        take, change, again, _leave = (FootKey(way.letter, way.short, way.action) for way in WAYS)
        back, *others = super().keys()
        return [back, take, change._replace(rank=2), again._replace(rank=5), *others]

    def current_draft(self) -> ResultDraft:
        """Which findings are open, and where the keys are."""
        focused = self.focused.id if self.focused else None
        opened = tuple(row.id for row in self.query(FindingRow) if row.opened and row.id)
        return ResultDraft(opened, focused)

    def first_focus(self) -> Widget | None:
        """What to do today, so that Enter explains it and the page opens at its top."""
        focused = self.draft.focused and next(iter(self.query(f"#{self.draft.focused}")), None)
        return focused or next(iter(self.query(TodayBlock)), None) or next(iter(self.query(FindingRow)), None)

    # ------------------------------------------------------------------------------------------------- opening
    def on_key(self, event: events.Key) -> None:
        """A digit opens the step with that number, a letter goes where the menu says; `Page` hears other keys as well."""
        digit = digit_of(event)
        if digit is not None:
            event.stop()
            self._open_number(digit)
            return
        self.forgive()
        for way in WAYS:
            if event.character and event.character in way.letter + way.also:
                event.stop()
                self.call_next(self.run_action, way.action)

    def _open_number(self, number: int) -> None:
        steps = [row for row in self.query(FindingRow) if row.kind is Kind.STEP]
        if 1 <= number <= len(steps):
            self.forgive()
            self._open(steps[number - 1])
        else:
            self.complain(no_such_number(number, len(steps)))
            self.query_one("#column", Column).scroll_home(animate=False)

    def _open(self, row: FindingRow) -> None:
        self.set_focus(row)
        row.action_open()

    @on(FindingRow.Toggled)
    def _bring_into_sight(self) -> None:
        self.call_after_refresh(self.keep_focus_in_sight)

    @on(TodayBlock.Opened)
    def _open_next(self) -> None:
        step = self.verdict and self.verdict.next_step
        for row in self.query(FindingRow):
            if step and row.id == step.id:
                self._open(row)

    def action_onwards(self, arrow: str) -> None:
        """Open what has the keys, with the arrow that points the way one reads."""
        if isinstance(self.focused, FindingRow | TodayBlock) and (arrow == "left") == self.wizard.localizer.rtl:
            self.focused.action_open()

    # ------------------------------------------------------------------------------------------------ going on
    def action_take(self) -> None:
        """Take the result along."""
        self.wizard.show(Fixed.TAKE)

    def action_change(self) -> None:
        """Change an answer."""
        self.wizard.show(Fixed.CHECK)  # on its button, as its first sentence has it

    def action_again(self) -> None:
        """Start again, after asking."""
        self.wizard.start_again()

    @on(Choices.GoOn, "#ways")
    async def go(self, event: Choices.GoOn) -> None:
        """Go the way that was chosen."""
        if event.choices.chosen is None:
            event.choices.chosen = 0
        else:
            await self.run_action(WAYS[event.choices.chosen].action)
