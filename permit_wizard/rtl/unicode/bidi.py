"""The Unicode Bidirectional Algorithm, UAX #9 revision 46 (Unicode 15.0): levels, and reordering with an index map.

All functions are pure and independent of terminals. A paragraph gets its levels once (`paragraph`); each line cut from
it gets `line_levels` and then `visual_order`, which gives the index of the character at each place from the left.
The rules inside a run are in `bidi_runs`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import bidirectional

from permit_wizard.rtl.unicode.bidi_runs import RunSequence, resolve_sequence
from permit_wizard.rtl.unicode.bidi_tables import UNASSIGNED_CLASSES
from permit_wizard.rtl.unicode.direction import Direction

__all__ = [
    "Paragraph",
    "bidi_class",
    "has_rtl",
    "line_levels",
    "paragraph",
    "paragraph_level",
    "resolve_levels",
    "visual_order",
]

MAX_DEPTH: Final = 125  # UAX #9 BD2

_ISOLATE_INITIATORS: Final = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDING_INITIATORS: Final = frozenset(("LRE", "RLE", "LRO", "RLO"))
_EXPLICIT: Final = _ISOLATE_INITIATORS | _EMBEDDING_INITIATORS | {"PDI", "PDF", "B", "BN"}
_REMOVED_BY_X9: Final = _EMBEDDING_INITIATORS | {"PDF", "BN"}
_WHITESPACE_FOR_L1: Final = _ISOLATE_INITIATORS | _REMOVED_BY_X9 | {"WS", "PDI"}
_RTL_CLASSES: Final = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))
_STRONG: Final = frozenset(("L", "R", "AL"))


class Paragraph(NamedTuple):
    """What the algorithm found for one paragraph."""

    level: int
    """Paragraph embedding level: 0 left to right, 1 right to left."""
    levels: tuple[int, ...]
    """Resolved embedding level of each character, before L1, which is for lines."""
    classes: tuple[str, ...]
    """Original bidirectional class of each character, such as `AL`."""


@lru_cache(4096)
def bidi_class(character: str) -> str:
    """Bidi_Class property of one character (UAX #9 BD1, table 4); defaults of DerivedBidiClass.txt if unassigned."""
    if known := bidirectional(character):
        return known
    code = ord(character)
    for first, last, default in UNASSIGNED_CLASSES:
        if first <= code <= last:
            return default
    return "L"


@lru_cache(8192)
def has_rtl(text: str) -> bool:
    """Whether the text may need reordering when its base is left to right: a character that raises a level to odd.

    By UAX #9 I1 only R, AL, AN and the right-to-left controls lift a character above level 0 for good.
    """
    return not text.isascii() and any(bidi_class(character) in _RTL_CLASSES for character in text)


@lru_cache(4096)
def paragraph(text: str, base: Direction = Direction.AUTO) -> Paragraph:
    """Levels of one paragraph: UAX #9 P2 to I2 and X9 (5.2, retaining the controls).

    Args:
        text: One paragraph in logical order. A paragraph separator inside it does not end it.
        base: The paragraph direction (HL1), or `AUTO` for P2 and P3.
    """
    classes = tuple(map(bidi_class, text))
    level, levels = resolve_levels(classes, base, text)
    return Paragraph(level, tuple(levels), classes)


def paragraph_level(text: str, base: Direction = Direction.AUTO) -> int:
    """Paragraph embedding level, 0 or 1, by UAX #9 P2 and P3, or by HL1 when the base is given."""
    if base is not Direction.AUTO:
        return int(base is Direction.RTL)
    if text.isascii():
        return 0
    classes = [bidi_class(character) for character in text]
    return _first_strong_level(classes, 0, len(classes), _matching_pdis(classes)) or 0


def resolve_levels(
    classes: Sequence[str], base: Direction = Direction.AUTO, text: str | None = None
) -> tuple[int, list[int]]:
    """Paragraph level, and the level of each character, by UAX #9 P2 to I2.

    Args:
        classes: Bidirectional class of each character of one paragraph.
        base: The paragraph direction (HL1), or `AUTO` for P2 and P3.
        text: The characters, for paired brackets (N0); without it there are none.
    """
    is_explicit = not _EXPLICIT.isdisjoint(classes)
    matches = _matching_pdis(classes) if is_explicit else {}
    if base is Direction.AUTO:
        level = _first_strong_level(classes, 0, len(classes), matches) or 0
    else:
        level = int(base is Direction.RTL)
    resolved = list(classes)
    if not is_explicit:
        indices = range(len(classes))
        levels = [level] * len(classes)
        edge = "LR"[level]
        resolve_sequence(RunSequence(indices, level, edge, edge), resolved, classes, levels, text)
        return level, levels
    levels = _explicit_levels(classes, resolved, level, matches)
    for sequence in _isolating_run_sequences(classes, levels, level, matches):
        resolve_sequence(sequence, resolved, classes, levels, text)
    for index, original in enumerate(classes):  # 5.2: a retained control takes the level before it
        if original in _REMOVED_BY_X9:
            levels[index] = levels[index - 1] if index else level
    return level, levels


def _matching_pdis(classes: Sequence[str]) -> dict[int, int]:
    """Index of each isolate initiator that has a matching PDI → index of that PDI (BD9)."""
    matches: dict[int, int] = {}
    unmatched: list[int] = []
    for index, original in enumerate(classes):
        if original in _ISOLATE_INITIATORS:
            unmatched.append(index)
        elif original == "PDI" and unmatched:
            matches[unmatched.pop()] = index
    return matches


def _first_strong_level(classes: Sequence[str], start: int, stop: int, matches: Mapping[int, int]) -> int | None:
    """Level of the first strong character of a stretch, isolates left out, or None (P2, P3, X5c)."""
    index = start
    while index < stop:
        original = classes[index]
        if original in _STRONG:
            return int(original != "L")
        if original in _ISOLATE_INITIATORS:
            index = matches.get(index, stop)
        index += 1
    return None


class _Status(NamedTuple):
    """An entry of the directional status stack (X1)."""

    level: int
    override: str | None
    isolate: bool


def _explicit_levels(
    classes: Sequence[str], resolved: list[str], base_level: int, matches: Mapping[int, int]
) -> list[int]:
    """Explicit levels (X1 to X8); overridden classes are written into `resolved`."""
    levels = [base_level] * len(classes)
    stack = [_Status(base_level, None, isolate=False)]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    for index, original in enumerate(classes):
        status = stack[-1]
        if original in _ISOLATE_INITIATORS or original in _EMBEDDING_INITIATORS:  # X2 to X5c
            isolate = original in _ISOLATE_INITIATORS
            levels[index] = status.level
            if isolate and status.override:
                resolved[index] = status.override
            if original == "FSI":
                rtl = _first_strong_level(classes, index + 1, matches.get(index, len(classes)), matches) == 1
            else:
                rtl = original[0] == "R"
            new_level = (status.level + 1) | 1 if rtl else (status.level + 2) & ~1
            if new_level <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += isolate
                stack.append(_Status(new_level, original[0] if original[2] == "O" else None, isolate))
            elif isolate:
                overflow_isolates += 1
            elif not overflow_isolates:
                overflow_embeddings += 1
            continue
        if original == "PDI":  # X6a
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1].isolate:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
        elif original == "PDF" and not overflow_isolates:  # X7
            if overflow_embeddings:
                overflow_embeddings -= 1
            elif not status.isolate and len(stack) > 1:
                stack.pop()
        status = stack[-1]
        if original != "B":  # X8: a paragraph separator keeps the paragraph level
            levels[index] = status.level
            if status.override and original not in _REMOVED_BY_X9:  # X6
                resolved[index] = status.override
    return levels


