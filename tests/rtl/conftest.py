"""Puts the hooks in, and the mode back."""

import pytest

from permit_wizard.rtl import Mode, install, set_mode


@pytest.fixture(autouse=True)
def _hooked():
    install()
    yield
    set_mode(Mode.VISUAL)
