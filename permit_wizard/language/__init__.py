"""From texts to a reader's language."""
