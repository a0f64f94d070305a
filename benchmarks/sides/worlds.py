"""Worlds kept between two runs: stores of both sides, files and journals, each made once."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

from benchmarks import entries, story, words, world
from benchmarks.sides import journals, plain
from benchmarks.sides.measuring import ran, tell

PROJECT = Path(__file__).parents[2]
_SHAPES_A_STORE = ("domain", "ledger", "projections", "store")


class Worlds:
    """A folder of worlds.

    What another version of the program or of the world made is thrown away.

    Args:
        folder: where they are kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        told = [Path(module.__file__) for module in (entries, story, words, world)]
        self._made = _digest(told)
        parts = [PROJECT / "tracker" / part for part in _SHAPES_A_STORE]
        files = [file for part in parts for file in sorted(part.rglob("*.py"))]
        self.program = _digest([*told, *files])

    def store(self, statements: int) -> Path:
        """The store of this program; beside it stands what recording it took."""

        def make(path: Path) -> None:
            words = ("--statements", str(statements), "--store", f"sqlite:///{path}")
            took = ran(sys.executable, "-m", "benchmarks.world", *words, cwd=PROJECT)
            told = {"seconds": took.seconds, "peak": took.peak, "statements": counted(path)}
            path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")

        return self._kept("tracker", statements, ".db", self.program, make)

    def recording(self, statements: int) -> dict[str, float]:
        """What recording the store took: seconds, and bytes of memory at the most."""
        found: dict[str, float] = json.loads(
            self.store(statements).with_suffix(".json").read_text(encoding="utf-8")
        )
        return found

    def plain(self, statements: int) -> Path:
        """The store of the plain library, with the same events."""

        def make(path: Path) -> None:
            with plain.opened(str(path)) as app:
                for _ in plain.fill(app, world.world(statements)):
                    pass
            checkpointed(path)

        key = self._made + _digest([Path(plain.__file__)])
        return self._kept("plain", statements, ".db", key, make)

    def files(self, statements: int) -> Path:
        """A folder of readout files."""

        def make(path: Path) -> None:
            world.write(path, statements)

        return self._kept("files", statements, "", self._made, make)

    def hledger(self, statements: int) -> Path:
        """A journal with as many entries."""
        key = self._made + _digest([Path(journals.__file__)])
        return self._kept(
            "hledger", statements, ".journal", key, lambda path: journals.hledger(path, statements)
        )

    def beancount(self, statements: int) -> Path:
        """The same for the other program."""
        key = self._made + _digest([Path(journals.__file__)])
        return self._kept(
            "bean", statements, ".beancount", key, lambda path: journals.beancount(path, statements)
        )

    def copy(self, statements: int) -> Path:
        """A store of this program that may be changed; there is one of each size at a time."""
        path = self.folder / f"copy-{statements}.db"
        removed(path)
        checkpointed(self.store(statements))
        shutil.copyfile(self.store(statements), path)
        return path

    def empty(self, name: str) -> Path:
        """A place for a new store, with nothing there."""
        path = self.folder / f"{name}.db"
        removed(path)
        return path

    def _kept(
        self, name: str, statements: int, suffix: str, key: str, make: Callable[[Path], None]
    ) -> Path:
        path = self.folder / f"{name}-{statements}-{sha256(key.encode()).hexdigest()[:8]}{suffix}"
        if not path.exists():
            for old in self.folder.glob(f"{name}-{statements}-*"):
                removed(old)
            tell(f"making {name} of {statements:,} statements")
            started = time.monotonic()
            partial = self.folder / f"partial{suffix}"
            removed(partial)
            make(partial)
            told = partial.with_suffix(".json")
            if suffix and told.exists():
                told.rename(path.with_suffix(".json"))
            partial.rename(path)
            tell(f"made it in {time.monotonic() - started:.0f} s")
        return path


def checkpointed(path: Path) -> None:
    """Bring what a store has in its log into its file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def counted(path: Path) -> int:
    """How many statements a store holds, former versions included; its log is brought in."""
    checkpointed(path)
    connection = sqlite3.connect(path)
    ((count,),) = connection.execute("SELECT COUNT(*) FROM tracker_statements").fetchall()
    connection.close()
    return int(count)


def removed(path: Path) -> None:
    """Take away a store with its logs, or a folder."""
    if path.is_dir():
        shutil.rmtree(path)
        return
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def batches(values: Iterable[world.T], size: int) -> Iterator[list[world.T]]:
    """The values in lists of that size."""
    remaining = iter(values)
    while batch := list(islice(remaining, size)):
        yield batch


def _digest(files: Iterable[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
