"""permit_wizard: what to do, by when and why, when a temporary Dutch asylum residence permit runs out."""

__version__ = "0.2.0"
