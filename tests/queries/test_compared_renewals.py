"""Comparison from a day after a renewal: what is reported of the first item is told of it there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.comparisons import changes, compare
from tests.support.records import Record, command
from tests.support.renewals import HERE, renewed, wherever
from tests.support.stories import commitment, completion, readout, request, views

ELSEWHERE = wherever("on its item")
SIDES = pytest.mark.parametrize(
    "sides",
    [
        ("2018-03-20", "2018-08-20"),
        ("2018-03-20", "c"),
        ("known-on:2026-01-01T09:02:30Z", "known-on:2026-01-02"),
    ],
    ids=["days", "a day and a readout", "moments"],
)


def _of_report(
    record: Record, first: str, second: str, **asked: Any
) -> tuple[tuple[str, ...], str]:
    """What is told of the item on which it was first promised, in its own relationship."""
    (found,) = (
        one
        for one in compare(record, first, second, **asked)
        if (one.item, one.relationship) == ("report", "JP-RU")
    )
    return found.changes, found.why


@ELSEWHERE
@SIDES
def test_a_report_on_the_first_item_is_told_as_what_it_settled(
    record: Record, sides: tuple[str, str], item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    record.record(readout("c", completion("report"), on="2018-08-10"))
    told = _of_report(record, *sides)
    assert told[0][0] == "fulfilled"
    assert f"fulfilled on 2018-08-10: {renewal}, by report@c" in told[1]
    assert "settled nothing" not in told[1]


def test_it_is_so_from_the_readout_that_renewed_it(record: Record) -> None:
    renewed(record, "paper", HERE)
    record.record(readout("c", completion("report"), on="2018-08-10"))
    assert "fulfilled" in _of_report(record, "b", "2018-08-20")[0]
    assert "fulfilled" in _of_report(record, "b", "c")[0]


@ELSEWHERE
def test_it_is_so_on_the_command_line(
    record: Record, item: str, parties: list[str], tmp_path: Path
) -> None:
    renewal = renewed(record, item, parties)
    record.record(readout("c", completion("report"), on="2018-08-10"))
    asked = ("compare", "2018-03-20", "2018-08-20", "--relationship", "JP-RU", "--item", "report")
    told = f"fulfilled on 2018-08-10: {renewal}, by report@c"
    assert told in command(record, *asked, folder=tmp_path).out
    (found,) = json.loads(command(record, *asked, "--format", "json", folder=tmp_path).out)
    assert (found["change"], found["why"]) == ("fulfilled", told)
    assert (found["before"], found["after"]) == (renewal, "report@c")


@ELSEWHERE
def test_what_one_party_reports_is_told_of_that_party(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    record.record(readout("c", completion("report", done_by=["RU"]), on="2018-08-10"))
    found = _of_report(record, "2018-03-20", "2018-08-20")
    assert found[0] == ("fulfilled",)
    assert f"fulfilled on 2018-08-10 for RU: {renewal}, by report@c, open for JP" in found[1]
    assert _of_report(record, "2018-03-20", "2018-08-20", by="RU")[0] == ("fulfilled",)


@ELSEWHERE
def test_a_report_that_settles_nothing_is_told_as_such(
    record: Record, item: str, parties: list[str]
) -> None:
    renewed(record, item, parties)
    record.record(readout("c", completion("report", fulfils=[]), on="2018-08-10"))
    changed, why = _of_report(record, "2018-03-20", "2018-08-20")
    assert changed == ("progress",)
    assert "which settled nothing of it (report@c)" in why


@ELSEWHERE
def test_what_is_reported_of_the_renewal_alone_is_told_there_alone(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    record.record(readout("c", completion("other", fulfils=[renewal]), on="2018-08-10"))
    found = compare(record, "2018-03-20", "2018-08-20")
    told = {(one.item, one.relationship): one.changes for one in found}
    assert ("report", "JP-RU") not in told
    assert told[item, "-".join(parties)] == ("fulfilled",)


@ELSEWHERE
def test_what_one_renews_further_and_the_other_does_is_told_of_each(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    further = commitment(item, by=["JP"], due="../2018-12", renews=[renewal])
    record.record(readout("c", further, on="2018-10-10", parties=parties))
    record.record(readout("d", completion("report", done_by=["RU"]), on="2018-11-10"))
    for sides in (("a", "d"), ("2018-01-31", "2018-11-30")):
        changed, why = _of_report(record, *sides)
        assert changed == ("carried over", "deadline later", "fulfilled")
        parts = why.split("; ")
        assert parts[0] == f"carried over on 2018-10-10 for JP: {renewal}, by {item}@c"
        moved = "for JP alone: due by 2018-05-31, then by 2018-12-31: 7 mo later"
        assert parts[1].removesuffix(f": {item}@c") == moved
        assert parts[2:3] == [
            f"fulfilled on 2018-11-10 for RU: {renewal}, by report@d",
        ]
        assert parts[3:] == ["unsettled: undertaken by JP"]


def test_a_condition_that_one_party_leaves_out_is_told_once(record: Record) -> None:
    record.record(
        readout(
            "a", commitment("tours", due="../2018-06", condition="if possible"), on="2018-01-10"
        ),
        readout(
            "b",
            completion("tours", done_by=["RU"], key="done"),
            commitment("tours", by=["JP"], due="../2018-12", renews=["tours"]),
            on="2018-07-10",
        ),
    )
    (found,) = compare(record, "a", "b")
    assert found.why.count("does not depend any more on") == 1
    assert "for JP alone: does not depend any more on: if possible; " in found.why


@pytest.mark.parametrize("sides", [("a", "d"), ("b", "d"), ("2018-01-31", "2018-08-31")])
def test_what_was_renewed_and_done_is_not_weakened_by_what_is_asked_for_then(
    record: Record, sides: tuple[str, str]
) -> None:
    given = {"due": "../2018-06", "wording": "agreed"}
    record.record(
        readout("a", commitment("treaty", **given), on="2018-01-10"),
        readout("b", commitment("treaty", **given, renews=["treaty"]), on="2018-05-10"),
        readout("d", completion("treaty"), request("treaty", to=["RU"]), on="2018-08-10"),
    )
    assert changes(record, *sides)["treaty"][0] == "fulfilled"


@pytest.mark.parametrize("other", ["fund", "paper"])
def test_what_each_renews_for_itself_is_told_of_each(record: Record, other: str) -> None:
    given = {"wording": "agreed", "condition": "if funded"}
    record.record(
        readout("a", commitment("fund", due="../2018-06", **given), on="2018-01-10"),
        readout(
            "b",
            commitment(other, by=["JP"], due="../2018-09", renews=["fund@a"], **given),
            on="2018-03-10",
        ),
        readout(
            "c",
            commitment("fund", by=["RU"], due="../2018-12", wording="agreed", renews=["fund@a"]),
            on="2018-04-10",
        ),
        readout("d", completion("fund", by=["JP"]), on="2018-08-10"),
    )
    told = _why(record, "2018-01-31", "2018-04-30")
    assert sorted(told) == [
        f"for JP alone: due by 2018-06-30, then by 2018-09-30: 3 mo later: {other}@b",
        "for RU alone: does not depend any more on: if funded",
        "for RU alone: due by 2018-06-30, then by 2018-12-31: 6 mo later",
    ]
    done = f"fulfilled on 2018-08-10 for JP: {other}@b, by fund@d, open for RU"
    assert done in _why(record, "a", "d")
    assert done in _why(record, "2018-01-31", "2018-09-01")
    (alone,) = (
        one for one in compare(record, "2018-01-31", "2018-09-01", by="JP") if one.item == "fund"
    )
    assert "for JP" not in alone.why


def test_what_the_first_does_not_mention_is_taken_up_again_with_what_moved(record: Record) -> None:
    record.record(
        readout("a", commitment("dam", due="../2018-06", condition="if ice"), on="2018-01-10"),
        readout("b", views("talk"), on="2018-03-10"),
        readout("c", commitment("dam", due="../2018-12", renews=["dam"]), on="2018-05-10"),
    )
    (found,) = (one for one in compare(record, "b", "c") if one.item == "dam")
    assert found.changes == ("deadline later", "condition dropped", "taken up again")
    assert found.why.startswith(
        "due by 2018-06-30, then by 2018-12-31: 6 mo later: dam@a → dam@c; "
        "does not depend any more on: if ice: dam@a → dam@c; "
    )
    assert found.why.endswith("not mentioned at b, before that on 2018-01-10")


def test_of_one_party_a_report_of_what_another_did_settles_nothing_of_its_share(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("fund", due="../2018-06"), on="2018-01-10"),
        readout("b", completion("fund", done_by=["JP"]), on="2018-02-10"),
    )
    (found,) = compare(record, "2018-01-31", "2018-03-01", by="RU")
    assert found.why == (
        "completion reported by JP, RU, which settled nothing of the share of RU (fund@b)"
    )


def _why(record: Record, first: str, second: str) -> list[str]:
    """What is told of the fund, clause by clause."""
    (found,) = (one for one in compare(record, first, second) if one.item == "fund")
    return found.why.split("; ")
