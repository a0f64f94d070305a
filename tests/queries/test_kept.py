"""Kept: what is looked up once in a state of the record, and given up with it."""

from __future__ import annotations

import gc
from datetime import date

from tests.support.records import Record
from tests.support.stories import commitment, completion, named, readout
from tracker import bootstrap
from tracker.queries import Viewpoint
from tracker.queries.kept import KeptByRelationship, Key, ReadBefore, kept
from tracker.queries.reader import RecordReader


class Told:
    """Something that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    @kept
    def double(self, number: int) -> int:
        self.asked += 1
        return 2 * number


def test_it_is_found_out_once_for_each_thing_given() -> None:
    first, second = Told(), Told()
    assert [first.double(1), first.double(1), first.double(2), second.double(1)] == [2, 2, 4, 2]
    assert (first.asked, second.asked) == (2, 1)


def test_a_state_of_the_record_is_given_up_when_all_is_answered(shipped: Record) -> None:
    before = _readers()
    with shipped.queries() as queries:
        view = Viewpoint(as_of=date(2019, 7, 1))
        assert queries.items(view)
        assert queries.overdue(view)
        assert _readers() == before + 1
        del queries
    assert _readers() == before


def _readers() -> int:
    gc.collect()
    return sum(isinstance(one, RecordReader) for one in gc.get_objects())


def test_of_relationships_what_is_there_is_read_once_of_each() -> None:
    asked: list[tuple[int, tuple[int, ...] | None]] = []

    def read(known: int, relationships: tuple[int, ...] | None) -> dict[int, str]:
        asked.append((known, relationships))
        every = (1, 2, 3) if relationships is None else relationships
        return {one: f"{one} by {known}" for one in every}

    single, key = ReadBefore(), Key[int, str]()
    told = KeptByRelationship(read, single, key)
    assert told.of(9, (2, 1))[1] == "1 by 9"
    assert told.of(9, (1, 3))[3] == "3 by 9"
    assert told.of(8, (1,))[1] == "1 by 8"
    assert {*told.of(9, None)} == {1, 2, 3}
    assert told.of(9, (2,))[2] == "2 by 9"
    assert asked == [(9, (1, 2)), (9, (3,)), (8, (1,)), (9, None)]
    assert KeptByRelationship(read, single, key).of(8, (1,)) == {1: "1 by 8"}
    assert len(asked) == 4
    assert KeptByRelationship(read, single, Key[int, str]()).of(8, (1,)) == {1: "1 by 8"}
    assert len(asked) == 5


def test_what_was_read_is_kept_of_those_asked_about_last() -> None:
    asked: list[tuple[int, ...]] = []

    def read(known: int, relationships: tuple[int, ...]) -> dict[int, int]:
        asked.append(relationships)
        return dict.fromkeys(relationships, known)

    single, key = ReadBefore(most=2), Key[int, int]()
    for one in (1, 2, 1, 3, 1, 2):
        assert single.told(key, 9, one, read) == {one: 9}
    assert asked == [(1,), (2,), (3,), (2,)]


def test_what_was_read_for_one_answer_is_told_again_until_more_is_recorded(kept: Record) -> None:
    kept.record(named("form", part_of="visa"))
    kept.record(readout("a", commitment("visa", due="../2019-02"), on="2019-01-01"))
    readers = bootstrap.Readers(kept.store)
    view = Viewpoint(as_of=date(2019, 7, 1), relationship="JP-RU")

    def told(within: frozenset[str] | None = None) -> list[bool]:
        with readers.queries(within) as queries:
            return ["(form@b)" in one.why for one in queries.overdue(view)]

    assert told() == told() == [False]
    kept.record(readout("b", completion("form"), on="2019-03-01"))
    assert told() == told() == told(frozenset({"JP-RU"})) == [True]
    readers.close()
