"""Every mutation; modules of other rooms are added here."""

from tests.mutations import kiosk, rules

ALL = [*kiosk.MUTATIONS, *rules.MUTATIONS]
