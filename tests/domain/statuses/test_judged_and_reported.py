"""Judged and reported: what readouts report of what was judged otherwise before, or since."""

from __future__ import annotations

import pytest

from tests.support.judgements import judge, outcome, settled
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    follow_up,
    readout,
    request,
)

PART, NOT_DONE = "partly fulfilled", "not fulfilled"


@pytest.mark.parametrize("undone", [NOT_DONE, "lapsed"])
def test_a_report_of_the_deed_of_one_party_contradicts_its_share_alone(
    record: Record, undone: str
) -> None:
    record.record(
        readout("a", commitment("paper", condition="if funds permit"), on="2018-01-15"),
    )
    lapsed = settled(on="2018-02-01", ref="paper@a")
    not_done = outcome(NOT_DONE, "2018-02-01", "paper@a", share="RU")
    record.judge(outcome("withdrawn", "2018-02-01", "paper@a", share="JP"))
    record.judge(lapsed if undone == "lapsed" else not_done)
    (told,) = record.record(
        readout("b", completion("paper", done_by=["RU"]), on="2018-03-15")
    ).overruled
    assert (told.evidence, told.said) == ("paper@b", "completed")
    assert record.by("JP", "2018-04-01")["paper@a"].contested == ()
    assert record.by("RU", "2018-04-01")["paper@a"].contested == ("paper@b",)
    assert record.standings("2018-04-01")["paper@a"].contested == ("paper@b",)


@pytest.mark.parametrize("by", ["item", "ref"])
def test_what_was_done_while_its_condition_counted_as_lapsed_is_done_on_its_day(
    record: Record, by: str
) -> None:
    given = {"condition": "if all is well"}
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-05", **given),
            commitment("plan", due="../2018-06", **given),
            commitment("tied", due={"before": "visit"}),
            on="2018-01-15",
        )
    )
    items = ("visit", "plan")
    record.judge(*(settled(on="2018-03-01", ref=f"{item}@a") for item in items))
    named = {item: item if by == "item" else f"{item}@a" for item in items}
    record.record(
        readout(
            "b",
            completion("plan", **({} if by == "item" else {"fulfils": [named["plan"]]})),
            on="2018-05-10",
            holds=[named["visit"]],
        )
    )
    before = record.standings("2018-06-01")
    assert [before[f"{item}@a"].status for item in items] == ["cancelled", "lapsed"]
    assert [before[f"{item}@a"].contested for item in items] == [("b",), ("plan@b",)]
    assert before["tied@a"].status == "open"
    record.judge(*(settled("met", on="2018-08-01", ref=f"{item}@a") for item in items))
    found = record.standings("2018-08-02")
    assert [found[f"{item}@a"].status for item in items] == ["held", "fulfilled"]
    assert [str(found[f"{item}@a"].since) for item in items] == ["2018-05-10"] * 2
    assert [found[f"{item}@a"].days_late for item in items] == [None, None]
    assert [found[f"{item}@a"].contested for item in items] == [(), ()]
    assert str(found["tied@a"].due_to) == "2018-05-10"
    # On a day before it was done, it is what was known of it then.
    assert record.status("plan@a", "2018-04-01") == "lapsed"


def test_a_part_that_was_judged_on_the_day_of_the_report_names_that(record: Record) -> None:
    record.record(readout("a", commitment("paper", due="../2018-06"), on="2018-01-15"))
    record.record(readout("b", completion("paper"), on="2018-03-15"))
    (receipt,) = judge(record, outcome(PART, "2018-03-15", "paper@a"))
    assert [one.evidence for one in receipt.overruled] == ["paper@b"]
    found = record.standings("2018-04-01")["paper@a"]
    assert (found.status, found.contested) == (PART, ("paper@b",))


