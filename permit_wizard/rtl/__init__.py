"""Right-to-left text for Textual 8.2.8, in terminals of every kind.

    from permit_wizard.rtl import Direction, bidi_driver, install, probe, set_direction

    terminal = probe(os.environ)  # before Textual starts

    class MyApp(App[None]):
        def __init__(self) -> None:
            install(terminal.mode)  # the hooks, once
            super().__init__()
            set_direction(self, Direction.RTL)  # at any time, on any widget too; running apps are redrawn

        def get_driver_class(self) -> type[Driver]:
            return bidi_driver(super().get_driver_class(), terminal)

A widget's text is logical, and so is a widget drawn by hand, whose `render` lays out cells in a `Content`: each line is
reordered as a whole, arrows, blocks and box-drawing characters mirrored, and a line filled up with blanks to the full
width ends at the left. Count cells with `rich.cells.cell_len`, and leave two blanks or more between columns: they take
up the cell which a lam-alef saves. Pictures, such as QR codes, take `set_direction(widget, Direction.LTR)`. Put
numbers, dates, names and the names of keys between U+2066 and U+2069, or a date turns round, as UAX #9 has it.

`in_mode` marks lines that are sent in a mode of their own, for a page that shows the modes beside each other.

Widgets that draw their own lines (`TextArea`, `DataTable`, `Tree`, `Log`, the boxes of `SelectionList`) are not
reordered; use `BidiInput` instead of `Input`. Scroll bars stay at the right.

Importing this package imports nothing else; each name is fetched when it is first used, and Textual only by those that
need it. It imports nothing from the program around it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from permit_wizard.rtl.terminal.recognition import Advice, Evidence, Terminal, detect, probe, query, tmux_client
    from permit_wizard.rtl.textual.base_direction import direction_of, set_direction
    from permit_wizard.rtl.textual.bidi_input import BidiInput
    from permit_wizard.rtl.textual.driver import bidi_driver
    from permit_wizard.rtl.textual.hooks import current_mode, install, set_mode
    from permit_wizard.rtl.textual.line_mode import in_mode
    from permit_wizard.rtl.textual.refresh import refresh_tree
    from permit_wizard.rtl.unicode.direction import Direction, Mode
    from permit_wizard.rtl.unicode.visual import mirror, visual_line

__all__ = [
    "Advice",
    "BidiInput",
    "Direction",
    "Evidence",
    "Mode",
    "Terminal",
    "bidi_driver",
    "current_mode",
    "detect",
    "direction_of",
    "in_mode",
    "install",
    "mirror",
    "probe",
    "query",
    "refresh_tree",
    "set_direction",
    "set_mode",
    "tmux_client",
    "visual_line",
]

_MODULES: Final = {
    "terminal.recognition": ("Advice", "Evidence", "Terminal", "detect", "probe", "query", "tmux_client"),
    "textual.base_direction": ("direction_of", "set_direction"),
    "textual.bidi_input": ("BidiInput",),
    "textual.driver": ("bidi_driver",),
    "textual.hooks": ("current_mode", "install", "set_mode"),
    "textual.line_mode": ("in_mode",),
    "textual.refresh": ("refresh_tree",),
    "unicode.direction": ("Direction", "Mode"),
    "unicode.visual": ("mirror", "visual_line"),
}


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
