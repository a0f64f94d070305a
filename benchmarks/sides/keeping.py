"""Keeping: verification, memory and disk."""

from __future__ import annotations

import sqlite3
import sys
from hashlib import sha256
from pathlib import Path

from benchmarks.sides.measuring import MB, Goal, Row, Spread, in_turns, ran, seconds, spread
from benchmarks.sides.recording import sizes
from benchmarks.sides.worlds import PROJECT, Worlds, removed
from tracker import bootstrap

_MOST_MEMORY = 300
_ROUNDS = 5


def verifying(worlds: Worlds, statements: int) -> list[Row]:
    """Verification against reading and hashing the same rows with nothing else."""
    store = worlds.store(statements)
    rows = []
    with bootstrap.ledger(f"sqlite:///{store}") as ledger:
        for key, what, views, goal, times in (
            ("verify", "tracker verify --events-only", False, Goal("at most", 6), _ROUNDS),
            ("verify-views", "tracker verify, the views included", True, None, 1),
        ):
            turns = in_turns(
                lambda views=views: seconds(lambda: ledger.verify(views=views)),  # type: ignore[misc]
                lambda: seconds(lambda: _hashed(store)),
                times,
                warm=False,
            )
            rows.append(
                Row(
                    key,
                    what,
                    "s",
                    spread(turns.ours),
                    "bare SQLite, reading and hashing the rows",
                    spread(turns.other),
                    turns.slower(),
                    "times slower",
                    goal,
                )
            )
    return rows


def _hashed(store: Path) -> str:
    connection = sqlite3.connect(store)
    digest = ""
    for stream, place, topic, state in connection.execute(
        "SELECT originator_id, originator_version, topic, state FROM tracker_events"
        " ORDER BY relationship_id, position"
    ):
        chained = f"{digest}\n{stream}\n{place}\n{topic}\n".encode()
        digest = sha256(chained + state).hexdigest()
    connection.close()
    return digest


def memory(worlds: Worlds, statements: int) -> list[Row]:
    """What recording and rebuilding hold at the most, each as a whole process."""
    copy = worlds.copy(statements)
    rebuilt = ran(sys.executable, "-m", "tracker", "rebuild", "--store", f"sqlite:///{copy}")
    removed(copy)
    made = ran(
        sys.executable, "-m", "benchmarks.world", "--statements", str(statements), cwd=PROJECT
    )
    peaks = {"recording": worlds.recording(statements)["peak"], "rebuilding": rebuilt.peak}
    return [
        Row(
            f"memory-{name}",
            f"peak memory of {name}",
            "MB",
            Spread(*(peak / MB,) * 3),
            "",
            None,
            Spread(*(peak / MB,) * 3),
            "MB",
            Goal("at most", _MOST_MEMORY),
            note=f"making the world, alone, holds {made.peak / MB:.0f} MB"
            if name == "recording"
            else "",
        )
        for name, peak in peaks.items()
    ]


def disk(worlds: Worlds, statements: int) -> Row:
    """The store, views and digests included, against that of the plain library."""
    ours, other = sizes(worlds.store(statements), worlds.plain(statements))
    count = worlds.recording(statements)["statements"]
    return Row(
        "disk",
        "the store on disk, views and digests included",
        "bytes a statement",
        Spread(*(ours / count,) * 3),
        "plain library, events only",
        Spread(*(other / count,) * 3),
        Spread(*(ours / other,) * 3),
        "times as large",
        Goal("at most", 2.2),
    )
