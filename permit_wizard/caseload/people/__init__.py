"""From the rows of a table to people with answers."""
