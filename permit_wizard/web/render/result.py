"""The result: what to do first on top, the days, everything to do and to know with its reasons.

And the codes to scan.
"""

from __future__ import annotations

from permit_wizard.core.finding import Kind
from permit_wizard.core.markup import escape
from permit_wizard.core.text import _
from permit_wizard.language.localizer import DateForm
from permit_wizard.language.next_step import READ_OUT
from permit_wizard.outputs import Sheet, qr
from permit_wizard.outputs import html as sheet_of_html
from permit_wizard.visit.blocks import Banner, Block, Code, Dates, Exports, Findings, Item, NextStep, Offer
from permit_wizard.visit.events import Export
from permit_wizard.visit.page import Page, texts
from permit_wizard.web.forms import button_of
from permit_wizard.web.render import elements
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.render.pages import block_html, buttons, notices, page_html
from permit_wizard.web.render.spoken import sentences_html
from permit_wizard.web.render.timeline import timeline

_SIGNS = {Kind.WARNING: "!", Kind.INFO: "i"}


def result_html(page: Page, bilingual: BilingualHtml) -> str:
    """Return the result, where to go from here, and a sheet for the printer."""
    return "".join(
        [
            *(_block(block, page, bilingual) for block in page.blocks),
            elements.form(buttons(page.actions, bilingual)),
            paper(page, bilingual),
        ]
    )


def export_html(page: Page, bilingual: BilingualHtml) -> str:
    """Return the ways to take the result along, and a sheet for the printer."""
    return page_html(page, bilingual) + _hand_on(page, bilingual) + paper(page, bilingual)


def _hand_on(page: Page, bilingual: BilingualHtml) -> str:
    """Return the ways to another app.

    The script shows those that the browser has, and does what is pressed, never by itself.
    """
    offered = [option for block in page.blocks if isinstance(block, Exports) for option in block.options]
    text = next((option for option in offered if option.format == "text"), None)
    if text is None:
        return ""
    name, value = button_of(Export(text.id))
    ways = {
        "share": _("Share as text\nThe app that gets it can read it."),
        "copy": _("Copy as text\nOther apps can read it."),
    }
    return elements.form(
        "".join(
            elements.button(bilingual.parts(label), name, value, "quiet", attributes=f' data-hand="{hand}" hidden')
            for hand, label in ways.items()
        )
    )


def _block(block: Block, page: Page, bilingual: BilingualHtml) -> str:
    match block:
        case Banner(sign, title, summary, urgent):
            kind = "banner urgent" if urgent else "banner"
            mark = f'<b class="sign" aria-hidden="true">{_turned(sign, mirrored=bilingual.first.rtl)}</b>'
            words = elements.heading(bilingual(title)) + elements.paragraph(bilingual(summary))
            return f'<section class="{kind}">{mark}<div>{words}</div></section>{notices(page, bilingual)}'
        case NextStep():
            return _next_step(block, bilingual)
        case Dates():
            return timeline(block, bilingual)
        case Findings():
            return _findings(block, bilingual)
        case Offer(action):
            return elements.form(buttons((action,), bilingual, first="quiet"))
        case _:
            return block_html(block, bilingual)


def _turned(sign: str, *, mirrored: bool) -> str:
    """Return a sign in this direction: an arrow points to where one reads on."""
    return "←" if mirrored and sign == "→" else sign


def _next_step(block: NextStep, bilingual: BilingualHtml) -> str:
    action = "" if block.action is None else f'<p class="action">{bilingual(block.action)}</p>'
    return f'<section class="now"><h2>{bilingual(block.heading)}</h2>{action}</section>'


def _findings(block: Findings, bilingual: BilingualHtml) -> str:
    tag = "ol" if block.kind is Kind.STEP else "ul"
    items = "".join(_item(item, number, bilingual) for number, item in enumerate(block.items, 1))
    return f'<section><h2>{bilingual(block.heading)}</h2><{tag} class="findings">{items}</{tag}></section>'


def _item(item: Item, number: int, bilingual: BilingualHtml) -> str:
    """Return one finding: a step or a warning in full; what is good to know in one line, which opens."""
    kind, when = item.finding.kind, item.when
    words = bilingual.parts(
        item.message,
        lambda voice: "" if when is None else f'<span class="when">{voice(when, DateForm.SHORT)}</span>',
    )
    detail = "" if item.detail is None else elements.paragraph(bilingual(item.detail))
    about = f'<span class="unseen"> {bilingual(item.brief)}</span>'  # to distinguish them in a list of controls
    reasons = "".join(elements.paragraph(bilingual(line, DateForm.CARD)) for line in item.reasons)
    why = elements.details(bilingual(_("Why")) + about, reasons) if reasons else ""
    spoken = ""
    if item.spoken:
        heading = elements.paragraph(bilingual(READ_OUT), "quiet")
        summary = bilingual(_("What to say on the phone")) + about
        spoken = elements.details(summary, heading + sentences_html(item.spoken, bilingual))
    inner = f"{words}{detail}{spoken}{why}"
    if kind is Kind.INFO:
        inner = elements.details(bilingual(item.brief), inner)
    sign = f'<b class="sign" aria-hidden="true">{_SIGNS.get(kind, number)}</b>'
    return f'<li id="{item.finding.id}" class="{kind.value}">{sign}<div>{inner}</div></li>'


def paper(page: Page, bilingual: BilingualHtml) -> str:
    """Return the sheet that the printer gets instead of the page: the same as `outputs.html` writes."""
    if page.verdict is None:
        return ""
    contact = next((str(text.values["contact"]) for text in texts(page) if "contact" in text.values), "")
    sheet = Sheet(page.verdict, bilingual.localizers, contact=contact)
    kind = "paper two" if len(bilingual.localizers) > 1 else "paper"
    return f'<div class="{kind}">{"".join(sheet_of_html.rows(sheet))}</div>'


# -------------------------------------------------------------------------------------------------------- codes to scan


def code_html(page: Page, bilingual: BilingualHtml) -> str:
    """Return a code to scan, and in words what it holds."""
    option = next((block.option for block in page.blocks if isinstance(block, Code)), None)
    if option is None or page.verdict is None:
        return page_html(page, bilingual)
    payload = qr.payload(Sheet(page.verdict, bilingual.texts(), detailed=option.detailed))
    shown = payload if option.detailed else payload.lower()  # capitals make a smaller code, and are hard to read
    words = "<br>".join(f'<span dir="auto">{escape(line)}</span>' for line in shown.split("\n"))
    language = bilingual.first.language
    return "".join(
        [
            page_html(page, bilingual),
            code(payload),
            f'<p class="payload" lang="{language.code}" dir="{language.direction}">{words}</p>',
        ]
    )


def code(payload: str) -> str:
    """Return a QR code as a drawing, black on white in every theme, with the quiet zone that ISO/IEC 18004 asks for."""
    import segno

    matrix = [bytes(row) for row in segno.make_qr(payload, error="m", boost_error=True).matrix]
    side = len(matrix) + 8
    runs = "".join(f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    return (
        f'<svg class="code" viewBox="0 0 {side} {side}" aria-hidden="true" shape-rendering="crispEdges">'
        f'<path class="ground" d="M0 0h{side}v{side}H0z"/><path class="ink" d="{runs}"/></svg>'
    )
