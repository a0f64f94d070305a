"""A world to measure on: a made-up ledger of any size, the same whenever it is made.

python -m benchmarks.world --statements 100000 --store sqlite:///world.db
python -m benchmarks.world --statements 100000 --files world/

A relationship tells a story of its own, some 530 statements long, that depends on nothing but its
parties: a larger world has more relationships, and those of a smaller one stand in it unchanged.
Entries come in the order in which they are recorded, all relationships side by side.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from heapq import merge
from itertools import chain, combinations, islice, product
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.entries import Amended, Entry, Merged
from benchmarks.story import BODIES, READOUTS, STATEMENTS, Story
from tracker import bootstrap
from tracker.domain.items import (
    ConditionSettled,
    EvidenceSought,
    ItemList,
    OutcomeAssessed,
)
from tracker.domain.parties import COUNTRIES
from tracker.domain.readouts import Readout
from tracker.files.readouts import item_list_text, readout_text
from tracker.ledger import Ledger

T = TypeVar("T")

A_RELATIONSHIP = sum(READOUTS) * sum(STATEMENTS) // 4
"""How many statements a relationship has on average."""

AS_OF = date(2014, 6, 30)
"""A day on which every relationship has more behind it than before it."""

KNOWN_ON = datetime(2013, 1, 1, tzinfo=UTC)
"""A moment on the record clock before that day."""

_BATCH = 100
_SIDE_BY_SIDE = 2000
"""How many relationships are told side by side; the next as many follow when they are told out."""

_WITHOUT_A_SEAT = frozenset(
    """
    AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ
    AI MS NC NF NU PF PM PN PR PS RE SH SJ SX TC TF TK TW UM VA VG VI WF YT
    """.split()  # noqa: SIM905 - the codes are read as a table
)
"""Codes of ISO 3166-1 that are not those of the 193 members of the United Nations."""


def relationships(count: int) -> list[str]:
    """The names of that many relationships; of fewer, the first of them."""
    states = sorted(COUNTRIES - _WITHOUT_A_SEAT)
    pairs = [*combinations(states, 2), *product(states, sorted(BODIES))]
    Random(1).shuffle(pairs)  # noqa: S311 - a world that can be made again
    names = ["-".join(sorted(pair)) for pair in pairs]
    names.remove("JP-RU")
    names.insert(0, "JP-RU")
    if count > len(names):
        most = len(names) * A_RELATIONSHIP
        raise ValueError(f"the world has {len(names)} relationships, for {most} statements")
    return names[:count]


def size(statements: int) -> int:
    """How many relationships it takes for about as many statements."""
    return max(1, round(statements / A_RELATIONSHIP))


def world(statements: int) -> Iterator[Entry]:
    """The entries of a world of about as many statements, in the order of their recording."""
    names = relationships(size(statements))
    for start in range(0, len(names), _SIDE_BY_SIDE):
        stories = (story(name) for name in names[start : start + _SIDE_BY_SIDE])
        yield from merge(*stories, key=attrgetter("on"))


def readouts(statements: int) -> Iterator[Readout]:
    """Only the readouts of a world."""
    return (entry.what for entry in world(statements) if isinstance(entry.what, Readout))


def folders(statements: int) -> Iterator[Readout]:
    """The readouts of a world, a folder after the other, as `tracker record` takes its files."""
    for name in sorted(relationships(size(statements))):
        told = (entry.what for entry in story(name))
        found = [what for what in told if isinstance(what, Readout)]
        yield from sorted(found, key=attrgetter("readout"))


def story(relationship: str) -> Iterator[Entry]:
    """What is recorded of one relationship, in that order."""
    return Story(relationship).entries()


# Recording


class Clock:
    """Tells the day of the entry that is being recorded."""

    def __init__(self) -> None:
        self.day = date(1980, 1, 1)

    def __call__(self) -> datetime:
        """Noon of that day, in UTC."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


def record(ledger: Ledger, entries: Iterable[Entry], clock: Clock) -> Iterator[int]:
    """Record entries; readouts by the hundred, and then the corrections that came in among them.

    No recording spans two years, so that what is known at the end of one is alike in all worlds.

    Args:
        ledger: where to.
        entries: in the order of their recording.
        clock: the ledger's clock.

    Yields:
        How many statements each step recorded.
    """
    given: list[Readout | ItemList] = []
    corrections: list[Entry] = []
    last = clock.day
    for entry in chain(entries, [None]):
        if entry is None or len(given) == _BATCH or entry.on.year > last.year:
            clock.day = last
            ledger.record(given, day=last)
            for correction in corrections:
                _correct(ledger, correction)
            yield sum(len(each.statements) for each in given if isinstance(each, Readout))
            given, corrections = [], []
        if entry is not None:
            last = entry.on
            if isinstance(entry.what, Readout | ItemList):
                given.append(entry.what)
            else:
                corrections.append(entry)


def _correct(ledger: Ledger, entry: Entry) -> None:
    match entry.what:
        case Amended(given=given, reason=reason):
            ledger.amend(given, reason=reason, day=entry.on)
        case Merged(relationship=relationship, event=event):
            ledger.merge(relationship, event, day=entry.on)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought() as judged:
            ledger.judge(judged, day=entry.on)
        case _:
            raise TypeError(f"{type(entry.what).__name__} corrects nothing")


def fill(store: str, statements: int) -> int:
    """Record a world in a new store; return how many statements it has."""
    clock, count, started = Clock(), 0, time.monotonic()
    with bootstrap.ledger(
        store,
        create=True,
        recorded_by="anna",
        clock=clock,
        any_moment=True,  # a world goes back to years before there was this program
    ) as ledger:
        for step in record(ledger, world(statements), clock):
            count += step
            told(count, statements, started)
    return count


def write(folder: Path, statements: int) -> int:
    """Write a world's readouts and items as files, a folder a relationship; return how many."""
    count = 0
    for entry in world(statements):
        match entry.what:
            case Readout() as readout:
                name, text = f"{readout.readout}.yaml", readout_text(readout)
                home = folder / readout.relationship.lower()
            case ItemList() as items:
                name, text = "items.yaml", item_list_text(items)
                home = folder / "-".join(sorted(items.parties)).lower()
            case _:
                continue
        home.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count


def told(count: int, of: int, started: float) -> None:
    """Say on a terminal how far it is."""
    if sys.stderr.isatty():
        pace = count / max(time.monotonic() - started, 0.001)
        print(f"\r{count:,} of about {of:,}, {pace:,.0f} a second ", end="", file=sys.stderr)


def first(values: Iterable[T], count: int) -> list[T]:
    """The first of many values."""
    return list(islice(values, count))


def main() -> None:
    """Make a world."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--store", help="record it in this new store")
    parser.add_argument("--files", type=Path, metavar="DIR", help="write it as files below this")
    asked = parser.parse_args()
    if asked.store:
        print(f"{fill(asked.store, asked.statements)} statements recorded")
    if asked.files:
        print(f"{write(asked.files, asked.statements)} files written")
    if not (asked.store or asked.files):
        count = sum(len(readout.statements) for readout in readouts(asked.statements))
        print(f"{count} statements made, and kept nowhere")


if __name__ == "__main__":
    main()
