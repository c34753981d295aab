"""From a ranked list to a file."""
