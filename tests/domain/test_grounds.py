"""Grounds: an amendment that takes from a judgement what it rested on ends it, and says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.records import BEGINNING, LATER, Record
from tests.support.stories import A, Act, commitment, concern, follow_up, readout, request, views
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import NotFound
from tracker.ledger.receipt import Receipt

SAID = "2018-03-01"
JUDGED = date(2018, 7, 1)
IF = commitment("item", condition="if the weather permits", due="2018-06")
OTHER = {**IF, "summary": "Another.", "due": "2018-05"}
LAPSED = ConditionSettled(ref=A, result="lapsed", on=JUDGED)
MET = ConditionSettled(ref=A, result="met", on=JUDGED)
SOUGHT = EvidenceSought(ref=A, through=JUDGED)


def assessed(outcome: str) -> OutcomeAssessed:
    return OutcomeAssessed.model_validate(
        {"ref": A, "outcome": outcome, "on": JUDGED, "evidence": "press"}
    )


def amend(record: Record, *acts: Act, on: str = SAID, dry_run: bool = False) -> Receipt:
    with record.ledger() as ledger:
        return ledger.amend(
            readout("a", *acts, on=on), reason="wrong", day=BEGINNING.date(), dry_run=dry_run
        )


def status(record: Record) -> str | None:
    return record.status(A, LATER)


CASES: list[tuple[Act, Assessment, tuple[Act, ...], str, str, str | None, str | None]] = [
    # what was said, what was judged, what is said now and when, the loss, the status before, after
    (IF, LAPSED, (commitment("item", due="2018-06"),), SAID, "condition", "lapsed", "overdue"),
    (IF, MET, (commitment("item", due="2018-06"),), SAID, "condition", "overdue", "overdue"),
    (IF, LAPSED, (views("item"),), SAID, "kind", "lapsed", None),
    (IF, LAPSED, (), SAID, "retracted", "lapsed", None),
    (IF, LAPSED, ({**IF, "condition": "if asked"},), SAID, "reworded", "lapsed", "lapsed"),
    (IF, MET, ({**IF, "condition": "if asked"},), SAID, "reworded", "overdue", "overdue"),
    (IF, LAPSED, (IF,), "2018-07-02", "day", "lapsed", "overdue"),
    (IF, MET, (OTHER,), SAID, "restated", "overdue", "overdue"),
    (IF, SOUGHT, (OTHER,), SAID, "restated", "overdue", "overdue"),
    (IF, SOUGHT, (), SAID, "retracted", "overdue", None),
    (IF, SOUGHT, (views("item"),), SAID, "kind", "overdue", None),
    (IF, SOUGHT, ({**IF, "due": "2018-12"},), SAID, "window", "overdue", "overdue"),
    (
        IF,
        assessed("not fulfilled"),
        ({**IF, "due": "2018-12"},),
        SAID,
        "window",
        "not fulfilled",
        "not fulfilled",
    ),
    (
        IF,
        assessed("not fulfilled"),
        (request("item"),),
        SAID,
        "outcome",
        "not fulfilled",
        "standing",
    ),
    (
        IF,
        assessed("partly fulfilled"),
        (concern("item"),),
        SAID,
        "outcome",
        "overdue",
        "standing",
    ),
    (IF, assessed("fulfilled"), (IF,), "2018-08-01", "day", "fulfilled", "overdue"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[4]}-{type(case[1]).__name__}")
def test_what_an_amendment_takes_from_a_judgement(
    record: Record,
    case: tuple[Act, Assessment, tuple[Act, ...], str, str, str | None, str | None],
) -> None:
    said, judged, now, on, lost, before, after = case
    record.record(readout("a", said, on=SAID))
    record.judge(judged)
    assert status(record) == before
    tried = amend(record, *now, on=on, dry_run=True)
    assert status(record) == before
    told = amend(record, *now, on=on)
    for receipt in (tried, told):
        assert [(one.ref, one.judged, one.loss) for one in receipt.ungrounded] == [
            (A, judged, lost)
        ]
    assert status(record) == after
    assert record.status(A, LATER, record.moments[1]) == before
    with record.ledger() as ledger:
        ledger.verify()
        ledger.rebuild()
        ledger.verify()
    assert status(record) == after


@pytest.mark.parametrize("judged", [LAPSED, assessed("fulfilled"), assessed("withdrawn"), SOUGHT])
def test_an_amendment_of_something_else_takes_nothing(record: Record, judged: Assessment) -> None:
    record.record(readout("a", IF, on=SAID))
    record.judge(judged)
    before = status(record)
    receipt = amend(record, {**IF, "summary": "In other words.", "wording": "agreed"})
    assert (receipt.ungrounded, status(record)) == ((), before)
    assert amend(record, IF, follow_up("visit")).ungrounded == ()


def test_a_judgement_that_has_ended_is_not_revived_and_can_be_made_anew(record: Record) -> None:
    record.record(readout("a", IF, on=SAID))
    record.judge(LAPSED)
    amend(record, commitment("item", due="2018-06"))
    assert amend(record, {**IF, "condition": "if the budget allows"}).ungrounded == ()
    assert status(record) == "overdue"
    with record.ledger() as ledger, pytest.raises(NotFound, match="nothing to take back"):
        ledger.take_back(A, ConditionSettled, reason="x", day=BEGINNING.date())
    record.judge(LAPSED)
    assert status(record) == "lapsed"
    with record.ledger() as ledger:
        ledger.verify()


def test_only_what_is_so_in_the_end_counts(record: Record) -> None:
    """A heading and its statements are amended by several events, in between which all is odd."""
    meetings = [{"date": "2018-03-01"}, {"date": "2018-09-01"}]

    def given(order: list[int]) -> Readout:
        return Readout.model_validate(
            {
                "readout": "a",
                "parties": ["JP", "RU"],
                "meetings": [meetings[number] for number in order],
                "statements": [{**IF, "meeting": order.index(0)}],
            }
        )

    record.record(given([0, 1]))
    record.judge(LAPSED)
    with record.ledger() as ledger:
        receipt = ledger.amend(given([1, 0]), reason="order", day=BEGINNING.date())
    assert receipt.corrections
    assert (receipt.ungrounded, status(record)) == ((), "lapsed")


def test_one_that_is_taken_back_and_said_again_keeps_only_what_fits(record: Record) -> None:
    record.record(readout("a", IF, on=SAID))
    record.judge(LAPSED, assessed("fulfilled"))
    assert len(amend(record).ungrounded) == 2
    receipt = amend(record, commitment("item", due="2018-06"))
    assert [one.loss for one in receipt.ungrounded] == ["condition"]
    assert status(record) == "fulfilled"


FILE = """\
readout: a
parties: [JP, RU]
meetings:
  - date: 2018-03-01
