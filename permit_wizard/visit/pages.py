"""The page of every place: the one function that returns what an edge draws.

A place is named in `places`; its page is in the table at the end of `first_pages`, `result_page` or `export_pages`.
"""

from __future__ import annotations

from permit_wizard.visit.first_pages import FIRST_PAGES
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import CHECK
from permit_wizard.visit.state import Visit


def page(visit: Visit) -> Page:
    """Return the page of a visit's place; of a place to which the answers do not lead, the page of where they lead."""
    first = FIRST_PAGES.get(visit.place)
    return _later_page(visit) if first is None else first(visit)


def _later_page(visit: Visit) -> Page:
    """Return a page that needs the answers; only then is pydantic imported."""
    from permit_wizard.visit.form_pages import check_page, question_page
    from permit_wizard.visit.route import possible_place

    place = possible_place(visit, visit.place)
    if place != visit.place:
        return page(visit.at(place))
    if visit.question is not None:
        return question_page(visit, visit.question)
    if place == CHECK:
        return check_page(visit)
    from permit_wizard.core.rules import assess
    from permit_wizard.visit.result_page import RESULT_PAGES

    verdict = assess(visit.answers, visit.today, visit.rules)
    result = RESULT_PAGES.get(place)
    if result is not None:
        return result(visit, verdict)
    from permit_wizard.visit.export_pages import EXPORT_PAGES  # file formats and codes, which few people need

    return EXPORT_PAGES[place](visit, verdict)
