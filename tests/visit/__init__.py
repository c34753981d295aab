"""The model of a visit: its steps and its pages."""
