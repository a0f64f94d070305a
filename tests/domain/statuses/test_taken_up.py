"""Taken up: what became of what took a request up, and what of the request before it."""

from __future__ import annotations

from tests.support.briefings import briefed
from tests.support.judgements import outcome, take_back
from tests.support.records import Record
from tests.support.stories import commitment, completion, readout, request
from tracker.domain.items import OutcomeAssessed


def test_what_became_of_what_took_a_request_up_is_told(record: Record) -> None:
    record.record(
        readout("a", request("fee", to=["RU"]), request("data", to=["RU"]), on="2018-01-10"),
        readout(
            "b",
            commitment("fee", by=["RU"], due="../2018-06"),
            commitment("data", by=["RU"], due="../2018-06"),
            on="2018-03-10",
        ),
        readout("c", completion("data", by=["RU"], fulfils=["data@b"], key="d"), on="2018-05-01"),
    )
    record.judge(outcome("not fulfilled", "2018-08-01", "fee@b"))
    took = "a party that was asked undertook something on the matter since"
    became = "what a party that was asked undertook on the matter is"
    for ref, on, status, why in (
        ("fee@a", "2018-07-31", "taken up", f"{took} (fee@b)"),
        (
            "fee@a",
            "2018-08-01",
            "standing",
            f"nothing on record meets it; {became} not fulfilled (fee@b)",
        ),
        ("data@a", "2018-04-30", "taken up", f"{took} (data@b)"),
        ("data@a", "2018-05-01", "taken up", f"{took} (data@b); {became} fulfilled (data@b)"),
    ):
        found = record.standings(on)[ref]
        assert (found.status, found.why) == (status, why)
    assert str(record.standings("2018-06-01")["data@a"].since) == "2018-03-10"
    take_back(record, OutcomeAssessed, "fee@b")
    assert record.standings("2018-08-01")["fee@a"].why == f"{took} (fee@b)"


def test_a_request_that_was_refused_before_says_so(record: Record) -> None:
    record.record(
        readout("a", request("ship", to=["RU"]), on="2018-01-10"),
        readout(
            "b", request("ship", to=["RU"]), request("ship", by=["RU"], to=["JP"]), on="2018-03-10"
        ),
    )
    record.judge(outcome("refused", "2018-04-01", "ship@a"))
    told = "nothing on record meets it"
    assert record.standings("2018-03-31")["ship@b"].why == told
    found = record.standings("2018-04-01")
    assert found["ship@b"].why == (
        f"{told}; it had been refused when it was asked for before (ship@a)"
    )
    assert found["ship-2@b"].why == told


def test_a_briefing_asks_about_what_is_on_record_of_a_request(record: Record) -> None:
    record.record(
        readout("a", request("fee", to=["RU"]), request("ship", to=["RU"]), on="2018-01-10"),
        readout(
            "b",
            commitment("fee", by=["RU"], due="../2018-06"),
            request("ship", to=["RU"]),
            on="2018-03-10",
        ),
    )
    record.judge(outcome("not fulfilled", "2018-08-01", "fee@b"))
    record.judge(outcome("refused", "2018-02-01", "ship@a"))
    told = {one.ref: one for one in briefed(record, "2018-09-01").points}
    fee, ship = told["fee@a"], told["ship@b"]
    assert fee.question == "why was what was undertaken not done, and will it be?"
    assert fee.evidence == (
        "Asked for by Japan on 10 January 2018; what a party that was asked undertook on the "
        "matter is not fulfilled (fee@b): On fee."
    )
    assert ship.question == "has Russia's answer changed?"
    assert ship.evidence == (
        "Asked for by Japan on 10 March 2018; it had been refused before (ship@a): On ship."
    )
