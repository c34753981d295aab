"""The conditions that can be in doubt.

Headings "You have to meet the following conditions:", "Public order" and "I have been outside the Netherlands for more
than 3 months. Can I still apply for an extension?". Since 12 June 2026 the renewal page names one condition: that you
have an asylum permit. Regulation (EU) 2024/1347, art. 11 and 14: when protection ends or can be withdrawn; the
authority has to show it, case by case.
"""

from __future__ import annotations

from permit_wizard.core.answers import YesNoUnsure
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import Heading
from permit_wizard.core.text import _

YES, NO, UNSURE = YesNoUnsure


class ConditionResidence(Rule):
    """The main residence must be in the Netherlands.

    Since 12 June 2026 the Act no longer names it, and practice is unknown.
    """

    kind, source = Kind.WARNING, Heading.CONDITIONS

    def applies(self, case: Case) -> Because | None:
        return ("main_residence",) if case.answers.main_residence in (NO, UNSURE) else None

    def text(self, case: Case) -> Words:
        abroad, decides = case.answers.main_residence is NO, case.edition.residence_decides
        brief = _("Main residence abroad: get advice") if abroad else _("Main residence not certain: get advice")
        if decides:
            return Words(
                brief,
                _("By these rules your main residence (hoofdverblijf) must be in the Netherlands."),
                _(
                    "It is not, so the IND does not extend your permit. A lawyer can tell you what you can do: "
                    "there may be another way to stay."
                )
                if abroad
                else _("You are not sure about this. Ask Het Juridisch Loket or VluchtelingenWerk: it is free."),
            )
        if abroad:
            return Words(
                brief,
                _("Your main residence (hoofdverblijf) is not in the Netherlands. Ask what this means for you."),
                _(
                    "The law no longer gives this as a reason to refuse a new card, but it is not certain what "
                    "the IND does. Het Juridisch "
                    "Loket and VluchtelingenWerk can tell you for free what you can do."
                ),
            )
        return Words(
            brief,
            _("You are not sure where your main residence (hoofdverblijf) is. It may still matter to the IND."),
            _(
                "The law no longer gives a main residence abroad as a reason to refuse a new card, but it is not "
                "certain what the IND "
                "does. Het Juridisch Loket and VluchtelingenWerk can tell you more for free."
            ),
        )


class AbsenceCheck(Rule):
    """After more than 3 months abroad the IND checks whether the main residence has moved."""

    kind, source = Kind.WARNING, Heading.ABSENCE

    def applies(self, case: Case) -> Because | None:
        return ("abroad_over_3_months",) if case.answers.abroad_over_3_months in (YES, UNSURE) else None

    def text(self, case: Case) -> Words:
        brief = _("More than 3 months abroad: be prepared")
        if case.edition.residence_decides:
            return Words(
                brief,
                _(
                    "After more than 3 months abroad, the IND checks whether you moved your main residence "
                    "(hoofdverblijf)."
                ),
                _(
                    "If you moved it, the IND does not extend your permit, and you must apply for a new one. "
                    "Keep papers that show that you "
                    "live here: rent, school, work, doctor."
                ),
            )
        return Words(
            brief,
            _("After more than 3 months abroad, the IND may ask where you really live."),
            _("It is not certain what it checks since the rules changed. A lawyer can help you to prepare an answer.")
            if case.answers.main_residence is NO
            else _(
                "It is not certain what it checks since the rules changed. Keep papers that show where you live: "
                "rent, school, work, doctor."
            ),
        )


class ConditionReason(Rule):
    """The reason for asylum must still apply.

    Since 1 July 2026: protection can end with its reason (Regulation, art. 11 and 14).
    """

    kind, source = Kind.WARNING, Heading.CONDITIONS

    def applies(self, case: Case) -> Because | None:
        return ("reason_applies",) if case.answers.reason_applies in (NO, UNSURE) else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Reason for asylum: ask a lawyer"),
            _("You answered that the reason for your asylum no longer applies. Ask a lawyer about it.")
            if case.answers.reason_applies is NO
            else _("You are not sure whether the reason for your asylum still applies. Ask a lawyer about it."),
            _(
                "Protection can end when the reason for it is gone. The IND has to show that in your own case. "
                "There may also be another "
                "way to stay. Het Juridisch Loket and VluchtelingenWerk look at it with you for free."
            )
            if case.edition.renews
            else _(
                "By these rules the reason must still apply. There may also be another way to stay. Het "
                "Juridisch Loket and "
                "VluchtelingenWerk look at it with you for free."
            ),
        )


class ConditionInformation(Rule):
    """No wrong or withheld information that could have changed the decision.

    Since 1 July 2026: that decided it (Regulation, art. 14).
    """

    kind, source = Kind.WARNING, Heading.CONDITIONS

    def applies(self, case: Case) -> Because | None:
        return ("information_correct",) if case.answers.information_correct in (NO, UNSURE) else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Your information to the IND: ask a lawyer"),
            _("You answered that something important was wrong or left out. Ask a lawyer about it.")
            if case.answers.information_correct is NO
            else _("You are not sure whether everything that you told the IND was correct. Ask a lawyer about it."),
            _(
                "The IND can take back protection (intrekking) if wrong or missing information decided the case, "
                "and it has to show that. A "
                "small mistake is something else. What you tell a lawyer stays between the two of you."
            )
            if case.edition.renews
            else _(
                "By these rules what you told the IND must be correct and complete, where that could have "
                "changed its decision. What you "
                "tell a lawyer stays between the two of you."
            ),
        )


class ConditionPublicOrder(Rule):
    """No threat to public order or national security.

    Source: headings "You have to meet the following conditions:" and "Public order"; since 1 July 2026 Regulation, art.
        14: a danger to security, or a final judgment for a particularly serious crime together with a danger.
    """

    kind, source = Kind.WARNING, Heading.PUBLIC_ORDER

    def applies(self, case: Case) -> Because | None:
        return ("convictions",) if case.answers.convictions in (YES, UNSURE) else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Conviction: ask a lawyer"),
            _("You have a conviction (veroordeling). Ask a lawyer what it means for your permit.")
            if case.answers.convictions is YES
            else _(
                "You are not sure about a conviction (veroordeling). Ask a lawyer what it would mean for your permit."
            ),
            _(
                "The IND can take back protection (intrekking) for a very serious crime together with a danger "
                "to others (openbare orde), "
                "or for a danger to the country (nationale veiligheid). It has to show that in your own case. A "
                "small fine is something "
                "else. Het Juridisch Loket and VluchtelingenWerk help for free."
            )
            if case.edition.renews
            else _(
                "The IND looks at public order (openbare orde) and national security (nationale veiligheid). A "
                "conviction is not the only "
                "thing that counts: it also matters whether you are a serious danger now. Het Juridisch Loket "
                "and VluchtelingenWerk help "
                "for free."
            ),
        )
