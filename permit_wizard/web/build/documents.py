"""The documents that a server carries.

Each can be read without script, and explains what to do if the wizard cannot run.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any, NamedTuple

from permit_wizard.core.editions import BY_ID, EDITIONS
from permit_wizard.core.text import _
from permit_wizard.language.care import unchecked_lines
from permit_wizard.language.languages import Language, languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.recordable import NOT_ALL_HEARD
from permit_wizard.language.wording import care_lines
from permit_wizard.visit.places import LANGUAGE, START
from permit_wizard.web.build.costs import cost
from permit_wizard.web.frame import BRAND, STILL_HERE, first_page
from permit_wizard.web.render import elements
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.render.links import with_links

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; "
    "img-src 'self'; media-src blob:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types permit-wizard"
)
"""What a page may do: run the code of this site.

Without connect-src neither the page nor the engine (a worker from a blob, which inherits this policy) can open a
connection; all that they can ask the site for is another script or picture of its own.
"""

VERSION = "@version"
"""Represents the version in the documents until that is known: it is their digest."""

COMMAND = "permit-wizard"
NO_SCRIPT = _(
    "The questions need JavaScript and WebAssembly, which this browser does not have or does not use. Try "
    "another browser or a newer "
    "phone, or ask for help: the telephone numbers are on this page."
)
FROM_A_FILE = _("This page was opened from a file. The questions only work from a web address.")
ON_A_COMPUTER = _("On a computer, the same wizard runs in a terminal: {command}", command=COMMAND)
WAIT = _("One moment please: the questions are loading.")
FAILED = _("The questions do not load. The connection is bad, or this site has a fault.")
TRY_AGAIN = _("Try again")
RULES_PAGE = _("All questions, results and rules on one page")
SAVED = _("Saved: {file}. Look in your downloads.", file="@file")
COPIED = _("Copied. You can paste it in another app.")
LISTEN, STOP_LISTENING = _("Listen"), _("Stop reading aloud")
LISTEN_LOADS = _("Listen (loads {size} MB)", size="@size")
RECORDINGS_COME = _("One moment please: the recordings are loading.")
RECORDINGS_FAILED = _("The recordings do not load. Try again later, or ask somebody to read this page to you.")
NO_VOICE = _("Phones have no voice for this language yet. These pages cannot be read aloud.")
RECORDED = _(
    "Phones have no voice for this language yet. People have recorded parts of these pages: press “{button}”.",
    button=LISTEN,
)


class Site(NamedTuple):
    """What is the same on every page of a site.

    Attributes:
        code: the folder of the code, by its digest.
        languages: the codes of the languages, in their order.
        today: the day that every result is for, as YYYY-MM-DD, or empty for the real one.
        rules: the id of an edition of the rules, or "auto".
        kiosk: whether one visitor comes after the other.
        printing: whether visitors of a kiosk can print.
        megabytes: what a visitor loads once, at most.
        contact: a line about who helps here, or empty.
        recorded: the codes of the languages with recordings.
    """

    code: str
    languages: tuple[str, ...]
    today: str = ""
    rules: str = "auto"
    kiosk: bool = False
    printing: bool = False
    megabytes: int = 0
    contact: str = ""
    recorded: tuple[str, ...] = ()


def language_document(site: Site) -> str:
    """Return the first page: each language by its own name, with its start page kept ready."""
    known = [languages()[code] for code in site.languages]
    first = known[0]
    links = "".join(
        f'<a class="button" href="{spoken.code}.html" data-lang="{spoken.code}" lang="{spoken.code}" '
        f'dir="{spoken.direction}" '
        f'hreflang="{spoken.code}"><b class="head">{escape(spoken.name)}</b><span '
        f'class="rest">{escape(spoken.choose)}</span></a>'
        for spoken in known
    )
    titles = '<span class="unseen">' + " · ".join(_in_language(spoken, spoken.choose) for spoken in known) + "</span>"
    brand = _in_language(first, Localizer(first.code).line(BRAND))
    inner = (
        f'<header><p class="brand">{brand}</p></header>'
        f'<main>{elements.heading(titles)}<nav class="languages">{links}</nav></main>'
    )
    kept = "".join(f'<template data-start-page="{code}">{_start(site, code)}</template>' for code in site.languages)
    return _document(site, first, inner, kept, LANGUAGE)


def start_document(site: Site, code: str) -> str:
    """Return the start page in one language."""
    return _document(site, languages()[code], _start(site, code), "", START)


def _start(site: Site, code: str) -> str:
    bilingual = BilingualHtml(code)
    others = "".join(
        f'<a href="{other}.html" lang="{other}" dir="{languages()[other].direction}" '
        f'hreflang="{other}">{escape(languages()[other].name)}</a> '
        for other in site.languages
        if other != code
    )
    price = f'<p class="quiet" data-cost hidden>{bilingual(cost(site.megabytes))}</p>' if site.megabytes else ""
    page = first_page(bilingual, _rely_until(site.rules)).replace("<form", f"{price}<form data-start", 1)
    without = "".join(
        [
            elements.paragraph(f"<b>{bilingual(NO_SCRIPT)}</b>", "no-script"),
            elements.paragraph(f"<b>{bilingual(FROM_A_FILE)}</b>", "from-a-file"),
            (
                f'<p><a href="rules-{code}.html" lang="{code}" '
                f'dir="{bilingual.first.language.direction}">{bilingual(RULES_PAGE)}</a></p>'
            ),
            elements.paragraph(bilingual(ON_A_COMPUTER)),
        ]
    )
    page = page.replace("<form", f"{_unchecked(site.rules, bilingual)}<form", 1)
    silent = "" if languages()[code].voice or site.kiosk else _without_voice(bilingual, recorded=code in site.recorded)
    inner = (
        f'<header><p class="brand">{bilingual(BRAND)}</p></header><main><div '
        f'class="without-script">{without}</div>{page}{silent}'
        f"<nav>{others}</nav></main>"
    )
    return inner if site.kiosk else with_links(inner)


def _without_voice(bilingual: BilingualHtml, *, recorded: bool) -> str:
    """Return that phones cannot read the language aloud, and what can be heard all the same."""
    if recorded:  # by the script, so not without it
        return f'<p class="quiet" data-start>{bilingual(RECORDED)}</p>'
    return elements.paragraph(bilingual(NO_VOICE), "quiet")


def _rely_until(rules: str) -> date | None:
    """Return the last day on which these rules give advice; None where they are asked for by name."""
    return None if rules in BY_ID else EDITIONS[-1].rely_until


def _unchecked(rules: str, bilingual: BilingualHtml) -> str:
    """Return the warnings that nobody has checked the rules in time, hidden until the day on which they become true.

    The file is made before the day on which it is read, so the page's script compares the days.
    """
    named = BY_ID.get(rules)
    again, rely = (named or EDITIONS[-1]).check_again_by, _rely_until(rules)
    found = ""
    for day, until in ((again, rely), (rely, None)):
        if day is not None:
            lines = "".join(
                elements.paragraph(bilingual(line), "warn") for line in unchecked_lines(day + timedelta(1), named)
            )
            end = f' data-until="{until.isoformat()}"' if until is not None else ""
            found += f'<div data-after="{day.isoformat()}"{end} hidden>{lines}</div>'
    return found


def _notice(site: Site, code: str, *, hidden: bool) -> str:
    """Return what is shown where the questions do not come: try again, read the rules, or call.

    "?kept" tells the service worker, where there is one, to show the version that it keeps.
    """
    bilingual = BilingualHtml(code)
    language = bilingual.first.language
    help_line = bilingual(care_lines()[1])
    return (
        f'<div class="stuck" role="alert" lang="{code}" dir="{language.direction}"{" hidden" if hidden else ""}>'
        f'<p class="warn">{bilingual(FAILED)}</p><p data-still hidden><b>{bilingual(STILL_HERE)}</b></p>'
        f'<p><a class="button" href="?kept">{bilingual(TRY_AGAIN)}</a></p>'
        f'<p><a href="rules-{code}.html">{bilingual(RULES_PAGE)}</a></p>'
        f"<p>{help_line if site.kiosk else with_links(help_line)}</p></div>"
    )


def script_words(code: str) -> dict[str, Any]:
    """Return the script's own texts in one language.

    HTML with `@n`, `@of` and `@file` where it puts values.
    """
    bilingual = BilingualHtml(code)
    plain = Localizer(code, isolate=False)
    return {
        "wait": bilingual(WAIT),
        "progress": bilingual(_("{n} of {total}", n="@n", total="@of")),
        "saved": plain.line(SAVED),
        "copied": plain.line(COPIED),
        "listen": plain.line(LISTEN),
        "stop": plain.line(STOP_LISTENING),
        "loads": plain.line(LISTEN_LOADS),
        "coming": plain.line(RECORDINGS_COME),
        "failed": plain.line(RECORDINGS_FAILED),
        "notAll": plain.line(NOT_ALL_HEARD),
    }


def _in_language(language: Language, words: str) -> str:
    return f'<span lang="{language.code}" dir="{language.direction}">{escape(words)}</span>'


def _document(site: Site, language: Language, inner: str, kept: str, first: str) -> str:
    title = escape(Localizer(language.code, isolate=False).line(BRAND))
    settings = {
        "first": first,
        "rules": site.rules,
        **({"today": site.today} if site.today else {}),
        **({"kiosk": ""} if site.kiosk else {}),
        **({"printing": ""} if site.printing else {}),
        **({"contact": site.contact} if site.contact else {}),
    }
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in settings.items())
    notices = "".join(_notice(site, code, hidden=first == START and code != language.code) for code in site.languages)
    return (
        f'<!doctype html>\n<html lang="{language.code}" dir="{language.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<meta name="version" content="{VERSION}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" '
        'content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        f"<title>{title}</title>\n"
        f'<link rel="icon" href="{site.code}/icon.svg">\n<link rel="stylesheet" media="screen" '
        f'href="{site.code}/style.css">\n'
        f'<link rel="stylesheet" media="print" href="{site.code}/paper.css">\n<script '
        f'src="{site.code}/first.js"></script>\n'
        f'<script type="module" src="{site.code}/app.js"></script>\n'
        f'</head>\n<body{data}>\n{notices}\n<div id="app">{inner}</div>\n<p id="told" class="told" role="status" '
        f'lang="{language.code}" '
        f'dir="{language.direction}"></p>\n{kept}\n</body>\n</html>\n'
    )


def documents(site: Site) -> Sequence[tuple[str, str]]:
    """Return every document with its name."""
    return [
        ("index.html", language_document(site)),
        *((f"{code}.html", start_document(site, code)) for code in site.languages),
    ]
