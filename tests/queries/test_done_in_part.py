"""Done in part: what of a statement was judged to be done, of each share by its own judgement."""

from __future__ import annotations

import pytest

from tests.support.judgements import judge, outcome, settled
from tests.support.records import LATER, Record
from tests.support.stories import A, commitment, completion, follow_up, readout
from tracker.domain.items import OutcomeAssessed


def partly(on: str, evidence: str, *, share: str | None = None, ref: str = A) -> OutcomeAssessed:
    return outcome("partly fulfilled", on, ref, evidence=evidence, share=share)


@pytest.fixture
def promised(kept: Record) -> Record:
    kept.record(readout("a", commitment("item", due="../2018-06"), on="2018-03-01"))
    return kept


def test_each_share_is_told_with_its_own_judgement(promised: Record) -> None:
    judge(promised, partly("2018-05-01", "half"), partly("2018-08-01", "a third", share="JP"))
    told = "it was judged to be done in part on "
    both = "2018-05-01 for RU: half, and on 2018-08-01 for JP: a third;"
    assert told + both in promised.standings(LATER)[A].why
    assert f"{told}2018-05-01: half;" in promised.by("RU", LATER)[A].why
    assert f"{told}2018-08-01: a third;" in promised.by("JP", LATER)[A].why
    assert f"{told}2018-05-01: half;" in promised.standings("2018-07-15")[A].why


def test_what_was_done_in_part_of_both_is_told_while_there_is_time(promised: Record) -> None:
    judge(promised, partly("2018-05-01", "half"), partly("2018-05-15", "a third", share="JP"))
    assert promised.standings("2018-06-01")[A].why == (
        "the latest assessment says that a part of it was done "
        "(on 2018-05-01 for RU: half, and on 2018-05-15 for JP: a third)"
    )


def test_what_is_done_by_now_is_no_part_that_is_told(promised: Record) -> None:
    judge(promised, partly("2018-05-01", "half"))
    promised.record(readout("b", completion("item", by=["JP"]), on="2018-08-01"))
    assert "done in part on 2018-05-01 for RU: half" in promised.standings(LATER)[A].why


def test_an_act_is_judged_by_either_account(record: Record) -> None:
    for name, party in (("a", "JP"), ("b", "RU")):
        given = commitment("item", due="../2018-06")
        record.record(readout(name, given, on="2018-03-01", publisher=party, meeting="talks"))
    judge(record, partly("2018-05-01", "half", ref="item@b"))
    assert "done in part on 2018-05-01: half" in record.standings(LATER)[A].why


@pytest.mark.parametrize(
    ("judged", "said"), [("fulfilled", "held"), ("partly fulfilled", "held in part")]
)
def test_a_meeting_was_held_as_was_judged(kept: Record, judged: str, said: str) -> None:
    kept.record(readout("a", follow_up("item", due="2018-06"), on="2018-03-01"))
    judge(kept, outcome(judged, "2018-06-15", evidence="a note"))
    found = kept.standings(LATER)[A]
    assert found.status == "held"
    assert found.why == f"the latest assessment says that it was {said} (a note)"


def test_what_was_done_in_part_before_it_ended_is_told(kept: Record) -> None:
    made = commitment("item", due="../2018-06", condition="if ice")
    kept.record(readout("a", made, on="2018-03-01"))
    judge(
        kept,
        partly("2018-04-01", "half", share="JP"),
        outcome("withdrawn", "2018-04-02", share="RU", evidence="press"),
        settled(on="2018-05-15"),
    )
    found = kept.standings(LATER)[A]
    told = "it was judged to be done in part on 2018-04-01"
    assert found.rule == "commitment.shares"
    assert found.why.endswith(f"; {told} for JP: half; JP: lapsed (item@a), RU: withdrawn (press)")
    assert f"{told}: half" in kept.by("JP", LATER)[A].why
    assert told not in kept.by("RU", LATER)[A].why
    assert told not in kept.standings("2018-03-31")[A].why


@pytest.mark.parametrize("renewed", ["2018-05-15", "2018-08-01"])
def test_a_part_is_told_of_what_was_renewed_and_of_the_overdue_renewal(
    promised: Record, renewed: str
) -> None:
    judge(promised, partly("2018-05-01", "half"))
    again = commitment("item", due="../2018-10", renews=["item"])
    promised.record(readout("b", again, on=renewed))
    part = "it was judged to be done in part on 2018-05-01: half"
    stands = promised.standings("2018-12-01")
    assert stands[A].status in ("superseded", "carried over")
    assert stands[A].why.endswith(part)
    assert stands["item@b"].why == (
        f"its window ended on 2018-10-31; {part}; no record tells that it was done as a whole"
    )
    assert part in promised.by("JP", "2018-12-01")["item@b"].why


def test_a_part_of_one_share_is_told_of_the_renewal_of_that(promised: Record) -> None:
    judge(promised, partly("2018-05-01", "half", share="JP"))
    promised.record(
        readout("b", commitment("item", due="../2018-10", renews=["item"]), on="2018-06-15")
    )
    stands = promised.standings("2018-12-01")
    assert "done in part on 2018-05-01 for JP: half" in stands["item@b"].why
    assert "in part" not in promised.by("RU", "2018-12-01")["item@b"].why


@pytest.mark.parametrize("ended", ["withdrawn", "not fulfilled"])
def test_a_part_is_told_of_what_was_called_off_after_it(promised: Record, ended: str) -> None:
    judge(promised, partly("2018-05-01", "half"), outcome(ended, "2018-06-01", A))
    stands = promised.standings("2018-06-15")[A]
    assert stands.status == ended
    assert "it was judged to be done in part on 2018-05-01: half" in stands.why


def test_that_nobody_has_reviewed_the_other_share_is_told(record: Record) -> None:
    record.record(readout("a", commitment("road", due="../2018-06"), on="2018-01-15"))
    record.judge(outcome("partly fulfilled", "2018-06-02", "road@a", share="JP"))
    of_one = str(record.standings("2018-08-01")["road@a"].why)
    assert " for JP: " in of_one
    assert of_one.endswith(
        "; no record tells that it was done as a whole, and nobody has reviewed the rest"
    )
    own = str(record.by("JP", "2018-08-01")["road@a"].why)
    assert own.endswith("; no record tells that it was done as a whole")
    record.judge(outcome("partly fulfilled", "2018-06-02", "road@a", share="RU"))
    assert "nobody has reviewed" not in str(record.standings("2018-08-01")["road@a"].why)
