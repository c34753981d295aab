"""The questions, the rules and the verdict: no screen, no language."""
