"""Drawing widgets again after their direction, or the mode of the terminal, has changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.dom import DOMNode

__all__ = ["refresh_tree"]


def refresh_tree(node: "App[Any] | DOMNode") -> None:
    """Draw a node and all its descendants again.

    Layout, lines, styles and every cache that may contain the old direction.

    `set_direction` calls this function. Call it after changing a direction in another way.
    """
    if isinstance(node, App):
        nodes: Iterable[DOMNode] = list(cast("App[Any]", node)._registry)  # pyright: ignore[reportPrivateUsage]
    else:
        nodes = list(node.walk_children(with_self=True))
    for each in nodes:
        if isinstance(each, Widget) and each.is_attached:
            each._styles_cache.clear()  # pyright: ignore[reportPrivateUsage]
            each._clear_arrangement_cache()  # pyright: ignore[reportPrivateUsage]
            each.notify_style_update()
            if clear_options := getattr(each, "_clear_caches", None):  # OptionList and its like
                clear_options()
            each.refresh(layout=True)
