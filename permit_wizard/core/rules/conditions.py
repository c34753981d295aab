"""The conditions, and where help is.

Headings "You have to meet the following conditions:", "Public order" and "I have been outside the Netherlands for more than
3 months. Can I still apply for an extension?"; what is tested since 12 June 2026 is not established, and the texts say so.
"""

from __future__ import annotations

from permit_wizard.core.answers import Applied, Permit, YesNoUnsure
from permit_wizard.core.rules.case import Case, Grounds, rule
from permit_wizard.core.rules.timing import late, received_late
from permit_wizard.core.source import IND_PHONE, IND_SITE, LEGAL_AID_PHONE, REFUGEE_COUNCIL_SITE, Heading
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Kind, Outcome

YES, NO, UNSURE = YesNoUnsure
FIND_OUT_FIRST, NEW_PERMIT = Outcome.FIND_OUT_FIRST, Outcome.NEW_PERMIT
NOT_COVERED, NOT_APPLIED = Outcome.NOT_COVERED, Applied.NO


@rule(Kind.WARNING, Heading.CONDITIONS)
def condition_residence(case: Case) -> Grounds | None:
    """The main residence must be in the Netherlands; since 12 June 2026 the Act no longer names it, and practice is unknown."""
    answer = case.answers.main_residence
    if answer not in (NO, UNSURE):
        return None
    return Grounds(
        ("main_residence",), _residence_by_the_page(answer) if case.edition.residence_decides else _RESIDENCE
    )


_RESIDENCE = _(
    "Your main residence (hoofdverblijf) may still matter to the IND.\n"
    "Since the rules changed, it is not certain what the IND does if you live in another country. A lawyer can tell you what you "
    "can do. Het Juridisch Loket and VluchtelingenWerk help for free."
)


def _residence_by_the_page(answer: YesNoUnsure | None) -> Text:
    if answer is NO:
        return _(
            "Your main residence (hoofdverblijf) must be in the Netherlands.\n"
            "It is not, so the IND may decide not to extend your permit. A lawyer can tell you what you can do."
        )
    return _(
        "Your main residence (hoofdverblijf) must be in the Netherlands.\n"
        "You are not sure about this. Ask Het Juridisch Loket or VluchtelingenWerk: it is free."
    )


@rule(Kind.WARNING, Heading.ABSENCE)
def absence_check(case: Case) -> Grounds | None:
    """After more than 3 months abroad the IND checks whether the main residence has moved."""
    if case.answers.abroad_over_3_months not in (YES, UNSURE):
        return None
    if case.edition.residence_decides:
        message = _(
            "After more than 3 months abroad, the IND checks whether you moved your main residence (hoofdverblijf).\n"
            "If you moved it, the IND does not extend, and you must apply for a new permit. Keep papers that show you live here: "
            "rent, school, work, doctor."
        )
    else:
        message = _(
            "After more than 3 months abroad, the IND may ask where you really live.\n"
            "What it checks since the rules changed is not certain. Keep papers that show where you live: rent, school, work, doctor."
        )
    return Grounds(("abroad_over_3_months",), message)


@rule(Kind.WARNING, Heading.CONDITIONS)
def condition_reason(case: Case) -> Grounds | None:
    """The reason for asylum must still apply."""
    if case.answers.reason_applies not in (NO, UNSURE):
        return None
    return Grounds(
        ("reason_applies",),
        _(
            "The IND looks at whether the reason for your asylum still applies.\n"
            "If it does not, the IND may refuse. A lawyer can look at it with you: there may be another way to stay."
        ),
    )


@rule(Kind.WARNING, Heading.CONDITIONS)
def condition_information(case: Case) -> Grounds | None:
    """No wrong or withheld information that could have made the IND reject the asylum application."""
    if case.answers.information_correct not in (NO, UNSURE):
        return None
    return Grounds(
        ("information_correct",),
        _(
            "What you told the IND must be correct and complete.\n"
            "If something important was wrong or left out, the IND may refuse. Tell it to a lawyer: what you say there stays between "
            "you."
        ),
    )


@rule(Kind.WARNING, Heading.PUBLIC_ORDER)
def condition_public_order(case: Case) -> Grounds | None:
    """No threat to public order or national security: registered convictions, and a serious threat now.

    Source: headings "You have to meet the following conditions:" and "Public order".
    """
    if case.answers.convictions not in (YES, UNSURE):
        return None
    return Grounds(
        ("convictions",),
        _(
            "The IND looks at public order (openbare orde) and national security (nationale veiligheid).\n"
            "It checks registered convictions (veroordelingen), and whether you are a serious danger now. A conviction alone does "
            "not decide. A lawyer can look at it with you."
        ),
    )


