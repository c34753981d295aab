"""Where a document goes: a file, a printer."""
