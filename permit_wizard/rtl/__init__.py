"""Right-to-left text for Textual 8.2.8, in terminals of every kind."""
