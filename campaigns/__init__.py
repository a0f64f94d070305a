"""Campaigns: faults made on purpose, many at a time, and what the program makes of them."""
