"""Which column means what, and how its dates are written."""
