"""UAX #9 inside one isolating run sequence: weak types (W), brackets and neutrals (N), implicit levels (I)."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from permit_wizard.rtl.unicode.bidi_tables import CLOSING_BRACKETS, OPENING_BRACKETS

__all__ = ["RunSequence", "resolve_sequence"]

_NEUTRAL_OR_ISOLATE: Final = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_ISOLATE_CONTROLS: Final = frozenset(("LRI", "RLI", "FSI", "PDI"))
_WEAK: Final = frozenset(("NSM", "EN", "AN", "ES", "ET", "CS", "AL"))
_SEPARATORS: Final = frozenset(("ES", "ET", "CS"))
_STRONG_TYPE: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # N0 to N2 count numbers as R
_LEVEL_RISE: Final = (  # I1 for even levels, I2 for odd ones
    {"L": 0, "R": 1, "AN": 2, "EN": 2},
    {"L": 1, "R": 0, "AN": 1, "EN": 1},
)
_BRACKET_STACK_SIZE: Final = 63  # BD16


class RunSequence(NamedTuple):
    """An isolating run sequence (UAX #9 BD13) with the levels around it (X10)."""

    indices: Sequence[int]
    """Indices of its characters in the paragraph, in logical order."""
    level: int
    """Their explicit embedding level."""
    sos: str
    """Direction before its start, L or R."""
    eos: str
    """Direction after its end, L or R."""


def resolve_sequence(
    sequence: RunSequence, resolved: list[str], original: Sequence[str], levels: list[int], text: str | None
) -> None:
    """Resolve the classes of one sequence and set its levels: UAX #9 W1 to W7, N0 to N2, I1 and I2.

    Args:
        sequence: The sequence.
        resolved: Classes of the whole paragraph after X1 to X8; those of the sequence are overwritten.
        original: Classes of the whole paragraph before any rule.
        levels: Levels of the whole paragraph; those of the sequence are overwritten.
        text: The paragraph, for brackets, or None.
    """
    indices = sequence.indices
    types = [resolved[index] for index in indices]
    if not _WEAK.isdisjoint(types):
        _resolve_weak(types, sequence.sos)
    if text is not None and "ON" in types:
        characters = [text[index] for index in indices]
        marks = [original[index] == "NSM" for index in indices]
        _resolve_brackets(types, characters, marks, "LR"[sequence.level & 1], sequence.sos)
    if not _NEUTRAL_OR_ISOLATE.isdisjoint(types):
        _resolve_neutrals(types, "LR"[sequence.level & 1], sequence.sos, sequence.eos)
    rise = _LEVEL_RISE[sequence.level & 1]
    for index, resolved_type in zip(indices, types, strict=True):
        resolved[index] = resolved_type
        levels[index] = sequence.level + rise[resolved_type]


def _resolve_weak(types: list[str], sos: str) -> None:
    """W1 to W7, in place."""
    previous = strong = sos
    for place, unresolved in enumerate(types):  # W1, then W2 on what W1 left
        kind = unresolved
        if kind == "NSM":
            kind = "ON" if previous in _ISOLATE_CONTROLS else previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        types[place] = "AN" if kind == "EN" and strong == "AL" else kind
    for place, kind in enumerate(types):  # W3
        if kind == "AL":
            types[place] = "R"
    if not _SEPARATORS.isdisjoint(types):
        _resolve_separators(types)
    strong = sos
    for place, kind in enumerate(types):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[place] = "L"


def _resolve_separators(types: list[str]) -> None:
    """W4, W5, W6, in place."""
    for place in range(1, len(types) - 1):  # W4
        number = types[place - 1]
        if types[place + 1] == number and (
            (number == "EN" and types[place] in ("ES", "CS")) or (number == "AN" and types[place] == "CS")
        ):
            types[place] = number
    for place in range(1, len(types)):  # W5, terminators after a number, then before one
        if types[place] == "ET" and types[place - 1] == "EN":
            types[place] = "EN"
    for place in range(len(types) - 2, -1, -1):
        if types[place] == "ET" and types[place + 1] == "EN":
            types[place] = "EN"
    for place, kind in enumerate(types):  # W6
        if kind in _SEPARATORS:
            types[place] = "ON"


def _bracket_pairs(types: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """Places of opening and closing brackets, by opening bracket (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(characters):
        if types[place] != "ON":
            continue
        if character in OPENING_BRACKETS:
            if len(waiting) == _BRACKET_STACK_SIZE:
                break
            waiting.append((OPENING_BRACKETS[character], place))
        elif character in CLOSING_BRACKETS:
            closing = CLOSING_BRACKETS[character]
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == closing:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _resolve_brackets(
    types: list[str], characters: Sequence[str], marks: Sequence[bool], embedding: str, sos: str
) -> None:
    """N0, in place. `marks` lists the characters that were NSM before W1."""
    for opening, closing in _bracket_pairs(types, characters):
        inside = {_STRONG_TYPE[kind] for kind in types[opening + 1 : closing] if kind in _STRONG_TYPE}
        if not inside:
            continue  # N0 d
        if embedding in inside:
            direction = embedding  # N0 b
        else:  # N0 c
            before = (_STRONG_TYPE[kind] for kind in reversed(types[:opening]) if kind in _STRONG_TYPE)
            direction = next(before, sos)
        for bracket in (opening, closing):
            types[bracket] = direction
            place = bracket + 1
            while place < len(marks) and marks[place]:  # marks on a bracket follow it
                types[place] = direction
                place += 1


def _resolve_neutrals(types: list[str], embedding: str, sos: str, eos: str) -> None:
    """N1 and N2, in place."""
    start = 0
    while start < len(types):
        stop = start
        while stop < len(types) and types[stop] in _NEUTRAL_OR_ISOLATE:
            stop += 1
        if stop > start:
            before = _STRONG_TYPE[types[start - 1]] if start else sos
            after = _STRONG_TYPE[types[stop]] if stop < len(types) else eos
            types[start:stop] = [before if before == after else embedding] * (stop - start)
        start = stop + 1
