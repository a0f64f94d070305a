"""Commits: by a word for the state of a store one knows that nothing was committed since."""

from __future__ import annotations

from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker import bootstrap


def test_the_word_is_another_after_each_commit_that_is_seen(kept: Record) -> None:
    kept.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    readers = bootstrap.Readers(kept.store)
    words = []
    for number in range(2, 5):
        with readers.queries() as queries:
            words.append(queries.commits())
            before = queries.extent()
            kept.record(readout(f"r-{number}", commitment("visa"), on=f"2019-0{number}-01"))
            assert (queries.commits(), queries.extent()) == (words[-1], before)
    assert len({*words}) == len(words)
    readers.close()


def test_the_word_is_the_same_while_nothing_is_committed(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    readers = bootstrap.Readers(record.store)
    words = set()
    for _ in range(3):
        with readers.queries() as queries:
            words.add(queries.commits())
    assert len(words) == 1
    readers.close()


def test_each_connection_has_words_of_its_own(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with record.queries() as first, record.queries() as second:
        assert first.commits() != second.commits()
