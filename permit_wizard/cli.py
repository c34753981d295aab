"""Command line."""

import sys
from datetime import date


def main() -> int:
    """Start."""
    from permit_wizard.ui import run_wizard

    a = sys.argv[1:] + [None] * 3
    return run_wizard(
        today=date.fromisoformat(a[1]) if a[1] else date.today(),
        language=a[0] if a[0] != "-" else None,
        theme=a[2] or "dark",
    )
