"""The law in this program: one rule a finding, and `assess`, which applies them all.

The rules are grouped by subject, as on the page; `RULES` is the contract's order. What differs between editions is read
from the edition.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Answers
from permit_wizard.core.days import Due
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.flow import counted, further_keys
from permit_wizard.core.rules import (
    applying,
    conditions,
    decision,
    digid,
    five_years,
    legal_help,
    new_card,
    permanent,
    timing,
    travelling,
    waiting,
    which_rules,
    work,
)
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.key_dates import basic_dates, governing_edition
from permit_wizard.core.rules.memo import Memo
from permit_wizard.core.rules.notes import working_day_note
from permit_wizard.core.rules.outcomes import outcome_of, urgent
from permit_wizard.core.rules.partial import PartialAssessment, assess_partial
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.rules.schedule import partial_schedule, schedule_of
from permit_wizard.core.rules.summaries import summary
from permit_wizard.core.rules.titles import title
from permit_wizard.core.verdict import Verdict

__all__ = [
    "RULES",
    "PartialAssessment",
    "Unanswered",
    "assess",
    "assess_partial",
    "case_of",
    "finding_ids",
    "further_of",
    "partial_schedule",
    "steps_due",
]

RULES: tuple[Rule, ...] = (
    which_rules.RulesUnchecked(),
    which_rules.AskRules(),
    timing.Late(),
    timing.LastDay(),
    which_rules.RulesChanged(),
    timing.OlderWindowOpen(),
    timing.ReceivedEarly(),
    timing.ReceivedLate(),
    timing.DecisionAfterExpiry(),
    conditions.ConditionResidence(),
    conditions.AbsenceCheck(),
    conditions.ConditionReason(),
    conditions.ConditionInformation(),
    conditions.ConditionPublicOrder(),
    legal_help.FindOut(),
    waiting.AskAboutApplication(),
    waiting.ApplyAsWell(),
    legal_help.RefusedLetter(),
    waiting.DecisionOverdue(),
    legal_help.GetLegalHelp(),
    legal_help.NewApplication(),
    timing.WaitUntil(),
    waiting.ConfirmReceipt(),
    digid.DigidMayBeLate(),
    applying.AskWrittenForm(),
    applying.ApplyByPost(),
    digid.DigidReady(),
    digid.DigidAddSms(),
    digid.DigidRequest(),
    applying.ApplyOnline(),
    applying.ApplyInWriting(),
    applying.GapLetter(),
    decision.WDocument(),
    decision.Collect(),
    new_card.DocumentsNeeded(),
    new_card.ChildrenToo(),
    decision.PhotoAppointment(),
    decision.DecisionLetter(),
    decision.DecisionTime(),
    new_card.Validity(),
    new_card.Free(),
    new_card.Allowances(),
    new_card.CardLost(),
    work.WorkContinues(),
    work.WorkIfInTime(),
    work.WorkUnconfirmed(),
    work.WorkCheckCard(),
    travelling.TravelHomeCountry(),
    travelling.TravelOk(),
    travelling.TravelVisa(),
    travelling.TravelReturnUnknown(),
    travelling.TravelDocumentNeeded(),
    five_years.PermanentPossible(),
    five_years.PermanentNeedsIntegration(),
    five_years.EuLongTerm(),
    five_years.HeldCheck(),
    permanent.PermanentAutoCheck(),
    permanent.PermanentNowRenewal(),
    permanent.PermanentEnded(),
    permanent.PermanentKept(),
    five_years.Nationality(),
    permanent.PermanentDocument(),
    legal_help.Elsewhere(),
)
"""All rules, in the contract's order."""

_MEMO = Memo(RULES)
_FURTHER: dict[tuple[object, ...], tuple[str, ...]] = {}
"""By all that the conditions of the further questions ask; a hundred at most."""
_STEPS = Memo(tuple(rule for rule in RULES if rule.kind is Kind.STEP))


class Unanswered(LookupError):
    """A verdict was asked for while an asked question has no answer.

    Attributes:
        key: the first such question's key.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def case_of(answers: Answers, today: date, named: Edition | None = None) -> Case:
    """Return the case of complete answers: the ones that count, the outcome and the dates.

    Args:
        answers: the answers; those to questions that are not asked change nothing.
        today: the calendar date in the Netherlands (Europe/Amsterdam).
        named: the edition of the rules that was asked for by name; None is the one in force today.

    Raises:
        Unanswered: an asked question has no answer yet.
    """
    answers, missing = counted(answers, today, named)
    if missing is not None:
        raise Unanswered(missing.key)
    edition, governing = named or edition_on(today), governing_edition(answers, today, named)
    dates = basic_dates(answers, governing)
    return Case(answers, today, edition, governing, outcome_of(answers, dates, today, edition, named), dates)


def finding_ids(case: Case) -> list[str]:
    """Return the ids of the findings that apply, in the contract's order, without making words."""
    return [rule.id for rule in _MEMO.applying(case)]


def further_of(case: Case) -> tuple[str, ...]:
    """Return the keys of the further questions that can be asked and are unanswered, in order."""
    answers = case.answers
    facts = (
        case.edition,
        case.outcome,
        answers.may_work is None,
        answers.held_5_years,
        answers.civic_integration is None,
    )
    keys = _FURTHER.get(facts)
    if keys is None:
        keys = _FURTHER[facts] = further_keys(answers, case.today, case.edition)
    return keys


def steps_due(case: Case) -> list[tuple[str, Due]]:
    """Return the ids of the steps that have a day, with that day, in the contract's order, without making words."""
    return [(rule.id, due) for rule in _STEPS.applying(case) if (due := rule.due(case)) is not None]


def assess(answers: Answers, today: date, named: Edition | None = None) -> Verdict:
    """Judge complete answers on a day: exactly one outcome, and every finding that applies, in the contract's order.

    Args:
        answers: the answers; those to questions that are not asked change nothing.
        today: the calendar date in the Netherlands (Europe/Amsterdam).
        named: the edition of the rules that was asked for by name; None is the one in force today.

    Raises:
        Unanswered: an asked question has no answer yet.
    """
    case = case_of(answers, today, named)
    return Verdict(
        edition=case.edition,
        outcome=case.outcome,
        answers=case.answers,
        today=today,
        dates=case.dates,
        schedule=schedule_of(case.answers, today, case.edition, case.dates, case.outcome),
        findings=tuple(_finding(rule, case, because) for rule in RULES if (because := rule.applies(case)) is not None),
        title=title(case),
        summary=summary(case),
        urgent=urgent(case),
        further=further_of(case),
        can_phone=case.can_phone,
    )


def _finding(rule: Rule, case: Case, because: Because) -> Finding:
    words, due = rule.text(case), rule.due(case)
    return Finding(
        rule.id,
        rule.kind,
        words.brief,
        words.message,
        words.detail,
        because,
        case.edition.named(rule.source, rule.id),
        due,
        rule.occasion(case),
        working_day_note(due),
    )
