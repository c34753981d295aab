"""Settings for every test: the same signals and the same speed on every machine."""

import gc
import os
import signal
import sys

import pytest
from hypothesis import settings

from tests.builders import THOROUGH

settings.register_profile(  # a busy machine is no fault of the code
    "permit_wizard", deadline=None, max_examples=100 if THOROUGH else 40
)
settings.load_profile("permit_wizard")

# What ignores signals (nohup, some CI runners) passes that on to all that it starts, and a test that sends one would
# wait in vain.
for _number in {getattr(signal, name, None) for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGCHLD")} - {None}:
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _number == signal.SIGINT else signal.SIG_DFL)

# Hundreds of Pythons are started here, and three rewrite every test's asserts: what one has compiled, the next need
# not.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is only for thorough runs, unless somebody named it."""
    if THOROUGH or any("::" in argument for argument in config.args):
        return
    left_out = [item for item in items if item.get_closest_marker("thorough")]
    items[:] = [item for item in items if not item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what was there before the first test.

    Looking at it is a fifth of a test's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
