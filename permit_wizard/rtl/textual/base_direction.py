"""The base direction of each node of a Textual app: its own, or that of its nearest ancestor which has one.

The one source is the attribute `base_direction`. `set_direction` sets it on a node; a class may also carry it, such as
a widget that shows a QR code or a telephone number and is `Direction.LTR` in any language. Without one
the direction is `AUTO`: each paragraph by its first strong character, the layout from left to right.

`set_direction` also gives its node the CSS class `-rtl` or `-ltr`, for style sheets. A style sheet has no nearest
ancestor: within a left-to-right column of a right-to-left app, `.-rtl Button` still matches.
"""

from typing import TYPE_CHECKING, Any

from permit_wizard.rtl.unicode.direction import Direction

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode

__all__ = ["direction_of", "set_direction"]


def direction_of(node: "DOMNode | None") -> Direction:
    """Base direction in force at a node: the attribute `base_direction` of the nearest node that has it, or `AUTO`."""
    while node is not None:
        if (direction := getattr(node, "base_direction", None)) is not None:
            return direction
        node = node.parent
    return Direction.AUTO


def set_direction(node: "App[Any] | DOMNode", direction: Direction | None) -> None:
    """Set the base direction of an app, a screen or a widget and all below it; at any time, also while running.

    Layout, text and caches of everything below are renewed when the direction has changed.

    Args:
        node: Where it holds.
        direction: The direction; None takes the node's own away, so that its ancestors' holds again.
    """
    before = direction_of(node)
    vars(node).pop("base_direction", None)
    if direction is not None:
        vars(node)["base_direction"] = direction
    node.set_class(direction is Direction.RTL, "-rtl")
    node.set_class(direction is Direction.LTR, "-ltr")
    if direction_of(node) is not before:
        from permit_wizard.rtl.textual.refresh import refresh_tree

        refresh_tree(node)
