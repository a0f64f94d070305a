"""The command line, run as a user runs it: in a folder, with what it prints and its exit code."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tests.support.project import PROJECT
from tracker.cli import run


@dataclass(frozen=True)
class Ran:
    """What a command printed, and what it told the shell."""

    code: int
    out: str
    err: str
    both: str
    """What it printed on either, in the order in which it did."""


def tracker(*words: str, folder: Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run a command in a folder, with no other settings than those given."""
    both = io.BytesIO()
    out, err = _Tee(both), _Tee(both)
    code = 0
    with chdir(folder), _environment(env or {}), _called("tracker", *words):
        streams = [io.TextIOWrapper(raw, "utf-8", write_through=True) for raw in (out, err)]
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            try:
                run()
            except SystemExit as left:
                code = left.code if isinstance(left.code, int) else 0
    texts = [raw.getvalue().decode() for raw in (out, err, both)]
    return Ran(code, *texts)


def process(
    *words: str, folder: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *words],
        cwd=folder,
        env=process_environment(env or {}),
        capture_output=True,
        check=False,
    )


def process_environment(env: Mapping[str, str]) -> dict[str, str]:
    """The environment of the tests, without what sets the tracker, and 80 columns wide."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("TRACKER")}
    # Commands run in other folders, from where the package is not to be seen.
    return {**inherited, "COLUMNS": "80", "PYTHONPATH": str(PROJECT), **env}


class _Tee(io.BytesIO):
    """Bytes kept, and passed on in the order in which they come."""

    def __init__(self, other: io.BytesIO) -> None:
        super().__init__()
        self._other = other

    def write(self, written: object) -> int:
        content = bytes(written)  # type: ignore[call-overload]
        self._other.write(content)
        return super().write(content)

    def close(self) -> None:
        """Stay open: the text around it is thrown away before it is read."""


@contextmanager
def _environment(env: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(process_environment(env))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _called(*words: str) -> Iterator[None]:
    """Be the program of that name, as far as the command line can tell."""
    argv, program = sys.argv, sys.modules["__main__"]
    sys.argv, sys.modules["__main__"] = list(words), ModuleType("__main__")
    try:
        yield
    finally:
        sys.argv, sys.modules["__main__"] = argv, program
