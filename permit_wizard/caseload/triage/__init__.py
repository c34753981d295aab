"""From people to a ranked list."""
