"""Extensions of Textual's driver for the terminal."""
