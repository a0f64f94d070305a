"""The baseline of a mutation run: which tests come by which lines, and how long each of them takes.

The functions that run tests do so in the process that calls them, which must not have imported the
program before, and must have the copy of the project that is meant as its working folder.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coverage
import hypothesis  # noqa: F401 - imported once, for all the processes that begin as this one is
import pydantic  # noqa: F401
import pytest

from campaigns.mutants import Mutant

LEFT_OUT = (
    # They ask about other parts of the program,
    *("tests/drafting", "tests/installing", "tests/test_docs.py", "tests/faults/test_bad_input.py"),
    # or start processes by the dozen, of whose lines nothing is known.
    *(
        f"tests/faults/test_{name}.py"
        for name in ("killed", "readers", "standby", "torn", "writers")
    ),
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the tests do while nothing is changed.

    Attributes:
        seconds: how long each test takes that passes.
        lines: the tests that come by each line of each module.
    """

    seconds: dict[str, float]
    lines: dict[str, dict[int, set[str]]]

    def of(self, mutant: Mutant, most: float) -> list[str]:
        """The tests that come by a mutant, the fastest first.

        Args:
            mutant: the mutant.
            most: how many seconds they may take in all; one is taken in any case.
        """
        lines = self.lines.get(str(mutant.path), {})
        found = {test for line in mutant.lines for test in lines.get(line, ())}
        if mutant.imported:  # whichever test is the first to import it, all the others may notice
            found = {test for tests in lines.values() for test in tests}
        chosen: list[str] = []
        for test in sorted(
            found & self.seconds.keys(), key=lambda test: (self.seconds[test], test)
        ):
            most -= self.seconds[test]
            if most < 0 and chosen:
                break
            chosen.append(test)
        return chosen


class _Watch:
    """A plugin of pytest that keeps how long tests take, and which share what is made once."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: set[str] = set()
        self.sharing: dict[str, list[str]] = {}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Note what each test shares with others."""
        for item in items:
            made = item._fixtureinfo.name2fixturedefs  # noqa: SLF001 - told nowhere else
            self.sharing[item.nodeid] = [
                f"{found[-1].baseid}::{name}"
                for name, found in made.items()
                if found[-1].scope != "function"
            ]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a part of a test took."""
        self.seconds[report.nodeid] += report.duration
        if not report.passed:
            self.failed.add(report.nodeid)


def run_tests(*words: str, plugins: tuple[object, ...] = ()) -> int:
    """Run tests in this process, and return what pytest does."""
    sys.path.insert(0, str(Path.cwd()))
    options = ["-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return int(pytest.main([*options, *words], plugins=list(plugins)))


def measured(kept: Path) -> int:
    """Run all tests that matter, and keep in files what they do."""
    watch = _Watch()
    ignored = [f"--ignore={path}" for path in LEFT_OUT]
    covered = ["--cov=tracker", "--cov-context=test", "--cov-report="]
    code = run_tests("tests", *ignored, *covered, plugins=(watch,))
    if watch.seconds:
        _keep(watch, kept)
    return code


def _keep(watch: _Watch, kept: Path) -> None:
    kept.mkdir()
    Path(".coverage").rename(kept / "coverage")
    passed = {name: taken for name, taken in watch.seconds.items() if name not in watch.failed}
    kept.joinpath("tests.json").write_text(
        json.dumps({"seconds": passed, "failed": sorted(watch.failed), "sharing": watch.sharing})
    )


def told(kept: Path, copy: Path) -> Baseline:
    """What was kept of a copy's tests."""
    said = json.loads(kept.joinpath("tests.json").read_text())
    for name in said["failed"]:
        print(f"left out, since it does not pass here: {name}", flush=True)
    sharing: dict[str, set[str]] = defaultdict(set)
    for test, shared in said["sharing"].items():
        for name in shared:
            sharing[name].add(test)
    data = coverage.CoverageData(str(kept / "coverage"))
    data.read()
    lines: dict[str, dict[int, set[str]]] = {}
    for path in data.measured_files():
        named = str(Path(path).relative_to(copy.resolve()))
        lines[named] = {
            line: {
                test for context in contexts for test in _tests(context, said["sharing"], sharing)
            }
            for line, contexts in data.contexts_by_lineno(path).items()
        }
    return Baseline(said["seconds"], lines)


def _tests(
    context: str, shared: dict[str, list[str]], sharing: dict[str, set[str]]
) -> Iterator[str]:
    """The tests that come by a line in a context; what one made for all, all come by."""
    test, _, phase = context.rpartition("|")
    yield test
    if phase == "setup":
        for name in shared.get(test, ()):
            yield from sharing[name]
