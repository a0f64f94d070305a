"""Runs the command line: `python -m tracker`."""

from tracker.cli import run

if __name__ == "__main__":  # not in a process that only helps another
    run()
