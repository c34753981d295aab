"""Settings that hold for every test, and two that make all of them cheaper."""

import gc
import os
import sys

import pytest
from hypothesis import settings

settings.register_profile("permit_wizard", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("permit_wizard")

# Hundreds of Pythons are started here, and three rewrite every test's asserts: what one has compiled, the next need not.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what was there before the first test: looking at it is a fifth of a test's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
