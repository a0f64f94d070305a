"""Comparison of one day: what other readouts of the day of the first side say came of that."""

from __future__ import annotations

import pytest

from tests.support.comparisons import changes, compare
from tests.support.records import Record
from tests.support.stories import commitment, completion, progress, readout, views

DAY, LATER = "2018-03-01", "2018-06-15"


@pytest.fixture
def told(kept: Record) -> Record:
    """Promises, and two meetings of one day: the first mentions some, the second settles some."""
    undertaken = [commitment(one, due="../2018-12") for one in ("done", "left", "moved", "only")]
    kept.record(
        readout("z", *undertaken, commitment("before"), on="2018-01-15"),
        readout("y", completion("before"), on="2018-02-15"),
        readout(
            "m1",
            *(views(one) for one in ("done", "left", "before")),
            commitment("moved", due="../2019-03", renews=["moved@z"]),
            on=DAY,
            meeting="talks-1",
        ),
        readout(
            "m2",
            completion("done"),
            completion("only"),
            commitment("moved", due="../2019-06", renews=["moved@m1"]),
            commitment("fresh"),
            progress("begun"),
            on=DAY,
            meeting="talks-2",
        ),
        readout("m3", views("done"), views("fresh"), on=LATER),
    )
    return kept


@pytest.mark.parametrize("until", [DAY, "2018-04-01"])
def test_what_another_readout_of_the_day_says_came_of_the_first(told: Record, until: str) -> None:
    assert changes(told, "m1", until) == {
        "done": ("fulfilled",),
        "only": ("fulfilled", "taken up again"),
        "moved": ("deadline later",),
        "fresh": ("new",),
        "begun": ("new",),
    }
    by_item = {one.item: one for one in compare(told, "m1", until)}
    assert by_item["done"].why == "fulfilled on 2018-03-01: done@z, by done@m2"
    assert by_item["moved"].days_moved == 91


def test_what_the_first_or_an_earlier_one_settled_did_not_come_of_it(told: Record) -> None:
    assert "before" not in changes(told, "m1", DAY)
    assert changes(told, "m2", DAY) == {
        **dict.fromkeys(("done", "moved"), ("repeated",)),
        **dict.fromkeys(("before", "left"), ("taken up again",)),
    }
    assert changes(told, DAY, "2018-04-01") == {}


def test_what_was_settled_on_the_day_is_told_at_a_later_meeting(told: Record) -> None:
    assert changes(told, "m1", "m3") == {
        "done": ("fulfilled",),
        "left": ("dropped",),
        "moved": ("dropped", "deadline later"),
        "before": ("not repeated",),
        "fresh": ("taken up again",),
    }
