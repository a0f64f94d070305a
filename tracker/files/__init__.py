"""Readout files: YAML in, readouts out, and the same bytes back."""
