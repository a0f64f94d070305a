"""Processes that help: as many as can run at once, and none that outlives the one it helps."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context, parent_process
from multiprocessing.synchronize import Event
from threading import Thread
from typing import Self, TypeVar

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


class Helpers:
    """Processes that help with one piece of work after another, until the block ends.

    They begin with the first work that is worth it; where only one process can run, or none can
    so much as begin, this one does all of it. What a forked process inherits of open databases is
    not its to use, so each is begun anew.

    Args:
        doing: what it is for, as in "helped to verify".
    """

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._pool: ProcessPoolExecutor | None = None
        self._begun: Event | None = None
        """Set by the first that has begun."""

    def __enter__(self) -> Self:
        """Begin the block, and no process yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End them, whatever they were doing."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def found(
        self,
        work: Callable[[_Given], _Found],
        given: Iterable[_Given],
        *,
        worth: bool,
        alone: Callable[[_Given], _Found] | None = None,
    ) -> Iterator[_Found]:
        """What a piece of work finds of each thing given, in their order.

        Args:
            work: what is to be done, with whatever is given.
            given: taken a little ahead of what is found.
            worth: whether there is so much that it pays to begin processes.
            alone: how to do it in this process, where that is another way.

        Raises:
            Unavailable: while something is asked for, since a process that helped was stopped.
        """
        if processors() == 1 or not worth:
            yield from map(alone or work, given)
            return
        pool, begun = self._team()
        remaining, left = iter(given), deque[_Given]()
        try:
            yield from _in_turn(pool, work, remaining, left)
        except BrokenProcessPool as error:
            if begun.is_set():
                raise Unavailable(
                    f"a process that helped to {self._doing} was stopped, perhaps for want of "
                    f"memory; {self._doing} once more"
                ) from error
            yield from map(alone or work, chain(left, remaining))

    def _team(self) -> tuple[ProcessPoolExecutor, Event]:
        if self._pool is None or self._begun is None:
            context = get_context("spawn")
            self._begun = context.Event()
            self._pool = ProcessPoolExecutor(
                processors(), mp_context=context, initializer=_help, initargs=(self._begun,)
            )
        return self._pool, self._begun


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
    attend()
    begun.set()


def attend() -> None:
    """Be there for the process that began this one: leave Ctrl-C to it, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
