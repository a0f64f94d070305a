"""The command line: commands that record, ask and replay."""

from tracker.cli.main import COMMANDS, main, run

__all__ = ["COMMANDS", "main", "run"]
