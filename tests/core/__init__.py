"""The rules, the questions and the dates, without a screen or a language."""
