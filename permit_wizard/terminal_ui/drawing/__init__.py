"""What is drawn, as functions from data and a width to rows. Pure: no widget, no window, no visit."""
