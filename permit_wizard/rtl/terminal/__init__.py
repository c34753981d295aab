"""What a terminal does with right-to-left text, and how to send it."""
