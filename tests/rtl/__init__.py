"""Tests of the right-to-left library."""
