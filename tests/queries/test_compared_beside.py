"""Comparison: what B renews where A speaks of its item, and not of the promise itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.comparisons import compare
from tests.support.records import Record
from tests.support.stories import (
    Act,
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tracker.queries.compared import Compared

BESIDE = {
    "progress": progress("visas"),
    "views": views("visas"),
    "request": request("visas", by=["RU"], to=["JP"]),
    "concern": concern("visas"),
    "another promise": commitment("visas", by=["RU"], due="../2019-06", renews=[]),
    "follow-up": follow_up("visas", due="2018-12"),
}
LATER: dict[str, Any] = {"due": "../2019-03", "renews": ["visas@a"], "wording": "agreed"}
RENEWED: dict[str, dict[str, Any]] = {
    "deadline later": LATER,
    "deadline earlier": {**LATER, "due": "../2018-08"},
    "deadline dropped": {**LATER, "due": None},
    "condition added": {**LATER, "due": "../2018-09", "condition": "if funds permit"},
    "weakened": {**LATER, "due": "../2018-09", "wording": "intends"},
}


def between(record: Record, beside: Act, after: Act) -> Compared:
    """What came of the item between the meetings; the same as between their days."""
    promised = commitment("visas", by=["JP"], due="../2018-09", wording="agreed")
    record.record(
        readout("a", promised, on="2018-01-10"),
        readout("b", beside, on="2018-03-10"),
        readout("c", after, on="2018-06-10"),
    )
    (found,) = compare(record, "b", "c")
    (of_days,) = compare(record, "2018-03-10", "2018-06-10")
    assert (found.changes, found.days_moved) == (of_days.changes, of_days.days_moved)
    return found


@pytest.mark.parametrize("beside", BESIDE)
def test_a_promise_that_is_put_off_is_put_off_whatever_else_was_said(
    record: Record, beside: str
) -> None:
    found = between(record, BESIDE[beside], commitment("visas", by=["JP"], **LATER))
    assert found.changes == ("deadline later",)
    assert found.days_moved == 182
    assert (found.before, found.after) == ("visas@a", "visas@c")


@pytest.mark.parametrize("change", RENEWED)
def test_all_of_its_terms_are_compared(record: Record, change: str) -> None:
    found = between(record, BESIDE["progress"], commitment("visas", by=["JP"], **RENEWED[change]))
    assert found.changes == (change,)


def test_what_was_renewed_after_its_time_says_by_how_much(record: Record) -> None:
    promised = commitment("visas", by=["JP"], due="../2018-04")
    record.record(
        readout("a", promised, on="2018-01-10"),
        readout("b", progress("visas"), on="2018-03-10"),
        readout("c", commitment("visas", by=["JP"], **LATER), on="2018-06-10"),
    )
    (found,) = compare(record, "b", "c")
    assert found.changes == ("carried over", "deadline later")
    assert "due by 2018-04-30, then by 2019-03-31: 11 mo later" in found.why


def test_what_is_done_is_not_compared_with_what_was_only_spoken_of(record: Record) -> None:
    found = between(record, BESIDE["views"], completion("visas", by=["JP"], fulfils=["visas@a"]))
    assert found.changes == ("fulfilled",)