def _isolating_run_sequences(
    classes: Sequence[str], levels: Sequence[int], base_level: int, matches: Mapping[int, int]
) -> Iterable[RunSequence]:
    """Isolating run sequences with their sos and eos (X9, X10, BD13)."""
    kept = [index for index, original in enumerate(classes) if original not in _REMOVED_BY_X9]
    runs: list[list[int]] = []
    for index in kept:
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    run_starting_at = {run[0]: run for run in runs}
    before = {following: previous for previous, following in pairwise(kept)}
    after = dict(pairwise(kept))
    matched_pdis = set(matches.values())
    # Levels are overwritten while sequences are resolved, and a neighbour's explicit level is what counts.
    explicit = tuple(levels)
    for run in runs:
        if run[0] in matched_pdis:
            continue  # it goes on a sequence that began earlier
        indices = list(run)
        while indices[-1] in matches:
            indices += run_starting_at[matches[indices[-1]]]
        level = explicit[indices[0]]
        previous = before.get(indices[0])
        following = None if classes[indices[-1]] in _ISOLATE_INITIATORS else after.get(indices[-1])
        edges = (
            "LR"[max(level, base_level if neighbour is None else explicit[neighbour]) & 1]
            for neighbour in (previous, following)
        )
        yield RunSequence(indices, level, *edges)


def line_levels(classes: Sequence[str], levels: Sequence[int], base_level: int) -> list[int]:
    """Levels of one line, separators and trailing whitespace set back to the paragraph level (UAX #9 L1).

    Args:
        classes: Original classes of the characters on the line.
        levels: Their levels in the paragraph.
        base_level: The paragraph level.
    """
    out = list(levels)
    resetting = True
    for index in range(len(out) - 1, -1, -1):
        original = classes[index]
        if original in ("B", "S"):
            resetting = True
        elif resetting and original not in _WHITESPACE_FOR_L1:
            resetting = False
        if resetting:
            out[index] = base_level
    return out


def visual_order(levels: Sequence[int]) -> list[int]:
    """Logical index of each character of a line in visual order from left to right (UAX #9 L2)."""
    order = list(range(len(levels)))
    highest = max(levels, default=0)
    lowest_odd = min((level for level in levels if level & 1), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop + 1
    return order
