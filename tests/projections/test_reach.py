"""Reach: what is settled is looked at again where what is said later can mean it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.records import Record
from tests.support.stores import rows
from tests.support.stories import Act, commitment, completion, follow_up, readout
from tracker.domain.readouts import Readout

DONE = completion("item", fulfils=["item"])

ANEW: tuple[tuple[str, str, list[str], list[str]], ...] = (
    ("a", "2018-01-10", ["JP", "RU"], []),
    ("b", "2018-02-10", ["JP"], ["item@a"]),
    ("c", "2018-03-10", ["JP"], ["item@b"]),
    ("d", "2018-04-10", ["JP"], ["item@c"]),
)
"""What is promised, or announced: the readout, its day, by whom, and what that renews."""


def _anew(act: Callable[..., Act], name: str, on: str, by: list[str], renews: list[str]) -> Readout:
    return readout(name, act("item", by=by, due="../2018-12", renews=renews), on=on)


STORIES = {
    "its window moved after it was settled": (
        readout("a", commitment("item", due={"at": "visit"}), on="2018-01-01"),
        readout("b", commitment("item", due="2018-03"), completion("item"), on="2018-02-01"),
        readout("c", completion("item"), on="2018-05-01", holds=["visit"]),
    ),
    "a later instalment was done before its time": (
        readout("a", commitment("item", due="2018-03"), on="2018-01-01"),
        readout(
            "b",
            commitment("item", due="2019-01", renews=[]),
            completion("item", fulfils=["item@a", "item@b"]),
            on="2018-04-01",
        ),
        readout("c", commitment("item", due="2019-06", renews=[]), on="2018-06-01"),
        readout("d", DONE, on="2018-07-01"),
    ),
    "one party did the last instalment, and the other renewed it": (
        readout("a", commitment("item", due="2018-03"), on="2018-01-01"),
        readout("b", commitment("item", due="2018-06", renews=[]), on="2018-01-02"),
        readout(
            "c",
            completion("item", fulfils=["item@a"]),
            completion("item", fulfils=["item@b"], done_by=["JP"]),
            commitment("item", by=["RU"], due="2019-06", renews=["item@b"]),
            on="2018-07-01",
        ),
        readout("d", completion("item", fulfils=["item"], done_by=["RU"]), on="2018-07-20"),
    ),
    "two of one readout were done": (
        readout("a", commitment("item"), commitment("item", renews=[]), on="2018-01-01"),
        readout("b", completion("item"), on="2018-04-01"),
        readout("c", commitment("item", renews=["item"]), on="2018-06-01"),
    ),
    "one party promised it anew alone, again and again, until the first promise is named": (
        *(_anew(commitment, *one) for one in ANEW),
        readout("e", completion("item", fulfils=["item@a"], done_by=["JP"]), on="2018-12-10"),
    ),
    "one party put it off alone, again and again, until the first date is named": (
        *(_anew(follow_up, *one) for one in ANEW),
        readout("e", on="2018-12-10", holds=["item@a"]),
    ),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_rebuild_settles_what_was_settled(record: Record, story: tuple[Readout, ...]) -> None:
    for one in story:
        record.record(one)
    before = rows(record)
    with record.ledger() as ledger:
        ledger.rebuild()
    assert rows(record) == before
