"""Named mutations: what would go wrong if a line were not there, and the test that must notice.

    python -m tests.mutations [-j N] [WORD …]

applies each to a copy of the tree, runs only the test that is to kill it, and reports the survivors. Words choose by name. To add
one: an entry in a module of this package with `MUTATIONS`, named in `ALL`.

    python -m tests.mutations --random 100 --seed N [-j N]

makes small changes that were chosen at random instead, runs the tests of the room for each, and reports by room how many died.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
Edit = tuple[str, str, str]
"""A file below the root, a text that it contains exactly once, and its replacement."""


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

    def apply(self, root: Path) -> dict[Path, str]:
        """Change the files below a root, and return their former content.

        Raises:
            ValueError: the text is not there, or more than once: the mutation is out of date.
        """
        before: dict[Path, str] = {}
        after: dict[Path, str] = {}
        for file, old, new in self.edits:
            text = after.get(root / file) or (root / file).read_text(encoding="utf-8")
            before.setdefault(root / file, text)
            if text.count(old) != 1:
                raise ValueError(f"{self.name}: {file} has {text.count(old)} times {old!r}")
            after[root / file] = text.replace(old, new)
        for path, text in after.items():
            path.write_text(text, encoding="utf-8")
        return before
