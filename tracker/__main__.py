"""Runs the command line: `python -m tracker`."""

from tracker.cli import run

run()
