"""The screens, visited."""
