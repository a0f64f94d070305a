"""Shares by account: what is told of the shares where two publishers tell of them."""

from __future__ import annotations

import pytest

from tests.support.judgements import settled
from tests.support.records import Record
from tests.support.stories import Act, commitment, completion, readout
from tracker.domain.readouts import Readout


def report(name: str, publisher: str, *deeds: Act) -> Readout:
    """What a publisher tells of one meeting."""
    return readout(name, *deeds, on="2018-05-15", publisher=publisher)


def deed(party: str, key: str | None = None) -> Act:
    return completion("road", done_by=[party], **({"key": key} if key else {}))


APART = "another account differs in whose deed it is"


@pytest.mark.parametrize("turned", [False, True])
def test_that_each_account_tells_of_another_deed_is_told_with_what_both_fulfil(
    record: Record, *, turned: bool
) -> None:
    told = [report("b", "JP", deed("JP")), report("c", "RU", deed("RU"))]
    record.record(readout("a", commitment("road"), on="2018-01-15"))
    record.record(*(reversed(told) if turned else told))
    found = record.standings("2018-06-01")["road@a"]
    assert found.status == "fulfilled"
    assert found.why.endswith(f"JP: fulfilled (road@b), RU: fulfilled (road@c); {APART} (road@c)")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([deed("JP", "one"), deed("RU", "two")], [deed("RU")]),
        ([deed("JP")], [deed("JP", "one"), deed("RU", "two")]),
        ([deed("JP")], [deed("RU", "one"), deed("JP", "two")]),
    ],
)
def test_what_one_account_tells_of_all_is_not_told_to_be_apart(
    record: Record, ours: list[Act], theirs: list[Act]
) -> None:
    record.record(readout("a", commitment("road"), on="2018-01-15"))
    record.record(report("b", "JP", *ours), report("c", "RU", *theirs))
    found = record.standings("2018-06-01")["road@a"]
    assert found.status == "fulfilled"
    assert APART not in found.why


@pytest.mark.parametrize("whose", ["a", "b"])
def test_the_condition_of_a_share_that_lapsed_is_told(record: Record, whose: str) -> None:
    given = {whose: {"condition": "if funds permit"}}
    record.record(
        readout("a", commitment("road", **given.get("a", {})), on="2018-01-15", publisher="JP"),
        readout("b", commitment("road", **given.get("b", {})), on="2018-01-15", publisher="RU"),
        readout("c", deed("JP"), on="2018-03-15"),
    )
    record.judge(settled(on="2018-05-01", ref=f"road@{whose}"))
    found = record.standings("2018-06-01")["road@a"]
    assert found.status == "partly fulfilled"
    assert found.shares == {"JP": "fulfilled", "RU": "lapsed"}
    assert "; the condition: if funds permit; JP: fulfilled" in found.why


@pytest.mark.parametrize("apart", [True, False])
def test_two_accounts_of_a_report_that_name_different_promises_are_told(
    record: Record, *, apart: bool
) -> None:
    record.record(
        readout(
            "a",
            commitment("paper", key="one", due="../2018-06"),
            commitment("paper", key="two", due="../2018-09", renews=[]),
            on="2018-01-15",
        )
    )
    first, second = (completion("paper", fulfils=[ref]) for ref in ("one@a", "two@a"))
    record.record(report("b", "JP", first), report("c", "RU", second if apart else first))
    found = record.standings("2018-06-01")
    against = ("paper@b", "paper@c") if apart else ()
    assert (found["one@a"].status, found["one@a"].disputed) == ("fulfilled", against)
    assert found["two@a"].disputed == against
