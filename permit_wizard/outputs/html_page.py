"""A page of HTML that a browser prints on A4.

No script, nothing from elsewhere, each block in its own language and direction.

The policy names the one style sheet by its digest, so that nothing else on the page can style or fetch anything, should
a value ever slip through unescaped (CSP Level 3, section 2.3.1).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from permit_wizard.core.markup import escape
from permit_wizard.core.text import Text, Value
from permit_wizard.language.localizer import FSI, LRI, PDI, DateForm, Localizer
from permit_wizard.language.scripts import font_families

_STYLE = """
@page { size: A4; margin: 10mm 11mm }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 4mm; max-width: 190mm; color: #000; background: #fff;
  font: 9.5pt/1.34 FONTS }
.two { font-size: 8pt; line-height: 1.25 }
.two .item { margin: .3mm 0 }
body [dir=rtl] { line-height: 1.3 }
bdi.short { white-space: nowrap }
h1 { font-size: 1.55em; line-height: 1.2; margin: 0 }
.row:has(> h2) { break-after: avoid }
h2 { font-size: 1.12em; margin: 1.8mm 0 .6mm; border-bottom: .3mm solid #000; break-after: avoid }
p { margin: 0 }
.row { display: grid; grid-template-columns: 1fr; gap: 0 5mm; break-inside: avoid }
.two > .row { grid-template-columns: repeat(2, minmax(0, 1fr)) }
.top { border: .6mm solid #000; padding: 2.4mm 3mm }
.top p { margin-top: 1mm; font-size: 1.1em }
.day { font-weight: 700 }
.item { margin: .7mm 0; padding-inline-start: 5.4mm; position: relative }
.item > b:first-child { position: absolute; inset-inline-start: 0; min-width: 4.4mm; text-align: center }
.warning > b:first-child { background: #000; color: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.head { font-weight: 700 }
.when { border: .2mm solid #000; border-radius: 1mm; padding: 0 1mm; line-height: 1.05; white-space: nowrap }
.say > bdi[lang] { display: block }
.quiet, .say { font-size: .84em; line-height: 1.25; color: #333 }
table { border-collapse: collapse; width: 100%; table-layout: fixed; overflow-wrap: anywhere }
th:nth-child(1) { width: 24mm }
th:nth-child(2) { width: 45mm }
h3 { margin: 2mm 0 .5mm; font-size: 1em }
td, th { text-align: start; vertical-align: top; padding: .5mm 3mm .5mm 0; border-bottom: .1mm solid #999 }
tr { break-inside: avoid }
.foot { margin-top: 3mm; border-top: .3mm solid #000; padding-top: 1mm }
.sheet { font-size: 11.5pt; line-height: 1.4 }
.sheet > .row { margin-bottom: 4mm }
.sheet + .sheet { break-before: page }
@media print { body { padding: 0; max-width: none } }
@media screen and (max-width: 40em) { .two > .row { grid-template-columns: 1fr } }
""".strip()


_ISOLATES = re.compile(f"[{LRI}{FSI}]([^{LRI}{FSI}{PDI}]*){PDI}")
_DIRECTION = {LRI: ' dir="ltr"', FSI: ""}
_SHORT = 28  # characters; a date, a telephone number or an address stays on one line, a heading of the page may not


def style() -> str:
    """Return the one style sheet of these pages."""
    return _STYLE.replace("FONTS", font_families())


def digest(css: str) -> str:
    """Return a style sheet as a policy names it."""
    return f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'"


def policy(css: str) -> str:
    """Return the policy of a page that is a document of its own, with one style sheet."""
    return f"default-src 'none'; style-src {digest(css)}; base-uri 'none'; form-action 'none'"


class PageLocalizer(Localizer):
    """Renders Texts as HTML: escaped, every value in a `<bdi>` of its own, in languages of both directions."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._isolate = True

    def __call__(self, text: Text, dates: DateForm = DateForm.FULL) -> str:
        """Return the text in this language as HTML."""
        return marked_up(super().__call__(text, dates))

    def _value(self, value: Value, dates: DateForm) -> str:
        if isinstance(value, Text):  # a text within a text is marked up once, with the whole
            return super().__call__(value, dates)
        return super()._value(value, dates)


def marked_up(words: str) -> str:
    """Return words as HTML: isolates become `<bdi>` elements, everything else is escaped."""
    html, count = escape(words), 1
    while count:  # from the inside out; what has no partner is left as it is, harmless
        html, count = _ISOLATES.subn(_bdi, html)
    return html


def _bdi(found: re.Match[str]) -> str:
    mark, inner = found[0][0], found[1]
    return f"<bdi{_DIRECTION[mark]}{' class=short' if len(inner) <= _SHORT else ''}>{inner}</bdi>"


def begin(localizers: Sequence[PageLocalizer], title: Text) -> str:
    """Return what is before the first block. `lang` and `dir` of the page are the first language's."""
    first = localizers[0].language
    plain = Localizer(first.code, isolate=False).line(title)
    css = style()
    return (
        f'<!doctype html>\n<html lang="{first.code}" dir="{first.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(css)}">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(plain)}</title>\n<style>{css}</style>\n</head>\n"
        f'<body>\n<main class="{"two" if len(localizers) > 1 else "one"}">\n'
    )


def end() -> str:
    """Return what is after the last block."""
    return "</main>\n</body>\n</html>\n"


def block(localizer: Localizer, inner: str, *, tag: str = "div", kind: str = "") -> str:
    """Return one block in one language: `inner` is HTML already."""
    name = f' class="{kind}"' if kind else ""
    return f'<{tag}{name} lang="{localizer.language.code}" dir="{localizer.language.direction}">{inner}</{tag}>'


def row(blocks: Iterable[str]) -> str:
    """Return the same thing in each language, side by side."""
    return "\n".join(['<div class="row">', *blocks, "</div>\n"])


def heading(localizers: Sequence[PageLocalizer], title: Text) -> str:
    """Return a row of headings."""
    return row(block(localizer, localizer(title), tag="h2") for localizer in localizers)


def message(localizer: PageLocalizer, text: Text) -> tuple[str, str]:
    """Return a message's headline and what follows it, as HTML."""
    head, _newline, rest = localizer(text).partition("\n")
    return head, rest


def page(localizers: Sequence[PageLocalizer], title: Text, rows: Iterable[str]) -> Iterator[bytes]:
    """Yield a whole page, piece by piece."""
    yield begin(localizers, title).encode()
    for piece in rows:
        yield piece.encode()
    yield end().encode()
