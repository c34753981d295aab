"""The result: one banner, the timeline, what to do now, warnings, good to know; each opens to show why."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget

from permit_wizard.core.source import LEGAL_AID_PHONE, REFUGEE_COUNCIL_SITE
from permit_wizard.core.text import _
from permit_wizard.core.verdict import Finding, Kind, Verdict
from permit_wizard.language.i18n import DateForm
from permit_wizard.language.wording import SECTIONS, reason_lines, rules_line, when_text
from permit_wizard.rtl import Direction, set_direction
from permit_wizard.ui.drafts import CheckDraft, ResultDraft
from permit_wizard.ui.panel import in_short, side_panel, timeline_of
from permit_wizard.ui.place import Fixed
from permit_wizard.ui.screens.page import Page
from permit_wizard.ui.widgets.choices import Choices
from permit_wizard.ui.widgets.drawn import Drawn, Words, lines
from permit_wizard.ui.widgets.finding import FindingRow
from permit_wizard.ui.widgets.frame import Heading


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


class ResultScreen(Page[ResultDraft]):
    """What to do, by when, and why."""

    share = 1.0
    fits = False

    def __init__(self, draft: ResultDraft) -> None:
        super().__init__(draft)
        self.verdict: Verdict | None = None

    def banner(self) -> Iterable[Widget]:
        """The outcome; it stays while the rest scrolls."""
        verdict = self.verdict = self.wizard.verdict()
        yield Banner(verdict.facts.sign, self.say(verdict.title), self.say(verdict.summary), urgent=verdict.urgent)

    def content(self) -> Iterable[Widget]:
        """Timeline, steps, warnings, information, care, and where to go from here."""
        wizard = self.wizard
        verdict = self.verdict or wizard.verdict()
        if wizard.new_day:
            yield Words(
                self.say(_("A new day has begun. This is the result for {day}.", day=verdict.today)), "bold $warn"
            )
        for say in wizard.speaker.localizers:
            timeline = timeline_of(verdict.schedule, say)
            if timeline is not None:
                set_direction(timeline, Direction.RTL if say.rtl else Direction.LTR)
                yield timeline
        for kind, title in SECTIONS.items():
            findings = verdict.of_kind(kind)
            if findings:
                yield Heading(self.say(title))
            for number, finding in enumerate(findings, 1):
                yield self._row(finding, number, opened=finding.id in self.draft.opened)
        yield Words(self.say(_(
            "This is information, not legal advice. Free help: VluchtelingenWerk ({site}), Het Juridisch Loket ({phone}), the IND.",
            site=REFUGEE_COUNCIL_SITE, phone=LEGAL_AID_PHONE)), "$soft", gap=3)  # fmt: skip
        yield Words(self.say(rules_line(verdict.edition)), "$soft", gap=1)
        ways = [_("Take the result along"), _("Change an answer"), _("Start again"), _("Leave")]
        yield Choices([self.say(way) for way in ways], gap=3, id="ways")

    def _row(self, finding: Finding, number: int, *, opened: bool) -> FindingRow:
        sign = {Kind.STEP: str(number), Kind.WARNING: "!", Kind.INFO: "i"}[finding.kind]
        when = when_text(finding)
        due = self.wizard.speaker.each(lambda say: say(when, DateForm.SHORT)) if when else ""
        row = FindingRow(finding.kind, sign, self.say(finding.message), due, self._why(finding))
        row.id, row.opened, row.gap = finding.id, opened, 2
        return row

    def _why(self, finding: Finding) -> list[str]:
        """Return the answers a finding follows from, and the page's heading."""
        return [
            in_short(self.wizard.speaker, line)
            for line in reason_lines(finding, self.verdict.answers if self.verdict else self.wizard.answers)
        ]

    def side(self) -> Iterable[Widget]:
        """The answers; the dates stand in the column."""
        return side_panel(self.wizard, dates=False)

    def current_draft(self) -> ResultDraft:
        """Which findings are open, and where the keys are."""
        focused = self.focused.id if self.focused else None
        opened = tuple(row.id for row in self.query(FindingRow) if row.opened and row.id)
        return ResultDraft(opened, focused)

    def first_focus(self) -> Widget | None:
        """The first step, so that Enter explains it."""
        focused = self.draft.focused
        return self.query_one(f"#{focused}") if focused else next(iter(self.query(FindingRow)), None)

    @on(Choices.GoOn, "#ways")
    def go(self, event: Choices.GoOn) -> None:
        """Take the result along, change an answer, start again, or leave."""
        match event.choices.chosen:
            case 0:
                self.wizard.show(Fixed.TAKE)
            case 1:
                self.wizard.show(Fixed.CHECK, CheckDraft(chosen=0))
            case 2:
                self.wizard.start_again()
            case 3:
                self.wizard.action_leave()
            case _:
                event.choices.chosen = 0
