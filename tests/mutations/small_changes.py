"""Every small change that can be made to the package: one comparison, one number or one statement, for example.

A change replaces one node of a file's syntax tree by another; all other text of the file stays as it is.
"""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.mutations import ROOT

PACKAGE: Final = "permit_wizard"
NOT_CHANGED: Final = ("locales", "stand_in", "bidi_tables.py", "__main__.py")
"""Names of files and folders that are left out: data, stand-ins for libraries, and one line that calls another."""
BOUNDARIES: Final = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
COMPARISONS: Final = {
    ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
CHECKED_BY_EVERY_RUN: Final = ("cast", "getattr", "hasattr", "isinstance", "issubclass", "setattr")
"""Functions that raise an error at once when their arguments are swapped."""
CONSTANTS: Final = {"bool": ("True", "False"), "int": ("0",), "float": ("0.0",), "str": ("''",), "bytes": ("b''",)}
"""What a function returns instead, by its annotation; None elsewhere."""


@dataclass(frozen=True)
class Change:
    """One small change.

    Attributes:
        file: below the root.
        line: where it is, from 1.
        kind: what is changed: comparison, boundary, condition, statement, arguments, returned or number.
        old: the text that is replaced, in one line.
        new: the text instead.
        start: the first byte of the text that is replaced.
        end: the byte after it.
    """

    file: str
    line: int
    kind: str
    old: str
    new: str
    start: int
    end: int

    @property
    def room(self) -> str:
        """The room that it is in; `""` for a module above all rooms."""
        parts = Path(self.file).parts
        return parts[1] if len(parts) > 2 else ""

    @property
    def name(self) -> str:
        """Where it is, and what is changed into what."""
        return f"{self.file}:{self.line} {self.kind}: {_short(self.old)} → {_short(self.new)}"

    def apply(self, root: Path) -> str:
        """Change the file below a root, and return its text before."""
        path = root / self.file
        before = path.read_bytes()
        path.write_bytes(before[: self.start] + self.new.encode() + before[self.end :])
        return before.decode()


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:60]} … {text[-25:]}"


def changes(root: Path = ROOT) -> list[Change]:
    """Return every change that can be made, in the order of files and lines."""
    files = sorted((root / PACKAGE).rglob("*.py"))
    kept = (path for path in files if not set(NOT_CHANGED) & set(path.relative_to(root).parts))
    return [change for path in kept for change in _in_file(path, root)]


def chosen(count: int, seed: int, all_changes: list[Change]) -> list[Change]:
    """Choose changes at random: room after room, in each a kind and then a change of it, so that no large table counts for most.

    Args:
        count: how many.
        seed: the same seed chooses the same changes of the same tree.
        all_changes: of which to choose; fewer than `count` are all chosen.
    """
    rng = random.Random(seed)
    by_room: dict[str, dict[str, list[Change]]] = {}
    for change in all_changes:
        by_room.setdefault(change.room, {}).setdefault(change.kind, []).append(change)
    found: list[Change] = []
    while by_room and len(found) < count:
        for room in rng.sample(sorted(by_room), len(by_room)):
            kinds = by_room[room]
            kind = rng.choice(sorted(kinds))
            found.append(kinds[kind].pop(rng.randrange(len(kinds[kind]))))
            if not kinds[kind]:
                del kinds[kind]
            if not kinds:
                del by_room[room]
    return found[:count]


def _in_file(path: Path, root: Path) -> Iterator[Change]:
    text = path.read_text(encoding="utf-8")
    lines = [0]
    for line in text.encode().splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for node, kind, new in _in_tree(ast.parse(text), ""):
        assert node.end_lineno is not None and node.end_col_offset is not None
        start, end = lines[node.lineno - 1] + node.col_offset, lines[node.end_lineno - 1] + node.end_col_offset
        old = " ".join(text.encode()[start:end].decode().split())
        yield Change(str(path.relative_to(root)), node.lineno, kind, old, new, start, end)


def _in_tree(node: ast.AST, returns: str) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    """Yield the nodes that can be changed below one, with the kind of the change and the text instead."""
    if _is_left_out(node):
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        returns = "" if node.returns is None else ast.unparse(node.returns)
    if isinstance(node, ast.expr):
        yield from ((node, kind, f"({ast.unparse(new)})") for kind, new in _other_expressions(node))
    elif isinstance(node, ast.stmt):
        yield from ((node, kind, new) for kind, new in _other_statements(node, returns))
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield node.test, "condition", f"(not ({ast.unparse(node.test)}))"
    for comprehension in getattr(node, "generators", []):
        for test in comprehension.ifs:
            yield test, "condition", f"(not ({ast.unparse(test)}))"
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _in_tree(child, returns)


def _is_left_out(node: ast.AST) -> bool:
    """Return whether a node is left out with all below it: types, what only a type checker reads, and f-strings.

    Python 3.11 gives no places for what is in an f-string.
    """
    match node:
        case ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Call(func=ast.Name(id="cast" | "TypeVar")):
            return True
        case _:
            return False


def _other_expressions(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Compare(ops=[op]):
            for kind, others in (("boundary", BOUNDARIES), ("comparison", COMPARISONS)):
                if type(op) in others:
                    other = copy.deepcopy(node)
                    other.ops = [others[type(op)]()]
                    yield kind, other
        case ast.BoolOp():
            other = copy.deepcopy(node)
            other.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "condition", other
        case ast.Call(func=ast.Name(id=name)) if name in CHECKED_BY_EVERY_RUN:
            return
        case ast.Call(args=[first, second, *_]):
            if ast.Starred not in (type(first), type(second)) and ast.dump(first) != ast.dump(second):
                other = copy.deepcopy(node)
                other.args[:2] = second, first
                yield "arguments", other
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            for step in (-1, 1):
                yield "number", ast.Constant(number + step)
        case _:
            return


def _other_statements(node: ast.stmt, returns: str) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.AugAssign() | ast.Delete() | ast.Raise():
            yield "statement", "pass"
        case ast.Return(value=value) if value is not None and returns:
            for other in CONSTANTS.get(returns, ("None",)):
                if ast.unparse(value) != other:
                    yield "returned", f"return {other}"
        case _:
            return
