"""The Unicode algorithms: bidirectional text (UAX #9) and the joining of letters."""