@rule(Kind.STEP, None)
def find_out(case: Case) -> Grounds | None:
    """Nothing can be said before the permit and its date are known."""
    if case.outcome is not FIND_OUT_FIRST:
        return None
    where: dict[str, str] = {"site": REFUGEE_COUNCIL_SITE, "phone": IND_PHONE}
    if case.answers.permit is Permit.UNSURE:
        return Grounds(
            ("permit",),
            _(
                "Find out which permit you have, today.\n"
                "Look at the front of your card. ASIEL BEPAALDE TIJD, ASIEL or III? Then it is a temporary asylum permit "
                "(verblijfsvergunning asiel bepaalde tijd): answer the questions again. It is also in the letter with the decision "
                "(beschikking). No card? Ask VluchtelingenWerk ({site}) or the IND ({phone}).",
                **where,
            ),
            case.due_today,
        )
    return Grounds(
        ("expires_on",),
        _(
            "Find the date until which your card is valid, today.\n"
            "The date is on the front of your card at “geldig tot”. It is also in the letter with the decision (beschikking). No "
            "card? Ask VluchtelingenWerk ({site}) or the IND ({phone}).",
            **where,
        ),
        case.due_today,
    )


@rule(Kind.STEP, None)
def get_legal_help(case: Case) -> Grounds | None:
    """Whoever the IND may refuse, or is late, should not stand alone, and should not become late for the help either."""
    because: tuple[str, ...] = ()
    for provision in _NEED_HELP:  # in question order, and no two of them name the same answer in one case
        grounds = provision.apply(case)
        if grounds is not None:
            because += grounds.because
    if not because:
        return None
    return Grounds(because, _help_message(case), None if case.early else case.due_today)


_NEED_HELP = (
    late,
    received_late,
    condition_residence,
    condition_reason,
    condition_information,
    condition_public_order,
)


def _help_message(case: Case) -> Text:
    where: dict[str, str] = {"phone": LEGAL_AID_PHONE, "site": REFUGEE_COUNCIL_SITE}
    if case.answers.applied is not NOT_APPLIED or case.outcome is NEW_PERMIT:
        return _(
            "Get free legal help.\n"
            "Phone Het Juridisch Loket ({phone}, free) or go to VluchtelingenWerk ({site}) near you. You can also ask your own "
            "asylum lawyer. Take your card and your letters with you.",
            **where,
        )
    if case.early and case.dates.last_safe_receipt is not None:
        return _(
            "Get free legal help. There is time, but apply before your card expires.\n"
            "Phone Het Juridisch Loket ({phone}, free) or go to VluchtelingenWerk ({site}) near you. The IND must have your "
            "application by {day}.",
            day=case.dates.last_safe_receipt,
            **where,
        )
    return _(
        "Get free legal help today, but do not let your application wait for it.\n"
        "Phone Het Juridisch Loket ({phone}, free) or go to VluchtelingenWerk ({site}). No appointment today? Then apply first, and "
        "get help after.",
        **where,
    )


@rule(Kind.STEP, Heading.ABSENCE)
def new_application(case: Case) -> Grounds | None:
    """Who moved the main residence away is not extended, and has to apply for a new residence permit."""
    if case.outcome is not NEW_PERMIT:
        return None
    if case.expired:
        message = _(
            "Ask which new residence permit you can apply for.\n"
            "If the IND does not extend, you must apply for a new permit. Ask this today, with the legal help above. See also {site}.",
            site=IND_SITE,
        )
    else:
        message = _(
            "Ask which new residence permit you can apply for.\n"
            "If the IND does not extend, you must apply for a new permit. Ask this before your card expires, with the legal help "
            "above. See also {site}.",
            site=IND_SITE,
        )
    return Grounds(("main_residence",), message)


@rule(Kind.STEP, None)
def elsewhere(case: Case) -> Grounds | None:
    """The wizard knows one permit; others have their own pages."""
    if case.outcome is not NOT_COVERED:
        return None
    return Grounds(
        ("permit",),
        _(
            "Look up your own permit, or ask for help.\n"
            "Choose your permit at {site}. No permit? Ask VluchtelingenWerk ({refugees}) today. Het Juridisch Loket ({phone}, free) "
            "helps too. Look at the date on your card today.",
            site=IND_SITE,
            refugees=REFUGEE_COUNCIL_SITE,
            phone=LEGAL_AID_PHONE,
        ),
    )
