"""Processes that help: as many as can run at once, and none that outlives the one it helps."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread


def processors() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def helping(count: int) -> Iterator[ProcessPoolExecutor]:
    """Helping processes, which end with the block.

    What a forked process inherits of open databases is not its to use, so each is begun anew.
    """
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_help)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _help() -> None:
    """Begin as a helping process: leave Ctrl-C to the one that asked, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
