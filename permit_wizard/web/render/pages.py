"""Pages as HTML: layouts for questions, start, result and all others, from the same blocks."""

from __future__ import annotations

from datetime import date

from permit_wizard.core.dates.reading import LONGEST
from permit_wizard.core.markup import escape
from permit_wizard.core.text import Text
from permit_wizard.language.localizer import DateForm, Language, languages
from permit_wizard.outputs.html_page import PageLocalizer, marked_up
from permit_wizard.visit.blocks import (
    Action,
    Block,
    Choices,
    Code,
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


def page_html(page: Page, say: BilingualHtml, below_start: Text | None = None) -> str:
    """Return a page.

    Args:
        page: the page.
        say: renders in the reader's language, and the second one.
        below_start: words under the button of the start page.
    """
    if is_question(page.place):
        return _question(page, say)
    if page.place == START:
        return start_html(page, say, below_start)
    return "".join(
        [
            elements.heading(say(page.heading)),
            notices(page, say),
            *(block_html(block, say) for block in page.blocks),
            _form(page.actions, say),
        ]
    )


def notices(page: Page, say: BilingualHtml) -> str:
    """Return what has to be put right, or what was just done."""
    problem = "" if page.problem is None else elements.problem(say(page.problem))
    return problem if page.notice is None else problem + elements.notice(say(page.notice))


def start_html(page: Page, say: BilingualHtml, below: Text | None = None) -> str:
    """Return the start page: its button comes before the small print, where a small screen shows it."""
    blocks = list(page.blocks)
    after = next((n for n, block in enumerate(blocks, 1) if isinstance(block, Promises)), len(blocks))
    return "".join(
        [
            elements.heading(say(page.heading)),
            *(block_html(block, say) for block in blocks[:after]),
            _form(page.actions, say),
            "" if below is None else elements.paragraph(say(below), "quiet"),
            *(block_html(block, say) for block in blocks[after:]),
        ]
    )


def block_html(block: Block, say: BilingualHtml) -> str:
    """Return one block; those of questions and of the result that need more than themselves are drawn there."""
    match block:
        case Paragraph(text, tone):
            return elements.paragraph(say(text), _KINDS[tone])
        case Official():
            return "" if say.first.language.code == "nl" else elements.paragraph(official(block), "quiet")
        case Promises(items):
            rows = (say.each(lambda voice, h=h, t=t: f"<b>{voice(h)}</b> <span>{voice(t)}</span>") for h, t in items)
            return f'<ul class="promises">{"".join(f"<li>{row}</li>" for row in rows)}</ul>'
        case Unreviewed(codes):
            return "".join(_unreviewed(languages()[code]) for code in codes)
        case Languages():
            return _languages(block, say)
        case Details(summary, lines):
            inner = "".join(elements.paragraph(say(line)) for line in lines)
            return elements.details(say(summary), inner)
        case Facts():
            return _facts(block, say)
        case Spoken():
            return spoken_html(block, say)
        case Exports(options):
            buttons = [
                elements.button(
                    say.parts(option.label) + ("" if option.problem is None else _small(say(option.problem))),
                    *button_of(Export(option.id)),
                    "quiet",
                )
                for option in options
            ]
            return elements.form("".join(buttons))
        case Countdown(seconds):
            return elements.paragraph(say(countdown(seconds)))
        case _:
            return ""


def official(block: Official) -> str:
    """Return official Dutch words."""
    return f'<span lang="nl" dir="ltr">{escape(block.words)}</span>'


def _small(html: str) -> str:
    return f'<span class="rest">{html}</span>'


def _form(actions: tuple[Action, ...], say: BilingualHtml) -> str:
    return elements.form(buttons(actions, say)) if actions else ""


def buttons(actions: tuple[Action, ...], say: BilingualHtml, *, first: str = "") -> str:
    """Return a button an action; the first is the one to press, the others are quieter."""
    return "".join(
        elements.button(say(action.label), *button_of(action.event), "quiet" if number else first)
        for number, action in enumerate(actions)
    )


def _unreviewed(language: Language) -> str:
    return f'<p class="quiet" lang="{language.code}" dir="{language.direction}">{escape(language.unreviewed)}.</p>'


def _languages(block: Languages, say: BilingualHtml) -> str:
    heading = "" if block.heading is None else f"<h2>{say(block.heading)}</h2>"
    names: list[str] = []
    for code in block.codes:
        language = languages()[code]
        event: Event = ShowBeside(code) if block.beside else ChooseLanguage(code)
        words = f'<span lang="{code}" dir="{language.direction}">{escape(language.name)}</span>'
        pressed = ' aria-pressed="true"' if code == block.chosen else ""
        names.append(elements.button(words, *button_of(event), "quiet", attributes=pressed))
    none = "" if block.none is None else elements.button(say(block.none), "beside", "", "quiet")
    return heading + elements.form("".join(names) + none)


def _facts(block: Facts, say: BilingualHtml) -> str:
    rows: list[str] = []
    for row in block.rows:
        change = ""
        if block.change is not None:
            words = f'{say(block.change)}<span class="unseen">{say(row.label)}</span>'
            change = f"<dd>{elements.button(words, *button_of(row.change), 'small')}</dd>"
        rows.append(f"<div><dt>{say(row.label)}</dt><dd>{say.parts(row.answer)}</dd>{change}</div>")
    heading = "" if block.heading is None else elements.paragraph(say(block.heading))
    return heading + elements.form(f'<dl class="answers">{"".join(rows)}</dl>')


# ------------------------------------------------------------------------------------------------------------ questions


def _question(page: Page, say: BilingualHtml) -> str:
    hint = next(block for block in page.blocks if isinstance(block, Paragraph))
    details = [block_html(block, say) for block in page.blocks if isinstance(block, Details)]
    described = "hint problem" if page.problem is not None else "hint"
    progress = page.progress
    share = 0.0 if progress is None else progress.share
    parts = [
        f'<progress max="1" value="{share:.3f}" aria-hidden="true"></progress>',
        f'<fieldset aria-describedby="{described}"><legend>{elements.heading(say(page.heading))}</legend>',
        "" if progress is None else elements.paragraph(say(progress.text), "quiet"),
        f'<p id="hint" class="quiet">{say(hint.text)}</p>',
        notices(page, say),
        *(_field(block, page, say, described) for block in page.blocks),
        "</fieldset>",
        buttons(page.actions, say, first="" if page.preselected else "quiet"),
    ]
    return elements.form("".join(parts), attributes=' id="question"') + "".join(details)


def _field(block: Block, page: Page, say: BilingualHtml, described: str) -> str:
    match block:
        case Choices(options, chosen):
            return "".join(
                elements.option(say.parts(option.label), "answer", option.value, chosen=option.value == chosen)
                for option in options
            )
        case DateField():
            return _date_field(block, say, described, wrong=page.problem is not None)
        case ReadBack(day, ask):
            words = say.each(lambda voice: _day(voice, day, DateForm.FULL))
            found = f'<p id="found" class="found" role="status" tabindex="-1">{words}</p>'
            return found + elements.paragraph(say(ask), "asks")
        case _:
            return ""


def _date_field(block: DateField, say: BilingualHtml, described: str, *, wrong: bool) -> str:
    invalid = ' aria-invalid="true"' if wrong else ""
    field = (
        f'<label class="field" for="typed">{say(block.label)}</label>'
        f'<input id="typed" name="typed" value="{escape(block.typed)}" dir="auto" maxlength="{LONGEST}" '
        'autocomplete="off" '
        'inputmode="numeric" autocapitalize="off" spellcheck="false" enterkeyhint="next" '
        f'aria-describedby="{described} echo"{invalid}>'
        f'<p id="echo" class="echo" role="status">{echo_html(block.echo, say)}</p>'
    )
    unknown = block.unknown
    option = (
        ""
        if unknown is None
        else elements.option(say(unknown.label), "unknown", "yes", kind="checkbox", chosen=block.unknown_chosen)
    )
    card = "" if block.on_card is None else _card(block.on_card)
    return f'<div class="date">{card}<div>{field}</div></div>{option}'


def echo_html(echo: Echo, say: BilingualHtml) -> str:
    """Return what is shown beside a date while it is being typed."""
    if echo.day is not None:
        day = echo.day
        words = say.each(lambda voice: _day(voice, day, DateForm.WORDS))
    else:
        words = "" if echo.text is None else say(echo.text)
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


def _day(say: PageLocalizer, day: date, form: DateForm) -> str:
    return marked_up(f"{say.weekday(day)} {say.date(day, form)}")


def is_code(page: Page) -> bool:
    """Return whether a page shows a code to scan."""
    return any(isinstance(block, Code) for block in page.blocks)
