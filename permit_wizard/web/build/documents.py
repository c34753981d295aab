"""The documents that a server carries: each can be read without script, and says what to do where the wizard cannot run."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from permit_wizard.core.text import _
from permit_wizard.language.localizer import Language, Localizer, languages
from permit_wizard.web.render import elements as markup
from permit_wizard.visit.places import LANGUAGE, START
from permit_wizard.web.frame import BRAND, first_page
from permit_wizard.web.render.bilingual_html import Voices

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types permit-wizard"
)
"""What a page may do: run the code beside it. Nothing can be sent anywhere: neither by a form nor, for want of connect-src, by script."""

COMMAND = "permit-wizard"
NO_SCRIPT = _(
    "The questions need JavaScript and WebAssembly, which this browser does not have or does not use. Try another browser or a newer "
    "phone, or ask for help: the telephone numbers are on this page."
)
ON_A_COMPUTER = _("On a computer, the same wizard runs in a terminal: {command}", command=COMMAND)
WAIT = _("One moment please: the questions are loading.")
FAILED = _("The questions could not be loaded. Please load this page again.")
RULES_PAGE = _("All questions, results and rules on one page")


class Site(NamedTuple):
    """What is the same on every page of a site.

    Attributes:
        code: the folder of the code, by its digest.
        languages: the codes of the languages, in their order.
        today: the day that every result is for, as YYYY-MM-DD, or empty for the real one.
        rules: the id of an edition of the rules, or "auto".
        kiosk: whether one visitor comes after the other.
    """

    code: str
    languages: tuple[str, ...]
    today: str = ""
    rules: str = "auto"
    kiosk: bool = False


def language_document(site: Site) -> str:
    """Return the first page: each language by its own name, with its start page kept ready."""
    known = [languages()[code] for code in site.languages]
    first = known[0]
    links = "".join(
        f'<a class="button" href="{spoken.code}.html" data-lang="{spoken.code}" lang="{spoken.code}" dir="{spoken.direction}" '
        f'hreflang="{spoken.code}"><b class="head">{escape(spoken.name)}</b><span class="rest">{escape(spoken.choose)}</span></a>'
        for spoken in known
    )
    titles = '<span class="unseen">' + " · ".join(_said(spoken, spoken.choose) for spoken in known) + "</span>"
    brand = _said(first, Localizer(first.code).line(BRAND))
    inner = f'<header><p class="brand">{brand}</p></header><main>{markup.heading(titles)}<nav class="languages">{links}</nav></main>'
    kept = "".join(f'<template id="start-{code}">{_start(site, code)}</template>' for code in site.languages)
    return _document(site, first, inner, kept, LANGUAGE)


def start_document(site: Site, code: str) -> str:
    """Return the start page in one language."""
    return _document(site, languages()[code], _start(site, code), "", START)


def _start(site: Site, code: str) -> str:
    say = Voices(code)
    others = "".join(
        f'<a href="{other}.html" lang="{other}" dir="{languages()[other].direction}" hreflang="{other}">{escape(languages()[other].name)}</a> '
        for other in site.languages
        if other != code
    )
    waits = f'<p role="status" data-wait hidden>{say(WAIT)}</p><p role="alert" class="warn" data-failed hidden>{say(FAILED)}</p>'
    page = first_page(say).replace("<form ", f"{waits}<form data-start ", 1)
    without = "".join(
        [
            markup.paragraph(f"<b>{say(NO_SCRIPT)}</b>"),
            f'<p><a href="rules-{code}.html" lang="{code}" dir="{say.first.language.direction}">{say(RULES_PAGE)}</a></p>',
            markup.paragraph(say(ON_A_COMPUTER)),
        ]
    )
    return (
        f'<header><p class="brand">{say(BRAND)}</p></header><main><div class="without-script">{without}</div>{page}'
        f"<nav>{others}</nav></main>"
    )


def _said(language: Language, words: str) -> str:
    return f'<span lang="{language.code}" dir="{language.direction}">{escape(words)}</span>'


def _document(site: Site, language: Language, inner: str, kept: str, first: str) -> str:
    title = escape(Localizer(language.code, isolate=False).line(BRAND))
    settings = {
        "first": first,
        "rules": site.rules,
        **({"today": site.today} if site.today else {}),
        **({"kiosk": ""} if site.kiosk else {}),
    }
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in settings.items())
    return (
        f'<!doctype html>\n<html lang="{language.code}" dir="{language.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        f"<title>{title}</title>\n"
        f'<link rel="icon" href="{site.code}/icon.svg">\n<link rel="stylesheet" media="screen" href="{site.code}/style.css">\n'
        f'<link rel="stylesheet" media="print" href="{site.code}/paper.css">\n<script type="module" src="{site.code}/app.js"></script>\n'
        f'</head>\n<body{data}>\n<div id="app">{inner}</div>\n{kept}\n</body>\n</html>\n'
    )


def documents(site: Site) -> Sequence[tuple[str, str]]:
    """Return every document with its name."""
    return [
        ("index.html", language_document(site)),
        *((f"{code}.html", start_document(site, code)) for code in site.languages),
    ]
