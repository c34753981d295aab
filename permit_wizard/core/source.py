"""The page the rules come from, by its headings.

IND, "Extension residence permit asylum". A heading is quoted verbatim in English in every language, so that a reader,
a volunteer or a lawyer can find the place on the page; its content is in our own words.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from permit_wizard.core.text import Phone, Text, _


class Heading(StrEnum):
    """The headings of the source page that a question or a finding rests on."""

    PAGE = "Extension residence permit asylum"
    CONDITIONS = "You have to meet the following conditions:"
    WHEN = "When can I extend my residence permit?"
    EXPIRED = "My residence permit is no longer valid. What should I do?"
    ONLINE = "Apply online"
    DIGID_HELP = "Help logging in with DigiD"
    AFTER = "After the application"
    COLLECT = "Collect your residence permit"
    WORK = "My residence permit has expired. I have applied for an extension. Am I still allowed to work?"
    DIFFERENCE = "What is the difference between a temporary asylum permit or a permanent asylum permit?"
    TRAVEL = "I have applied for an extension. Can I go on holiday abroad?"
    ABSENCE = "I have been outside the Netherlands for more than 3 months. Can I still apply for an extension?"
    PUBLIC_ORDER = "Public order"
    DIGID = "DigiD with SMS code"
    DECISION = "formal decision"


# Other sources that a fact is from: pages of the IND by their titles, and the law.
W_DOCUMENT_PAGE = "Foreign Nationals Identity Document"
RENEWAL_PAGE = "Renew asylum residence document"
ALIENS_ACT = "Vreemdelingenwet 2000"
REGULATION = "Regulation (EU) 2024/1347"
GENERAL_ADMINISTRATIVE_LAW = "Algemene wet bestuursrecht"
LAWS = (ALIENS_ACT, REGULATION, GENERAL_ADMINISTRATIVE_LAW)
ALLOWANCES_PAGE = "belastingdienst.nl"

# What those pages that people are sent to are about, and their titles in Dutch. The Dutch title of the renewal page was
# not found, so it is named in English, and said to be so.
_ABOUT: dict[str, Text] = {
    Heading.PAGE: _("about extending the permit"),
    RENEWAL_PAGE: _("about a new residence document"),
}
_IN_DUTCH: dict[str, str] = {Heading.PAGE: "Verlengen verblijfsvergunning asiel bepaalde tijd"}


def page_named(page: str) -> Text:
    """Return the title and language of a page of the IND, and its subject in the reader's language."""
    if page in _IN_DUTCH:
        return _("“{title}” ({about}; in Dutch: “{dutch}”)", title=str(page), about=_ABOUT[page], dutch=_IN_DUTCH[page])
    return _("“{title}” (in English; {about})", title=str(page), about=_ABOUT[page])


# Who let the permit run out before this day may have a gap in residence (heading "My residence permit is no longer
# valid").
GAP_BEFORE = date(2018, 10, 1)

# Where people are sent. Not from the page: the organisations' own public addresses and telephone numbers.
IND_SITE, IND_PHONE = "ind.nl", Phone("088 043 04 30")
DIGID_SITE, MY_DIGID_SITE = "www.digid.nl", "mijn.digid.nl"
LEGAL_AID_SITE, LEGAL_AID_PHONE = "juridischloket.nl", Phone("0800 8020")
REFUGEE_COUNCIL_SITE = "vluchtelingenwerk.nl"
