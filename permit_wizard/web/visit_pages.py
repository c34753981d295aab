"""The pages around the questions: what this is, languages, a doubtful day, checking the answers, leaving."""

from __future__ import annotations

from collections.abc import Sequence

from permit_wizard.core import clock
from permit_wizard.core.flow import asked
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.localizer import Language, languages
from permit_wizard.language.wording import answer_text, care_lines
from permit_wizard.web.render import elements as markup
from permit_wizard.web.render.bilingual_html import Voices
from permit_wizard.web.visit import AGAIN, CLOCK, ENDED, LANGUAGE, LEAVE, RESULT, START, Scene

TITLE = _("A new card for your asylum residence permit")
OFFICIAL = '<span lang="nl" dir="ltr">Nieuwe pas voor de verblijfsvergunning asiel</span>'
PROMISES = (
    (_("About 3 minutes"), _("one question at a time")),
    (_("Nothing is saved"), _("and nothing is sent to anyone")),
    (_("No name, no number"), _("we do not ask who you are")),
    (_("Have your card ready"), _("you need one date from it")),
)
BRAND = _("Permit wizard")
NOTHING_IS_SAVED = _("Nothing is saved. If you leave or load this page again, your answers are gone.")
"""Said before it happens, on the start page and under every page after it: not every browser asks."""

_SAYS_SO_ITSELF = frozenset({START, CLOCK, LANGUAGE, LEAVE, AGAIN, ENDED})


def bar(scene: Scene) -> str:
    """Return what stands above every page: whose it is, the language, and at a kiosk the way to end at once."""
    say = scene.say
    names = " + ".join(voice.language.name for voice in say.says)
    tongue = f'<span aria-hidden="true">{names}</span><span class="unseen">{say(_("Choose your language"))}</span>'
    end = markup.button(say(_("Erase and stop")), "do", "end", "small") if scene.kiosk else ""
    chooser = markup.button(tongue, "go", LANGUAGE, "small")
    return f'<header><p class="brand">{say(BRAND)}</p>{markup.form(end + chooser, "bar")}</header>'


def foot(scene: Scene) -> str:
    """Return what stands under every page on which something could be lost."""
    if scene.visit.place in _SAYS_SO_ITSELF:
        return ""
    return f"<footer>{markup.paragraph(scene.say(NOTHING_IS_SAVED), 'quiet')}</footer>"


def start_page(say: Voices) -> str:
    """Return what this is, what it is not, how long it takes and what it forgets; the same before the engine runs and after."""
    promises = "".join(
        f"<li>{say.each(lambda voice, h=head, t=tail: f'<b>{voice(h)}</b> <span>{voice(t)}</span>')}</li>"
        for head, tail in PROMISES
    )
    unreviewed = [
        f'<p class="quiet" lang="{voice.language.code}" dir="{voice.language.direction}">{voice.language.unreviewed}.</p>'
        for voice in say.says
        if not voice.language.reviewed
    ]
    return "".join(
        [
            markup.heading(say(TITLE)),
            markup.paragraph(OFFICIAL, "quiet"),
            markup.paragraph(say(_("Answer some questions. Then you see what to do, by when, and why."))),
            f'<ul class="promises">{promises}</ul>',
            markup.form(markup.button(say(_("Start now")), "do", "start")),
            markup.paragraph(say(NOTHING_IS_SAVED), "quiet"),
            *(markup.paragraph(say(line), "quiet") for line in care_lines()),
            *unreviewed,
        ]
    )


def language_page(scene: Scene) -> str:
    """Return the languages, and those that may stand beside the reader's."""
    say, visit = scene.say, scene.visit
    others = [language for code, language in languages().items() if code != visit.language]
    none = markup.button(say(_("Only one language")), "beside", "", "quiet") if visit.beside else ""
    return "".join(
        [
            markup.heading(say(_("Choose your language"))),
            markup.paragraph(say(_("Your answers stay.")), "quiet"),
            markup.form(_names(list(languages().values()), "lang", visit.language)),
            f"<h2>{say(_('Which language do you want beside this one?'))}</h2>",
            markup.form(_names(others, "beside", visit.beside or "") + none),
        ]
    )


