"""Letters to print: one page for each person who has to act, in their own language, with the Dutch beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.write.layout import Caseload, display_name
from permit_wizard.caseload.write.letter_text import by_when, language_of, some_recipients, what_to_do
from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.core.text import Text, Weekday, _
from permit_wizard.language.care import contact_lines, unchecked_lines
from permit_wizard.outputs import html_page
from permit_wizard.outputs.html_page import PageLocalizer, block, marked_up, row

_DUTCH = "nl"
TITLE = _("Letters")


def write_letters(load: Caseload) -> Iterator[bytes]:
    """Yield one HTML page with a letter for each person, each on its own sheet of paper.

    Raises:
        NothingToWrite: nobody has to act within the days asked for.
    """
    people = some_recipients(load)
    localizer = PageLocalizer(load.localizer.language.code)
    return html_page.page([localizer], TITLE, (_sheet(entry, load) for entry in people))


@cache
def _localizers(code: str) -> Sequence[PageLocalizer]:
    return [PageLocalizer(each) for each in dict.fromkeys((code, _DUTCH))]


def _sheet(entry: Entry, load: Caseload) -> str:
    localizers = _localizers(language_of(entry, load))
    name = f'<p class="day"><bdi>{marked_up(display_name(entry, load))}</bdi></p>'
    today = _("{weekday} {day}", weekday=Weekday(load.today), day=load.today)
    rows = [
        row([block(localizer, f"{name}<p>{localizer(today)}</p>") for localizer in localizers]),
        row(
            [
                block(
                    localizer,
                    f"<h1>{localizer(what_to_do(entry))}</h1>{_paragraphs([by_when(entry, load)], localizer)}",
                    kind="top",
                )
                for localizer in localizers
            ]
        ),
        *(
            row([block(localizer, localizer(text), tag="p", kind="item") for localizer in localizers])
            for text in (*_explanation(), *unchecked_lines(load.today, load.rules))
        ),
        *(
            row([block(localizer, localizer(text), tag="p", kind="item") for localizer in localizers])
            for text in contact_lines(load.contact)
        ),
        row([block(localizer, _closing(localizer), tag="p", kind="quiet foot") for localizer in localizers]),
    ]
    return f'<section class="sheet {"two" if len(localizers) > 1 else "one"}">\n{"".join(rows)}</section>\n'


def _paragraphs(texts: Sequence[Text | None], localizer: PageLocalizer) -> str:
    return "".join(f"<p>{localizer(text)}</p>" for text in texts if text is not None)


def _explanation() -> Iterator[Text]:
    yield _("This letter is about your residence permit.")
    yield _("Have you already applied? Then come to us with the letter that you got from the IND.")
    yield _("Do you need help? Come to us. Bring your residence card and the letters from the IND.")
    yield _("Phone Het Juridisch Loket, free: {phone}.", phone=LEGAL_AID_PHONE)
    yield _("Questions? Phone the IND: {phone}.", phone=IND_PHONE)


def _closing(localizer: PageLocalizer) -> str:
    closing = localizer(_("This letter gives information. It is not legal advice."))
    if localizer.language.reviewed:
        return closing
    return f"{closing} {marked_up(localizer.language.unreviewed)}{localizer.language.typography.full_stop}"
