"""Settings that hold for every test."""

from hypothesis import settings

settings.register_profile("permit_wizard", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("permit_wizard")
