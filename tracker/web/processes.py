"""Processes: several that do one work until they are told to end, each begun anew if it dies."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from typing import NamedTuple, TypeVar

from tracker.errors import Unavailable
from tracker.ledger.processes import attend

_Share = TypeVar("_Share")

_BEGUN = 10.0
"""Seconds in which a process that ends by itself ends in beginning, and would do so again."""

_ENDING = (signal.SIGINT, signal.SIGTERM)
"""What tells a process to end."""

_PATIENCE = 15.0
"""Seconds in which a process has to come to its end once it was told to."""


def share(
    work: Callable[[_Share], None], shares: Sequence[_Share], lost: Callable[[str], None]
) -> None:
    """Do each share of a work in a process of its own, until this one is told to end.

    Args:
        work: what is to be done, with a share of it.
        shares: the shares.
        lost: told, in words, that one died and another has its share now.

    Raises:
        Unavailable: one ended as soon as it had begun.
    """
    # Either ends it, also where the shell that began it in the background has Ctrl-C ignored.
    before = {told: signal.signal(told, signal.default_int_handler) for told in _ENDING}
    members: list[_Member] = []
    try:
        members += (_begin(work, one) for one in shares)
        while True:
            wait([member.process.sentinel for member in members])
            for place, member in enumerate(members):
                code = member.process.exitcode
                if code is None:
                    continue
                how = f"it ended with {code}"
                if code >= 0 and monotonic() - member.since < _BEGUN:
                    raise Unavailable(f"a process of the server could not begin: {how}")
                lost(f"a process of the server was lost ({how}); another takes its place")
                members[place] = _begin(work, shares[place])
    finally:
        for member in members:
            member.process.terminate()
        for member in members:
            member.process.join(_PATIENCE)
            member.process.kill()
        for told, handler in before.items():
            signal.signal(told, handler)


class _Member(NamedTuple):
    """A process, and when it began."""

    process: SpawnProcess
    since: float


def _begin(work: Callable[[_Share], None], share: _Share) -> _Member:
    # What a forked process inherits of open databases is not its to use, so each is begun anew.
    process = get_context("spawn").Process(target=_do, args=(work, share))
    process.start()
    return _Member(process, monotonic())


def _do(work: Callable[[_Share], None], share: _Share) -> None:
    attend()
    work(share)
