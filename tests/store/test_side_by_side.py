"""Side by side: two recordings of which one begins before the other has ended, on PostgreSQL.

Whatever they are about, each has to see of the other what bears on it, and neither may wait for
ever: the views then are what the events give in the order of their moments.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
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

Do = Callable[[Ledger], object]

_OTHERS, _NEW, _THIRD = ["DE", "FR"], ["ES", "IT"], ["ES", "PT"]
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
    held, go_on = Event(), Event()

    def clock() -> datetime:
        """The time; the first recording waits with all that it has claimed."""
        held.set()
        go_on.wait(20)
        return served.moment + timedelta(hours=1)

    def work(do: Do, clock: Callable[[], datetime]) -> object:
        with bootstrap.ledger(served.store, recorded_by="ann", clock=clock) as ledger:
            return do(ledger)

    with ThreadPoolExecutor() as pool:
        one = pool.submit(work, first, clock)
        assert held.wait(20)
        other = pool.submit(work, second, lambda: served.moment + timedelta(hours=2))
        _until_it_waits(served, other)
        go_on.set()
        done, _ = wait([one, other], 20)
        assert len(done) == 2
        for each in done:
            assert isinstance(each.exception(), Refused | None)
    with served.ledger() as ledger:
        ledger.verify()


def _until_it_waits(record: Record, other: Future[Any]) -> None:
    """Come back when a recording has ended, or waits for another."""
    with psycopg.connect(record.store, autocommit=True) as server:
        while not wait([other], 0.01, FIRST_COMPLETED).done:
            ((waiting,),) = server.execute("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
            if waiting:
                return
