"""Tests of what is taken along: files, paper, calendar, code, caseload and review sheet."""
