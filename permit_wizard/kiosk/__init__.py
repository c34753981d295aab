"""A kiosk on a shared laptop: one process a visitor, under a supervisor that never returns to a shell.

Importing this package imports nothing; `supervisor`, `wipe` and `harden` never import Textual, `visit` does in its own
process.
"""