@pytest.mark.parametrize("fulfils", [None, ["paper@a"], ["paper"]])
@pytest.mark.parametrize("first", ["a report", "a judgement", "nothing"])
def test_what_is_reported_complete_after_it_was_judged_in_part_is_fulfilled(
    record: Record, first: str, fulfils: list[str] | None
) -> None:
    record.record(readout("a", commitment("paper", due="../2018-06"), on="2018-01-15"))
    if first == "a report":
        record.record(readout("b", completion("paper"), on="2018-03-15"))
    elif first == "a judgement":
        record.judge(outcome("fulfilled", "2018-03-15", "paper@a"))
    record.judge(outcome(PART, "2018-04-01", "paper@a"))
    record.record(
        readout(
            "c", completion("paper", **({"fulfils": fulfils} if fulfils else {})), on="2018-05-10"
        )
    )
    assert record.status("paper@a", "2018-03-20") == ("open" if first == "nothing" else "fulfilled")
    assert record.status("paper@a", "2018-05-09") == PART
    found = record.standings("2018-06-01")["paper@a"]
    assert (found.status, str(found.since)) == ("fulfilled", "2018-05-10")
    assert found.evidence == ("paper@c",)


def test_it_is_so_however_often_a_part_is_found_to_be_missing(record: Record) -> None:
    record.record(readout("a", commitment("paper"), on="2018-01-15"))
    for month in ("03", "05", "07"):
        record.record(readout(f"r{month}", completion("paper"), on=f"2018-{month}-15"))
        if month != "07":
            record.judge(outcome(PART, f"2018-{month}-20", "paper@a"))
    told = [
        record.status("paper@a", f"2018-{month}-{day}")
        for month in ("03", "05", "07")
        for day in (16, 25)
    ]
    assert told == ["fulfilled", PART, "fulfilled", PART, "fulfilled", "fulfilled"]


def test_what_was_judged_in_part_after_a_report_is_renewed_like_what_is_unfinished(
    record: Record,
) -> None:
    record.record(readout("a", commitment("paper", due="../2018-06"), on="2018-01-15"))
    record.record(readout("b", completion("paper"), on="2018-03-15"))
    record.judge(outcome(PART, "2018-04-01", "paper@a"))
    record.record(
        readout("c", commitment("paper", due="../2018-09", renews=["paper"]), on="2018-05-10")
    )
    found = record.standings("2018-06-01")
    assert found["paper@a"].status == "superseded"
    assert found["paper@c"].slip is not None


def test_what_stood_before_a_request_does_not_take_it_up_however_often_it_is_renewed(
    record: Record,
) -> None:
    def promise(name: str, on: str, due: str) -> None:
        record.record(
            readout(name, commitment("fee", by=["RU"], due=f"../{due}", renews=["fee"]), on=on)
        )

    record.record(readout("a", commitment("fee", by=["RU"], due="../2018-06"), on="2018-01-15"))
    record.record(readout("b", request("fee", by=["JP"], to=["RU"]), on="2018-02-15"))
    promise("c", "2018-03-15", "2018-09")
    promise("d", "2018-04-15", "2018-12")
    promise("e", "2018-05-15", "2019-03")
    assert record.status("fee@b", "2018-05-16") == "standing"
    # Sooner than what was promised before the request is more than that.
    promise("f", "2018-05-20", "2018-05-31")
    assert record.status("fee@b", "2018-05-21") == "taken up"


@pytest.mark.parametrize(("said", "status"), [("fulfilled", "fulfilled"), (NOT_DONE, NOT_DONE)])
def test_what_was_judged_after_its_condition_lapsed_is_as_it_was_judged(
    record: Record, said: str, status: str
) -> None:
    record.record(
        readout("a", commitment("paper", due="../2018-06", condition="if funded"), on="2018-01-15")
    )
    record.judge(settled(on="2018-03-01", ref="paper@a"), outcome(said, "2018-05-01", "paper@a"))
    assert record.status("paper@a", "2018-04-30") == "lapsed"
    assert record.status("paper@a", "2018-05-01") == status


@pytest.mark.parametrize("holds", ["visit", "visit@a"])
def test_a_meeting_that_holds_what_was_called_off_gives_no_deadline(
    record: Record, holds: str
) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-05"),
            commitment("paper", due={"before": "visit"}),
            on="2018-01-15",
        )
    )
    record.judge(outcome("withdrawn", "2018-03-01", "visit@a"))
    record.record(readout("b", on="2018-05-10", holds=[holds]))
    found = record.standings("2018-05-12")
    assert (found["visit@a"].status, found["visit@a"].contested) == ("cancelled", ("b",))
    assert (found["paper@a"].status, found["paper@a"].due_to) == ("open", None)


