"""Judgements: outcomes, conditions, searches and mergings, recorded and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.commandline import Ran, tracker
from tests.stories import (
    BEGINNING,
    LATER,
    Act,
    Record,
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tests.test_laws import LAWS, answers, days, records, rows, store
from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemList,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.readouts import Readout
from tracker.errors import NotFound, Refused, Remedy
from tracker.files.readouts import readout_text
from tracker.ledger import Ledger
from tracker.queries import Viewpoint
from tracker.queries.history import History

FIRST = "2018-03-01"
A = "item@a"
DAY = BEGINNING.date()


def outcome(said: str = "fulfilled", *, on: str = "2018-06-01", ref: str = A) -> OutcomeAssessed:
    return OutcomeAssessed.model_validate(
        {"ref": ref, "outcome": said, "on": on, "evidence": "https://example.org/report"}
    )


def settled(result: str = "lapsed", *, on: str = "2018-06-01", ref: str = A) -> ConditionSettled:
    return ConditionSettled.model_validate({"ref": ref, "result": result, "on": on})


def searched(through: str = "2018-06-01", *, ref: str = A) -> EvidenceSought:
    return EvidenceSought.model_validate({"ref": ref, "through": through})


def judge(record: Record, *judged: Assessment) -> None:
    with record.ledger() as ledger:
        for one in judged:
            ledger.judge(one, day=DAY)


def take_back(
    record: Record, kind: type[Assessment], ref: str = A, reason: str = "a mistake"
) -> None:
    with record.ledger() as ledger:
        ledger.take_back(ref, kind, reason=reason, day=DAY)


def merge(record: Record, item: str, into: str) -> None:
    with record.ledger() as ledger:
        ledger.merge("JP-RU", ItemMerged(item=item, into=into), day=DAY)


def separate(record: Record, item: str) -> None:
    with record.ledger() as ledger:
        ledger.separate("JP-RU", ItemSeparated(item=item, reason="two matters"), day=DAY)


def amend(record: Record, given_readout: Readout) -> None:
    with record.ledger() as ledger:
        ledger.amend(given_readout, reason="coded wrongly", day=DAY)


def size(record: Record) -> int:
    with record.ledger() as ledger:
        return ledger.size()


def history(record: Record, ref: str = A) -> History:
    with record.queries() as queries:
        return queries.history(ref)


def followed(record: Record, item: str) -> list[str]:
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(LATER), item=item)
        return sorted(one.ref for one in queries.followed(view))


@pytest.fixture
def promised(record: Record) -> Record:
    """A record with one commitment, due in April 2018 if circumstances permit."""
    record.record(
        readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST)
    )
    return record


# Given and taken back

EVERY_KIND: list[tuple[Assessment, str]] = [
    (outcome(), "fulfilled"),
    (outcome("partly fulfilled"), "partly fulfilled"),
    (outcome("not fulfilled"), "not fulfilled"),
    (outcome("withdrawn"), "withdrawn"),
    (settled(), "lapsed"),
    (settled("met"), "overdue"),
    (searched(), "overdue"),
]


@pytest.mark.parametrize(("judged", "status"), EVERY_KIND)
def test_a_judgement_holds_from_its_day_until_it_is_taken_back(
    promised: Record, judged: Assessment, status: str
) -> None:
    judge(promised, judged)
    take_back(promised, type(judged))
    before, while_it_stood, after = (
        [promised.status(A, day, moment) for day in ("2018-05-31", "2018-06-01")]
        for moment in promised.moments
    )
    assert before == ["overdue", "overdue"]
    assert while_it_stood == ["overdue", status]
    assert after == ["overdue", "overdue"]
    assert size(promised) == 4


def test_a_search_is_told_with_the_day_and_forgotten_when_taken_back(promised: Record) -> None:
    judge(promised, searched("2018-05-20"), searched("2018-05-30"))
    assert str(promised.standings(LATER)[A].sought_through) == "2018-05-30"
    take_back(promised, EvidenceSought)
    assert str(promised.standings(LATER)[A].sought_through) == "2018-05-20"
    take_back(promised, EvidenceSought)
    assert promised.standings(LATER)[A].sought_through is None


def test_taking_back_brings_the_judgement_before_it_to_bear_again(promised: Record) -> None:
    judge(promised, outcome("partly fulfilled"), outcome("fulfilled", on="2018-07-01"))
    assert promised.status(A, LATER) == "fulfilled"
    take_back(promised, OutcomeAssessed)
    assert promised.status(A, LATER) == "partly fulfilled"
    take_back(promised, OutcomeAssessed)
    assert promised.status(A, LATER) == "overdue"
    with pytest.raises(NotFound, match="nothing of that kind on item@a is on record"):
        take_back(promised, OutcomeAssessed)


@pytest.mark.parametrize("kind", [OutcomeAssessed, ConditionSettled, EvidenceSought])
def test_there_is_nothing_to_take_back_of_a_kind_that_was_not_recorded(
    promised: Record, kind: type[Assessment]
) -> None:
    others: list[Assessment] = [outcome(), settled(), searched()]
    judge(promised, *(one for one in others if not isinstance(one, kind)))
    with pytest.raises(NotFound, match="nothing to take back"):
        take_back(promised, kind)
    assert size(promised) == 4


def test_taking_back_needs_a_reason(promised: Record) -> None:
    judge(promised, outcome())
    with pytest.raises(Refused, match="a reason is needed"):
        take_back(promised, OutcomeAssessed, reason=" ")
    assert promised.status(A, LATER) == "fulfilled"


JUDGING: list[Callable[[Ledger], object]] = [
    lambda ledger: ledger.judge(outcome(ref="other@a"), day=DAY),
    lambda ledger: ledger.judge(searched(ref="item@b"), day=DAY),
    lambda ledger: ledger.take_back("item@b", OutcomeAssessed, reason="why", day=DAY),
    lambda ledger: ledger.take_back("nonsense", OutcomeAssessed, reason="why", day=DAY),
    lambda ledger: ledger.merge("JP-RU", ItemMerged(item="item", into="other"), day=DAY),
    lambda ledger: ledger.merge("JP-RU", ItemMerged(item="other", into="item"), day=DAY),
    lambda ledger: ledger.merge("JP-US", ItemMerged(item="item", into="item-2"), day=DAY),
]


@pytest.mark.parametrize("attempt", JUDGING)
def test_what_is_not_on_record_cannot_be_judged(
    promised: Record, attempt: Callable[[Ledger], object]
) -> None:
    with promised.ledger() as ledger, pytest.raises(NotFound, match="on record"):
        attempt(ledger)
    assert size(promised) == 2


def test_a_statement_that_was_retracted_cannot_be_judged_and_its_judgement_rests(
    promised: Record,
) -> None:
    whole = readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST)
    judge(promised, outcome())
    amend(promised, readout("a", views("talks"), on=FIRST))
    with pytest.raises(NotFound, match="no statement 'item@a'"):
        judge(promised, outcome("withdrawn"))
    assert promised.statuses(LATER) == {}
    amend(promised, whole)
    assert promised.status(A, LATER) == "fulfilled"


def test_a_judgement_tells_what_it_changed(promised: Record) -> None:
    with promised.ledger() as ledger:
        receipt = ledger.judge(outcome(), day=DAY)
        assert [(one.before, one.after) for one in receipt.changes] == [("overdue", "fulfilled")]
        receipt = ledger.take_back(A, OutcomeAssessed, reason="a mistake", day=DAY)
        assert [(one.before, one.after) for one in receipt.changes] == [("fulfilled", "overdue")]


def test_history_shows_what_was_judged_and_until_when_it_stood(promised: Record) -> None:
    judge(promised, outcome(), searched())
    take_back(promised, OutcomeAssessed)
    _, first, second, third = promised.moments
    found = [
        (one.type, one.known_from, one.known_to, one.recorded_by)
        for one in history(promised).judgements
    ]
    assert found == [
        ("OutcomeAssessed", first, third, "anna"),
        ("EvidenceSought", second, None, "anna"),
    ]
    assert len(history(promised).versions) == 1


# Judgements that do not fit


def test_a_condition_is_judged_only_where_there_is_one(record: Record) -> None:
    record.record(readout("a", commitment("item"), follow_up("visit"), on=FIRST))
    judge(record, outcome("not fulfilled"))
    for judged in (settled(), settled("met"), settled(ref="visit@a")):
        with pytest.raises(Refused, match="has no condition that could be met or lapse") as refused:
            judge(record, judged)
        assert refused.value.remedy is Remedy.STATE_CONDITION
    assert record.statuses(LATER) == {A: "not fulfilled", "visit@a": "scheduled"}
    assert size(record) == 4


@pytest.mark.parametrize("act", [progress("item"), completion("item"), views("item")])
@pytest.mark.parametrize("judged", [outcome(), settled(), searched()])
def test_what_has_no_status_is_not_judged(record: Record, act: Act, judged: Assessment) -> None:
    record.record(readout("a", act, on=FIRST))
    with pytest.raises(Refused, match=f"item@a is a {act['type']}, which makes no promise"):
        judge(record, judged)
    assert size(record) == 2


@pytest.mark.parametrize(("act", "kind"), [(request("item"), "request"), (concern("item"), "conc")])
def test_a_request_or_concern_is_judged_by_what_can_become_of_it(
    record: Record, act: Act, kind: str
) -> None:
    record.record(readout("a", act, on=FIRST))
    for said in ("not fulfilled", "partly fulfilled"):
        with pytest.raises(
            Refused,
            match=f"is a {kind}.*, which can be judged fulfilled or withdrawn, but not '{said}'",
        ):
            judge(record, outcome(said))
    judge(record, searched(), outcome("withdrawn"), outcome("fulfilled"))
    assert size(record) == 5


@pytest.mark.parametrize(
    "judged", [outcome(on="2018-02-28"), settled(on="2018-02-28"), searched("2018-02-28")]
)
def test_nothing_is_judged_before_it_was_said(promised: Record, judged: Assessment) -> None:
    with pytest.raises(Refused, match="item@a was said on 2018-03-01, and 2018-02-28 is before"):
        judge(promised, judged)
    assert size(promised) == 2
    judge(promised, outcome(on=FIRST), settled(on=FIRST), searched(FIRST))


def test_what_was_judged_before_such_judgements_were_refused_holds_as_it_did(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item"), concern("worry"), views("talks"), on=FIRST),
        readout("b", follow_up("visit"), on=FIRST),
    )
    earlier: list[tuple[str, Assessment]] = [
        ("item", settled("lapsed", on="2018-02-01")),
        ("worry", outcome("not fulfilled", ref="worry@a")),
        ("talks", outcome(ref="talks@a")),
        ("visit", outcome("not fulfilled", on="2018-02-01", ref="visit@b")),
    ]
    for item, judged in earlier:
        record.put(item, judged)
    expected = {A: "lapsed", "worry@a": "standing", "visit@b": "cancelled"}
    assert record.statuses(LATER) == expected
    with record.ledger() as ledger:
        ledger.verify()
        ledger.rebuild()
    assert record.statuses(LATER) == expected
    take_back(record, ConditionSettled)
    take_back(record, OutcomeAssessed, "talks@a")
    assert record.statuses(LATER) == {**expected, A: "open"}


# Judgements that stand against what is said


def told(record: Record, *readouts: Readout) -> list[tuple[str, str, str]]:
    return [(one.ref, one.evidence, one.said) for one in record.record(*readouts).overruled]


@pytest.mark.parametrize("said", ["not fulfilled", "withdrawn"])
@pytest.mark.parametrize("on", ["2018-05-01", "2018-07-01"])
def test_a_meeting_that_was_judged_not_to_be_held_is_told(
    record: Record, said: str, on: str
) -> None:
    record.record(readout("a", follow_up("item"), on=FIRST))
    judge(record, outcome(said))
    assert told(record, readout("b", views("talks"), on=on, holds=["item"])) == [(A, "b", "held")]
    assert record.status(A, LATER) == "cancelled"
    assert told(record, readout("c", views("talks"), on="2018-08-01", holds=["item"])) == []
    judge(record, outcome(on="2018-08-01"))
    assert record.status(A, LATER) == "held"


@pytest.mark.parametrize("said", ["not fulfilled", "partly fulfilled", "withdrawn"])
def test_a_completion_of_what_was_judged_otherwise_is_told(record: Record, said: str) -> None:
    record.record(readout("a", commitment("item"), commitment("other"), on=FIRST))
    judge(record, outcome(said))
    done = completion("talks", fulfils=["item@a", "other@a"])
    assert told(record, readout("b", done, on="2018-07-01")) == [(A, "talks@b", "completed")]
    assert record.statuses(LATER) == {A: said, "other@a": "fulfilled"}


def test_a_completion_after_a_condition_lapsed_is_told(promised: Record) -> None:
    judge(promised, settled(), outcome())
    (one,) = promised.record(readout("b", completion("item"), on="2018-07-01")).overruled
    assert one.judged == settled()
    assert (one.ref, one.evidence, one.said) == (A, "item@b", "completed")


def test_what_agrees_with_a_judgement_or_was_known_to_it_is_not_told(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), follow_up("visit"), request("wish"), on=FIRST),
        readout("b", commitment("early"), on=FIRST),
        readout("c", completion("early"), on="2018-04-01"),
    )
    judge(
        record,
        outcome(),
        outcome("partly fulfilled", ref="visit@a"),
        outcome("withdrawn", ref="wish@a"),
        outcome("not fulfilled", ref="early@b"),
    )
    done = [completion("item"), completion("wish"), completion("early")]
    assert told(record, readout("d", *done, on="2018-07-01", holds=["visit"])) == []
    assert told(record, readout("e", progress("early"), on="2018-08-01")) == []


def test_an_amendment_that_says_otherwise_than_a_judgement_is_told(record: Record) -> None:
    record.record(
        readout("a", follow_up("item"), commitment("other"), on=FIRST),
        readout("b", views("talks"), on="2018-04-01"),
    )
    judge(record, outcome("not fulfilled"), outcome("not fulfilled", ref="other@a"))
    merge(record, "other", "talks")
    with record.ledger() as ledger:
        mended = readout("b", completion("talks"), on="2018-04-01", holds=["item@a"])
        receipt = ledger.amend(mended, reason="overlooked", day=DAY)
    assert sorted((one.ref, one.evidence, one.said) for one in receipt.overruled) == [
        ("item@a", "b", "held"),
        ("other@a", "talks@b", "completed"),
    ]


# Judgements follow the statement


def test_a_judgement_follows_its_statement_to_another_item(promised: Record) -> None:
    judge(promised, outcome(), searched())
    amend(promised, readout("a", commitment("other", key="item", due="2018-04"), on=FIRST))
    assert promised.status(A, LATER) == "fulfilled"
    assert promised.story("other").statements[0].status == "fulfilled"
    take_back(promised, OutcomeAssessed)
    assert promised.status(A, LATER) == "overdue"
    assert str(promised.standings(LATER)[A].sought_through) == "2018-06-01"
    assert [promised.status(A, LATER, moment) for moment in promised.moments] == [
        *("overdue", "fulfilled", "fulfilled", "fulfilled", "overdue")
    ]


def test_a_statement_is_judged_after_its_item_was_merged_and_after_it_is_separate_again(
    record: Record,
) -> None:
    record.record(readout("a", commitment("item"), commitment("matter"), on=FIRST))
    merge(record, "item", "matter")
    judge(record, outcome())
    assert record.statuses(LATER) == {A: "fulfilled", "matter@a": "open"}
    separate(record, "item")
    assert record.statuses(LATER) == {A: "fulfilled", "matter@a": "open"}
    take_back(record, OutcomeAssessed)
    assert record.statuses(LATER) == {A: "open", "matter@a": "open"}


def test_a_judgement_made_before_a_merging_holds_after_it(promised: Record) -> None:
    promised.record(readout("b", commitment("matter"), on=FIRST))
    judge(promised, outcome())
    merge(promised, "item", "matter")
    assert promised.statuses(LATER) == {A: "fulfilled", "matter@b": "open"}
    take_back(promised, OutcomeAssessed)
    assert promised.status(A, LATER) == "overdue"


# Merging


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


def part_of(record: Record, **wholes: str) -> None:
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


# The command line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a record of one conditional promise, due in April 2018, and of talks."""
    told = readout(
        "a", commitment("item", due="2018-04", condition="if possible"), views("talks"), on=FIRST
    )
    (tmp_path / "a.yaml").write_text(readout_text(told), encoding="utf-8")
    assert tracker("record", "a.yaml", folder=tmp_path).code == 0
    return tmp_path


