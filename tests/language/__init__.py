"""The catalogues, and what makes words of texts."""
