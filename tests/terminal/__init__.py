"""What is known of the terminal, and its streams."""
