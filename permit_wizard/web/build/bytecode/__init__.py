"""Compiling and compressing what a browser loads."""
