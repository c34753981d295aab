"""What is around the pages of a visit.

The bar above, the line below, the start page before the engine runs, a kiosk's countdown.
"""

from __future__ import annotations

from datetime import date, timedelta

from permit_wizard.core.editions import rules_too_old
from permit_wizard.core.text import Text, _
from permit_wizard.visit.first_pages import OFFICIAL as OFFICIAL_WORDS
from permit_wizard.visit.first_pages import TITLE, countdown, end_label, idle_page, promises, start_page
from permit_wizard.visit.places import AGAIN, CLOCK, ENDED, IDLE, LANGUAGE, LEAVE, START
from permit_wizard.visit.state import Visit
from permit_wizard.web.render import elements
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.render.pages import Later, official, start_html

__all__ = [
    "BRAND",
    "NOTHING_IS_SAVED",
    "OFFICIAL",
    "PROMISES",
    "TITLE",
    "bar",
    "first_page",
    "foot",
    "idle_html",
    "seconds_left",
]

BRAND = _("Permit wizard")
PROMISES = promises()
OFFICIAL = official(OFFICIAL_WORDS)
NOTHING_IS_SAVED = _("Nothing is saved. If you leave or load this page again, your answers are gone.")
"""On the start page, and below every page after it, before it happens: not every browser asks."""
STILL_HERE = _("Your answers are still here.")
WHAT_IS_SAVED_STAYS = _("If you leave or load this page again, your answers are gone. What you saved or printed stays.")

_WITHOUT_FOOT = frozenset({START, CLOCK, LANGUAGE, LEAVE, AGAIN, ENDED, IDLE})
"""Pages that warn themselves, or on which nothing can be lost."""


def bar(visit: Visit, bilingual: BilingualHtml) -> str:
    """Return the top of every page.

    Whose it is, the language, and at a kiosk the button that ends the visit at once.
    """
    names = " + ".join(
        f'<span lang="{voice.language.code}" dir="{voice.language.direction}">{voice.language.name}</span>'
        for voice in bilingual.localizers
    )
    tongue = f'{names} <span class="unseen">{bilingual(_("Choose your language"))}</span>'
    end = elements.button(bilingual(end_label(visit.device)), "do", "end", "small") if visit.device.kiosk else ""
    chooser = elements.button(tongue, "go", LANGUAGE, "small")
    return f'<header><p class="brand">{bilingual(BRAND)}</p>{elements.form(end + chooser, "bar")}</header>'


def answers_at_stake(visit: Visit) -> Text | None:
    """Return what leaving does to answers; None where there are none and nothing asks for any."""
    if rules_too_old(visit.today, visit.rules) and not visit.has_answers:
        return None
    return WHAT_IS_SAVED_STAYS if visit.has_saved else NOTHING_IS_SAVED


def foot(visit: Visit, bilingual: BilingualHtml) -> str:
    """Return the line under every page on which something could be lost."""
    words = None if visit.place in _WITHOUT_FOOT else answers_at_stake(visit)
    if words is None:
        return ""
    return f"<footer>{elements.paragraph(bilingual(words), 'quiet')}</footer>"


def first_page(bilingual: BilingualHtml, last: date | None) -> str:
    """Return the start page as a file that does not depend on the day.

    Args:
        bilingual: renders in the reader's language, and the second one.
        last: the last day on which the rules can be relied on; None where they are asked for by name.
    """
    codes = tuple(voice.language.code for voice in bilingual.localizers)
    later = None if last is None else Later(start_page(last + timedelta(1), spoken=codes), last)
    return start_html(start_page(None, spoken=codes), bilingual, NOTHING_IS_SAVED, later)


def idle_html(bilingual: BilingualHtml) -> str:
    """Return the question whether the visitor is still there.

    The script puts the seconds in, and answers the button.
    """
    page = idle_page(0)
    return "".join(
        [
            f"<h2>{bilingual(page.heading)}</h2>",
            "<p data-seconds></p>",
            f"<p data-still hidden>{bilingual(STILL_HERE)}</p>",
            elements.button(bilingual(page.actions[0].label), "do", "stay"),
        ]
    )


def seconds_left(bilingual: BilingualHtml, most: int) -> list[str]:
    """Return the words of a countdown, from 0 seconds on."""
    return [bilingual(countdown(seconds)) for seconds in range(most + 1)]
