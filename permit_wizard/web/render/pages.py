"""Pages as HTML: layouts for questions, start, result and all others, from the same blocks."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from permit_wizard.core.dates.reading import LONGEST
from permit_wizard.core.markup import escape
from permit_wizard.core.text import Text
from permit_wizard.language.languages import Language, languages
from permit_wizard.language.localizer import DateForm
from permit_wizard.outputs.html_page import PageLocalizer, marked_up
from permit_wizard.visit.blocks import (
    Action,
    Block,
    Choices,
    Countdown,
    DateField,
    Details,
    Echo,
    Exports,
    Facts,
    Languages,
    Official,
    Paragraph,
    Promises,
    ReadBack,
    Spoken,
    Tone,
    Unreviewed,
)
from permit_wizard.visit.events import ChooseLanguage, Event, Export, ShowBeside
from permit_wizard.visit.first_pages import countdown
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import START, is_question
from permit_wizard.web.forms import button_of
from permit_wizard.web.render import elements
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.render.spoken import spoken_html

_KINDS = {Tone.PLAIN: "", Tone.QUIET: "quiet", Tone.GOOD: "good", Tone.WARN: "warn"}


def page_html(page: Page, bilingual: BilingualHtml, below_start: Text | None = None) -> str:
    """Return a page.

    Args:
        page: the page.
        bilingual: renders in the reader's language, and the second one.
        below_start: words under the button of the start page.
    """
    if is_question(page.place):
        return _question(page, bilingual)
    if page.place == START:
        return start_html(page, bilingual, below_start)
    return "".join(
        [
            elements.heading(bilingual(page.heading)),
            notices(page, bilingual),
            *(block_html(block, bilingual) for block in page.blocks),
            _form(page.actions, bilingual),
        ]
    )


def notices(page: Page, bilingual: BilingualHtml) -> str:
    """Return what has to be put right, or what was just done."""
    problem = "" if page.problem is None else elements.problem(bilingual(page.problem))
    return problem if page.notice is None else problem + elements.notice(bilingual(page.notice))


class Later(NamedTuple):
    """A page as it is after a day, in a file that is made before it: the script of the page compares the days.

    Attributes:
        page: the page.
        last: the last day on which it is not yet so.
    """

    page: Page
    last: date


def start_html(page: Page, bilingual: BilingualHtml, below: Text | None = None, later: Later | None = None) -> str:
    """Return the start page: its button comes before the small print, where a small screen shows it."""

    def drawn(block: Block) -> str:
        html = block_html(block, bilingual)
        if later is None or block in later.page.blocks:
            return html
        others = [each for each in later.page.blocks if isinstance(block, Promises) and isinstance(each, Promises)]
        return _in_turn("div", html, "".join(block_html(each, bilingual) for each in others), later.last)

    def label(action: Action, number: int) -> str:
        now = bilingual(action.label)
        if later is None:
            return now
        return _in_turn("span", now, bilingual(later.page.actions[number].label), later.last)

    blocks = list(page.blocks)
    after = next((n for n, block in enumerate(blocks, 1) if isinstance(block, Promises)), len(blocks))
    start = (elements.button(label(each, n), *button_of(each.event)) for n, each in enumerate(page.actions))
    return "".join(
        [
            elements.heading(bilingual(page.heading)),
            *map(drawn, blocks[:after]),
            elements.form("".join(start)),
            "" if below is None else _until(elements.paragraph(bilingual(below), "quiet"), later),
            *map(drawn, blocks[after:]),
        ]
    )


def _until(html: str, later: Later | None) -> str:
    return html if later is None else _in_turn("div", html, "", later.last)


def _in_turn(tag: str, now: str, then: str, last: date) -> str:
    """Return what is shown up to a day, and what after it; without a script, the first."""
    day = last.isoformat()
    later = f'<{tag} data-after="{day}" hidden>{then}</{tag}>' if then else ""
    return f'<{tag} data-until="{day}">{now}</{tag}>{later}'


def block_html(block: Block, bilingual: BilingualHtml) -> str:
    """Return one block; those of questions and of the result that need more than themselves are drawn there."""
    match block:
        case Paragraph(text, tone):
            return elements.paragraph(bilingual(text), _KINDS[tone])
        case Official():
            return "" if bilingual.first.language.code == "nl" else elements.paragraph(official(block), "quiet aside")
        case Promises(items):
            rows = (
                bilingual.each(lambda voice, h=h, t=t: f"<b>{voice(h)}</b> <span>{voice(t)}</span>") for h, t in items
            )
            return f'<ul class="promises">{"".join(f"<li>{row}</li>" for row in rows)}</ul>'
        case Unreviewed(codes):
            return "".join(_unreviewed(languages()[code]) for code in codes)
        case Languages():
            return _languages(block, bilingual)
        case Details(summary, lines):
            inner = "".join(elements.paragraph(bilingual(line)) for line in lines)
            return elements.details(bilingual(summary), inner)
        case Facts():
            return _facts(block, bilingual)
        case Spoken():
            return spoken_html(block, bilingual)
        case Exports(options):
            buttons = [
                elements.button(
                    bilingual.parts(option.label)
                    + ("" if option.problem is None else _small(bilingual(option.problem))),
                    *button_of(Export(option.id)),
                    "quiet",
                )
                for option in options
            ]
            return elements.form("".join(buttons))
        case Countdown(seconds):
            return elements.paragraph(bilingual(countdown(seconds)))
        case _:
            return ""


def official(block: Official) -> str:
    """Return official Dutch words."""
    return f'<span lang="nl" dir="ltr">{escape(block.words)}</span>'


def _small(html: str) -> str:
    return f'<span class="rest">{html}</span>'


def _form(actions: tuple[Action, ...], bilingual: BilingualHtml) -> str:
    return elements.form(buttons(actions, bilingual)) if actions else ""


def buttons(actions: tuple[Action, ...], bilingual: BilingualHtml, *, first: str = "") -> str:
    """Return a button an action; the first is the one to press, the others are quieter."""
    return "".join(
        elements.button(bilingual(action.label), *button_of(action.event), "quiet" if number else first)
        for number, action in enumerate(actions)
    )


def _unreviewed(language: Language) -> str:
    words = escape(language.unreviewed + language.typography.full_stop)
    return f'<p class="quiet" lang="{language.code}" dir="{language.direction}">{words}</p>'


def _languages(block: Languages, bilingual: BilingualHtml) -> str:
    heading = "" if block.heading is None else f"<h2>{bilingual(block.heading)}</h2>"
    names: list[str] = []
    for code in block.codes:
        language = languages()[code]
        event: Event = ShowBeside(code) if block.beside else ChooseLanguage(code)
        words = f'<span lang="{code}" dir="{language.direction}">{escape(language.name)}</span>'
        pressed = ' aria-pressed="true"' if code == block.chosen else ""
        names.append(elements.button(words, *button_of(event), "quiet", attributes=pressed))
    none = "" if block.none is None else elements.button(bilingual(block.none), "beside", "", "quiet")
    return heading + elements.form("".join(names) + none)


def _facts(block: Facts, bilingual: BilingualHtml) -> str:
    rows: list[str] = []
    for row in block.rows:
        change = ""
        if block.change is not None:
            words = f'{bilingual(block.change)}<span class="unseen">{bilingual(row.label)}</span>'
            change = f"<dd>{elements.button(words, *button_of(row.change), 'small')}</dd>"
        rows.append(f"<div><dt>{bilingual(row.label)}</dt><dd>{bilingual.parts(row.answer)}</dd>{change}</div>")
    heading = "" if block.heading is None else elements.paragraph(bilingual(block.heading))
    return heading + elements.form(f'<dl class="answers">{"".join(rows)}</dl>')


# ------------------------------------------------------------------------------------------------------------ questions


def _question(page: Page, bilingual: BilingualHtml) -> str:
    hint = next(block for block in page.blocks if isinstance(block, Paragraph))
    details = [block_html(block, bilingual) for block in page.blocks if isinstance(block, Details)]
    described = "hint problem" if page.problem is not None else "hint"
    progress = page.progress
    share = 0.0 if progress is None else progress.share
    parts = [
        f'<progress max="1" value="{share:.3f}" aria-hidden="true"></progress>',
        f'<fieldset aria-describedby="{described}"><legend>{elements.heading(bilingual(page.heading))}</legend>',
        "" if progress is None else elements.paragraph(bilingual(progress.text), "quiet aside"),
        f'<p id="hint" class="quiet">{bilingual(hint.text)}</p>',
        notices(page, bilingual),
        *(_field(block, page, bilingual, described) for block in page.blocks),
        "</fieldset>",
        buttons(page.actions, bilingual, first="" if page.preselected else "quiet"),
    ]
    return elements.form("".join(parts), attributes=' id="question"') + "".join(details)


def _field(block: Block, page: Page, bilingual: BilingualHtml, described: str) -> str:
    match block:
        case Choices(options, chosen):
            return "".join(
                elements.option(bilingual.parts(option.label), "answer", option.value, chosen=option.value == chosen)
                for option in options
            )
        case DateField():
            return _date_field(block, bilingual, described, wrong=page.problem is not None)
        case ReadBack(day, ask):
            words = bilingual.each(lambda voice: _day(voice, day, DateForm.FULL))
            found = f'<p id="found" class="found" role="status" tabindex="-1">{words}</p>'
            return found + elements.paragraph(bilingual(ask), "asks")
        case _:
            return ""


def _date_field(block: DateField, bilingual: BilingualHtml, described: str, *, wrong: bool) -> str:
    invalid = ' aria-invalid="true"' if wrong else ""
    field = (
        f'<label class="field" for="typed">{bilingual(block.label)}</label>'
        f'<input id="typed" name="typed" value="{escape(block.typed)}" dir="auto" maxlength="{LONGEST}" '
        'autocomplete="off" '
        'inputmode="numeric" autocapitalize="off" spellcheck="false" enterkeyhint="next" '
        f'aria-describedby="{described} echo"{invalid}>'
        f'<p id="echo" class="echo" role="status">{echo_html(block.echo, bilingual)}</p>'
    )
    unknown = block.unknown
    option = (
        ""
        if unknown is None
        else elements.option(bilingual(unknown.label), "unknown", "yes", kind="checkbox", chosen=block.unknown_chosen)
    )
    card = "" if block.on_card is None else _card(block.on_card)
    return f'<div class="date">{card}<div>{field}</div></div>{option}'


def echo_html(echo: Echo, bilingual: BilingualHtml) -> str:
    """Return what is shown beside a date while it is being typed."""
    if echo.day is not None:
        day = echo.day
        words = bilingual.each(lambda voice: _day(voice, day, DateForm.WORDS))
    else:
        words = "" if echo.text is None else bilingual(echo.text)
    return words if echo.tone is Tone.QUIET else f'<span class="{echo.tone.value}">{words}</span>'


def _card(words: str) -> str:
    """Return the front of a Dutch residence card with the date in its place.

    Dutch in every language, as the card itself is.
    """
    return (
        '<div class="card" aria-hidden="true" lang="nl" dir="ltr"><p><b>NEDERLAND</b> verblijfstitel</p><div '
        'class="photo"></div>'
        f'<div><hr><b>geldig tot</b><mark id="on-card">{escape(words)}</mark></div></div>'
    )


def _day(bilingual: PageLocalizer, day: date, form: DateForm) -> str:
    return marked_up(bilingual.named_day(day, form))
