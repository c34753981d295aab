"""The texts that a person can record for the web pages, as the list that is kept beside the recordings.

Those seen most often come first, counted over sample people who each go through the whole wizard.
"""

from __future__ import annotations

import json
from collections import Counter

from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked
from permit_wizard.core.text import Text, _, listed
from permit_wizard.language.languages import SOURCE_LANGUAGE
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.recordable import FORMATS, NOT_ALL_HEARD, heard, is_recordable
from permit_wizard.review.inventory import samples
from permit_wizard.visit.first_pages import TITLE
from permit_wizard.visit.page import texts
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import AGAIN, CHECK, ENDED, EXPORT, LEAVE, RESULT, START
from permit_wizard.visit.state import Device, Visit

_NEEDED = (NOT_ALL_HEARD, TITLE)
_SELDOM = (LEAVE, AGAIN, ENDED)
_WITH_ANSWERS = (CHECK, RESULT, EXPORT)
_PHONE = Device(names=False, other_programs=True)


def as_list(localizer: Localizer, edition: Edition) -> str:
    """Return a `recordings.toml` with every text of a language, behind the sign of a comment until it is recorded."""
    about = [
        _("Texts that a person can read aloud for the web pages, those that are seen most often first."),
        _("Save each recording as {formats}, in the folder of this file, under the name before its text.",
          formats=listed(FORMATS, either=True)),
        _("Then delete the {sign} before its line. Write who speaks, and the day.", sign="#"),
        _("The first two texts are needed. One is heard at the end of a page that is only partly recorded, the other "
          "is the title of the first page."),
    ]  # fmt: skip
    lines = [*(f"# {localizer.line(text)}" for text in about), "", "[[session]]", 'speaker = ""', 'day = ""', ""]
    lines.append("[session.files]")
    words = dict[str, str]()
    for text in texts_to_record(edition):
        words.setdefault(heard(localizer(text)), localizer(text))
    for number, one in enumerate(words.values(), 1):
        sign = "" if number <= len(_NEEDED) else "# "
        lines.append(f'{sign}"{number:03}.mp3" = {json.dumps(one, ensure_ascii=False)}')
    return "\n".join(lines) + "\n"


def texts_to_record(edition: Edition) -> list[Text]:
    """Return the texts without values that pages show, those seen by most sample people first.

    Not every text of rare cases is among them; these can be recorded all the same.
    """
    people = list(samples(edition, pairs=False))
    started = Visit(people[0][1], language=SOURCE_LANGUAGE)
    seen, answers, questions = Counter[str](), Counter[str](), dict[str, Visit]()
    seen.update(dict.fromkeys(_texts(started.at(START)), len(people)))
    for given, today in people:
        visit = Visit(today, given=given, language=SOURCE_LANGUAGE, device=_PHONE)
        for question in asked(given, today, edition):
            answers[question.key] += 1
            questions.setdefault(question.key, visit.at(question.key))
        for place in _WITH_ANSWERS:
            seen.update(_texts(visit.at(place)))
    for place in _SELDOM:
        seen.update(_texts(started.at(place)))
    for key, visit in questions.items():
        seen.update(dict.fromkeys(_texts(visit), answers[key]))
    return [*_NEEDED, *(Text(message, {}) for message, _count in seen.most_common())]


def _texts(visit: Visit) -> list[str]:
    """Return the messages without values of a page, each once."""
    return list(dict.fromkeys(text.message for text in texts(page(visit)) if is_recordable(text)))
