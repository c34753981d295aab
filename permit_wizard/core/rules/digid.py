"""DigiD: is it ready, may it be late, how to get it.

Headings "DigiD with SMS code" and "Help logging in with DigiD".
"""

from __future__ import annotations

from permit_wizard.core.answers import DigiD
from permit_wizard.core.days import Due
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.rules.case import DIGID_READY, Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import DIGID_SITE, MY_DIGID_SITE, Heading
from permit_wizard.core.text import LanguageName, _, listed

# The heading "Help logging in with DigiD" of the IND's page of 2019: not the languages of this program.
_EXPLAINED_IN = listed(LanguageName(code) for code in ("nl", "en", "fr", "ar", "ti"))


class DigidMayBeLate(Rule):
    """The letter takes up to 5 days; asked for after `digid_by` it may come too late."""

    kind, source = Kind.WARNING, Heading.DIGID

    def applies(self, case: Case) -> Because | None:
        return ("expires_on", "digid") if case.digid_late else None

    def text(self, case: Case) -> Words:
        return Words(
            _("DigiD may come too late"),
            _("The letter for DigiD may come too late for the online form."),
            _("It takes up to 5 days. Apply by post today: see “What to do now”.")
            if case.edition.by_post
            else _("It takes up to 5 days. Ask the IND for another way: see “What to do now”."),
        )


class DigidReady(Rule):
    """DigiD with SMS code opens the online form.

    With the DigiD app: inferred from the help on the IND's page of 2019.
    """

    kind, source = Kind.INFO, Heading.DIGID

    def applies(self, case: Case) -> Because | None:
        return ("digid",) if case.answers.digid in DIGID_READY else None

    def text(self, case: Case) -> Words:
        brief = _("Your DigiD is ready")
        if case.answers.digid is DigiD.WITH_SMS:
            return Words(
                brief,
                _("You can use your DigiD with SMS code (sms-controle) for the online form."),
                _("Keep your phone with you when you apply."),
            )
        return Words(
            brief,
            _("You can probably use the DigiD app for the online form."),
            _(
                "Keep your phone with you when you apply. Does the form ask for an SMS code (sms-controle)? You "
                "can probably switch that on "
                "in the DigiD app at once."
            ),
        )


class DigidAddSms(Rule):
    """The SMS check is switched on in the DigiD app, or with a code that comes by letter within 5 days."""

    kind, source = Kind.STEP, Heading.DIGID

    def applies(self, case: Case) -> Because | None:
        return ("digid",) if case.answers.digid is DigiD.WITHOUT_SMS else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Switch on the SMS code of your DigiD"),
            _("Switch on the SMS code (sms-controle) of your DigiD, at {site}.", site=MY_DIGID_SITE),
            _(
                "You get a code in a letter, within 5 days: type it on the DigiD website. With the DigiD app it "
                "is probably possible at "
                "once. Or apply by post: for that you need no DigiD."
            )
            if case.edition.by_post
            else _(
                "You get a code in a letter, within 5 days: type it on the DigiD website. With the DigiD app it "
                "is probably possible at once."
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_by(case.dates.digid_by)


class DigidRequest(Rule):
    """People without DigiD ask for one; it is explained in the languages of `_EXPLAINED_IN`.

    Source: headings "DigiD with SMS code" and "Help logging in with DigiD"; the letter with a code: digid.nl.
    """

    kind, source = Kind.STEP, Heading.DIGID

    def applies(self, case: Case) -> Because | None:
        digid = case.answers.digid
        return ("digid",) if digid is DigiD.UNSURE or (digid is DigiD.NO and not case.digid_late) else None

    def text(self, case: Case) -> Words:
        by_post = case.edition.by_post
        if case.answers.digid is DigiD.NO:
            return Words(
                _("Ask for a DigiD with SMS code"),
                _("Ask for a DigiD with SMS code (sms-controle), at {site}.", site=DIGID_SITE),
                _(
                    "Within 5 days you get a letter with a code: type it on the DigiD website. There is help in "
                    "these languages: {languages}. You do not want a DigiD? Then apply by post.",
                    languages=_EXPLAINED_IN,
                )
                if by_post
                else _(
                    "Within 5 days you get a letter with a code: type it on the DigiD website. There is help in "
                    "these languages: {languages}.",
                    languages=_EXPLAINED_IN,
                ),
            )
        return Words(
            _("See whether you have a DigiD"),
            _(
                "See whether you have a DigiD with SMS code (sms-controle). If not, ask for it at {site}.",
                site=DIGID_SITE,
            ),
            _(
                "Try to log in first. For a new DigiD you get a letter with a code within 5 days: type it on the "
                "DigiD website. There is help in these languages: {languages}. Or apply by post: for that you need "
                "no DigiD.",
                languages=_EXPLAINED_IN,
            )
            if by_post
            else _(
                "Try to log in first. For a new DigiD you get a letter with a code within 5 days: type it on the "
                "DigiD website. There is help in these languages: {languages}.",
                languages=_EXPLAINED_IN,
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_by(case.dates.digid_by)
