"""Settings that hold for every test."""

import os

from hypothesis import settings

os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # what colours there are is asked of these (Rich)
settings.register_profile("permit_wizard", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("permit_wizard")
