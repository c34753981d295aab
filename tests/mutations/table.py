"""Every mutation; modules of other rooms are added here."""

from tests.mutations import days, edges, kiosk, rules

ALL = [*kiosk.MUTATIONS, *days.MUTATIONS, *rules.MUTATIONS, *edges.MUTATIONS]
