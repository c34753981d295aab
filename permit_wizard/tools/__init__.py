"""What an administrator runs once, beside the program: each tool has its own help."""