def status(folder: Path, *more: str) -> tuple[str, str | None]:
    ran = tracker("show", "item", "--format", "json", *more, folder=folder)
    (said,) = [one for one in json.loads(ran.out)["statements"] if one["ref"] == A]
    return said["status"], said["rule"]


COMMANDS: list[tuple[list[str], str, str]] = [
    (
        ["assess", A, "--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", "the press"],
        "fulfilled",
        "the judgement that item@a was fulfilled on",
    ),
    (
        ["condition", A, "lapsed", "--on", "2018-05-01"],
        "lapsed",
        "the judgement that the condition of item@a had lapsed on",
    ),
    (
        ["sought", A, "--through", "2018-05-01"],
        "overdue",
        "the note that evidence of item@a was sought through",
    ),
]


@pytest.mark.parametrize(
    ("words", "now", "said"), COMMANDS, ids=[words[0] for words, _, _ in COMMANDS]
)
def test_a_command_judges_and_takes_back(
    folder: Path, words: list[str], now: str, said: str
) -> None:
    judged = tracker(*words, folder=folder)
    assert (judged.code, judged.out.splitlines()[0]) == (0, "Recorded.")
    assert status(folder)[0] == now
    told = tracker("history", A, "--format", "json", folder=folder)
    (judgement,) = json.loads(told.out)["judgements"]
    assert judgement["known_to"] is None
    back = [words[0], A, "--take-back", "--reason", "the press was wrong"]
    taken = tracker(*back, folder=folder)
    assert (taken.code, taken.out.splitlines()[0]) == (0, f"Withdrew {said} 2018-05-01.")
    assert status(folder) == ("overdue", "commitment.overdue")
    again = tracker(*back, folder=folder)
    assert again.code == 1
    assert "nothing of that kind on item@a is on record" in again.err
    assert events(folder) == 5


