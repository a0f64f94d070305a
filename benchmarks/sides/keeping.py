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
from tracker.files.lines import lines
from tracker.ledger.backup import Backup

_MOST_MEMORY = 300
_ROUNDS = 5


def verifying(worlds: Worlds, statements: int) -> list[Row]:
    """Verification against reading and hashing the same rows with nothing else, and rebuilding."""
    copy = worlds.copy(statements)
    with bootstrap.ledger(f"sqlite:///{copy}") as ledger:
        events = in_turns(
            lambda: seconds(lambda: ledger.verify(views=False)),
            lambda: seconds(lambda: _hashed(copy)),
            _ROUNDS,
            warm=False,
        )
        views = in_turns(
            lambda: seconds(ledger.verify), lambda: seconds(ledger.rebuild), _ROUNDS, warm=False
        )
    removed(copy)
    return [
        Row(
            key,
            what,
            "s",
            spread(turns.ours),
            against,
            spread(turns.other),
            turns.slower(),
            "times slower",
            goal,
        )
        for key, what, against, turns, goal in (
            (
                "verify",
                "tracker verify --events-only",
                "bare SQLite, reading and hashing the rows",
                events,
                Goal("at most", 6),
            ),
            (
                "verify-views",
                "tracker verify, the views included",
                "rebuilding every view",
                views,
                Goal("at most", 1.2),
            ),
        )
    ]


def importing(worlds: Worlds, statements: int) -> Row:
    """Importing an export, all of its checks included, against rebuilding the views of it."""
    copy, other = worlds.copy(statements), worlds.empty("imported")
    file = worlds.folder / "export.jsonl"
    with bootstrap.ledger(f"sqlite:///{copy}") as ledger:
        file.write_text("".join(f"{line}\n" for line in ledger.export()), encoding="utf-8")
        turns = in_turns(
            lambda: seconds(lambda: _imported(file, other)),
            lambda: seconds(ledger.rebuild),
            _ROUNDS,
            warm=False,
        )
    for path in copy, other, file:
        removed(path)
    return Row(
        "import",
        "tracker import, from lines to commit",
        "s",
        spread(turns.ours),
        "rebuilding every view",
        spread(turns.other),
        turns.faster(),
        "times as fast",
        Goal("at least", 0.8),
    )


def _imported(file: Path, store: Path) -> int:
    removed(store)
    # The world ends later than it is made, so some moments are still to come.
    backup = Backup(lambda: lines(file), str(file), any_moment=True)
    with bootstrap.ledger(f"sqlite:///{store}", create=True) as ledger:
        return ledger.restore(backup)


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
        Goal("at most", 1.8),
    )
