"""From a file to a table of cells."""
