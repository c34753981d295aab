"""Cost of right-to-left text: a full repaint and one key, in Arabic and in English. Run it, pytest does not.

    uv run poe bench rtl_cost [MODE]

MODE is how Arabic is sent, `visual` if not given; English is always sent as it is.
The English app has the same widgets and about as many letters. Repaint "warm" finds its lines laid out already, as
after moving the focus or a scroll; "cold" has never seen them, as on a new screen.
"""

import asyncio
import statistics
import sys
import time
from unicodedata import name

from textual.geometry import Size

from permit_wizard.rtl import BidiInput, Mode, set_mode
from permit_wizard.rtl.terminal import output_modes
from permit_wizard.rtl.unicode import bidi, visual
from tests.rtl.arabic_app import ArabicApp
from tests.terminal_ui.visiting import EVERYTHING, visit

ROUNDS = 60
REPAINT_LIMIT, KEY_LIMIT = 1.6, 1.25


def forget_lines():
    """Empty every cache of laid-out text."""
    for cached in (visual.lay_out, bidi.paragraph, bidi.has_rtl, output_modes._rewritten):
        cached.cache_clear()


def repaint(app):
    """Redraw every widget, as bytes for the terminal."""
    for widget in app.screen.walk_children():
        widget._styles_cache.clear()
        widget._set_dirty()
        widget._layout_cache.clear()
        if clear := getattr(widget, "_clear_caches", None):
            clear()
            widget._update_lines()
    return "".join(strip.render(app.console) for strip in app.screen._compositor.render_strips())


def key(app, field, character):
    """Type a character, and draw what has changed."""
    field.insert_text_at_cursor(character)
    compositor = app.screen._compositor
    compositor.update_widgets({field})
    update = compositor.render_update()
    return update.render_segments(app.console) if update else ""


def median(function):
    """Median milliseconds of a call."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        function()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def cold(app):
    """Repaint with empty caches."""
    forget_lines()
    repaint(app)


async def measure(language, mode, size=(120, 40)):
    """Measure one language."""
    app = ArabicApp(language)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.size == Size(*size)
        set_mode(mode)
        field = app.query_one("#value", BidiInput)
        letters = iter(("ابتثجحخدذر" if language == "ar" else "abcdefghij") * ROUNDS)
        sent = repaint(app)
        assert any("ARABIC" in name(character, "") for character in sent) == (language == "ar")
        results = {"cold": median(lambda: cold(app)), "warm": median(lambda: repaint(app))}

        def press():
            key(app, field, next(letters))
            if len(field.value) > 40:
                field.value = field.value[:20]

        results["key"] = median(press)
        results["bytes"] = len(sent.encode())
        return results


async def measure_wizard(language, mode, size=(120, 40)):
    """Measure the wizard's own screens: repaint the fullest of them, the result; type into the date."""
    async with visit(language, size=size) as person:
        set_mode(mode)
        await person.go_to("result", EVERYTHING)
        app = person.app
        sent = repaint(app)
        results = {"cold": median(lambda: cold(app)), "warm": median(lambda: repaint(app))}
        await person.go_to("expires_on", {"permit": "temporary_asylum"})
        field = app.screen.query_one(BidiInput)
        digits = iter("1234567890" * ROUNDS)

        def press():
            key(app, field, next(digits))
            if len(field.value) > 12:
                field.value = field.value[:2]

        results["key"] = median(press)
        results["bytes"] = len(sent.encode())
        return results


def main():
    """Print the medians and what they come to, for the small app with a widget of each kind and for the wizard."""
    mode = Mode(sys.argv[1]) if len(sys.argv) > 1 else Mode.VISUAL
    for title, measured in (("small app", measure), ("wizard", measure_wizard)):
        print(title)
        report(asyncio.run(measured("en", Mode.VISUAL)), asyncio.run(measured("ar", mode)))


def report(english, arabic):
    """Print two measurements beside each other."""
    limits = {"cold": None, "warm": REPAINT_LIMIT, "key": KEY_LIMIT, "bytes": None}
    for what, limit in limits.items():
        ratio = arabic[what] / english[what]
        verdict = "" if limit is None else f"  limit {limit}: {'ok' if ratio <= limit else 'TOO SLOW'}"
        print(f"{what:6} en {english[what]:9.2f}  ar {arabic[what]:9.2f}  {ratio:5.2f}×{verdict}")


if __name__ == "__main__":
    main()
