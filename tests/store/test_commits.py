"""Commits: one sees whether others committed anything since."""

from __future__ import annotations

from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker import bootstrap


def test_it_is_another_after_each_commit_that_is_seen(kept: Record) -> None:
    kept.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    readers = bootstrap.Readers(kept.store)
    found = []
    for number in range(2, 5):
        with readers.queries() as queries:
            found.append(queries.commits())
            before = queries.extent()
            kept.record(readout(f"r-{number}", commitment("visa"), on=f"2019-0{number}-01"))
            assert (queries.commits(), queries.extent()) == (found[-1], before)
    assert len({*found}) == len(found)
    readers.close()


def test_it_is_the_same_while_nothing_is_committed(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    readers = bootstrap.Readers(record.store)
    found = set()
    for _ in range(3):
        with readers.queries() as queries:
            found.add(queries.commits())
    assert len(found) == 1
    readers.close()


def test_each_connection_counts_for_itself(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with record.queries() as first, record.queries() as second:
        assert first.commits() != second.commits()
