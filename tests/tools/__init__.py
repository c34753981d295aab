"""Tools beside the program."""
