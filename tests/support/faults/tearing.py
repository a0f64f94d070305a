"""Tearing SQLite's log: a store as it is when the machine stops while its log is being written.

The log that some commands wrote is cut off at every page, and within every page; or what comes
after the cut is there, but was never written. Opened again, the store must be what it was after
the last of the commands whose pages are all there: no more, no less, and nothing half.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.support.commandline import tracker
from tests.support.faults.commands import BACK, JUDGE, JUDGED, desk
from tests.support.faults.killing import Stores

_HEADER, _FRAME = 32, 24
"""Bytes of the log before its first frame, and of a frame before its page."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("record", "further"),
    ("amend", "mended.yaml", "--reason", "misread"),
    ("assess", "free@promises", "--outcome", "fulfilled", *JUDGE),
    ("sought", JUDGED, *BACK),
    ("merge", "one", "--relationship", "JP-RU", *BACK),
    ("rebuild",),
)


@dataclass
class Tears:
    """What became of a store whose log was cut off at one place after another."""

    frames: int
    states: list[int]
    """How many frames there are by the end of each command."""
    cuts: int = 0
    verified: int = 0
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.cuts} cuts in the {self.frames} pages that {len(self.states)} commands wrote, "
            f"{self.verified} verified; failures: {len(self.failures)}"
        )


def tear(folder: Path, *, every: int = 1, verify_every: int = 1) -> Tears:
    """Cut the log of a store off, and look at what it then holds.

    Args:
        folder: where to work.
        every: of how many pages one is cut.
        verify_every: of how many cuts one is verified by the program too.
    """
    store = folder / "tracker.db"
    bases = desk(folder / "desk", Stores(folder, None).new)
    shutil.copy(str(bases["judged"]).removeprefix("sqlite:///"), store)
    whole, states = _written(store, folder)
    size = int.from_bytes(whole[8:12], "big")
    ends = [number for number, ends in enumerate(_frames(whole, size), start=1) if ends]
    found = Tears(sum(1 for _ in _frames(whole, size)), ends)
    if len(ends) != len(COMMANDS):
        found.failures.append(f"{len(COMMANDS)} commands committed {len(ends)} times")
        return found
    base, torn = folder / "base.db", folder / "torn.db"
    for frame in range(0, found.frames + 1, every):
        expected = states[sum(end <= frame for end in ends)]
        for within in (0, _FRAME // 2, _FRAME, _FRAME + size // 2, _FRAME + size - 1):
            cut = min(_HEADER + frame * (_FRAME + size) + within, len(whole))
            for rest in (b"", bytes(len(whole) - cut)):
                shutil.copy(base, torn)
                torn.with_name("torn.db-shm").unlink(missing_ok=True)
                torn.with_name("torn.db-wal").write_bytes(whole[:cut] + rest)
                found.cuts += 1
                place = f"cut at byte {cut}, page {frame}{', then zeros' if rest else ''}"
                if contents(torn) != expected:
                    found.failures.append(f"{place}: it is not what it was after a command")
                if found.cuts % verify_every == 0:
                    found.verified += 1
                    ran = tracker("verify", "--store", f"sqlite:///{torn}", folder=folder)
                    if ran.code != 0:
                        found.failures.append(f"{place}: verify refuses: {ran.err}")
    return found


def contents(path: Path) -> str:
    """A digest over every row of every table in a store."""
    said = sha256()
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            # The index of words gives no rows back; what it is kept in does.
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        for (table,) in sorted(tables.fetchall()):
            rows = sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))
            said.update("\n".join([table, *rows]).encode())
    return said.hexdigest()


def _written(store: Path, folder: Path) -> tuple[bytes, list[str]]:
    """The log that the commands write, and what the store holds before them and after each."""
    # As long as somebody reads what was there before, the log is not brought into the file.
    with closing(sqlite3.connect(store, isolation_level=None)) as holder:
        holder.execute("BEGIN")
        holder.execute("SELECT 1 FROM sqlite_master").fetchall()
        states = [contents(store)]
        shutil.copy(store, folder / "base.db")
        for words in COMMANDS:
            ran = tracker(*words, "--store", f"sqlite:///{store}", folder=folder / "desk")
            if ran.code != 0:
                raise RuntimeError(ran.err)
            states.append(contents(store))
        return store.with_name("tracker.db-wal").read_bytes(), states


def _frames(log: bytes, size: int) -> Iterator[bool]:
    """The frames of a log: whether each is the last of a transaction."""
    for start in range(_HEADER, len(log) - _FRAME - size + 1, _FRAME + size):
        yield any(log[start + 4 : start + 8])
