"""Right-to-left in Textual: its hooks, its driver, its input."""
