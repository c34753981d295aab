"""A poster for the door: one A4 page with the site's address as a code and its purpose in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.scripts import font_families, in_css, tall
from permit_wizard.outputs import html_page
from permit_wizard.web.build.costs import cost
from permit_wizard.web.frame import BRAND, OFFICIAL, PROMISES, TITLE
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.render.result import code

NAME = "poster.html"
SCAN = _("Scan it with your phone.")
LONGEST = 200
"""Characters of an address: a code that holds more is too fine for an old camera."""

_ROOMY = 5
"""Languages that fit on the page in large letters."""

_STYLE = """
@page { size: A4; margin: 0 }
* { box-sizing: border-box }
html { background: #ddd }
body { inline-size: 210mm; block-size: 296.5mm; margin: 0 auto; padding: 13mm 15mm 11mm; overflow: hidden;
  background: #fff; color: #161d23; -webkit-print-color-adjust: exact; print-color-adjust: exact;
  font: 11pt/1.3 FONTS }
body, main { display: flex; flex-direction: column; gap: 4mm }
main { flex: 1 }
header { padding: 4.5mm 7mm; border-radius: 3mm; background: #0b6647; color: #fff }
header p { margin: 0; font-size: 13pt }
h1 { margin: 0 0 1mm; font-size: 21pt; line-height: 1.2 }
.scan { display: flex; align-items: center; gap: 8mm; padding: 4mm; border: 1.2mm solid #0b6647; border-radius: 3mm }
.scan svg { flex: none; inline-size: 80mm; block-size: 80mm }
.ground { fill: #fff }
.ink { fill: #000 }
.scan ul { flex: 1; margin: 0; padding: 0; list-style: none; font-size: 15pt; font-weight: 700 }
.scan li { margin: 0 0 2mm }
.address { margin: 0; text-align: center; font-size: 14pt; font-weight: 700; overflow-wrap: anywhere }
.scan small { display: block; font-size: 11pt; font-weight: 400 }
.all { flex: 1; display: grid; grid-template-columns: repeat(2, 1fr); gap: 3mm 6mm; align-content: space-evenly }
section { padding-inline-start: 4mm; border-inline-start: 1.2mm solid #fd0 }
section:only-child, .all > section:last-child:nth-child(odd) { grid-column: 1 / 3 }
h2 { margin: 0; font-size: 14pt; line-height: 1.3 }
section p { margin: .8mm 0 0; font-size: 10.5pt; line-height: 1.25 }
b { font-weight: 700 }
TALL { line-height: 1.45 }
.one section p { font-size: 16pt }
.one h2 { font-size: 20pt }
.many .scan svg { inline-size: 64mm; block-size: 64mm }
.many .scan ul { display: grid; grid-template-columns: repeat(2, 1fr); gap: 2mm 5mm; font-size: 12pt; line-height: 1.2 }
.many .scan li { margin: 0 }
.many .scan small { font-size: 10pt }
.many .all { gap: 2mm 6mm }
.many h2 { font-size: 12pt; line-height: 1.2 }
.many section p { margin-top: .5mm; font-size: 9.5pt; line-height: 1.2 }
MANY { line-height: 1.35 }
@media screen { body { margin-block: 8mm; box-shadow: 0 0 6mm #777 } }
""".strip()


def style() -> str:
    """Return the poster's style sheet: the same for every choice of languages."""
    codes = tall(languages().values())
    words = {"FONTS": font_families(), "TALL": in_css(codes), "MANY": in_css(codes, ".many")}
    return re.sub("FONTS|TALL|MANY", lambda found: words[found[0]], _STYLE)


_ADDRESS = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%/+-]*)?")


def address_problem(address: str) -> Text | None:
    """Return why an address cannot be on the poster, or None; nothing is looked up."""
    if _ADDRESS.fullmatch(address) and len(address) <= LONGEST:
        return None
    return _(
        "{address} cannot be the address of the site. Give the one that a browser shows, such as {example}. {scheme} "
        "keeps others from changing the pages on the way.",
        address=printable(address, 60),
        example="https://example.org/permit",
        scheme="https",
    )


def poster(address: str, languages: Sequence[str], megabytes: int, contact: str = "") -> str:
    """Return the poster as a document of its own, to be opened and printed.

    Args:
        address: of the site, as `address_problem` lets it pass.
        languages: codes, in the order of the sections.
        megabytes: what a visitor loads once, at most.
        contact: a line about who helps here, or empty.
    """
    own_line = f'<p class="address" dir="auto">{escape(contact)}</p>\n' if contact else ""
    voices = [BilingualHtml(language) for language in languages]
    first = voices[0].first.language
    title = escape(Localizer(first.code, isolate=False).line(BRAND))
    scan = "".join(
        f'<li lang="{bilingual.first.language.code}" '
        f'dir="{bilingual.first.language.direction}"><small>{escape(bilingual.first.language.name)}</small>{bilingual.first.line(SCAN)}</li>'
        for bilingual in voices
    )
    sections = "".join(_section(bilingual, megabytes) for bilingual in voices)
    size = "one" if len(voices) == 1 else "many" if len(voices) > _ROOMY else "some"
    css = style()
    return (
        f'<!doctype html>\n<html lang="{first.code}" dir="{first.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html_page.policy(css)}">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{css}</style>\n</head>\n"
        f'<body class="{size}">\n'
        f"<header><h1>{voices[0](BRAND)}</h1><p>{OFFICIAL}</p></header>\n"
        f'<main>\n<div class="scan">{code(address)}<ul>{scan}</ul></div>\n'
        f'<p class="address" lang="{first.code}" dir="ltr">{escape(_shown(address))}</p>\n{own_line}'
        f'<div class="all">{sections}</div>\n</main>\n</body>\n</html>\n'
    )


def _section(bilingual: BilingualHtml, megabytes: int) -> str:
    language = bilingual.first.language
    promises = " · ".join(bilingual.first.line(promise) for promise, _more in PROMISES[:3])
    return (
        f'<section lang="{language.code}" dir="{language.direction}"><h2>{bilingual.first.line(TITLE)}</h2>'
        f"<p>{bilingual.first.line(_('Answer some questions. Then you see what to do, by when, and why.'))}</p>"
        f"<p><b>{promises}</b></p><p>{bilingual.first.line(cost(megabytes))}</p></section>"
    )


def _shown(address: str) -> str:
    """Return an address as people type it."""
    return address.removeprefix("https://").rstrip("/")
