"""One field a question kind, and the drawings: each a widget that is one Content."""