def events(folder: Path) -> int:
    with Record(f"sqlite:///{folder}/tracker.db").ledger() as ledger:
        return ledger.size()


def test_a_command_merges_and_takes_back(folder: Path) -> None:
    where = ["--relationship", "jp-ru"]
    assert tracker("merge", "talks", "--into", "item", *where, folder=folder).code == 0
    shown = tracker("show", "talks", "--format", "json", folder=folder)
    assert json.loads(shown.out)["item"] == "item"
    circle = tracker("merge", "item", "--into", "talks", *where, folder=folder)
    assert (circle.code, circle.err) == (1, "tracker: item and talks are one item already\n")
    back = ["merge", "talks", "--relationship", "RU-JP", "--take-back", "--reason", "no"]
    taken = tracker(*back, folder=folder)
    assert (taken.code, taken.out) == (0, "Separated talks from item again.\n")
    again = tracker(*back, folder=folder)
    assert (again.code, again.err) == (1, "tracker: talks is not merged into another item\n")
    shown = tracker("show", "talks", "--format", "json", folder=folder)
    assert json.loads(shown.out)["item"] == "talks"


WRONG: list[tuple[list[str], int, str]] = [
    (["assess", A, "--on", "2018-05-01", "--evidence", "x"], 2, "--outcome is missing"),
    (["assess", A, "--outcome", "fulfilled", "--evidence", "x"], 2, "--on is missing"),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-05-01"], 2, "--evidence is missing"),
    (["assess", A, "--outcome", "nearly", "--on", "2018-05-01", "--evidence", "x"], 2, "'nearly'"),
    (["assess", "it", "--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", "x"], 2, "it"),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", ""], 2, "eviden"),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-02-30", "--evidence", "x"], 2, "02-30"),
    (["assess", A, "--take-back"], 2, "--reason is missing"),
    (["assess", A, "--take-back", "--reason", ""], 1, "a reason is needed"),
    (["assess", A, "--take-back", "--reason", "x"], 1, "nothing to take back"),
    (
        ["assess", A, "--outcome", "fulfilled", "--on", "9018-05-01", "--evidence", "x"],
        2,
        "to come",
    ),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-02-01", "--evidence", "x"], 1, "before"),
    (["condition", A, "--on", "2018-05-01"], 2, "say after the ref whether it was met"),
    (["condition", A, "met", "--on", "9018-05-01"], 2, "still to come"),
    (["condition", "itme@a", "met", "--on", "2018-05-01"], 1, "did you mean item@a?"),
    (["condition", "no@b", "met", "--on", "2018-05-01"], 1, "no statement 'no@b' is on record"),
    (["sought", A], 2, "--through is missing"),
    (["sought", "no@a", "--through", "2018-05-01"], 1, "no statement 'no@a' is on record"),
    (["merge", "item", "--relationship", "JP-RU"], 2, "--into is missing"),
    (["merge", "item", "--into", "Talks", "--relationship", "JP-RU"], 2, "into"),
    (["merge", "item", "--into", "visit", "--relationship", "JP-RU"], 1, "no item 'visit'"),
    (["merge", "item", "--into", "talks", "--relationship", "JP-US"], 1, "in JP-US"),
    (["merge", "item", "--take-back", "--relationship", "JP-RU"], 2, "--reason is missing"),
    (["merge", "item", "--take-back", "--reason", "", "--relationship", "JP-RU"], 2, "reason"),
]


