"""The chain: every stored event checked in its place, by as many processes as can run at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, closing
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import NamedTuple

from tracker.errors import Damaged, Unavailable
from tracker.ledger.gc_pause import uncollected
from tracker.store.event_log import EventLog, open_log
from tracker.store.stamp import GENESIS, Run

RUN = 20_000
"""How many events are checked before progress is reported."""

FEW = 10
"""Runs that are checked before the other processes would have started."""


class Chained(NamedTuple):
    """A run of events that are right, and follow from one another."""

    events: int
    before: str
    """The digest that the first is chained to."""
    last: str
    """The digest of the last."""
    contains: bool
    """Whether the digest that was looked for, if any, is one of theirs."""


def check(
    log: EventLog,
    head: str | None = None,
    progress: Callable[[int], None] = lambda _: None,
    *,
    size: int = RUN,
) -> Chained:
    """Check every event, and that each is chained to the one before it.

    Args:
        log: the ledger's events.
        head: the digest to look for.
        progress: called with the number of events of each step.
        size: how many events each step takes.

    Raises:
        Damaged: one is not what was recorded, or not where it was; it names the first.
        Unavailable: a process that helped was stopped.
    """
    events, last, contains = 0, GENESIS, head in (None, GENESIS)
    with ExitStack() as stack:
        for part in _checked(stack, log, head, log.runs(size)):
            if part.before != last:
                raise Damaged("events were changed while they were verified; verify once more")
            events, last = events + part.events, part.last
            contains = contains or part.contains
            progress(part.events)
    return Chained(events, GENESIS, last, contains)


def _checked(
    stack: ExitStack, log: EventLog, head: str | None, runs: list[Run]
) -> Iterable[Chained]:
    """The runs in their order, each when it has been checked."""
    able = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(runs) <= FEW or able == 1:
        return map(partial(_run, log, head), runs)
    pool = ProcessPoolExecutor(
        min(able, len(runs)),
        # What a forked process inherits of open databases is not its to use.
        mp_context=get_context("spawn"),
        initializer=_help,
    )
    stack.callback(pool.shutdown, cancel_futures=True)
    together = pool.map(partial(_run_elsewhere, log.store, head), runs)
    return _told(together, map(partial(_run, log, head), runs))


def _told(together: Iterable[Chained], alone: Iterable[Chained]) -> Iterable[Chained]:
    """What several processes find, or one, where the others cannot so much as begin."""
    begun = False
    try:
        for part in together:
            begun = True
            yield part
    except BrokenProcessPool as error:
        if not begun:
            yield from alone
            return
        raise Unavailable(
            "a process that helped to verify was stopped, perhaps for want of memory; "
            "verify once more"
        ) from error


def _help() -> None:
    """Begin as a helping process: leave Ctrl-C to the one that asked, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_elsewhere(store: str, head: str | None, run: Run) -> Chained:
    """Check a run in a process of its own, which opens the store for itself."""
    with closing(open_log(store, create=False)) as log:
        return _run(log, head, run)


def _run(log: EventLog, head: str | None, run: Run) -> Chained:
    events, contains = 0, False
    before = last = log.digest_before(run)
    with uncollected():
        for last, _ in log.verified(run, before):
            events += 1
            contains = contains or last == head
    return Chained(events, before, last, contains)
