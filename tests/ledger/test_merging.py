"""Merging: that two items are one, and that they are two after all."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest

from tests.support.forging import Line, stamped
from tests.support.judgements import merge, separate
from tests.support.records import LATER, Record, size, take_in
from tests.support.stories import (
    FIRST,
    Act,
    commitment,
    completion,
    follow_up,
    readout,
    request,
    views,
)
from tracker import bootstrap
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.errors import Damaged, Refused, Remedy
from tracker.queries import Viewpoint


def followed(record: Record, item: str) -> list[str]:
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(LATER), items=(item,))
        return sorted(one.ref for one in queries.followed(view))


@pytest.fixture
def chain(record: Record) -> Record:
    """A promise on one item, and two other items, the last of which was completed."""
    record.record(
        readout("a", commitment("one"), on=FIRST),
        readout("b", views("two"), on="2018-04-01"),
        readout("c", completion("three"), on="2018-05-01"),
    )
    return record


def test_items_are_not_merged_in_a_circle(chain: Record) -> None:
    merge(chain, "one", "two")
    merge(chain, "two", "three")
    for item, into in [("two", "one"), ("three", "one"), ("three", "two"), ("one", "three")]:
        with pytest.raises(Refused, match="are one item already"):
            merge(chain, item, into)
    with pytest.raises(Refused, match="one and one are one item already"):
        merge(chain, "one", "one")
    assert chain.status("one@a", LATER) == "fulfilled"


def test_an_item_is_merged_once(chain: Record) -> None:
    merge(chain, "one", "two")
    with pytest.raises(Refused, match="one was merged before") as refused:
        merge(chain, "one", "three")
    assert refused.value.remedy is Remedy.TAKE_BACK


def test_separating_the_middle_of_a_chain_leaves_the_first_with_it(chain: Record) -> None:
    merge(chain, "one", "two")
    merge(chain, "two", "three")
    assert chain.status("one@a", LATER) == "fulfilled"
    separate(chain, "two")
    assert chain.status("one@a", LATER) == "open"
    assert [one.ref for one in chain.story("two").statements] == ["one@a", "two@b"]
    assert [one.ref for one in chain.story("one").statements] == ["one@a", "two@b"]
    assert [one.ref for one in chain.story("three").statements] == ["three@c"]
    known = [chain.status("one@a", LATER, moment) for moment in chain.moments]
    assert known == ["open", "open", "fulfilled", "open"]


def test_separating_the_end_of_a_chain_frees_it_alone(chain: Record) -> None:
    merge(chain, "two", "three")
    merge(chain, "one", "two")
    separate(chain, "one")
    assert chain.status("one@a", LATER) == "open"
    assert [one.ref for one in chain.story("two").statements] == ["two@b", "three@c"]


def test_after_a_separation_the_other_way_round_is_free(chain: Record) -> None:
    merge(chain, "one", "two")
    separate(chain, "one")
    merge(chain, "two", "one")
    assert [one.ref for one in chain.story("two").statements] == ["one@a", "two@b"]


def part_of(record: Record, **wholes: str | None) -> None:
    items = [{"item": part, "title": part, "part_of": whole} for part, whole in wholes.items()]
    record.record(ItemList.model_validate({"parties": ["JP", "RU"], "items": items}))


@pytest.mark.parametrize(("item", "into"), [("one", "three"), ("three", "one"), ("two", "one")])
def test_nothing_is_made_a_part_of_itself(chain: Record, item: str, into: str) -> None:
    part_of(chain, one="two", two="three")
    with pytest.raises(Refused, match=r"one is a part of .*: as one item, it would be a part of"):
        merge(chain, item, into)
    assert [one.item for one in chain.story("three").parts] == ["two", "one"]


def test_a_part_is_taken_up_by_its_whole(chain: Record) -> None:
    part_of(chain, one="two")
    merge(chain, "one", "two")
    assert (chain.story("two").part_of, chain.story("two").parts) == (None, ())


def test_what_an_item_was_merged_into_counts_as_its_whole(chain: Record) -> None:
    chain.record(readout("d", views("four"), on=FIRST))
    part_of(chain, one="two")
    merge(chain, "two", "three")
    merge(chain, "one", "four")
    with pytest.raises(Refused, match="four is a part of three"):
        merge(chain, "three", "four")
    assert [one.item for one in chain.story("three").parts] == ["four"]


def test_a_whole_keeps_its_status_when_its_part_is_merged_into_another_item(
    chain: Record,
) -> None:
    part_of(chain, one="net", net=None)
    merge(chain, "one", "two")
    net = chain.story("net")
    assert (net.status, net.rule) == ("open", "item.pressing")
    assert [(one.item, one.part_of) for one in net.parts] == [("two", "net")]
    with chain.queries() as queries:
        view = Viewpoint(date.fromisoformat(LATER), items=("net",))
        assert {one.item: one.status for one in queries.items(view)} == {
            "net": "open",
            "two": "open",
        }
    chain.record(readout("d", views("four"), on=FIRST))
    merge(chain, "net", "four")
    assert (chain.story("two").part_of, chain.story("four").status) == ("four", "open")


def test_an_item_is_a_part_of_its_own_whole_and_of_that_of_what_was_merged_into_it(
    chain: Record,
) -> None:
    part_of(chain, one="net", two="city", net=None, city=None)
    merge(chain, "one", "two")
    assert chain.story("two").part_of == "city"
    assert {whole: chain.story(whole).status for whole in ("net", "city")} == {
        "net": "open",
        "city": "open",
    }


@pytest.mark.parametrize("item", ["two", "three", "four"])
def test_what_is_not_merged_cannot_be_separated(chain: Record, item: str) -> None:
    merge(chain, "one", "two")
    with pytest.raises(Refused, match=f"{item} is not merged into another item"):
        separate(chain, item)
    assert size(chain) == 7


def test_a_question_about_a_merged_item_is_about_the_one_that_stands_for_it(chain: Record) -> None:
    merge(chain, "one", "three")
    assert followed(chain, "one") == followed(chain, "three") == ["one@a"]
    separate(chain, "one")
    assert (followed(chain, "one"), followed(chain, "three")) == (["one@a"], [])


def test_merging_stays_within_a_relationship(chain: Record) -> None:
    chain.record(readout("d", commitment("one", by=["US"]), on=FIRST, parties=("JP", "US")))
    merge(chain, "one", "three")
    assert chain.statuses(LATER) == {"one@a": "fulfilled", "one@d": "open"}


BUS = commitment("bus", due="../2018-06")
LINE = commitment("line", due="../2018-04")


@pytest.mark.parametrize(
    ("promised", "reported"),
    [
        # In the time of the other, which would be nearer.
        ([BUS, LINE], [readout("b", completion("line"), on="2018-05-10")]),
        # Before the time that it would have beside the other.
        ([BUS, LINE], [readout("b", completion("bus"), on="2018-03-20")]),
        # Once more, in its time.
        (
            [BUS, commitment("line", due="2018-04")],
            [
                readout(name, completion("line"), on=f"2018-04-{day}")
                for name, day in (("b", 17), ("c", 19))
            ],
        ),
        # By the bare name, of which another instalment was done before.
        (
            [BUS, commitment("bus", due="2018-09", renews=[]), LINE],
            [
                readout("b", completion("line"), on="2018-04-09"),
                readout("c", completion("bus", fulfils=["bus"]), on="2018-07-09"),
            ],
        ),
        # A meeting outside of the time of either.
        (
            [follow_up("bus", due="../2018-06"), follow_up("line", due="../2018-04")],
            [readout("b", views("x"), on="2018-05-10", holds=["line"])],
        ),
        (
            [request("line", to=["RU"]), commitment("line"), commitment("bus")],
            [readout("b", completion("bus"), on="2018-05-10")],
        ),
        (
            [request("bus", to=["RU"]), commitment("line"), commitment("bus")],
            [readout("b", completion("line"), on="2018-05-10")],
        ),
    ],
)
def test_a_merging_changes_nothing_of_what_a_report_meant(
    record: Record, promised: list[Act], reported: list[Readout]
) -> None:
    record.record(readout("a", *promised, on=FIRST), *reported)
    before = {day: record.statuses(day) for day in (FIRST, "2018-04-15", "2018-05-15", LATER)}
    assert "fulfilled" in before[LATER].values() or "held" in before[LATER].values()
    merge(record, "line", "bus")
    assert {day: record.statuses(day) for day in before} == before


def test_what_a_report_did_not_mean_under_its_own_name_it_may_under_another(
    record: Record,
) -> None:
    record.record(
        readout("a", BUS, commitment("line", by=["JP"]), on=FIRST),
        readout("b", completion("line", by=["RU"]), on="2018-05-10"),
        readout("c", completion("coach"), on="2018-06-10"),
    )
    merge(record, "line", "bus")
    assert record.standings(LATER)["bus@a"].shares == {"JP": "overdue", "RU": "fulfilled"}
    merge(record, "coach", "bus")
    assert record.statuses(LATER) == {"bus@a": "fulfilled", "line@a": "fulfilled"}


def test_a_window_tied_to_a_merged_occasion_moves_with_the_one_that_it_is(record: Record) -> None:
    tied = {"edtf": "../2018-12", "before": "visit"}
    record.record(
        readout("a", follow_up("talks", due=tied), on=FIRST),
        readout("b", follow_up("trip", due="2018-08"), follow_up("visit"), on="2018-04-01"),
    )
    assert str(record.standings(LATER)["talks@a"].due_to) == "2018-12-31"
    merge(record, "visit", "trip")
    assert str(record.standings(LATER)["talks@a"].due_to) == "2018-08-31"
    separate(record, "visit")
    assert str(record.standings(LATER)["talks@a"].due_to) == "2018-12-31"


def test_a_store_with_an_item_merged_into_itself_is_told_and_does_not_hang(
    record: Record, base: list[Line]
) -> None:
    take_in(record, [json.dumps(one) for one in stamped(base)])
    lines = copy.deepcopy(base)
    lines[11]["data"]["into"] = "talks"
    with bootstrap.event_log(record.store) as log, log.writing() as sql:
        for number, line in enumerate(stamped(lines), start=1):
            state = {
                "digest": line["digest"],
                "recorded_at": line["recordedtime"],
                "recorded_by": line["recordedby"],
                "stream": line["subject"],
                **({"command": line["command"]} if "command" in line else {}),
                "event": line["data"],
            }
            written = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
            sql.write("UPDATE tracker_events SET state = ? WHERE position = ?", [(written, number)])
    with (
        record.ledger() as ledger,
        pytest.raises(Damaged, match="do not follow from those before them"),
    ):
        ledger.rebuild()
