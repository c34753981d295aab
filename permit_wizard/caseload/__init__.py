"""A whole caseload at once: who has to act today, this week, this month, and who can wait.

One way through: lines of cells come out of a file (sheets, workbook, opendocument, kinds), their columns are told apart (columns, words,
wish) and read (reading, cells, column_dates, remarks); rows are judged as they come (urgency, advice), held against an earlier list
(since), kept as a few bytes each (ledger), and written in order of urgency (writing, table, page, calendar, workbook_out) or back into
the sheet's own order (copying). Nothing is put on a disk on the way, and of each person nothing is kept but what is printed.
"""
