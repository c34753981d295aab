"""The terminal: its standard streams, advice about it, and the setting remembered for it."""
