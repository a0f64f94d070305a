"""Measuring: two sides in turns, and what their times come to."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, Literal, NamedTuple

from benchmarks.sides import launching

MB = 1024**2

_FIRST_ROW = 2
"""The line of a table with its first row; the one before it names the columns."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the middle and the most of some figures."""

    least: float
    middle: float
    most: float


def spread(figures: Sequence[float]) -> Spread:
    """The least, the middle and the most of the figures."""
    return Spread(min(figures), median(figures), max(figures))


@dataclass(frozen=True, slots=True)
class Goal:
    """What a ratio is to be."""

    bound: Literal["at least", "at most"]
    limit: float

    def met(self, ratio: float) -> bool:
        """Whether it is so."""
        return ratio >= self.limit if self.bound == "at least" else ratio <= self.limit

    def __str__(self) -> str:
        return f"{self.bound} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: two sides, their ratio, and what it is to be."""

    key: str
    what: str
    unit: str
    ours: Spread
    against: str
    """What the other side is."""
    other: Spread | None
    ratio: Spread
    meaning: str
    """What the ratio tells."""
    goal: Goal | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        return None if self.goal is None else self.goal.met(self.ratio.middle)

    def saved(self) -> dict[str, Any]:
        """The row as it is kept between two runs."""
        return asdict(self)

    @classmethod
    def restored(cls, saved: dict[str, Any]) -> Row:
        """The row that was kept."""
        spreads = {name: Spread(**saved[name]) for name in ("ours", "ratio")}
        other = Spread(**saved["other"]) if saved["other"] else None
        goal = Goal(**saved["goal"]) if saved["goal"] else None
        return cls(**{**saved, **spreads, "other": other, "goal": goal})


class Turns(NamedTuple):
    """The figures of two sides, pair by pair."""

    ours: list[float]
    other: list[float]

    def slower(self) -> Spread:
        """How many times as long we take."""
        return spread([a / b for a, b in zip(self.ours, self.other, strict=True)])

    def faster(self) -> Spread:
        """How many times as long the other takes."""
        return spread([b / a for a, b in zip(self.ours, self.other, strict=True)])


def in_turns(
    ours: Callable[[], float], other: Callable[[], float], times: int, *, warm: bool = True
) -> Turns:
    """Ask two sides for their figures in turns, so that what disturbs one disturbs both.

    Args:
        ours: does the work once and returns what it took.
        other: the same.
        times: how many turns.
        warm: whether a first turn of each does not count.
    """
    if warm:
        ours()
        other()
    turns = Turns([], [])
    for _ in range(times):
        gc.collect()
        turns.ours.append(ours())
        gc.collect()
        turns.other.append(other())
    return turns


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


class Ran(NamedTuple):
    """What a process took."""

    seconds: float
    peak: int
    """Bytes of memory at the most."""
    lines: int
    """How many lines it printed."""
    first: float
    """Seconds until it had printed a first row below the names of the columns; 0 if it did not."""


def ran(*words: str, cwd: Path | None = None) -> Ran:
    """Run a command to its end, and see what it took.

    Raises:
        RuntimeError: it failed.
    """
    with tempfile.NamedTemporaryFile(mode="r", encoding="ascii") as report:
        launched = (sys.executable, "-I", "-S", launching.__file__, report.name, *words)
        started, first, lines = time.perf_counter(), 0.0, 0
        with subprocess.Popen(launched, stdout=subprocess.PIPE, cwd=cwd) as process:
            for lines, _ in enumerate(process.stdout or (), start=1):
                if lines == _FIRST_ROW:
                    first = time.perf_counter() - started
        took, peak, code = report.read().split() or ("0", "0", "127")
    if int(code):
        raise RuntimeError(f"{' '.join(words)} ended with {code}")
    return Ran(float(took), int(peak) * 1024, lines, first)


def tell(message: str) -> None:
    """Say how far the measuring is."""
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr, flush=True)
