"""Whole caseloads, from the files that people have to what is written of them."""
