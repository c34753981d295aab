"""The commands for a sheet of people: list it, ask one person, make a template."""
