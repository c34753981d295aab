"""Every mutation; modules of other rooms are added here."""

from tests.mutations import edges, kiosk, rules

ALL = [*kiosk.MUTATIONS, *rules.MUTATIONS, *edges.MUTATIONS]
