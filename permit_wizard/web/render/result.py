"""The result, and taking it along: what to do first on top, the days, everything to do and to know with its reasons."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import NamedTuple

from permit_wizard.core.rules import assess
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Finding, Kind, Verdict
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.next_step import READ_OUT, SPOKEN_AT_THE_DESK, today_in, words_to_say
from permit_wizard.language.wording import SECTIONS, care_lines, reason_lines, rules_line, when_text
from permit_wizard.outputs import Sheet, qr, writer
from permit_wizard.outputs import html as sheet_of_html
from permit_wizard.outputs.html_page import PageLocalizer
from permit_wizard.web.render import elements as markup
from permit_wizard.web.render.timeline import timeline
from permit_wizard.web.visit import AGAIN, CHECK, CODE, LEAVE, RESULT, TAKE, TELLING_CODE, Scene

_SIGNS = {Kind.WARNING: "!", Kind.INFO: "i"}


class Way(NamedTuple):
    """One way to take the result along as a file.

    Attributes:
        label: the words on the button; a newline sets off what to know about it.
        format: a name in `outputs.FORMATS`.
        name: the file's name; it says nothing.
        type: the file's media type.
        telling: whether whoever sees it can read what it is about.
    """

    label: Text
    format: str
    name: str
    type: str
    telling: bool = False


FILES: dict[str, Way] = {
    "html": Way(_("A page to print (HTML)"), "html", "page.html", "text/html"),
    "text": Way(_("A text file"), "text", "page.txt", "text/plain"),
    "ics": Way(_("Dates for a calendar\nThe titles do not say what it is about."), "ics", "dates.ics", "text/calendar"),
    "telling ics": Way(
        _("Dates for a calendar, with full titles\nWhoever sees the calendar can read them."),
        "ics",
        "dates.ics",
        "text/calendar",
        telling=True,
    ),
    "json": Way(_("A file for another program (JSON)"), "json", "page.json", "application/json"),
}
CODES = {
    CODE: _("A code for your phone: the website of the IND"),
    TELLING_CODE: _("A code for your phone: this result in short\nWhoever scans the code can read it."),
}


def verdict_of(scene: Scene) -> Verdict:
    """Return what the rules make of the answers."""
    return assess(scene.answers, scene.today, scene.rules)


def result_page(scene: Scene) -> str:
    """Return the outcome, the days, the findings, where help is, where to go from here; and a sheet for the printer."""
    say, verdict = scene.say, verdict_of(scene)
    new_day = scene.visit.day and scene.visit.day != scene.today.isoformat()
    told = _("A new day has begun. This is the result for {day}.", day=verdict.today)
    kind = "banner urgent" if verdict.urgent else "banner"
    sign = f'<b class="sign" aria-hidden="true">{_turned(verdict.traits.sign, mirrored=say.first.rtl)}</b>'
    ways = [
        markup.button(say(_("Take the result along")), "go", TAKE),
        markup.button(say(_("Change an answer")), "go", CHECK, "quiet"),
        markup.button(say(_("Start again")), "go", AGAIN, "quiet"),
        markup.button(say(_("Leave")), "go", LEAVE, "quiet"),
    ]
    return "".join(
        [
            f'<section class="{kind}">{sign}<div>{markup.heading(say(verdict.title))}{markup.paragraph(say(verdict.summary))}</div></section>',
            markup.paragraph(say(told), "warn") if new_day else "",
            _today(scene, verdict),
            timeline(verdict.schedule, say),
            *(_section(scene, verdict, kind, title) for kind, title in SECTIONS.items()),
            *(markup.paragraph(say(line), "quiet") for line in care_lines()),
            markup.paragraph(say(rules_line(verdict.edition)), "quiet"),
            markup.form("".join(ways)),
            paper(scene, verdict),
        ]
    )


def _turned(sign: str, *, mirrored: bool) -> str:
    """Return a sign as it stands in this direction: an arrow points to where one reads on."""
    return "←" if mirrored and sign == "→" else sign


def _today(scene: Scene, verdict: Verdict) -> str:
    """Return the one next action, by when, and whom to phone; empty where there is nothing to do."""
    if verdict.next_step is None:
        return ""
    say = scene.say
    heading = say.each(lambda voice: today_in(verdict, voice).heading)
    action, rest = (
        say.each(lambda voice: today_in(verdict, voice).action),
        say.each(lambda voice: today_in(verdict, voice).rest),
    )
    return f'<section class="now"><h2>{heading}</h2><p class="action">{action}</p>{markup.paragraph(rest)}</section>'


def _section(scene: Scene, verdict: Verdict, kind: Kind, title: Text) -> str:
    findings = verdict.of_kind(kind)
    if not findings:
        return ""
    tag = "ol" if kind is Kind.STEP else "ul"
    items = "".join(_finding(scene, verdict, finding, number) for number, finding in enumerate(findings, 1))
    return f'<section><h2>{scene.say(title)}</h2><{tag} class="findings">{items}</{tag}></section>'


def _finding(scene: Scene, verdict: Verdict, finding: Finding, number: int) -> str:
    say, due = scene.say, when_text(finding)
    words = say.parts(
        finding.full,
        lambda voice: f'<span class="when">{voice(due, DateForm.SHORT)}</span>' if due is not None else "",
    )
    reasons = [markup.paragraph(say(line, DateForm.CARD)) for line in reason_lines(finding, verdict.answers)]
    why = markup.details(say(_("Why")), "".join(reasons)) if reasons else ""
    sign = f'<b class="sign" aria-hidden="true">{_SIGNS.get(finding.kind, number)}</b>'
    return f'<li id="{finding.id}" class="{finding.kind.value}">{sign}<div>{words}{_to_say(scene, verdict, finding)}{why}</div></li>'


def _to_say(scene: Scene, verdict: Verdict, finding: Finding) -> str:
    """Return what can be read out where a step says to phone: each sentence in Dutch, below it what it means to who reads no Dutch."""
    sentences = words_to_say(finding, verdict.dates.expires_on) if finding.kind is Kind.STEP else []
    if not sentences:
        return ""
    dutch = PageLocalizer(SPOKEN_AT_THE_DESK)
    others = [voice for voice in scene.say.says if voice.language.code != SPOKEN_AT_THE_DESK]
    items: list[str] = []
    for sentence in sentences:
        meant = "".join(
            f'<span lang="{voice.language.code}" dir="{voice.language.direction}">{voice(sentence)}</span>'
            for voice in others
        )
        items.append(f'<li><b lang="{SPOKEN_AT_THE_DESK}" dir="ltr">{dutch(sentence)}</b>{meant}</li>')
    spoken = f'{markup.paragraph(scene.say(READ_OUT), "quiet")}<ul class="say">{"".join(items)}</ul>'
    return markup.details(scene.say(_("What to say on the phone")), spoken)


def paper(scene: Scene, verdict: Verdict) -> str:
    """Return the sheet that the printer gets instead of the page: the same as `outputs.html` writes."""
    sheet = Sheet(verdict, scene.say.says)
    kind = "paper two" if len(scene.say.says) > 1 else "paper"
    return f'<div class="{kind}">{"".join(sheet_of_html.rows(sheet))}</div>'


# ----------------------------------------------------------------------------------------------------- taking it along


def take_page(scene: Scene) -> str:
    """Return the ways: paper, files, codes."""
    say = scene.say
    ways = [
        markup.button(say(_("Print now")), "do", "print", "quiet"),
        *(markup.button(say.parts(way.label), "take", name, "quiet") for name, way in FILES.items()),
        *(markup.button(say.parts(label), "go", place, "quiet") for place, label in CODES.items()),
    ]
    return "".join(
        [
            markup.heading(say(_("Take the result along"))),
            markup.paragraph(say(_("Paper, a file or a photo stays. Think of who else may see it.")), "quiet"),
            markup.problem(say(scene.problem)) if scene.problem is not None else "",
            markup.form("".join(ways)),
            markup.form(markup.button(say(_("Back")), "go", RESULT)),
            paper(scene, verdict_of(scene)),
        ]
    )


def file_of(scene: Scene, way: Way) -> dict[str, str]:
    """Return a file as the page takes it: name, type, and content in base64.

    Raises:
        NothingToWrite: the format has nothing to say about this result.
    """
    content = writer(way.format)(_sheet(scene, telling=way.telling))
    return {"name": way.name, "type": way.type, "content": b64encode(content).decode()}


def _sheet(scene: Scene, *, telling: bool) -> Sheet:
    return Sheet(verdict_of(scene), tuple(Localizer(say.language.code) for say in scene.say.says), telling)


def code_page(scene: Scene) -> str:
    """Return a code to scan, and in words what it holds."""
    say, telling = scene.say, scene.visit.place == TELLING_CODE
    payload, hint = qr.payload(_sheet(scene, telling=telling)), qr.hint(telling=telling)
    words = "<br>".join(f'<span dir="auto">{escape(line)}</span>' for line in payload.split("\n"))
    return "".join(
        [
            markup.heading(say(hint)),
            code(payload),
            f'<p class="payload" lang="{say.first.language.code}" dir="{say.first.language.direction}">{words}</p>',
            markup.form(markup.button(say(_("Back")), "go", TAKE)),
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
