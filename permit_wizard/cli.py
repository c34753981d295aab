"""Command line."""


def main() -> int:
    """Start."""
    return 0
