"""Right-to-left text for Textual 8.2.8, in terminals of every kind.

    from permit_wizard.rtl import BidiInput, Direction, bidi_driver, install, probe, set_direction

    terminal = probe(os.environ)                       # before Textual starts
    install(terminal.mode)                             # hooks, once

    class MyApp(App[None]):
        def get_driver_class(self):
            return bidi_driver(super().get_driver_class(), terminal)

        def on_mount(self):
            set_direction(self, Direction.RTL)         # at any time, on any widget as well

Importing this package imports nothing else; each name is fetched when it is first used, and Textual only by those that
need it. It keeps to itself: nothing in it knows the program around it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from permit_wizard.rtl.base_direction import direction_of, set_direction
    from permit_wizard.rtl.bidi_input import BidiInput
    from permit_wizard.rtl.direction import Direction, Mode
    from permit_wizard.rtl.driver import bidi_driver
    from permit_wizard.rtl.terminal import Advice, Evidence, Terminal, detect, probe, query, tmux_client
    from permit_wizard.rtl.textual_hooks import current_mode, install, refresh_tree, set_mode
    from permit_wizard.rtl.visual import mirror, visual_line

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
    "base_direction": ("direction_of", "set_direction"),
    "bidi_input": ("BidiInput",),
    "direction": ("Direction", "Mode"),
    "driver": ("bidi_driver",),
    "terminal": ("Advice", "Evidence", "Terminal", "detect", "probe", "query", "tmux_client"),
    "textual_hooks": ("current_mode", "install", "refresh_tree", "set_mode"),
    "visual": ("mirror", "visual_line"),
}


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
