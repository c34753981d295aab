"""A whole caseload at once: who has to act today, this week, this month, and who can wait.

One way through: lines of cells come out of a file (sheets, workbook, kinds), their columns are told apart (columns, words, wish) and read
(reading, column_dates, remarks); rows are judged as they come (urgency), kept as a few bytes each (ledger), and written in order of urgency
(table, writing). Nothing is put on a disk on the way, and of each person nothing is kept but what is printed.
"""