def test_a_condition_that_is_found_lapsed_once_more_lapsed_on_its_first_day(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("paper", due="../2018-06", condition="if funded"), on="2018-01-15")
    )
    record.judge(settled(on="2018-03-01", ref="paper@a"))
    record.record(readout("b", completion("works", fulfils=["paper@a"]), on="2018-04-10"))
    record.judge(settled(on="2018-05-10", ref="paper@a"))
    before, found = (record.standings(on)["paper@a"] for on in ("2018-05-09", "2018-05-11"))
    assert (before.status, before.contested) == ("lapsed", ("works@b",))
    assert (found.status, found.contested) == ("lapsed", ())
    assert found.reported_done == ("works@b",)


def test_what_took_a_request_up_goes_on_under_another_item(record: Record) -> None:
    record.record(
        readout("a", request("fee", by=["JP"], to=["RU"]), on="2018-01-15"),
        readout("b", commitment("fee", by=["RU"], due="../2018-05"), on="2018-02-15"),
        readout(
            "c",
            commitment("tolls", by=["RU"], due="../2018-09", renews=["fee@b"]),
            on="2018-03-15",
        ),
    )
    found = record.standings("2018-04-01")["fee@a"]
    assert (found.status, found.evidence) == ("taken up", ("tolls@c",))


def test_a_share_that_was_done_and_is_promised_again_is_contested_of_that_party(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("paper", due="../2018-05"), on="2018-01-15"),
        readout("b", completion("paper", done_by=["JP"]), on="2018-02-15"),
        readout("c", commitment("paper", due="../2018-09", renews=["paper"]), on="2018-03-15"),
    )
    assert record.standings("2018-04-01")["paper@a"].contested == ("paper@c",)
    assert record.by("JP", "2018-04-01")["paper@a"].contested == ("paper@c",)
    assert record.by("RU", "2018-04-01")["paper@a"].contested == ()


def test_who_has_not_reaffirmed_what_the_other_undertook_anew_is_named(record: Record) -> None:
    record.record(
        readout("a", commitment("talks", continuing=True), on="2018-01-15"),
        readout(
            "b", commitment("talks", by=["JP"], continuing=True, renews=["talks"]), on="2019-06-15"
        ),
    )
    told = str(record.standings("2021-06-01")["talks@a"].why)
    assert "; RU has not reaffirmed it for two years or more (since 2018-01-15); " in told


@pytest.mark.parametrize("tied", [True, False])
def test_a_renewal_of_what_was_called_off_does_something_for_what_is_tied_to_it(
    record: Record, *, tied: bool
) -> None:
    after = {"due": {"before": "visit"}} if tied else {}
    record.record(
        readout(
            "a", follow_up("visit", due="2018-05"), commitment("paper", **after), on="2018-01-15"
        )
    )
    record.judge(outcome(NOT_DONE, "2018-06-01", "visit@a"))
    receipt = record.record(
        readout("b", follow_up("visit", due="2018-08", renews=["visit@a"]), on="2018-06-10")
    )
    assert bool(receipt.idle) is not tied
    assert (str(record.standings("2018-06-11")["paper@a"].due_to) == "2018-08-31") is tied


@pytest.mark.parametrize("judged", ["fulfilled", "withdrawn", "not fulfilled"])
def test_what_is_reported_once_more_is_no_progress_on_the_next_instalment(
    record: Record, judged: str
) -> None:
    promised = commitment("plan", due="../2018-06"), commitment("plan", due="../2018-12")
    record.record(readout("a", *promised, on="2018-01-15"))
    record.judge(outcome(judged, "2018-03-01", "plan@a"))
    record.record(readout("b", completion("plan"), on="2018-05-10"))
    assert record.statuses("2018-06-01") == {"plan@a": judged, "plan-2@a": "open"}
