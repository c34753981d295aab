"""The tests, one module a room."""
