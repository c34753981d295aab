"""What a screen reader is told: the browser's accessibility tree, as lines of role and name in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.web.browser import Browser

_UNSAID = frozenset({"none", "generic", "StaticText", "InlineTextBox", "LineBreak", "paragraph", "RootWebArea"})


class Node(NamedTuple):
    """One thing that is read.

    Attributes:
        role: its role, as ARIA names it.
        name: its name.
        description: what is read after it.
        states: its properties, such as `checked`, `invalid`, `live` and `level`.
        text: all words in it.
    """

    role: str
    name: str
    description: str
    states: Mapping[str, Any]
    text: str


def tree(browser: Browser) -> list[Node]:
    """Return the nodes of the page in reading order, without those that are nothing but text."""
    browser.cdp("Accessibility.enable")
    nodes = {node["nodeId"]: node for node in browser.cdp("Accessibility.getFullAXTree")["nodes"]}
    browser.cdp("Accessibility.disable")
    root = next(node for node in nodes.values() if "parentId" not in node)
    return list(_below(root, nodes))


def _below(node: Mapping[str, Any], nodes: Mapping[str, Any]) -> Iterator[Node]:
    role = str(node.get("role", {}).get("value", ""))
    if not node["ignored"] and role not in _UNSAID:
        yield Node(
            role,
            " ".join(_value(node, "name").split()),
            " ".join(_value(node, "description").split()),
            {one["name"]: one["value"].get("value") for one in node.get("properties", ())},
            " ".join(" ".join(_words(node, nodes)).split()),
        )
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _below(nodes[child], nodes)


def _value(node: Mapping[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


def _words(node: Mapping[str, Any], nodes: Mapping[str, Any]) -> Iterator[str]:
    if node.get("role", {}).get("value") == "StaticText":
        yield _value(node, "name")
        return
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _words(nodes[child], nodes)
