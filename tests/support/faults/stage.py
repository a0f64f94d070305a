"""A stage: runs commands of the program, each in a process that ends at a call of its own choice.

A process counts the calls by which it leaves itself: the statements that it gives a database, each
thousand steps of SQLite within one, each time that it waits for a PostgreSQL server, and what it
does to files. A first run tells how many there are before its last effect, the last commit or the
last file that takes its place; a further run is ended before a call of a given number. So each is
ended in mid-run, whatever the machine is busy with.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, Literal

import psycopg

from tests.support.faults.stores import environment
from tracker import cli

STEPS = 1000
"""Steps of SQLite within a statement that count as one call."""

BATCH = 4
"""Files that are recorded in one transaction, so that a recording has some to be ended between."""

How = Literal["kill", "cut", "terminate"]
"""How a run is ended: it is killed; its connections are cut; the server ends them."""

_STATEMENTS = {"execute", "executemany", "commit", "rollback"}
_ON_FILES = {"open", "write", "flush", "fsync", "replace", "rename", "unlink", "mkdir", "close"}
_EFFECTS = {"commit", "replace", "rename"}
_FILES = ("TextIOWrapper", "BufferedWriter", "FileIO")


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a run.

    Attributes:
        code: its exit code; the number of a signal below zero.
        calls: how many calls it made up to its last effect; 0 when it did not come to its end.
        said: what it printed on either stream.
    """

    code: int
    calls: int
    said: str

    @property
    def killed(self) -> bool:
        """Whether it was killed."""
        return self.code == -signal.SIGKILL


class Stage:
    """A process with the program loaded, which begins a further one for each run.

    Args:
        folder: where to keep what the runs say.
    """

    def __init__(self, folder: Path) -> None:
        self._said = folder / "said"
        self._calls = folder / "calls"
        self._pid = folder / "pid"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.faults.stage"],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self,
        *words: str,
        folder: Path,
        at: int | None = None,
        how: How = "kill",
        given: str = "",
    ) -> Run:
        """Run a command.

        Args:
            words: the command and its arguments.
            folder: where it works.
            at: before which call it is ended; 0 lets it come to its end, and None does not count
                them either.
            how: how it is ended.
            given: what it reads.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._calls.unlink(missing_ok=True)
        job = {"words": words, "folder": str(folder), "at": at, "how": how, "given": given}
        job |= {"said": str(self._said), "calls": str(self._calls), "pid": str(self._pid)}
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        calls = int(self._calls.read_text()) if self._calls.exists() else 0
        return Run(code, calls, self._said.read_text(encoding="utf-8", errors="replace"))

    def kill(self) -> None:
        """Kill the command that is being run."""
        os.kill(int(self._pid.read_text(encoding="utf-8")), signal.SIGKILL)

    def close(self) -> None:
        """End the stage."""
        self._process.communicate()


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """A stage, which is ended in the end."""
    folder.mkdir()
    stage = Stage(folder)
    try:
        yield stage
    finally:
        stage.close()


class Calls:
    """Counts the calls of this process by which it leaves itself.

    Args:
        at: before which of them it is to be ended; 0 for none.
        end: ends it.
    """

    def __init__(self, at: int, end: Callable[[], None]) -> None:
        self.count = 0
        self.at_last_effect = 0
        self._at, self._end = at, end

    def call(self) -> int:
        """Count a call that is about to be made."""
        self.count += 1
        if self.count == self._at:
            self._end()
        return 0

    def watch(self, frame: FrameType, event: str, called: Any) -> None:
        """Look at a call, as Python tells a profiler of it."""
        if event in ("c_call", "c_return"):
            name, leaves = called.__name__, _leaves(called)
        elif event in ("call", "return"):
            code = frame.f_code
            name = code.co_name
            leaves = name in ("wait", "write_row", "commit") and "psycopg" in code.co_filename
        else:
            return
        if not leaves:
            return
        if event.endswith("call"):
            self.call()
        elif name in _EFFECTS:
            self.at_last_effect = self.count


def _leaves(called: Any) -> bool:
    """Whether a function in C is one by which the program leaves its process."""
    owner, name = called.__self__, called.__name__
    if isinstance(owner, sqlite3.Connection | sqlite3.Cursor):
        return name in _STATEMENTS
    if name not in _ON_FILES:
        return False
    if type(owner).__name__ in _FILES:
        return owner not in (sys.stdout, sys.stderr) and bool(owner.writable())
    return getattr(owner, "__name__", "") in ("posix", "io")


def main() -> None:
    """Run a command for each line of input, in a process of its own, and print its exit code."""
    for line in sys.stdin:
        job = json.loads(line)
        pid = os.fork()
        if not pid:
            _begin(job)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - told to the other process


def _begin(job: dict[str, Any]) -> None:
    """Be the process of a command."""
    code = 1
    try:
        Path(job["pid"]).write_text(str(os.getpid()), encoding="utf-8")
        _redirected(job)
        os.chdir(job["folder"])
        import_module("tracker.cli.record").BATCH = BATCH  # type: ignore[attr-defined]
        calls = Calls(job["at"] or 0, _END[job["how"]])
        sys.argv = ["tracker", *job["words"]]
        if job["at"] is not None:
            _count_steps(calls)
            sys.setprofile(calls.watch)
        try:
            cli.run()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 0
        finally:
            sys.setprofile(None)
        Path(job["calls"]).write_text(str(calls.at_last_effect), encoding="utf-8")
    except BaseException:  # noqa: BLE001 - told, and no further process is to come of it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _redirected(job: dict[str, Any]) -> None:
    given, wanted = os.pipe()
    os.write(wanted, job["given"].encode())
    os.close(wanted)
    said = os.open(job["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(given, 0)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for all its life


def _count_steps(calls: Calls) -> None:
    """Have SQLite's steps within a statement counted, in whatever connection."""
    connect = sqlite3.connect

    def connected(*given: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*given, **options)
        connection.set_progress_handler(calls.call, STEPS)
        return connection

    vars(sqlite3)["connect"] = connected


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _connections() -> list[psycopg.Connection[Any]]:
    """Every connection to a server that this process has open."""
    every = [one for one in gc.get_objects() if isinstance(one, psycopg.Connection)]
    return [one for one in every if not one.closed]


def _cut() -> None:
    for connection in _connections():
        with socket.socket(fileno=os.dup(connection.fileno())) as ours:
            ours.shutdown(socket.SHUT_RDWR)


def _terminate() -> None:
    sys.setprofile(None)
    for connection in _connections():
        info = connection.info
        with psycopg.connect(info.dsn, password=info.password, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 10000)", [info.backend_pid])


_END: dict[How, Callable[[], None]] = {"kill": _kill, "cut": _cut, "terminate": _terminate}


if __name__ == "__main__":
    main()
