"""Instalments of shares: what one party alone has promised is no instalment of another's."""

from __future__ import annotations

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import commitment, completion, readout

ON = "2020-07-10"


def _promised(record: Record, both: str, alone: str) -> None:
    record.record(
        readout("a", commitment("plan", due=both), on="2020-01-10"),
        readout("b", commitment("plan", by=["RU"], due=alone), on="2020-03-10"),
    )


@pytest.mark.parametrize("judged", [False, True])
def test_the_deed_of_one_party_settles_its_only_promise(record: Record, *, judged: bool) -> None:
    _promised(record, "../2020-12", "../2020-10")
    if judged:
        record.judge(outcome("withdrawn", "2020-06-01", "plan@b"))
    record.record(readout("c", completion("plan", by=["JP"]), on=ON))
    found = record.standings("2020-08-01")
    assert found["plan@a"].shares == {"JP": "fulfilled", "RU": "open"}
    assert found["plan@b"].status == ("withdrawn" if judged else "open")


@pytest.mark.parametrize(
    ("both", "alone", "on", "left"),
    [
        ("../2020-12", "../2020-10", "2020-07-10", "open"),
        ("../2020-03", "../2020-12", "2020-10-10", "overdue"),
        ("2020-05", "2020-06~", "2020-07-15", "overdue"),
    ],
)
def test_the_deed_of_both_settles_the_nearest_of_each(
    record: Record, both: str, alone: str, on: str, left: str
) -> None:
    _promised(record, both, alone)
    record.record(readout("c", completion("plan"), on=on))
    found = record.standings(on)
    assert found["plan@a"].shares == {"JP": "fulfilled", "RU": left}
    assert found["plan@b"].status == "fulfilled"


def test_a_renewal_is_done_in_the_place_of_a_share_that_it_renewed(record: Record) -> None:
    record.record(
        readout("a", commitment("plan", due="../2020-06"), on="2020-01-10"),
        readout(
            "b",
            commitment("plan", due="../2020-12", renews=["plan@a"]),
            commitment("plan", by=["RU"], due="../2020-10"),
            on="2020-03-10",
        ),
        readout("c", completion("plan", by=["JP"], fulfils=["plan@a"], done_by=["JP"]), on=ON),
    )
    assert record.standings(ON)["plan@b"].shares == {"JP": "fulfilled", "RU": "open"}


def test_recording_tells_of_the_share_that_is_left_of_an_earlier_day(record: Record) -> None:
    _promised(record, "../2020-03", "../2020-12")
    receipt = record.record(readout("c", completion("plan", by=["JP"]), on=ON))
    assert receipt.idle == ()
    receipt = record.record(readout("d", completion("plan", by=["RU"]), on="2020-08-10"))
    assert [(one.ref, one.what, one.about) for one in receipt.idle] == [
        ("plan@d", "left", ("plan@a",))
    ]
