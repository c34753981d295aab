"""Colours for every kind of terminal."""
