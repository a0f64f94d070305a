"""Accounts: two publishers' readouts of one meeting, held against each other."""

from __future__ import annotations

from tests.support.comparisons import changes, compare
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    concern,
    progress,
    readout,
    request,
    views,
)


def test_two_accounts_of_one_meeting_are_compared_act_by_act(kept: Record) -> None:
    kept.record(
        readout(
            "ours",
            commitment("same", due="2018-09"),
            commitment("moved", due="2018-09", wording="agreed"),
            views("talk"),
            request("asked"),
            progress("work"),
            on="2018-01-15",
            publisher="JP",
        ),
        readout(
            "theirs",
            commitment("same", due="2018-09"),
            commitment("moved", due="2018-12", wording="intends", condition="if it can be"),
            views("talk", by=["RU"]),
            concern("raised", by=["RU"]),
            completion("work"),
            on="2018-01-15",
            publisher="RU",
        ),
    )
    assert changes(kept, "ours", "theirs") == {
        "moved": ("told differently", "deadline", "condition", "wording"),
        "talk": ("told differently", "by"),
        "work": ("told differently", "completion"),
        "asked": ("only in the first",),
        "raised": ("only in the second",),
        "same": ("in both",),
    }
    (found,) = (one for one in compare(kept, "ours", "theirs") if one.item == "moved")
    assert "deadline: 2018-09 / 2018-12" in found.why
