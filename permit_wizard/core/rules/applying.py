"""How to apply: the online form, the post, the written form.

Headings "Apply online" and "My residence permit is no longer valid. What should I do?"; since 12 June 2026 the IND's
page "Renew asylum residence document": online or by post, for everybody.
"""

from __future__ import annotations

from permit_wizard.core.answers import DigiD
from permit_wizard.core.days import Due
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import DIGID_READY, Case
from permit_wizard.core.rules.key_dates import digid_letter_by
from permit_wizard.core.rules.phone import call_ind
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import GAP_BEFORE, IND_SITE, RENEWAL_PAGE, Heading, page_named
from permit_wizard.core.text import Text, _

_IN_THE_WINDOW = frozenset({Outcome.APPLY_ONLINE, Outcome.GET_ADVICE})
_WHEN_EXPIRED = frozenset({Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE})


class AskWrittenForm(Rule):
    """If DigiD may be late: ask for the written form (first edition), or what to do if the post is late too.

    Source: the written form is named under "My residence permit is no longer valid. What should I do?".
    """

    kind, source = Kind.STEP, Heading.EXPIRED

    def applies(self, case: Case) -> Because | None:
        post_by = case.dates.post_by
        ask = case.digid_late and (post_by is None or case.today > post_by)
        return ("expires_on", "digid") if ask else None

    def text(self, case: Case) -> Words:
        if case.edition.by_post:
            return Words(
                _("Phone the IND: your application may be late")
                if case.phone_day <= case.last_day or case.can_phone
                else _("Send it by post today, then phone the IND"),
                _("Tell the IND that your application may come late.")
                if case.can_phone
                else _("Send your application by post today. Then phone the IND."),
                _(
                    "{call} Say until when your card is valid, and ask what you can do so that your application is "
                    "in time. Do the other steps for today too.",
                    call=call_ind(case),
                ),
            )
        if case.phone_day > case.last_day and not case.can_phone:
            return Words(
                _("Ask the IND if you may use the paper form"),
                _("Ask the IND if you may use the written form (schriftelijk aanvraagformulier)."),
                _(
                    "{call} That is after the last day to be in time. So send the form today by registered post "
                    "(aangetekende post), and keep the "
                    "receipt. The form is at {site}. It is not certain that the IND accepts it, but it shows that you "
                    "tried in time.",
                    call=call_ind(case),
                    site=IND_SITE,
                ),
            )
        return Words(
            _("Ask the IND if you may use the paper form"),
            _("Ask the IND if you may use the written form (schriftelijk aanvraagformulier)."),
            _(
                "{call} Say until when your card is valid, and that you may not have DigiD with SMS code "
                "(sms-controle) in time. Do the step "
                "for DigiD today.",
                call=call_ind(case),
            )
            if case.answers.digid is not DigiD.NO
            else _(
                "{call} Say until when your card is valid, and that you cannot have DigiD in time.", call=call_ind(case)
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_today if case.phone_day > case.last_day else case.due_by_phone


class ApplyByPost(Rule):
    """Everybody may apply by post since 12 June 2026: the way for people without DigiD."""

    kind, source = Kind.STEP, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        open_now = case.edition.by_post and case.window_open and case.outcome in _IN_THE_WINDOW
        needed = case.answers.digid is DigiD.NO or case.digid_late
        return ("expires_on", "applied", "digid") if open_now and needed else None

    def text(self, case: Case) -> Words:
        page = page_named(case.edition.page)
        if case.today > case.last_day:
            detail = _(
                "The form (schriftelijk aanvraagformulier) is at {site}, on the page {page}. VluchtelingenWerk "
                "can help you to print it and "
                "to fill it in. Sign it, and send it today by registered post (aangetekende post). Keep the receipt.",
                site=IND_SITE,
                page=page,
            )
        else:
            detail = _(
                "The form (schriftelijk aanvraagformulier) is at {site}, on the page {page}. VluchtelingenWerk "
                "can help you to print it and "
                "to fill it in. Sign it, send it by registered post (aangetekende post), and keep the receipt. "
                "The IND must have it by "
                "{day}.",
                site=IND_SITE,
                page=page,
                day=case.last_day,
            )
        return Words(_("Apply by registered post"), _("Apply by post. For that you need no DigiD."), detail)

    def due(self, case: Case) -> Due:
        return case.due_by(case.dates.post_by, now=case.near)


class ApplyOnline(Rule):
    """The online form is open while the card is valid."""

    kind, source = Kind.STEP, Heading.ONLINE

    def applies(self, case: Case) -> Because | None:
        if not case.window_open or case.outcome not in _IN_THE_WINDOW:
            return None
        digid = case.answers.digid
        late = case.today > digid_letter_by(case.last_day) if digid is None else case.digid_late
        # as long as the question about DigiD is open, the answer may be no
        return None if late and digid in (DigiD.NO, None) else ("expires_on", "applied")

    def text(self, case: Case) -> Words:
        ready = case.answers.digid in DIGID_READY
        message = (
            _("Apply online at {site}, with your DigiD.", site=IND_SITE)
            if ready
            else _("Apply online at {site}, as soon as your DigiD works.", site=IND_SITE)
        )
        page = page_named(case.edition.page)
        return Words(
            _("Or apply online") if ApplyByPost().applies(case) else _("Apply online"),
            message,
            _(
                "Look there for the page {page} and choose the online form. Keep what the website shows you at "
                "the end: it is your proof. You "
                "can also apply by post.",
                page=page,
            )
            if case.edition.by_post
            else _(
                "Look there for the page {page} and choose the online form. Keep what the website shows you at "
                "the end: it is your proof.",
                page=page,
            ),
        )

    def due(self, case: Case) -> Due:
        act_by = case.dates.act_by
        over = act_by is not None and case.today >= act_by
        return case.due_by(case.last_day, now=over or (case.near and case.answers.digid in DIGID_READY))


class ApplyInWriting(Rule):
    """After the card has expired: as soon as possible, with the written form.

    Whether online is possible too may be unknown.
    """

    kind, source = Kind.STEP, Heading.EXPIRED

    def applies(self, case: Case) -> Because | None:
        return ("expires_on", "applied") if _in_writing(case) else None

    def text(self, case: Case) -> Words:
        brief, page = _("Send the written form to the IND"), page_named(case.edition.page)
        message = _("Send the written application form (schriftelijk aanvraagformulier) to the IND today.")
        if case.edition.written_form_only.value:
            detail = _(
                "Online is not possible any more. The form is at {site}, on the page {page}. Keep a copy and the "
                "proof of sending.",
                site=IND_SITE,
                page=page,
            )
        else:
            detail = _(
                "The form is at {site}, on the page {page}. Keep a copy and the proof of sending. May you also "
                "apply online? The IND page does "
                "not say so for an expired card. {call}",
                site=IND_SITE,
                page=page,
                call=call_ind(case),
            )
        return Words(brief, message, detail)

    def due(self, case: Case) -> Due:
        return case.due_today


class GapLetter(Rule):
    """A permit that expired before 1 October 2018 may leave a gap in residence: a letter explains the delay."""

    kind, source = Kind.STEP, Heading.EXPIRED

    def applies(self, case: Case) -> Because | None:
        return ("expires_on",) if _in_writing(case) and case.card_until < GAP_BEFORE else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Add a letter: why you apply late"),
            _("Write a letter that explains why you apply late, and send it with the form."),
            _(
                "Your card expired before {day}, so you may have a gap in your residence (verblijfsgat). Ask for "
                "help with the letter.",
                day=GAP_BEFORE,
            ),
        )

    def occasion(self, case: Case) -> Text:  # noqa: ARG002
        return _("with the form")


def _in_writing(case: Case) -> bool:
    return case.expired and case.outcome in _WHEN_EXPIRED
