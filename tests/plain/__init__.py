"""The wizard line by line."""
