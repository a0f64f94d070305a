"""Side by side: two recordings of which one begins before the other has ended, on PostgreSQL.

Whatever they are about, each has to see of the other what bears on it, and neither may wait for
ever: the views then are what the events give in the order of their moments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import permutations
from threading import Event
from typing import Any

import psycopg
import pytest

from tests.support.records import DAY, Record
from tests.support.stories import A, commitment, completion, readout, views
from tracker import bootstrap
from tracker.domain.readouts import Readout
from tracker.errors import Refused
from tracker.ledger import Ledger
from tracker.ledger.verification import Verification

Do = Callable[[Ledger], object]

_OTHERS, _NEW, _THIRD, _APART = ["DE", "FR"], ["ES", "IT"], ["ES", "PT"], ["NO", "SE"]
_NOT_YET = "x@n"


def _named(on: str = "2018-05-01", renews: tuple[str, ...] = (A, _NOT_YET)) -> Readout:
    told = commitment("visits", by=_OTHERS, renews=list(renews))
    return readout("s", told, on=on, parties=_OTHERS, holds=[_NOT_YET])


def _registered(ledger: Ledger) -> object:
    told = readout("n", commitment("x"), completion("item"), on="2018-04-01")
    return ledger.record([told], day=DAY)


def _named_first(ledger: Ledger) -> object:
    told = commitment("z", by=_NEW, renews=[_NOT_YET, A, "w@m"])
    other = readout("m", views("w", by=_THIRD), on="2018-03-09", parties=_THIRD)
    return ledger.record(
        [readout("u", told, on="2018-06-01", parties=_NEW, holds=[A]), other], day=DAY
    )


def _named_by_another(ledger: Ledger) -> object:
    told = completion("v", by=_THIRD, fulfils=[_NOT_YET, "w@m", "visits@s"])
    return ledger.record([readout("k", told, on="2018-08-01", parties=_THIRD)], day=DAY)


def _apart(ledger: Ledger) -> object:
    told = readout("apart", views("sea", by=_APART), on="2018-03-09", parties=_APART)
    return ledger.record([told], day=DAY)


def _released(ledger: Ledger) -> object:
    return ledger.amend(_named(renews=()), reason="misread", day=DAY)


def _moved(ledger: Ledger) -> object:
    return ledger.amend(_named(on="2018-03-05"), reason="misdated", day=DAY)


def _taken_back(ledger: Ledger) -> object:
    return ledger.amend(readout("a", views("item"), on="2018-03-01"), reason="no", day=DAY)


_ALL = (_registered, _named_first, _named_by_another, _released, _moved, _taken_back)


@pytest.fixture
def served(emptied: Callable[[], str]) -> Record:
    """A record in PostgreSQL in which one relationship names what others say, and will say."""
    record = Record(emptied())
    record.record(
        readout("a", commitment("item"), views("other"), on="2018-03-01"),
        _named(),
    )
    return record


@pytest.mark.parametrize(
    ("first", "second"),
    list(permutations(_ALL, 2)),
    ids=lambda do: do.__name__.strip("_").replace("_", " "),
)
def test_each_of_two_recordings_sees_of_the_other_what_bears_on_it(
    served: Record, first: Do, second: Do
) -> None:
    with _held(served, first) as held, ThreadPoolExecutor() as pool:
        other = pool.submit(_work, served, second, 2)
        _until_it_waits(served, other)
        held.go_on()
        assert isinstance(held.done.exception(20), Refused | None)
        assert isinstance(other.exception(20), Refused | None)
    with served.ledger() as ledger:
        ledger.verify()


@pytest.mark.parametrize("do", [Ledger.verify, Ledger.rebuild, lambda one: [*one.export()]])
def test_what_looks_at_everything_waits_for_those_who_record(
    served: Record, do: Callable[[Ledger], object]
) -> None:
    """One of another relationship ends before, and has the later moment."""
    with _held(served, _registered) as held, ThreadPoolExecutor() as pool:
        assert _work(served, _apart, 2)
        looking = pool.submit(_work, served, do, 3)
        _until_it_waits(served, looking)
        later = pool.submit(_work, served, _named_first, 4)
        _until_it_waits(served, later, 2)
        held.go_on()
        assert held.done.result(20)
        looked, _ = looking.result(20), later.result(20)
    with served.ledger() as ledger:
        if isinstance(looked, Verification):
            assert ledger.verify(head=looked.head).events > looked.events
        ledger.verify()


class _Held:
    """A recording that has claimed what it needs, and waits until it may go on."""

    def __init__(self) -> None:
        self.begun, self._go_on = Event(), Event()
        self.done: Future[object] = Future()

    def wait(self) -> None:
        self.begun.set()
        self._go_on.wait(20)

    def go_on(self) -> None:
        self._go_on.set()


@contextmanager
def _held(record: Record, do: Do) -> Iterator[_Held]:
    held = _Held()
    with ThreadPoolExecutor() as pool:
        held.done = pool.submit(_work, record, do, 1, held.wait)
        try:
            assert held.begun.wait(20)
            yield held
        finally:
            held.go_on()


def _work(record: Record, do: Do, hours: int, claimed: Callable[[], None] = lambda: None) -> object:
    """Do something by a clock that is some hours ahead."""

    def clock() -> datetime:
        claimed()
        return record.moment + timedelta(hours=hours)

    with bootstrap.ledger(record.store, recorded_by="ann", clock=clock) as ledger:
        return do(ledger)


def _until_it_waits(record: Record, other: Future[Any], count: int = 1) -> None:
    """Come back when something has ended, or as many wait for others."""
    with psycopg.connect(record.store, autocommit=True) as server:
        while not wait([other], 0.01, FIRST_COMPLETED).done:
            ((waiting,),) = server.execute("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
            if waiting >= count:
                return
