"""Bad input: what `tracker record` says of files that no careful writer would hand it.

python -m campaigns.bad_input --files 10000
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter

from campaigns.bad_files import MEGABYTE, Content, contents, long_line
from tests.support.commandline import process_environment, tracker
from tests.support.project import EVENTS

QUESTIONS = (
    ("open", "--as-of", "2026-01-01"),
    ("items",),
    ("verify",),
    ("export", "--to", "out", "--force"),
)
"""What a record is asked that has taken a strange file; nothing is wrong with it then."""

MEMORY = 1024 * MEGABYTE
"""How much a process of its own may take, its code included."""


@dataclass
class Report:
    """How files were taken, by kind and exit code, and what was wrong with that."""

    taken: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    largest: int = 0
    """The peak memory of a process of its own, in bytes."""
    own_processes: int = 0
    asked: int = 0
    """After how many files the record was asked questions."""


class Desk:
    """A store with the shipped readouts, to which files are handed one at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "x.yaml"
        self._whole, self._store = folder / "whole.db", folder / "tracker.db"
        ran = tracker("record", str(EVENTS), "--store", f"sqlite:///{self._whole}", folder=folder)
        if ran.code:
            raise RuntimeError(ran.err)
        shutil.copy(self._whole, self._store)
        self._events = self._count()
        self.report = Report()

    def hand_in(self, kind: str, content: Content) -> None:
        """Record a file in this process, and note what was said of it."""
        self._write(content)
        began = perf_counter()
        code, told = self._ran("record", self.path.name)
        self.report.slowest = max(self.report.slowest, (perf_counter() - began, kind))
        if code == 0:
            told += self._asked()
        self._note(kind, code, told)

    def _ran(self, *words: str) -> tuple[int, str]:
        """The exit code of a command, and what it complains of."""
        try:
            ran = tracker(*words, folder=self.folder)
        except Exception:  # noqa: BLE001 - whatever it is, it is a fault
            return 70, traceback.format_exc()
        return ran.code, ran.err

    def _asked(self) -> str:
        """What is complained of when the record is asked that took the file.

        The figures of a list are no complaint.
        """
        self.report.asked += 1
        asked = (self._ran(*words) for words in QUESTIONS)
        return "".join(
            f"asked: {code} {told}" for code, told in asked if code or "tracker: " in told
        )

    def hand_in_apart(self, kind: str, content: Content) -> None:
        """Record a file in a process of its own that may not take more than the memory set."""
        self._write(content)
        words = [sys.executable, "-m", "tracker", "record", self.path.name]
        limited = f'ulimit -v {MEMORY // 1024}; exec "$@"'
        with (
            (self.folder / "said").open("w+b") as said,
            subprocess.Popen(
                ["sh", "-c", limited, "sh", *words],
                cwd=self.folder,
                env=process_environment({}),
                stdout=subprocess.DEVNULL,
                stderr=said,
            ) as running,
        ):
            _, state, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(state)
            said.seek(0)
            told = said.read().decode("utf-8", "backslashreplace")
        self.report.own_processes += 1
        self.report.largest = max(self.report.largest, used.ru_maxrss * 1024)
        self._note(kind, running.returncode, told)

    def _write(self, content: Content) -> None:
        with self.path.open("wb") as file:
            file.writelines(content)

    def _note(self, kind: str, code: int, told: str) -> None:
        self.report.taken[kind, code] += 1
        count = self._count()
        for complaint in self._complaints(code, told, count):
            number = sum(self.report.taken.values())
            self.report.wrong.append(f"file {number} ({kind}), exit {code}: {complaint}: {told}")
        if count != self._events:
            shutil.copy(self._whole, self._store)
            for left in ("-wal", "-shm"):
                self._store.with_name(self._store.name + left).unlink(missing_ok=True)

    def _complaints(self, code: int, told: str, count: int) -> Iterator[str]:
        if "Traceback" in told:
            yield "a traceback"
        if not all(char.isprintable() or char == "\n" for char in told):
            yield "what is said cannot be printed"
        if code not in (0, 1, 2):
            yield "another exit code"
        if code and count != self._events:
            yield "something of it was recorded"
        if code == 2 and not self._names_lines(told):
            yield "no file and line for each fault"
        if code == 1 and "is on record already, and differs:\n  " not in told:
            yield "no difference is told"
        if code == 0 and told:
            yield "a complaint about what was taken"

    def _names_lines(self, told: str) -> bool:
        *faults, last = told.removesuffix("\n").split("\n")
        form = re.compile(rf"(?:tracker: )?{re.escape(self.path.name)}:(\d+): \S.*")
        found = [form.fullmatch(fault) for fault in faults]
        most = self._lines()
        return (
            bool(found)
            and all(match and 1 <= int(match[1]) <= most for match in found)
            and last == "tracker: 1 file refused; nothing of it was recorded"
        )

    def _lines(self) -> int:
        with self.path.open("rb") as file:
            content = file.read(9 * MEGABYTE)
        return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n") + 1

    def _count(self) -> int:
        path = self._store if self._store.exists() else self._whole
        with closing(sqlite3.connect(path)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM tracker_events").fetchone()[0])


def hand_in(folder: Path, *, files: int, apart: int, huge: int, seed: int) -> Report:
    """Hand in files of every kind.

    Args:
        folder: where to work.
        files: how many.
        apart: how many of them are recorded in processes of their own.
        huge: how many lines of a hundred megabytes to hand in besides, in processes of their own.
        seed: where the choices begin.
    """
    desk = Desk(folder)
    every = max(1, files // max(1, apart))
    for number, (kind, content) in enumerate(contents(files, seed)):
        if number % every == every - 1:
            desk.hand_in_apart(kind, content)
        else:
            desk.hand_in(kind, content)
    random = Random(seed)
    for _ in range(huge):
        desk.hand_in_apart("hundred_megabytes", long_line(random, 100 * MEGABYTE))
    return desk.report


def main() -> None:
    """Print how the files were taken."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--apart", type=int, default=80, help="in processes of their own")
    parser.add_argument("--huge", type=int, default=5, help="lines of 100 MB besides")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        folder.mkdir()
        report = hand_in(
            folder, files=asked.files, apart=asked.apart, huge=asked.huge, seed=asked.seed
        )
    print(f"{'':20}{'taken (0)':>10}{'differs (1)':>12}{'unreadable (2)':>15}{'other':>7}")
    for kind in sorted({kind for kind, _ in report.taken}):
        counts = [report.taken[kind, code] for code in (0, 1, 2)]
        other = sum(n for (k, _), n in report.taken.items() if k == kind) - sum(counts)
        print("{:20}{:>10}{:>12}{:>15}{:>7}".format(kind.replace("_", " "), *counts, other))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    seconds, slowest = report.slowest
    print(f"{report.asked} were taken, and the record asked {len(QUESTIONS)} questions after each")
    print(f"{sum(report.taken.values())} files; the slowest took {seconds:.2f} s ({slowest})")
    print(
        f"peak memory: {report.largest // MEGABYTE} MB in {report.own_processes} processes limited"
        f" to {MEMORY // MEGABYTE} MB, {peak // MEGABYTE} MB in this one"
    )
    for wrong in report.wrong[:20]:
        print(f"WRONG {wrong}")
    print(f"{len(report.wrong)} wrong")
    sys.exit(bool(report.wrong))


if __name__ == "__main__":
    main()
