"""Every mutation; modules of other rooms are added here."""

from tests.mutations import kiosk

ALL = [*kiosk.MUTATIONS]
