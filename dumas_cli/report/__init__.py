"""Counts become exact shares and differences, year against year."""
