"""Accounts: two publishers' readouts of one meeting, held against each other."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.comparisons import changes, compare
from tests.support.corrections import changed
from tests.support.records import Record, history
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.story import StoryStatement


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


PROMISED = readout("a", commitment("x", due="../2018-06", wording="agreed"), on="2018-01-15")
OURS = readout(
    "b",
    commitment("x", due="../2018-09", wording="agreed", renews=["x"]),
    on="2018-05-15",
    publisher="JP",
)
THEIRS = readout(
    "c",
    commitment("x", due="../2018-12", wording="intends", renews=["x"]),
    on="2018-05-15",
    publisher="RU",
)


def test_the_second_account_of_an_act_is_told_as_that_tells_it_beside_the_first(
    kept: Record,
) -> None:
    kept.record(PROMISED, OURS, THEIRS)
    with kept.queries() as queries:
        found = queries.answer(QUESTIONS["show"], Viewpoint(date(2018, 10, 15)), "x@c")
    assert isinstance(found, StoryStatement)
    assert (found.due, found.due_to) == ("../2018-12", date(2018, 12, 31))
    assert (found.refs, found.told_by) == (("x@c", "x@b"), ("RU", "JP"))
    # It is overdue by the other's deadline, and not late by the one that is told beside it.
    assert (found.status, found.evidence, found.days_late) == ("overdue", ("x@b",), None)
    assert found.why is not None
    assert "(x@b)" in found.why
    assert "(x@c)" not in found.why
    assert history(kept, "x@c").statuses[-1].evidence == "x@b"


def test_how_late_an_account_is_goes_by_the_deadline_that_is_told_with_it(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-12"), on="2018-01-15", publisher="JP"),
        readout("b", commitment("x", due="../2018-11"), on="2018-01-15", publisher="RU"),
    )
    with record.queries() as queries:
        told = [queries.answer(QUESTIONS["show"], Viewpoint(date(2019, 1, 30)), "x@a")]
        told += [queries.answer(QUESTIONS["show"], Viewpoint(date(2019, 1, 30)), "x@b")]
    assert [(one.due_to, one.days_late) for one in told] == [
        (date(2018, 12, 31), 30),
        (date(2018, 11, 30), 61),
    ]


def test_a_chain_begins_with_the_account_that_is_renewed(kept: Record) -> None:
    kept.record(
        readout("a", commitment("x", due="../2019-06"), on="2018-01-15", publisher="JP"),
        readout("b", commitment("x", due="../2018-12"), on="2018-01-15", publisher="RU"),
        readout("c", commitment("x", due="../2019-06", renews=["x@b"]), on="2018-05-15"),
        readout("d", commitment("x", due="../2019-09", renews=["x"]), on="2018-08-15"),
    )
    assert slips(kept, "2018-06-15") == {
        "x@c": ("x@b", date(2018, 12, 31), date(2019, 6, 30), 181, ["x@b"])
    }
    assert slips(kept, "2018-09-15") == {
        "x@d": ("x@b", date(2018, 12, 31), date(2019, 9, 30), 273, ["x@b", "x@c"])
    }


@pytest.mark.parametrize("named", ["x", "x@a"])
def test_a_chain_begins_with_the_account_that_counts_where_no_other_is_named(
    record: Record, named: str
) -> None:
    record.record(
        readout("a", commitment("x", due="../2019-06"), on="2018-01-15", publisher="JP"),
        readout("b", commitment("x", due="../2018-12"), on="2018-01-15", publisher="RU"),
        readout("c", commitment("x", due="../2019-06", renews=[named]), on="2018-05-15"),
    )
    assert slips(record, "2018-06-15") == {}


def slips(record: Record, on: str) -> dict[str, tuple[object, ...]]:
    """What slipped by a day: from which statement and day to which, by how many, and over which."""
    with record.queries() as queries:
        listed = [*queries.answer(QUESTIONS["slipped"], Viewpoint(date.fromisoformat(on)))]
        return {
            one.ref: (slip.first, slip.first_due, slip.now_due, slip.days, [*slip.refs])
            for one in listed
            if (slip := one.slip)
        }


def test_the_comparison_with_one_account_is_with_what_that_says(kept: Record) -> None:
    kept.record(PROMISED, OURS, THEIRS)
    (first,), (second,) = compare(kept, "a", "b"), compare(kept, "a", "c")
    assert (first.changes, first.after, first.due_after) == (
        ("deadline later",),
        "x@b",
        date(2018, 9, 30),
    )
    assert (second.changes, second.after, second.due_after) == (
        ("weakened", "deadline later"),
        "x@c",
        date(2018, 12, 31),
    )
    assert second.put_after == "intended by JP, RU"
    assert second.days_moved == 184


def test_a_readout_is_told_by_whom_it_says_itself_that_an_act_is(kept: Record) -> None:
    three = ("CN", "JP", "RU")
    kept.record(
        readout("a", commitment("x"), on="2018-01-15", publisher="JP", parties=three),
        readout(
            "b",
            commitment("x", by=["CN", "RU"], same_as="x@a"),
            on="2018-02-15",
            publisher="RU",
            parties=three,
        ),
    )
    (found,) = compare(kept, "a", "b")
    assert (found.put_before, found.put_after) == (
        "undertaken by JP, RU",
        "undertaken by CN, RU",
    )
    assert found.why == "undertaken by JP, RU, then undertaken by CN, RU"


def test_accounts_are_of_one_meeting_each_act_with_its_own(kept: Record) -> None:
    first = {"date": "2018-01-15", "kind": "summit"}
    second = {"date": "2018-01-16", "kind": "foreign-ministers"}
    acts = (follow_up("fm", due="2018-01-16"), commitment("dam", due="2018-03"))
    later = commitment("dam", by=["JP"], due="2018-06", meeting=1)
    ours = readout("ours", on="2018-01-15", publisher="JP")
    kept.record(
        changed(ours, meetings=[first, second], statements=[*acts, later]),
        changed(
            readout(
                "theirs",
                commitment("dam", by=["JP"], due="2018-06"),
                follow_up("fm", due="2018-09"),
                on="2018-01-16",
                publisher="RU",
            ),
            meetings=[second],
        ),
    )
    found = compare(kept, "ours", "theirs")
    assert {(one.change, one.before, one.after) for one in found} == {
        ("in both", "dam-2@ours", "dam@theirs"),
        ("only in the first", "dam@ours", None),
        ("only in the first", "fm@ours", None),
        ("only in the second", None, "fm@theirs"),
    }
    why = {one.before or one.after: one.why for one in found}
    assert why["dam@ours"].endswith("; not in theirs, which is not of that meeting")
    assert why["fm@theirs"].endswith("; not in ours")


def test_the_true_twin_is_the_other_account_whichever_comes_first(kept: Record) -> None:
    kept.record(
        readout(
            "ours",
            commitment("port", by=["JP"], due="../2018-05"),
            commitment("port", by=["RU"], due="../2018-06", renews=[]),
            on="2018-01-15",
            publisher="JP",
        ),
        readout(
            "theirs",
            commitment("port", by=["RU"], due="../2018-06"),
            on="2018-01-15",
            publisher="RU",
        ),
    )
    found = compare(kept, "ours", "theirs")
    assert [(one.change, one.before, one.after) for one in found] == [
        ("only in the first", "port@ours", None),
        ("in both", "port-2@ours", "port@theirs"),
    ]


def test_each_account_is_compared_by_what_it_says_itself(kept: Record) -> None:
    kept.record(
        readout(
            "ours",
            commitment("keep", continuing=True),
            commitment("port", by=["JP"], due="2018-05"),
            commitment("soon", due={"soon": True}),
            completion("dam", done_by=["JP"]),
            progress("zoo"),
            on="2018-01-15",
            publisher="JP",
        ),
        readout(
            "theirs",
            commitment("keep", due="2018-12", continuing=True),
            commitment("port", due="2018-05", same_as="port@ours"),
            commitment("soon", due={"soon": True}),
            completion("dam", done_by=["RU"]),
            completion("zoo"),
            on="2018-01-15",
            publisher="RU",
        ),
    )
    for by in (None, "JP", "RU"):
        told = {one.item: one.why for one in compare(kept, "ours", "theirs", by=by)}
        assert told == {
            "keep": "deadline: none / 2018-12",
            "port": "by: JP / JP, RU",
            "dam": "deed: JP / RU",
            "zoo": "completion: begun / complete",
            "soon": "undertaken by JP, RU",
        }


def test_the_moment_another_account_names_more_parties_amends_nothing(kept: Record) -> None:
    kept.record(readout("a", commitment("port", by=["JP"]), on="2018-01-15", publisher="JP"))
    before = kept.clock().isoformat()
    same = commitment("port", same_as="port@a")
    kept.record(readout("b", same, on="2018-01-15", publisher="RU"))
    assert changes(kept, f"known-on:{before}", "known-on:2031-01-01") == {}
