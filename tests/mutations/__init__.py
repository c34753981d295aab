"""Named mutations: what would go wrong if a line were not there, and the test that must notice.

    python -m tests.mutations [-j N] [WORD …]

applies each to a copy of the tree, runs only the test that is to kill it, and reports the survivors. Words choose by name. To add
one: an entry in a module of this package with `MUTATIONS`, named in `ALL`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
Edit = tuple[str, str, str]
"""A file, below the root; what stands in it exactly once; and what is to stand there instead."""


@dataclass(frozen=True)
class Mutation:
    """One way to break the program.

    Attributes:
        name: says what is broken.
        of: the route or item that it belongs to.
        test: pytest's name of the test that must fail, below tests/.
        edits: what to change.
    """

    name: str
    of: str
    test: str
    edits: tuple[Edit, ...]

    def apply(self, root: Path) -> None:
        """Change the files below a root.

        Raises:
            ValueError: the text is not there, or more than once: the mutation is out of date.
        """
        for file, old, new in self.edits:
            text = (root / file).read_text(encoding="utf-8")
            if text.count(old) != 1:
                raise ValueError(f"{self.name}: {file} has {text.count(old)} times {old!r}")
            (root / file).write_text(text.replace(old, new), encoding="utf-8")

    def undo(self, root: Path) -> None:
        """Put the files back as they are here."""
        for file, _old, _new in self.edits:
            (root / file).write_text((ROOT / file).read_text(encoding="utf-8"), encoding="utf-8")
