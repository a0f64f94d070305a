"""Reading files: validated readouts with line numbers, against YAML merely loaded."""

from __future__ import annotations

import yaml

from benchmarks.sides.measuring import Goal, Row, in_turns, seconds, spread
from benchmarks.sides.worlds import Worlds
from tracker.files.readouts import files_in, read

_FILES = 1000
_ROUNDS = 7


def against_a_loader(worlds: Worlds, statements: int) -> Row:
    """Our reader against PyYAML's loader in C, on the same files."""
    files = files_in([worlds.files(min(statements, 20_000))])[-_FILES:]
    for file in files:
        read(file)  # what is worked out once a process, such as the bounds of a month
    turns = in_turns(
        lambda: seconds(lambda: [read(file) for file in files]),
        lambda: seconds(lambda: [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files]),
        _ROUNDS,
    )
    return Row(
        "files",
        f"reading {len(files):,} readout files, validated",
        "s",
        spread(turns.ours),
        "yaml.CSafeLoader",
        spread(turns.other),
        turns.slower(),
        "times slower",
        Goal("at most", 3),
    )
