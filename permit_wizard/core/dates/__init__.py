"""Reading the dates that people type."""
