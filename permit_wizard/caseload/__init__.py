"""A whole caseload at once: who has to act today, this week, this month, and who can wait.

One way through: lines of cells come out of a file (sheets, workbook, opendocument, parquet, kinds), their columns are told apart (columns, words,
wish) and read (reading, rows, cells, column_dates, remarks); rows are judged as they come (urgency, advice), held against an earlier list
(since), kept as a few bytes each (ledger), and written in order of urgency (writing, titles, table, page, calendar, workbook_out) or back
into the sheet's own order (copying), with what somebody (person) answered meanwhile. Nothing is put on a disk on the way, and of each person nothing is kept but what is printed.
"""
