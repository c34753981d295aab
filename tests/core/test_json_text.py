"""JSON is decoded in one place, and whatever is sent there costs bounded work and one clear error."""

from __future__ import annotations

import ast
from json import JSONDecodeError
from pathlib import Path

import pytest

from permit_wizard.core import json_text
from permit_wizard.core.answers import BadAnswer
from permit_wizard.core.json_input import parse
from permit_wizard.core.json_text import DoubledKey, decode, end_of_value
from tests.builders import ROOT

PACKAGE = ROOT / "permit_wizard"
DECODERS = {"load", "loads", "JSONDecoder", "raw_decode", "scan_once", "model_validate_json"}


def test_nothing_else_decodes_json() -> None:
    found: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "json"
                   for name in node.names}  # fmt: skip
        calls = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
                 and ast.unparse(node.value) in ("json", "json.decoder")}  # fmt: skip
        if (imports | calls) & DECODERS or "model_validate_json" in ast.dump(tree):
            found.append(str(path.relative_to(PACKAGE)))
    assert found == [str(Path(json_text.__file__).relative_to(PACKAGE))]


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        ("9" * 4301, "9" * 4301),
        ("-1e999999", "-1e999999"),
        ("1.50", "1.50"),
        ("[NaN, -Infinity]", ["NaN", "-Infinity"]),
        (' {"a": null} ', {"a": None}),
    ],
)
def test_numbers_stay_as_they_are_written(sent: str, value: object) -> None:
    assert decode(sent) == value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read_only_where_they_may_be(encoding: str) -> None:
    raw = '{"a": "ሰላም"}'.encode(encoding)
    assert decode(raw, utf_16=True) == {"a": "ሰላም"}
    if encoding != "utf-8":
        with pytest.raises((UnicodeDecodeError, JSONDecodeError)):
            decode(raw)


def test_a_key_that_is_doubled_in_any_depth_is_named_with_its_last_value() -> None:
    with pytest.raises(DoubledKey) as doubled:
        decode('{"x": [{"a": "first", "b": 1, "a": 2, "a": "last"}]}')
    assert (doubled.value.key, doubled.value.value) == ("a", "last")
    assert "last" not in str(doubled.value)


def test_a_doubled_key_at_the_end_of_a_long_line_is_found_in_one_pass() -> None:
    """Counted, not timed: a key is compared with the one that it equals, and with hardly any other."""
    compared = 0

    class Key(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

    pairs: list[tuple[str, object]] = [(Key(f"{n:x}"), 1) for n in range(7500)]
    with pytest.raises(DoubledKey):
        json_text._each_key_once([*pairs, (Key("1d4b"), 2)])
    assert compared < 100


@pytest.mark.parametrize("deep", ["[" * 60_000, '{"a":' * 10_000, "[" * 30_000 + "]" * 30_000])
def test_what_is_nested_deeply_is_refused(deep: str) -> None:
    with pytest.raises(RecursionError):
        decode(deep)
    with pytest.raises(RecursionError):
        end_of_value(f" {deep}", 1)
    with pytest.raises(BadAnswer):
        parse(deep.encode())


def test_a_value_within_a_longer_text_is_measured() -> None:
    text = '[{"a": "}", "a": 1}, 2]'
    assert text[1 : end_of_value(text, 1)] == '{"a": "}", "a": 1}'
