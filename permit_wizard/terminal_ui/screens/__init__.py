"""One module a screen kind; each lays out, `app.py` owns the answers and decides which comes next."""
