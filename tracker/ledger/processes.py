"""Processes that help: as many as can run at once, and none that outlives the one it helps."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context, parent_process
from multiprocessing.synchronize import Event
from threading import Thread
from typing import TypeVar

from tracker.errors import Unavailable

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")

_AHEAD = 2
"""Pieces of work that each process is handed before the first is asked for."""


def processors() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def together(
    work: Callable[[_Given], _Found],
    given: Iterable[_Given],
    doing: str,
    *,
    worth: bool,
    alone: Callable[[_Given], _Found] | None = None,
) -> Iterator[Iterator[_Found]]:
    """What a piece of work finds of each thing given, in their order.

    Processes help with it, which end with the block; where only one can run, or none can so much
    as begin, this one does all of it. What a forked process inherits of open databases is not its
    to use, so each is begun anew.

    Args:
        work: what is to be done, with whatever is given.
        given: taken a little ahead of what is found.
        doing: what it is for, as in "helped to verify".
        worth: whether there is so much that it pays to begin processes.
        alone: how to do it in this process, where that is another way.

    Raises:
        Unavailable: while something is asked for, since a process that helped was stopped.
    """
    able = processors()
    if able == 1 or not worth:
        yield map(alone or work, given)
        return
    context = get_context("spawn")
    begun = context.Event()
    pool = ProcessPoolExecutor(able, mp_context=context, initializer=_help, initargs=(begun,))
    remaining, left = iter(given), deque[_Given]()

    def found() -> Iterator[_Found]:
        try:
            yield from _in_turn(pool, work, remaining, left)
        except BrokenProcessPool as error:
            if begun.is_set():
                raise Unavailable(
                    f"a process that helped to {doing} was stopped, perhaps for want of memory; "
                    f"{doing} once more"
                ) from error
            yield from map(alone or work, chain(left, remaining))

    try:
        yield found()
    finally:
        pool.shutdown(cancel_futures=True)


def _in_turn(
    pool: ProcessPoolExecutor,
    work: Callable[[_Given], _Found],
    given: Iterable[_Given],
    left: deque[_Given],
) -> Iterator[_Found]:
    """What is found, in order; `left` has what was taken and not found yet."""
    handed: deque[Future[_Found]] = deque()
    ahead = _AHEAD * processors()
    for one in given:
        left.append(one)
        handed.append(pool.submit(work, one))
        if len(handed) > ahead:
            yield handed.popleft().result()
            left.popleft()
    while handed:
        yield handed.popleft().result()
        left.popleft()


def _help(begun: Event) -> None:
    """Begin as a helping process: leave Ctrl-C to the one that asked, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    begun.set()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
