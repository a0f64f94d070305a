"""Answers over everything: when the first row is there, and what the process holds at the most."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.sides.measuring import MB, Goal, Row, Spread, ran, spread
from benchmarks.sides.worlds import Worlds

STATEMENTS = 300_000
"""How many statements, at the most, an answer is read from."""

_QUESTIONS = ("items", "fulfilled", "overdue", "replay")
_TIMES = 5
_FIRST = 1
_MOST_MEMORY = 120


def over_everything(worlds: Worlds, statements: int) -> Iterator[Row]:
    """The answers that are as long as the record, each as a whole process."""
    asked = min(statements, STATEMENTS)
    store = f"sqlite:///{worlds.store(asked)}"
    for name in _QUESTIONS:
        words = (sys.executable, "-m", "tracker", name, "--format", "csv", "--store", store)
        ran(*words)
        runs = [ran(*words) for _ in range(_TIMES)]
        whole = spread([run.seconds for run in runs])
        yield _row(
            f"answers-{name}",
            f"tracker {name} over {asked:,} statements, from the start to its first row",
            spread([run.first for run in runs]),
            "s",
            _FIRST,
            note=f"all {runs[0].lines - 1:,} rows in {whole.middle:.1f} s",
        )
        yield _row(
            f"answers-{name}-memory",
            "its peak memory",
            spread([run.peak / MB for run in runs]),
            "MB",
            _MOST_MEMORY,
        )


def _row(key: str, what: str, ours: Spread, unit: str, most: float, *, note: str = "") -> Row:
    return Row(key, what, unit, ours, "", None, ours, unit, Goal("at most", most), note)
