"""Shares judged: of what several undertook, one party's part is judged by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.corrections import amend, retract
from tests.support.judgements import judge, outcome
from tests.support.records import DAY, LATER, Record, exported
from tests.support.stories import (
    FIRST,
    A,
    commitment,
    completion,
    concern,
    follow_up,
    readout,
    request,
)
from tracker.cli.effects import WAYS
from tracker.domain.items import OutcomeAssessed
from tracker.errors import NotFound, Refused
from tracker.ledger.notes import ungrounded


def shares(record: Record, on: str = LATER) -> dict[str, str]:
    return record.standings(on)[A].shares


def take_back(record: Record, share: str | None = None) -> str | None:
    """Take back the latest judgement; returns whose share it was of."""
    with record.ledger() as ledger:
        receipt = ledger.take_back(A, OutcomeAssessed, reason="a mistake", day=DAY, share=share)
    assert isinstance(receipt.taken_back, OutcomeAssessed)
    return receipt.taken_back.share


@pytest.mark.parametrize("act", [commitment, follow_up])
def test_a_party_without_a_share_cannot_be_judged(record: Record, act: type) -> None:
    record.record(readout("a", act("item", by=["RU"]), on=FIRST))
    with pytest.raises(Refused, match="by RU, in which JP has no share"):
        judge(record, outcome(share="JP"))
    judge(record, outcome(share="RU"))


@pytest.mark.parametrize("act", [request, concern])
def test_what_is_asked_or_deplored_has_no_shares(record: Record, act: type) -> None:
    record.record(readout("a", act("item"), on=FIRST))
    with pytest.raises(Refused, match="has no shares"):
        judge(record, outcome(share="JP"))


@pytest.mark.parametrize("said", ["fulfilled", "partly fulfilled"])
def test_what_is_held_is_held_for_all(record: Record, said: str) -> None:
    record.record(readout("a", follow_up("item", due="2018-04"), on=FIRST))
    with pytest.raises(Refused, match="what is held is held for all"):
        judge(record, outcome(said, share="JP"))
    record.put("item", outcome(said, share="JP"))  # as could be recorded before
    assert record.standings(LATER)[A].status == "held"
    assert shares(record) == {"JP": "held", "RU": "held"}
    assert record.by("RU", LATER)[A].status == "held"


def test_one_party_can_call_off_what_it_was_to_take_part_in(record: Record) -> None:
    record.record(readout("a", follow_up("item", due="2018-04"), on=FIRST))
    judge(record, outcome("withdrawn", share="JP"))
    assert shares(record) == {"JP": "cancelled", "RU": "overdue"}
    record.record(readout("b", on="2018-06-10", holds=["item"]))
    found = record.standings(LATER)[A]
    assert (found.status, found.rule) == ("held", "follow-up.shares")
    assert found.shares == {"JP": "cancelled", "RU": "held"}


def test_a_request_can_be_judged_refused_or_met_in_part_and_a_promise_not_refused(
    record: Record,
) -> None:
    record.record(readout("a", request("item"), commitment("other"), on=FIRST))
    judge(record, outcome("refused"))
    assert record.status(A, LATER) == "refused"
    judge(record, outcome("partly fulfilled", "2018-07-01"))
    assert record.status(A, LATER) == "partly met"
    with pytest.raises(Refused, match="but not 'refused'"):
        judge(record, outcome("refused", ref="other@a"))
    with pytest.raises(Refused, match="but not 'not fulfilled'"):
        judge(record, outcome("not fulfilled"))


def test_the_latest_judgement_of_a_share_is_taken_back(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    judge(record, outcome(share="JP"), outcome("not fulfilled", share="RU"))
    assert shares(record) == {"JP": "fulfilled", "RU": "not fulfilled"}
    with pytest.raises(NotFound, match="the share of US in item@a"):
        take_back(record, "US")
    assert take_back(record, "JP") == "JP"
    assert shares(record) == {"JP": "open", "RU": "not fulfilled"}
    assert take_back(record) == "RU"
    assert shares(record) == {"JP": "open", "RU": "open"}
    with pytest.raises(NotFound):
        take_back(record)


def test_a_share_is_judged_again_after_all_were(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    judge(record, outcome(share="JP"), outcome("not fulfilled"), outcome(share="JP"))
    assert shares(record) == {"JP": "fulfilled", "RU": "not fulfilled"}
    with record.ledger() as ledger:
        assert ledger.judge(outcome(share="JP"), day=DAY).unchanged == (A,)


def test_what_is_taken_back_of_a_share_is_imported(record: Record, tmp_path: Path) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    judge(record, outcome(share="JP"), outcome("not fulfilled", share="RU"))
    take_back(record, "JP")
    file = tmp_path / "record.jsonl"
    file.write_text("".join(f"{line}\n" for line in exported(record)), encoding="utf-8")
    ran = tracker("import", file.name, folder=tmp_path)
    assert ran.code == 0, ran.both
    copy = Record(f"sqlite:///{tmp_path}/tracker.db")
    assert copy.standings(LATER)[A].shares == shares(record)


def test_an_amendment_that_takes_the_share_ends_the_judgement(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    judge(record, outcome(share="JP"))
    receipt = amend(record, readout("a", commitment("item", by=["RU"]), on=FIRST))
    assert [one.loss for one in receipt.ungrounded] == ["share"]
    assert shares(record) == {"RU": "open"}


@pytest.mark.parametrize(
    ("said", "share", "told"),
    [
        ("not fulfilled", None, ("item@b", "completed")),
        ("withdrawn", "RU", ("item@b", "completed")),
        ("withdrawn", "JP", None),
        ("fulfilled", None, None),
    ],
)
def test_whoever_judges_is_told_what_a_readout_says_to_the_contrary(
    record: Record, said: str, share: str | None, told: tuple[str, str] | None
) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("item", by=["JP"], done_by=["RU"]), on="2018-05-01"),
    )
    with record.ledger() as ledger:
        receipt = ledger.judge(outcome(said, share=share), day=DAY)
    found = [(one.evidence, one.said) for one in receipt.overruled]
    assert found == ([] if told is None else [told])


def test_whoever_judges_done_what_is_promised_again_later_is_told(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018"), on=FIRST),
        readout("b", commitment("item", due="2019", renews=[A]), on="2018-09-01"),
    )
    with record.ledger() as ledger:
        (one,) = ledger.judge(outcome(on="2018-06-01"), day=DAY).overruled
        assert (one.evidence, one.said) == ("item@b", "renewed")
        assert ledger.judge(outcome(on="2018-10-01"), day=DAY).overruled == ()


def test_a_party_that_another_account_names_has_a_share_to_be_judged(record: Record) -> None:
    record.record(
        readout("a", commitment("item", by=["JP"]), on=FIRST, publisher="JP"),
        readout("b", commitment("item", by=["RU"], same_as=A), on=FIRST, publisher="RU"),
    )
    judge(record, outcome(share="RU"))
    assert shares(record) == {"JP": "open", "RU": "fulfilled"}
    with pytest.raises(Refused, match="by JP, RU, in which CN has no share"):
        judge(record, outcome(share="CN"))


@pytest.mark.parametrize("how", ["apart", "theirs", "retracted"])
def test_a_share_that_no_account_gives_any_more_leaves_its_judgement_without_ground(
    record: Record, how: str
) -> None:
    own = readout("a", commitment("dam", by=["JP"]), publisher="JP", on=FIRST)
    theirs = commitment("dam", by=["JP", "RU"], same_as="dam@a")
    other = readout("b", theirs, publisher="RU", on=FIRST)
    record.record(own, other)
    judge(record, outcome("withdrawn", ref="dam@a", share="RU"))
    if how == "retracted":
        receipt = retract(record, "b")
    else:
        said = {"same_as": None} if how == "apart" else {"by": ["JP"]}
        amended = readout("b", {**theirs, **said}, publisher="RU", on=FIRST)
        receipt = amend(record, amended, dry_run=True)
        assert [one.loss for one in receipt.ungrounded] == ["unshared"]
        receipt = amend(record, amended)
    assert [(one.ref, one.loss) for one in receipt.ungrounded] == [("dam@a", "unshared")]
    (told,) = ungrounded(receipt.ungrounded, WAYS)
    assert told.startswith(
        "The share of RU in dam@a was judged withdrawn on 2018-06-01, and no account gives that "
        "party a share in it any more: the judgement applies to nothing; take it back"
    )
