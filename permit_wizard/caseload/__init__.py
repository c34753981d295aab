"""A whole caseload at once: who has to act today, this week, this month, and who can wait.

Read the folders in this order; each imports only those before it:

- `read`: from a file to lines of cells;
- `columns`: what each column holds;
- `people`: from lines to people with answers, and what could not be read;
- `triage`: how urgent each case is, and the people in that order;
- `write`: the list in each format, or the sheet itself with our columns.

Nothing is put on a disk on the way, and of each person nothing is kept but what is printed.
"""
