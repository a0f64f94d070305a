"""The chain: every stored event checked in its place, by as many processes as can run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from functools import partial
from typing import NamedTuple

from tracker.errors import Damaged
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.processes import Helpers
from tracker.ledger.states import NOTHING, state
from tracker.sql import Transaction
from tracker.store import runs
from tracker.store.event_log import EventLog, open_log
from tracker.store.heads import Heads
from tracker.store.reading import read, right
from tracker.store.runs import Length, Mark
from tracker.store.stamp import Run, genesis

RUN = 5_000
"""How many events are checked without a word of progress."""

FEW = 10
"""Steps that are checked before the other processes would have started."""


class Part(NamedTuple):
    """A run of events of a relationship."""

    relationship: str
    run: Run


class Chained(NamedTuple):
    """A run of events that are right, and follow from one another."""

    relationship: str
    events: int
    before: str
    """The digest that the first is chained to."""
    last: str
    """The digest of the last."""


class Checked(NamedTuple):
    """The events of a ledger, found to be right."""

    events: int
    """How many were looked at."""
    head: str
    """The digest over the last of every relationship."""


def check(
    log: EventLog,
    head: str | None = None,
    progress: Callable[[int], None] = lambda _: None,
    *,
    since: str | None = None,
    understand: bool = True,
    size: int = RUN,
) -> Checked:
    """Check every event, and that each is chained to the one before it in its relationship.

    Args:
        log: the ledger's events.
        head: the digest of an earlier state that the ledger must still contain.
        progress: told how many events each step took.
        since: the digest of a state that was found to be right earlier; only what was recorded
            after it is looked at.
        understand: whether what each tells is read as well, as it is when the views are made.
        size: how many events each step takes.

    Raises:
        Damaged: one is not what was recorded, or not where it was; it names the first. Or the
            ledger does not contain the earlier state.
        Unavailable: a process that helped was stopped.
    """
    with log.settled() as sql:
        lengths = runs.lengths(sql)
        marks = runs.marks(sql) if head or since else []
        strays = runs.count(sql) - sum(length.events for length in lengths)
    known = _state(marks, since) if since else NOTHING
    events, over_all, last = 0, Heads(), {name: mark.digest for name, mark in known.items()}
    steps = _steps(lengths, known, size)
    elsewhere = partial(_step_elsewhere, log.store, understand)
    here = partial(_step, log, understand)
    with Helpers("verify") as helpers:
        for step in helpers.found(elsewhere, steps, worth=len(steps) > FEW, alone=here):
            for part in step:
                if last.get(part.relationship, genesis(part.relationship)) != part.before:
                    raise Damaged("events were changed while they were verified; verify once more")
                last[part.relationship] = part.last
                events += part.events
            progress(sum(part.events for part in step))
    if strays:
        raise Damaged(
            f"{strays} of the events are of no relationship on record; restore the ledger from a "
            "copy"
        )
    if head:
        _state(marks, head)
    for name, digest in last.items():
        over_all.put(name, digest)
    return Checked(events, over_all.root)


def _state(marks: list[Mark], head: str) -> Mapping[str, Mark]:
    """What a ledger held when it had a head.

    Raises:
        Damaged: it never had it, or no longer holds all of that.
    """
    found = state(marks, head)
    if found is None:
        raise Damaged(
            f"the ledger does not contain the state {head}: events were cut off or replaced; "
            "restore it from a copy that does"
        )
    return found


def _steps(lengths: Iterable[Length], known: Mapping[str, Mark], size: int) -> list[list[Part]]:
    """The events in steps of about so many, each with runs of some relationships."""
    steps: list[list[Part]] = []
    room = 0
    for length in lengths:
        start = known[length.name].position + 1 if length.name in known else 1
        while start <= length.events:
            if room <= 0:
                steps.append([])
                room = size
            stop = min(length.events + 1, start + room)
            steps[-1].append(Part(length.name, Run(length.id, start, stop)))
            room -= stop - start
            start = stop
    return steps


def _step_elsewhere(store: str, understand: bool, step: list[Part]) -> list[Chained]:  # noqa: FBT001 - bound by `partial`
    """Check a step in a process of its own, which opens the store for itself."""
    with closing(open_log(store, create=False)) as log:
        return _step(log, understand, step)


def _step(log: EventLog, understand: bool, step: list[Part]) -> list[Chained]:  # noqa: FBT001
    with uncollected(), log.reading() as sql:
        return [_run(sql, part, understand=understand) for part in step]


def _run(sql: Transaction, part: Part, *, understand: bool) -> Chained:
    before = last = runs.digest_before(sql, part.run, part.relationship)
    events = 0
    stored = runs.stored(sql, part.run)
    given = part.relationship, stored, before, part.run.start
    told = read(*given) if understand else (parts for _, parts in right(*given))
    for digest, *_ in told:
        last = digest
        events += 1
    return Chained(part.relationship, events, before, last)
