"""The screens. Nothing of Textual is imported before `run_wizard` is called."""

from __future__ import annotations

from datetime import date


def run_wizard(*, today: date, language: str | None, theme: str = "dark", no_color: bool = False) -> int:
    """Walk one person through the questions, full screen.

    Args:
        today: the calendar date in the Netherlands.
        language: a language code, or None to ask for it first.
        theme: dark, light or contrast.
        no_color: use no colour at all (https://no-color.org).

    Returns:
        The exit code: 0, or 1 after a crash.
    """
    from permit_wizard.ui.app import WizardApp

    app = WizardApp(today=today, language=language, theme=theme, no_color=no_color)
    app.run()
    return app.return_code or 0
