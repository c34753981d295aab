"""Outputs that are held byte for byte."""
