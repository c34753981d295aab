"""The wizard in a browser: its pages, its folder, and a visit in a real browser."""
