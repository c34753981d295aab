"""Tests of exports: files, paper, calendar, code, caseload and review sheet."""
