"""The commands, and what they share: arguments, complaints, streams."""
