"""Sheets: promises as people keep them in rows, made into readouts for review."""
