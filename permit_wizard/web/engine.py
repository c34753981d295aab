"""One turn of a visit in the browser.

What the page held and what was pressed in, the next page out, as a pure function of JSON.

The worker (`static/worker.js`) calls `turn`; nothing is remembered between two calls.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from permit_wizard.core import json_text
from permit_wizard.core.questions import EXPIRES_ON
from permit_wizard.core.text import Text, _
from permit_wizard.outputs import NothingToWrite, writer
from permit_wizard.visit.blocks import Option
from permit_wizard.visit.dates import echo, on_card
from permit_wizard.visit.events import Back, Event, Export, NotSaved, Saved
from permit_wizard.visit.export_options import PRINT, option_in, sheet_of
from permit_wizard.visit.page import Page
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import CLOCK, CODE, ENDED, EXPORT, LANGUAGE, OVER, RESULT, START, is_question
from permit_wizard.visit.state import Visit
from permit_wizard.visit.steps import step
from permit_wizard.web import frame
from permit_wizard.web.forms import draft_in, event_in
from permit_wizard.web.render import elements
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.render.links import with_links
from permit_wizard.web.render.pages import echo_html, page_html
from permit_wizard.web.session import plain, read_visit

MOST_SECONDS = 60  # of a countdown
TYPES = {"html": "text/html", "text": "text/plain", "ics": "text/calendar", "json": "application/json"}
"""Media types of the files."""

_WITHOUT_BACK = OVER | {START, CLOCK, ENDED}
"""Pages whose own actions are the way back, or that have none."""


@dataclass(frozen=True, slots=True)
class Next:
    """What a press leads to.

    Attributes:
        visit: the visit after it.
        file: a file to save, or None.
        printing: whether the sheet is to be printed.
    """

    visit: Visit
    file: dict[str, str] | None = None
    printing: bool = False


def turn(request: str) -> str:
    """Take one step and draw the page.

    Args:
        request: JSON with `visit` (from `session.plain`), `form` (names and values of what was pressed and typed),
            `now` (milliseconds since 1970), `peek` while a date is being typed, `idle` for the words of a countdown,
            and the site's settings: `today`, `rules`, `kiosk`, `printing`, `contact`.

    Returns:
        JSON with `visit`, `place`, `title`, `html`, `lang`, `dir`, and where there is one a `file` (name, type, content
        in base64) or `print`.
    """
    data: dict[str, Any] = json_text.own(request)
    visit = read_visit(data)
    form: Mapping[str, str] = data.get("form") or {}
    bilingual = BilingualHtml(visit.language, visit.beside)
    if data.get("peek"):
        typed, question = str(form.get("typed", "")), visit.question or EXPIRES_ON
        said = echo_html(echo(typed, question, visit.today), bilingual)
        return json.dumps({"echo": said, "card": on_card(typed, visit.today)})
    if data.get("idle"):
        return json.dumps({"html": frame.idle_html(bilingual), "seconds": frame.seconds_left(bilingual, MOST_SECONDS)})
    answer = drawn(pressed(visit, form))
    if data.get("today"):  # the site is sure of its day, not the visitor
        answer["visit"]["sure_of_day"] = False
    return json.dumps(answer, ensure_ascii=False)


def pressed(visit: Visit, form: Mapping[str, str]) -> Next:
    """Return what a press leads to, with what was typed before it."""
    visit = step(visit, draft_in(form))
    if form.get("do") == PRINT:
        return _printed(visit)
    event = event_in(form, visit)
    after = step(visit, event)
    option = _to_write(after, event)
    if option is None:
        return Next(after)
    return _printed(after) if option.format == PRINT else _written(after, option)


def _to_write(visit: Visit, event: Event) -> Option | None:
    """Return the way to take the result along that a press asked for and that this edge has to go; None for none."""
    if not isinstance(event, Export) or visit.place != EXPORT or visit.problem is not None:
        return None
    return option_in(visit, event.option)


def _printed(visit: Visit) -> Next:
    is_result = visit.place in (RESULT, EXPORT) and visit.device.printer
    return Next(step(visit, Saved()), printing=True) if is_result else Next(visit)


def _written(visit: Visit, option: Option) -> Next:
    """Return a file as the page takes it: name, type, and content in base64."""
    shown = page(visit)
    if shown.verdict is None:
        return Next(visit)
    try:
        content = writer(option.format)(sheet_of(visit, shown.verdict, option))
    except NothingToWrite as nothing:
        return Next(step(visit, NotSaved(nothing.reason)))
    file = {"name": option.file_name, "type": TYPES[option.format], "content": b64encode(content).decode()}
    return Next(step(visit, Saved()), file)


def drawn(following: Next) -> dict[str, Any]:
    """Return the answer to a press."""
    visit = following.visit
    bilingual = BilingualHtml(visit.language, visit.beside)
    shown, language = page(visit), bilingual.first.language
    return {
        "visit": plain(visit),
        "place": visit.place,
        "title": bilingual.plain(title_of(shown)),
        "html": html(visit, shown, bilingual),
        "lang": language.code,
        "dir": language.direction,
        "begun": visit.given is not None,
        "file": following.file,
        "print": following.printing,
    }


def html(visit: Visit, shown: Page, bilingual: BilingualHtml) -> str:
    """Return a page with what is around it: the bar above, the way back, the line below."""
    draw = _layout(visit.place)
    inner = page_html(shown, bilingual, frame.answers_at_stake(visit)) if draw is None else draw(shown, bilingual)
    has_back = visit.place in _WITHOUT_BACK or any(action.event == Back() for action in shown.actions)
    back = "" if has_back else _back(bilingual)
    whole = f"{frame.bar(visit, bilingual)}<main>{back}{inner}</main>{frame.foot(visit, bilingual)}"
    return whole if visit.device.kiosk else with_links(whole)  # a kiosk dials no number, and leads nowhere else


def _layout(place: str) -> Callable[[Page, BilingualHtml], str] | None:
    """Return what draws a page that is more than its blocks, or None.

    Imported only here: it comes to the browser after the first questions.
    """
    if place not in (RESULT, EXPORT, CODE):
        return None
    from permit_wizard.web.render import result

    return {RESULT: result.result_html, EXPORT: result.export_html, CODE: result.code_html}[place]


def _back(bilingual: BilingualHtml) -> str:
    return elements.form(elements.button(bilingual(_("Back")), "do", "back", "small", attributes=" data-back"), "back")


def title_of(shown: Page) -> Text:
    """Return a page's title for the browser's window and history, which others may see: it gives nothing away."""
    if shown.place == RESULT:
        return _("What to do")
    if is_question(shown.place) and shown.progress is not None:
        return shown.progress.text
    return frame.BRAND if shown.place in (START, LANGUAGE) else shown.heading