@pytest.mark.parametrize(("words", "code", "told"), WRONG)
def test_a_wrong_command_is_told_and_records_nothing(
    folder: Path, words: list[str], code: int, told: str
) -> None:
    ran: Ran = tracker(*words, folder=folder)
    assert ran.code == code
    assert told in ran.err
    assert "Traceback" not in ran.both
    assert events(folder) == 3


# Laws


@st.composite
def judgements(draw: st.DrawFn) -> list[tuple[str, Any]]:
    kinds = st.sampled_from(["outcome", "condition", "sought", "back", "merge", "separate"])
    return [
        (draw(kinds), (draw(st.integers(0, 20)), draw(days), draw(st.integers(0, 3))))
        for _ in range(draw(st.integers(1, 8)))
    ]


@LAWS
@given(records(), judgements())
def test_nothing_is_rewritten_and_every_moment_keeps_its_answers(
    readouts: list[Readout], given_judgements: list[tuple[str, Any]]
) -> None:
    with store() as record:
        record.record(*readouts)
        said = [(record.moments[-1], answers(record))]
        with record.ledger() as ledger:
            head = ledger.verify().head
        for kind, (place, day, choice) in given_judgements:
            before, moments = size(record), len(record.moments)
            try:
                _carry_out(record, kind, place, day, choice)
            except (Refused, NotFound):
                assert size(record) == before
                del record.moments[moments:]
                continue
            assert size(record) == before + 1
            said.append((record.moments[-1], answers(record)))
        for moment, then in said:
            assert answers(record, moment) == then
        kept = rows(record)
        with record.ledger() as ledger:
            ledger.verify(head=head)
            ledger.rebuild()
        assert rows(record) == kept


def _carry_out(record: Record, kind: str, place: int, day: date, choice: int) -> None:
    standings = record.standings("2030-01-01")
    refs = sorted(standings) or ["none@r0"]
    ref, names = refs[place % len(refs)], ["grave-visits", "pilot-tours", "visit", "working-group"]
    if ref in standings:
        day = max(day, standings[ref].made_on)
    match kind:
        case "outcome":
            said = ("fulfilled", "partly fulfilled", "not fulfilled", "withdrawn")[choice]
            judge(record, outcome(said, on=str(day), ref=ref))
        case "condition":
            judge(record, settled(("met", "lapsed")[choice % 2], on=str(day), ref=ref))
        case "sought":
            judge(record, searched(str(day), ref=ref))
        case "back":
            kinds: list[type[Assessment]] = [OutcomeAssessed, ConditionSettled, EvidenceSought]
            take_back(record, kinds[choice % 3], ref)
        case "merge":
            merge(record, names[place % 4], names[choice])
        case _:
            separate(record, names[choice])