def _names(known: Sequence[Language], name: str, current: str) -> str:
    return "".join(
        markup.button(
            f'<span lang="{language.code}" dir="{language.direction}">{language.name}</span>',
            name,
            language.code,
            "quiet",
            attributes=' aria-pressed="true"' if language.code == current else "",
        )
        for language in known
    )


def check_page(scene: Scene) -> str:
    """Return all asked questions with their answers; each can be changed (GOV.UK Design System, "Check answers")."""
    say = scene.say
    questions = asked(scene.answers, scene.today, scene.rules)
    rows: list[str] = []
    for question in questions:
        answer = answer_text(question, scene.answers) or _("not answered yet")
        change = f'{say(_("Change"))}<span class="unseen">{say(question.short)}</span>'
        rows.append(
            f"<div><dt>{say(question.short)}</dt><dd>{say.parts(answer)}</dd>"
            f"<dd>{markup.button(change, 'go', question.key, 'small')}</dd></div>"
        )
    return "".join(
        [
            markup.heading(say(_("Check your answers"))),
            markup.form(f'<dl class="answers">{"".join(rows)}</dl>'),
            say_today(scene),
            markup.form(markup.button(say(_("See what to do")), "go", RESULT)),
        ]
    )


def say_today(scene: Scene) -> str:
    """Return which day it is, since every date depends on it."""
    today = scene.today
    words = scene.say.each(
        lambda say: say(
            _(
                "Today is {weekday} {day}. Is that wrong? Then ask for help: every date depends on it.",
                weekday=say.weekday(today),
                day=today,
            )
        )
    )
    return markup.paragraph(words, "quiet")


def clock_page(scene: Scene) -> str:
    """Refuse a day on which this version did not exist yet, until somebody confirms it."""
    question, why = clock.doubt(scene.today)
    ways = [("go", START, clock.GO_BACK, ""), ("do", "sure", clock.IT_IS_RIGHT, "quiet")]
    return _asks(scene, question, why, ways)


def leave_page(scene: Scene) -> str:
    """Ask once before leaving: nothing is kept."""
    ways = [
        ("go", scene.visit.before, _("Stay and go on"), ""),
        ("do", "end", _("Leave and forget my answers"), "quiet"),
    ]
    return _asks(scene, _("Leave now?"), _("Nothing is saved. If you leave, your answers are gone."), ways)


def again_page(scene: Scene) -> str:
    """Ask before all answers are forgotten."""
    ways = [
        ("go", scene.visit.before, _("No, keep my answers"), ""),
        ("do", "again", _("Yes, forget my answers and start again"), "quiet"),
    ]
    return _asks(scene, _("Start again?"), _("Then your answers are gone."), ways)


def _asks(scene: Scene, question: Text, why: Text, ways: Sequence[tuple[str, str, Text, str]]) -> str:
    say = scene.say
    buttons = [markup.button(say(words), name, value, kind) for name, value, words, kind in ways]
    return markup.heading(say(question)) + markup.paragraph(say(why)) + markup.form("".join(buttons))


def idle_page(scene: Scene) -> str:
    """Ask whether somebody is still there; the seconds are put in where they count."""
    say = scene.say
    return "".join(
        [
            f"<h2>{say(_('Are you still there?'))}</h2>",
            "<p data-seconds></p>",
            markup.paragraph(say(_("Your answers are still here."))),
            markup.button(say(_("Stay and go on")), "do", "stay"),
        ]
    )


def seconds_left(scene: Scene, most: int) -> list[str]:
    """Return the words of a countdown, from nothing left on."""
    return [
        scene.say(ngettext("In {n} second everything is erased.", "In {n} seconds everything is erased.", n))
        for n in range(most + 1)
    ]


def ended_page(scene: Scene) -> str:
    """Say that nothing is left, and offer to begin."""
    say = scene.say
    return "".join(
        [
            markup.heading(say(_("Your answers are gone."))),
            markup.paragraph(say(_("Not erased: paper, photos, and a code that somebody scanned."))),
            markup.form(markup.button(say(_("Start again")), "do", "again")),
        ]
    )
