"""Comparison across items: what goes on under another one, and what was coded under another."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.comparisons import changes, compare
from tests.support.corrections import amend
from tests.support.records import Record
from tests.support.stories import commitment, completion, progress, readout, request, views

BOTH_SIDES = pytest.mark.parametrize("sides", [("a", "b"), ("2018-02-01", "2018-06-15")])


@BOTH_SIDES
def test_what_is_renewed_on_another_item_is_no_silence(
    record: Record, sides: tuple[str, str]
) -> None:
    record.record(
        readout(
            "a",
            commitment("dam", due="../2018-08"),
            commitment("port", due="../2018-11"),
            commitment("road", wording="agreed"),
            commitment("bus"),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("dam", due="../2018-10", renews=["dam@a", "port@a"]),
            commitment("traffic", wording="intends", renews=["road@a"]),
            commitment("traffic", renews=["bus@a"]),
            on="2018-06-15",
        ),
    )
    found = {one.item: one for one in compare(record, *sides)}
    assert {item: one.changes for item, one in found.items()} == {
        "dam": ("deadline later",),
        "port": ("deadline earlier",),
        "road": ("weakened",),
        "bus": ("repeated",),
        "traffic": ("new",),
    }
    port = found["port"]
    assert port.why == "due by 2018-11-30, then by 2018-10-31: 4 weeks earlier: dam@b"
    assert (port.before, port.after, port.days_moved) == ("port@a", "dam@b", -30)
    assert found["bus"].why.endswith(": traffic-2@b")


def test_what_one_party_renews_on_another_item_is_no_silence_of_that_party(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("port", due="../2018-11"), on="2018-01-15"),
        readout(
            "b", commitment("dam", by=["JP"], due="../2019-03", renews=["port@a"]), on="2018-06-15"
        ),
    )
    for by in (None, "JP"):
        assert changes(record, "a", "b", by=by)["port"] == ("deadline later",)
    assert changes(record, "a", "b", by="RU")["port"] == ("dropped",)


def test_a_promise_that_goes_on_elsewhere_is_followed_to_its_end(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("port", due="../2018-03"),
            commitment("road", due="../2018-11"),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("dam", due="../2018-09", renews=["port@a"]),
            commitment("bus", due="../2019-02", renews=["road@a"]),
            on="2018-03-15",
        ),
        readout("c", completion("dam"), views("talk"), on="2018-05-15"),
    )
    found = {one.item: one for one in compare(record, "a", "c")}
    assert found["port"].changes == ("fulfilled",)
    assert found["port"].why == "fulfilled on 2018-05-15: dam@b, by dam@c"
    assert found["road"].changes == ("dropped", "deadline later")
    assert found["road"].last_mentioned == date(2018, 3, 15)
    assert changes(record, "b", "c") == {
        "dam": ("fulfilled",),
        "bus": ("dropped",),
        "talk": ("new",),
    }


def test_who_speaks_of_the_item_on_which_a_promise_goes_on_drops_nothing(record: Record) -> None:
    record.record(
        readout("a", commitment("port"), on="2018-01-15"),
        readout("b", commitment("dam", renews=["port@a"]), on="2018-03-15"),
        readout("c", views("talk"), on="2018-04-15"),
        readout("d", progress("dam", by=["JP"]), on="2018-05-15"),
        readout("e", views("talk"), on="2018-06-15"),
    )
    for by in (None, "RU"):
        assert changes(record, "a", "c", by=by)["port"] == ("dropped",)
        (found,) = (one for one in compare(record, "a", "d", by=by) if one.item == "port")
        assert (found.changes, found.passed_over) == (("repeated",), 0)
        assert found.why == "goes on under dam, which is mentioned at d"
        (found,) = (one for one in compare(record, "a", "e", by=by) if one.item == "port")
        assert (found.changes, found.last_mentioned) == (("dropped",), date(2018, 5, 15))


def test_a_deadline_that_moved_between_is_told_of_what_is_dropped(record: Record) -> None:
    record.record(
        readout("a", commitment("port", due="../2018-06"), on="2018-01-15"),
        readout(
            "b", commitment("port", by=["JP"], due="../2018-12", renews=["port"]), on="2018-03-15"
        ),
        readout("c", views("talk"), on="2018-05-15"),
    )
    for by in (None, "JP"):
        (found,) = (one for one in compare(record, "a", "c", by=by) if one.item == "port")
        assert found.changes == ("dropped", "deadline later")
        assert "due by 2018-06-30, then by 2018-12-31" in found.why
    assert changes(record, "a", "c", by="RU")["port"] == ("dropped",)


def test_of_several_that_are_renewed_together_each_is_told(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("dam", due="../2018-08"),
            commitment("dam", due="../2018-11", renews=[]),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("dam", due="../2018-10", renews=["dam@a", "dam-2@a"]),
            on="2018-05-15",
        ),
    )
    (found,) = compare(record, "a", "b")
    assert found.changes == ("deadline later", "deadline earlier")
    assert found.why == (
        "due by 2018-08-31, then by 2018-10-31: 8 weeks later; "
        "due by 2018-11-30, then by 2018-10-31: 4 weeks earlier: dam-2@a → dam@b"
    )


def test_what_is_coded_under_another_item_is_not_taken_back(kept: Record) -> None:
    kept.record(
        readout("a", commitment("dam", due="../2018-06"), request("dam"), on="2018-01-15"),
        readout("b", commitment("pier"), request("pier"), on="2018-01-15", publisher="RU"),
    )
    first = kept.moment.isoformat()
    amend(
        kept,
        readout(
            "a",
            commitment("road", key="dam", due="../2018-09"),
            request("dam", key="dam-2"),
            on="2018-01-15",
        ),
    )
    amend(kept, readout("b", commitment("quay", key="pier"), on="2018-01-15", publisher="RU"))
    sides = f"known-on:{first}", kept.moment.isoformat()
    found = {one.item: one for one in compare(kept, *sides)}
    assert {item: one.changes for item, one in found.items()} == {
        "dam": ("amended",),
        "road": ("deadline later", "amended"),
        "pier": ("amended", "taken back"),
        "quay": ("amended",),
    }
    assert {item: one.why for item, one in found.items()} == {
        "dam": "dam@a is on road now",
        "road": "due by 2018-06-30, then by 2018-09-30: 3 mo later: dam@a; "
        "amended: undertaken by JP, RU; dam@a was on dam before",
        "pier": "amended: pier@b is on quay now; taken back, so that it is not on record any more: "
        "pier-2@b",
        "quay": "undertaken by JP, RU; pier@b was on pier before",
    }
    assert (found["quay"].before, found["quay"].after) == ("pier@b", "pier@b")
    assert changes(kept, *sides, items=("dam",)) == {"dam": ("amended",)}


def test_what_is_coded_as_of_another_party_or_a_later_day_is_not_taken_back(kept: Record) -> None:
    kept.record(
        readout("a", commitment("dam"), commitment("port", by=["JP"]), on="2018-01-15"),
        readout("b", views("talk"), on="2018-02-15"),
    )
    first = kept.moment.isoformat()
    amend(kept, readout("a", commitment("dam", by=["RU"]), commitment("port"), on="2018-01-15"))
    amend(kept, readout("b", views("talk"), on="2018-07-15"))
    sides = f"known-on:{first}", kept.moment.isoformat()
    by = {
        party: {
            one.item: (one.changes, one.why)
            for one in compare(kept, *sides, by=party, as_of=date(2018, 3, 1))
        }
        for party in ("JP", "RU")
    }
    assert by["JP"]["dam"] == (("amended",), "dam@a is by RU now")
    assert by["RU"]["port"] == (("amended",), "undertaken by JP, RU; port@a was by JP before")
    assert by["JP"]["talk"] == (("amended",), "talk@b is of 2018-07-15 now")
