"""Files to set up a shared computer; see README.md here."""
