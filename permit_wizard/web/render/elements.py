"""The few pieces of HTML that every page is made of. What is passed as `words` or `inner` is HTML already."""

from __future__ import annotations

from permit_wizard.core.markup import escape


def heading(words: str) -> str:
    """Return a page's one title; it takes the focus when the page opens, so that it is read aloud."""
    return f'<h1 tabindex="-1">{words}</h1>'


def paragraph(words: str, kind: str = "") -> str:
    """Return a paragraph."""
    return f"<p{_class(kind)}>{words}</p>"


def button(words: str, name: str, value: str, kind: str = "", *, attributes: str = "") -> str:
    """Return a button; pressed, it sends its name and value to the engine, with whatever the page's fields hold.

    Args:
        words: its words, as HTML.
        name: what it does: "go", "take", "lang", "beside" or "do".
        value: to which place, by which way, which language.
        kind: how it looks: "" for the one next action, or "quiet".
        attributes: more attributes, each after a space.
    """
    return f'<button name="{name}" value="{escape(value)}"{_class(kind)}{attributes}>{words}</button>'


def form(inner: str, kind: str = "", *, attributes: str = "") -> str:
    """Return a form: nothing that is typed into it is remembered or completed by the browser."""
    return f'<form{_class(kind)} autocomplete="off" novalidate{attributes}>{inner}</form>'


def option(words: str, name: str, value: str, *, kind: str = "radio", chosen: bool = False, described: str = "") -> str:
    """Return one answer to choose, as large as a thumb."""
    checked = " checked" if chosen else ""
    by = f' aria-describedby="{described}"' if described else ""
    field = f'<input type="{kind}" name="{name}" value="{escape(value)}" autocomplete="off"{checked}{by}>'
    return f'<label class="option">{field}<span class="words">{words}</span></label>'


def details(summary: str, inner: str) -> str:
    """Return something that opens in place."""
    return f"<details><summary>{summary}</summary>{inner}</details>"


def problem(words: str) -> str:
    """Return what has to be put right; it is read aloud at once."""
    sign = '<b class="sign" aria-hidden="true">!</b>'
    return f'<p id="problem" class="problem" role="alert" tabindex="-1">{sign} {words}</p>'


def notice(words: str) -> str:
    """Return what was just done; it is read aloud when there is time for it."""
    return f'<p id="notice" class="good" role="status">{words}</p>'


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
