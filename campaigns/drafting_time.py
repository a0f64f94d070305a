"""How long drafts of hostile texts take: one unit said again and again, at three sizes.

    python -m campaigns.drafting_time [--strings 2000] [--seed 1] [--at-once 2]
    python -m campaigns.drafting_time --length [--seed 1]

With `--length`, how long two honest texts of many matters take, of 100 KB and of 1 MB.

Each draft is made by `tracker draft` in a process of its own, forked, whose time of the processor
is counted; one that hangs is ended by its limit and does not stop the run. Exits with 1 when a
draft of the largest size took too long, or when one took far more than its length asks for.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from campaigns.pieces import pieces, shaped, strings
from campaigns.varied import varied
from tracker.cli.draft import draft
from tracker.errors import TrackerError

SIZES = (4_096, 16_384, 65_536)
MOST_SECONDS = 5.0
MOST_GROWTH = 5.0
"""For four times the length."""

LENGTHS = (100_000, 1_000_000)
MOST_LONGER = 13.0
"""For ten times the length of a varied text."""

_NOISE = 0.15
"""Seconds below which growth tells nothing: what is done once weighs more than the length."""

_HANGS = 60
"""Seconds of the processor after which a draft is ended."""


class Case(NamedTuple):
    """A text to draft."""

    unit: str
    shape: str
    size: int

    @property
    def text(self) -> str:
        """The text itself."""
        return shaped(*self)


class Varied(NamedTuple):
    """A varied text to draft."""

    size: int
    seed: int

    @property
    def text(self) -> str:
        """The text itself."""
        return varied(*self)


C = TypeVar("C", Case, Varied)


class Took(NamedTuple, Generic[C]):
    """What became of a draft: its seconds, and how it ended."""

    case: C
    seconds: float
    ended: str


def drafted(case: Case | Varied, folder: Path) -> str:
    """Draft a text as `tracker draft` does; how it ended: `done`, or the error's first words."""
    path = folder / f"{os.getpid()}.txt"
    path.write_text(case.text, encoding="utf-8", newline="")
    words = [str(path), "--party", "JP", "--party", "NO", "--date", "2019-03-12"]
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            draft.main(words, standalone_mode=False)
    except TrackerError as error:
        return f"{type(error).__name__}: {str(error).removeprefix(str(path))[:150]}"
    finally:
        path.unlink()
    return "done"


def _begun(case: Case | Varied, folder: Path) -> tuple[int, int]:
    """A forked process that makes a draft, and where it tells how long that took."""
    told, telling = os.pipe()
    child = os.fork()
    if child:
        os.close(telling)
        return child, told
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + _HANGS,) * 2)
    try:
        begun = time.process_time()
        ended = drafted(case, folder)
        took = time.process_time() - begun
    except BaseException as error:  # noqa: BLE001 - told to the one who counts
        ended, took = f"traceback: {type(error).__name__}: {error}"[:200], 0.0
    os.write(telling, pickle.dumps((took, ended)))
    os._exit(0)


def run(cases: Iterable[C], folder: Path, at_once: int) -> Iterator[Took[C]]:
    """Draft every text, so many at once, and tell of each when it is done."""
    running: dict[int, tuple[C, int]] = {}
    waiting = iter(cases)
    while True:
        while len(running) < at_once and (case := next(waiting, None)):
            child, told = _begun(case, folder)
            running[child] = case, told
        if not running:
            return
        child, _ = os.wait()
        case, told = running.pop(child)
        with os.fdopen(told, "rb") as file:
            answer = file.read()
        yield Took(case, *(pickle.loads(answer) if answer else (float(_HANGS), "hangs")))  # noqa: S301


def main() -> int:
    """Run the campaign and print its figures; 0 when every draft was quick enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--length", action="store_true", help="measure varied texts instead")
    given = parser.parse_args()
    if given.length:
        return _longer(given.seed)
    chosen = strings(given.strings, given.seed)
    print(f"{len(pieces())} pieces; {len(chosen)} strings at {len(given.sizes)} sizes")
    took: dict[Case, Took[Case]] = {}
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        drafted(Case("The Ministers agreed to meet in May. ", "run", 500), Path(name))
        cases = [Case(*each, size) for each in chosen for size in given.sizes]
        for one in run(cases, Path(name), given.at_once):
            took[one.case] = one
            if one.seconds > MOST_SECONDS / 5 or one.ended.startswith(("trace", "hangs")):
                print(f"  {one.seconds:6.2f} s  {one.case}  {one.ended}", flush=True)
    return _figures(chosen, took, tuple(given.sizes))


def _longer(seed: int) -> int:
    # How the time grows is to be seen also where a machine takes longer than a draft may.
    os.environ.setdefault("TRACKER_DRAFT_SECONDS", str(_HANGS))
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        # What is done once, such as reading the word lists, is done before both.
        drafted(Varied(5_000, seed), Path(name))
        short, long = run((Varied(size, seed) for size in LENGTHS), Path(name), 1)
    ratio = long.seconds / short.seconds
    for one in (short, long):
        print(f"{one.case.size:9,} characters: {one.seconds:.2f} s, {one.ended}")
    print(f"{ratio:.1f} times as long, of at most {MOST_LONGER:g}")
    return int(ratio > MOST_LONGER or (short.ended, long.ended) != ("done", "done"))


def _figures(
    chosen: list[tuple[str, str]], took: dict[Case, Took[Case]], sizes: tuple[int, ...]
) -> int:
    wrong = 0
    for size in sizes:
        seconds = sorted(took[Case(*each, size)].seconds for each in chosen)
        print(
            f"{size:7,} characters: median {seconds[len(seconds) // 2]:.3f} s, "
            f"99 of 100 within {seconds[len(seconds) * 99 // 100]:.3f} s, "
            f"longest {seconds[-1]:.3f} s"
        )
    endings: dict[str, int] = {}
    for one in took.values():
        endings[one.ended] = endings.get(one.ended, 0) + 1
    for ended, count in sorted(endings.items(), key=lambda each: -each[1]):
        print(f"{count:7,} {ended}")
        wrong += count if ended.startswith(("trace", "hangs")) else 0
    grown = []
    for each in chosen:
        for less, more in pairwise(sizes):
            one, other = took[Case(*each, less)], took[Case(*each, more)]
            allowed = MOST_GROWTH * more / less / 4
            if other.seconds > allowed * max(one.seconds, _NOISE):
                grown.append((other.seconds / max(one.seconds, 1e-3), one, other))
    slow = [
        one for one in took.values() if one.case.size == sizes[-1] and one.seconds > MOST_SECONDS
    ]
    for ratio, one, other in sorted(grown, key=lambda each: -each[0])[:20]:
        print(f"grows {ratio:.1f}-fold: {one.seconds:.3f} s, {other.seconds:.3f} s: {other.case}")
    for one in sorted(slow, key=lambda each: -each.seconds)[:20]:
        print(f"slow: {one.seconds:.2f} s: {one.case}")
    print(f"{len(grown)} grow too fast, {len(slow)} took longer than {MOST_SECONDS} s")
    return int(bool(grown or slow or wrong))


if __name__ == "__main__":
    sys.exit(main())
