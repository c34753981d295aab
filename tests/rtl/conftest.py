"""Puts the hooks in, and the mode back."""

import pytest
from hypothesis import settings

from permit_wizard.rtl import Mode, install, set_mode

settings.register_profile("rtl", deadline=None)  # tables are read at the first word
settings.load_profile("rtl")


@pytest.fixture(autouse=True)
def _hooked():
    install()
    yield
    set_mode(Mode.VISUAL)
