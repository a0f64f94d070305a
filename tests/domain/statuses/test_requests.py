"""Requests and concerns: each rule as a story, from what was asked to what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import (
    FIRST,
    A,
    commitment,
    completion,
    concern,
    follow_up,
    named,
    progress,
    readout,
    request,
)
from tracker.domain.items import Outcome
from tracker.queries import Viewpoint


@pytest.mark.parametrize(
    ("act", "status", "fulfilled"),
    [(request("item"), "withdrawn", "met"), (concern("item"), "withdrawn", "resolved")],
)
def test_a_request_or_concern_that_was_withdrawn_is_told_so(
    record: Record, act: dict[str, Any], status: str, fulfilled: str
) -> None:
    record.record(readout("a", act, on=FIRST))
    record.judge(outcome("fulfilled", "2018-05-01"), outcome("withdrawn", "2018-06-01"))
    earlier, later = (record.standings(day)[A] for day in ("2018-05-31", "2018-06-01"))
    assert (earlier.status, later.status) == (fulfilled, status)
    assert earlier.why.startswith(f"the latest assessment says that it was {fulfilled} (")
    assert later.why.startswith("the latest assessment says that it was withdrawn (")


def test_a_request_is_taken_up_when_the_party_asked_commits_itself(record: Record) -> None:
    record.record(
        readout("a", request("item", to=["RU"]), request("item"), on=FIRST),
        readout("b", commitment("item", by=["JP"]), on="2018-04-01"),
        readout("c", commitment("item", by=["RU"]), on="2018-05-01"),
    )
    assert record.status(A, "2018-04-30") == "standing"
    assert record.status(A, "2018-05-01") == "taken up"
    assert record.status("item-2@a", "2018-05-01") == "taken up"


def test_what_expired_may_have_been_kept_and_still_takes_a_request_up(record: Record) -> None:
    record.record(
        readout("a", request("item", to=["RU"]), on=FIRST),
        readout(
            "b", commitment("item", by=["RU"], continuing=True, due="2018-06"), on="2018-04-01"
        ),
    )
    assert record.status("item@b", "2018-07-01") == "expired"
    found = record.standings("2018-07-01")[A]
    assert (found.status, found.evidence, str(found.since)) == (
        "taken up",
        ("item@b",),
        "2018-04-01",
    )
    record.judge(outcome("not fulfilled", "2018-08-01", "item@b"))
    assert record.status(A, "2018-08-01") == "standing"


def test_requests_are_met_by_complete_progress_and_concerns_when_it_names_them(
    record: Record,
) -> None:
    record.record(
        readout("a", request("item"), concern("item"), concern("other"), on=FIRST),
        readout("b", completion("item"), on="2018-04-01"),
        readout("c", completion("item", fulfils=["item-2@a"]), on="2018-05-01"),
    )
    assert record.statuses("2018-03-31") == {
        A: "standing",
        "item-2@a": "standing",
        "other@a": "standing",
    }
    assert record.statuses("2018-04-01") == {
        A: "met",
        "item-2@a": "standing",
        "other@a": "standing",
    }
    assert record.status("item-2@a", "2018-05-01") == "resolved"
    record.judge(outcome("fulfilled", "2018-06-01", "other@a"))
    assert record.status("other@a", "2018-06-01") == "resolved"


def test_a_refused_request_that_is_reported_done_is_contested(record: Record) -> None:
    record.record(readout("a", request("w", by=["JP"], to=["RU"]), on="2018-01-15"))
    record.judge(outcome("refused", "2018-03-01", "w@a"))
    record.record(readout("b", completion("w", by=["RU"]), on="2018-06-01"))
    with record.queries() as queries:
        (told,) = queries.story(Viewpoint(date(2018, 6, 2)), "w").statements[:1]
    assert (told.status, told.contested) == ("refused", ("w@b",))


def test_the_day_on_which_a_request_was_taken_up_is_told_with_what_did_so_then(
    record: Record,
) -> None:
    record.record(
        readout("a", request("fee", to=["RU"]), on="2018-01-10"),
        readout("b", commitment("fee", by=["RU"], due="../2018-06"), on="2018-03-10"),
        readout(
            "c", commitment("fee", by=["RU"], due="../2018-12", renews=["fee"]), on="2018-07-10"
        ),
    )
    for on, evidence, why in (
        ("2018-07-09", "fee@b", "undertook something on the matter since (fee@b)"),
        ("2018-07-10", "fee@c", "on the matter since (fee@c), first on 2018-03-10 (fee@b)"),
    ):
        found = record.standings(on)["fee@a"]
        assert (found.status, str(found.since)) == ("taken up", "2018-03-10")
        assert found.evidence == (evidence,)
        assert found.why.endswith(why)


def test_what_took_a_request_up_before_it_stood_again_is_not_told(record: Record) -> None:
    record.record(
        readout("a", request("fee", to=["RU"]), on="2018-01-10"),
        readout("b", commitment("fee", by=["RU"], due="../2018-06"), on="2018-03-10"),
        readout("c", commitment("fee", by=["RU"], due="../2018-12"), on="2018-07-10"),
    )
    record.judge(outcome("withdrawn", "2018-05-10", "fee@b"))
    found = record.standings("2018-07-10")["fee@a"]
    assert str(found.since) == "2018-07-10"
    assert found.why.endswith("(fee@c)")


VISIT = follow_up("visit", due="2018-06", by=["JP", "RU"])


@pytest.mark.parametrize("of_part", [False, True])
def test_an_invitation_is_taken_up_by_the_visit_that_is_agreed_to(
    record: Record, *, of_part: bool
) -> None:
    if of_part:
        record.record(named("programme", part_of="visit"))
    item = "programme" if of_part else "visit"
    record.record(
        readout("a", request("visit", to=["RU"]), on="2018-01-10"),
        readout("b", {**VISIT, "item": item}, on="2018-03-10"),
        readout("c", on="2018-06-10", holds=[item]),
    )
    days = ("2018-03-09", "2018-03-10", "2018-06-09", "2018-06-10", "2018-12-31")
    assert [record.status("visit@a", day) for day in days] == ["standing", *["taken up"] * 4]
    assert record.standings("2018-12-31")["visit@a"].evidence == (f"{item}@b",)


@pytest.mark.parametrize("became", ["withdrawn", "not fulfilled"])
def test_an_invitation_stands_again_when_the_visit_did_not_come_about(
    record: Record, became: Outcome
) -> None:
    record.record(
        readout("a", request("visit", to=["RU"]), on="2018-01-10"),
        readout("b", VISIT, on="2018-03-10"),
    )
    record.judge(outcome(became, "2018-05-01", "visit@b"))
    assert record.status("visit@a", "2018-04-30") == "taken up"
    assert record.status("visit@a", "2018-05-01") == "standing"


def test_an_invitation_stands_still_where_only_others_are_to_meet(record: Record) -> None:
    record.record(
        readout("a", request("visit", to=["RU"]), on="2018-01-10"),
        readout("b", {**VISIT, "by": ["JP"]}, on="2018-03-10"),
    )
    assert record.status("visit@a", "2018-04-01") == "standing"


@pytest.mark.parametrize("turned", [False, True])
def test_what_the_other_side_tells_of_the_same_meeting_takes_a_request_up(
    record: Record, *, turned: bool
) -> None:
    told = [
        readout("a", request("visa", by=["JP"], to=["RU"]), on=FIRST, publisher="JP"),
        readout("b", commitment("visa", by=["RU"]), on=FIRST, publisher="RU"),
    ]
    record.record(*(reversed(told) if turned else told))
    found = record.standings(FIRST)["visa@a"]
    assert (found.status, found.evidence) == ("taken up", ("visa@b",))


def test_what_the_account_that_asks_tells_before_it_does_not_take_the_request_up(
    record: Record,
) -> None:
    own = commitment("visa", by=["RU"]), request("visa", key="asked", by=["JP"], to=["RU"])
    record.record(
        readout("b", *own, on=FIRST, publisher="JP"),
        readout("a", commitment("visa", by=["RU"]), on=FIRST, publisher="RU"),
    )
    assert record.status("asked@b", FIRST) == "standing"


ASKED = request("visa", key="asked", by=["JP"], to=["RU"])
PROMISED = commitment("visa", key="promised", by=["RU"])


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ((PROMISED, ASKED), (ASKED, PROMISED), "taken up"),
        ((ASKED, PROMISED), (PROMISED, ASKED), "taken up"),
        ((PROMISED, ASKED), (PROMISED, ASKED), "standing"),
        ((ASKED,), (PROMISED, ASKED), "standing"),
        ((PROMISED, ASKED), (ASKED,), "standing"),
        ((ASKED,), (ASKED, PROMISED), "taken up"),
        ((PROMISED,), (PROMISED, ASKED), "standing"),
        ((PROMISED,), (ASKED,), "taken up"),
    ],
)
def test_the_order_in_which_either_account_tells_of_a_request_and_its_answer_counts(
    record: Record, one: tuple[dict[str, Any], ...], other: tuple[dict[str, Any], ...], status: str
) -> None:
    record.record(
        readout("a", *one, on=FIRST, publisher="JP"),
        readout("b", *other, on=FIRST, publisher="RU"),
        readout("c", commitment("visa", by=["RU"], renews=["visa"]), on="2018-06-01"),
    )
    for day in (FIRST, "2018-07-01"):
        assert record.status("asked@a" if ASKED in one else "asked@b", day) == status


@pytest.mark.parametrize(
    ("whose", "told"),
    [({"by": ["JP"], "done_by": ["RU"]}, True), ({"by": ["JP"], "done_by": ["JP"]}, False)],
)
def test_progress_that_was_reported_since_is_told_of_a_request_that_stands(
    record: Record, whose: dict[str, Any], *, told: bool
) -> None:
    record.record(
        readout(
            "a",
            request("visa", by=["JP"], to=["RU"]),
            progress("visa", key="with", **whose),
            on=FIRST,
        ),
        readout("b", progress("visa", **whose), on="2018-04-01"),
    )
    assert record.standings("2018-03-31")["visa@a"].progress is None
    found = record.standings("2018-04-01")["visa@a"]
    assert (found.status, found.progress) == ("standing", "visa@b" if told else None)
    since = "; progress on its item was reported since (visa@b)" if told else ""
    assert found.why == f"nothing on record meets it{since}"
