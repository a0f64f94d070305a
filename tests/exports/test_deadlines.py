"""Deadlines: what a calendar says of a day, and how exact that is."""

from __future__ import annotations

from datetime import date

from tests.support.records import BEGINNING, Record
from tests.support.stories import commitment, readout
from tracker.exports.deadlines import due, events
from tracker.queries import Viewpoint


def test_a_day_that_is_approximate_is_told_as_such(record: Record) -> None:
    about = {"edtf": "2018-06", "approximate": True, "words": "around June"}
    acts = commitment("about", due=about), commitment("exact", due="2018-06")
    record.record(readout("a", *acts, on="2018-03-01"))
    with record.queries() as queries:
        found = due(queries, Viewpoint(date(2018, 4, 1)))
        told = {one.uid: one for one in events(found, BEGINNING, lambda _: None)}
    first, second = told["about@a@commitment-tracker"], told["exact@a@commitment-tracker"]
    assert first.day == second.day == date(2018, 6, 30)
    assert "\nThe day is approximate (“around June”)." in first.text
    assert "approximate" not in second.text