statements:
  - type: CommitmentMade
    item: item
    by: [JP, RU]
    summary: Do it.
    due: 2018-06
    condition: if the weather permits
"""


def test_the_one_who_amends_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(FILE)
    assert tracker("record", "a.yaml", folder=tmp_path).code == 0
    words = ("condition", A, "lapsed", "--on", "2018-07-01")
    assert tracker(*words, folder=tmp_path).code == 0
    file.write_text(FILE.replace("    condition: if the weather permits\n", ""))
    said = (
        "The condition of item@a was judged lapsed on 2018-07-01, and it has no condition any "
        "more: the judgement no longer applies."
    )
    dry = tracker("amend", "a.yaml", "--reason", "x", "--dry-run", folder=tmp_path)
    assert said in " ".join(dry.out.split())
    done = tracker("amend", "a.yaml", "--reason", "x", folder=tmp_path)
    assert said in " ".join(done.out.split())
    told = " ".join(tracker("history", A, folder=tmp_path).out.split())
    assert "amended it, and it does not fit any more" in told
    assert tracker("condition", A, "--take-back", "--reason", "x", folder=tmp_path).code == 1
    assert tracker("export", "--events", "e.jsonl", folder=tmp_path).code == 0
    copied = tracker("import", "e.jsonl", "--store", "sqlite:///copy.db", folder=tmp_path)
    assert (copied.code, copied.err) == (0, "")
