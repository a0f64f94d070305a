"""Amending: readouts on record mended as stories, with what was on record before kept."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.support.corrections import amend, changed, on_record, retract
from tests.support.judgements import judge, outcome
from tests.support.records import LATER, Record, size
from tests.support.stories import (
    FIRST,
    Act,
    commitment,
    completion,
    follow_up,
    progress,
    readout,
    views,
)
from tracker.errors import NotFound, Refused, Remedy
from tracker.queries import Viewpoint


def test_an_amended_statement_counts_as_amended_and_the_old_answer_stays(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    receipt = amend(record, readout("a", commitment("item", due="2018-09"), on=FIRST))
    assert receipt.corrections == (
        "item: due: on record edtf '2018-04', in the file edtf '2018-09'",
    )
    assert record.status("item@a", "2018-06-01") == "open"
    assert record.status("item@a", "2018-06-01", known_on=record.moments[0]) == "overdue"
    assert record.status("item@a", "2018-10-01") == "overdue"


def test_an_added_statement_was_not_known_before(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    amend(record, readout("a", commitment("item"), follow_up("visit"), on=FIRST))
    assert record.statuses(FIRST) == {"item@a": "open", "visit@a": "scheduled"}
    assert record.statuses(FIRST, known_on=record.moments[0]) == {"item@a": "open"}


def test_a_retracted_statement_is_gone_and_so_is_what_it_settled(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("item"), views("talks"), on="2018-06-01"),
    )
    assert record.status("item@a", "2018-07-01") == "fulfilled"
    receipt = amend(record, readout("b", views("talks"), on="2018-06-01"))
    assert [(one.ref, one.before, one.after) for one in receipt.changes] == [
        ("item@a", "fulfilled", "open")
    ]
    assert record.status("item@a", "2018-07-01") == "open"
    assert record.status("item@a", "2018-07-01", known_on=record.moments[0]) == "fulfilled"


def test_a_statement_retracted_and_added_again_counts_again(record: Record) -> None:
    whole = readout("a", commitment("item"), views("talks"), on=FIRST)
    record.record(whole)
    amend(record, readout("a", views("talks"), on=FIRST))
    amend(record, whole)
    known = [record.status("item@a", LATER, moment) for moment in record.moments]
    assert known == ["open", None, "open"]
    assert on_record(record) == whole


def test_a_new_order_decides_which_statement_is_the_latest(record: Record) -> None:
    promises = [commitment("item", key="one"), commitment("item", key="two")]
    record.record(
        readout("a", *promises, on=FIRST),
        readout("b", commitment("item", renews=["item"]), on="2018-06-01"),
    )
    amend(record, readout("a", *reversed(promises), on=FIRST))
    before, after = (
        [record.status(ref, LATER, moment) for ref in ("one@a", "two@a")]
        for moment in record.moments
    )
    assert (before, after) == (["open", "superseded"], ["superseded", "open"])


def test_a_statement_moves_to_another_item_with_its_key(record: Record) -> None:
    record.record(
        readout("a", commitment("item", key="promise"), on=FIRST),
        readout("b", completion("other"), on="2018-06-01"),
    )
    amend(record, readout("a", commitment("other", key="promise"), on=FIRST))
    assert record.status("promise@a", "2018-06-01") == "fulfilled"
    assert record.status("promise@a", "2018-06-01", known_on=record.moments[0]) == "open"
    with record.queries() as queries:
        assert queries.history("promise@a").versions[-1].item == "other"


def test_a_statement_of_another_type_takes_the_place_of_the_first(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    amend(record, readout("a", views("item"), on=FIRST))
    assert record.statuses(LATER) == {}
    assert record.statuses(LATER, known_on=record.moments[0]) == {"item@a": "open"}


def test_another_date_of_the_meeting_moves_all_that_was_said_there(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04"), on=FIRST),
        readout("b", completion("item"), on="2018-06-01"),
    )
    amend(record, readout("b", completion("item"), on="2018-07-01"))
    assert record.status("item@a", "2018-06-15") == "overdue"
    assert record.status("item@a", "2018-07-01") == "fulfilled"
    assert record.status("item@a", "2018-06-15", known_on=record.moments[0]) == "fulfilled"
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(LATER))
        assert [str(one.date) for one in queries.meetings(view)] == [FIRST, "2018-07-01"]


def test_a_meeting_that_turns_out_to_be_the_visit_holds_it(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10"),
    )
    assert record.status("visit@a", "2018-05-01") == "overdue"
    amend(record, readout("b", views("talks"), on="2018-04-10", holds=["visit"]))
    assert record.status("visit@a", "2018-05-01") == "held"
    amend(record, readout("b", views("talks"), on="2018-04-10"))
    known = [record.status("visit@a", "2018-05-01", moment) for moment in record.moments]
    assert known == ["overdue", "held", "overdue"]


def test_title_and_source_are_amended_and_no_status_changes(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    record.record(told)
    source = {"url": "https://example.org/a", "language": "en", "sha256": "0" * 64}
    better = changed(told, title="Talks in Moscow", source=source, publisher="RU")
    receipt = amend(record, better)
    assert receipt.changes == ()
    assert on_record(record) == better
    with record.queries() as queries:
        steps = queries.replay(Viewpoint(date.fromisoformat(LATER)))
    assert [step.title for step in steps] == ["Talks in Moscow"]


def test_a_meeting_that_is_taken_out_takes_no_statement_with_it(record: Record) -> None:
    told = readout("a", commitment("item", due="2018-04"), progress("talks"), on=FIRST)
    two = changed(
        told,
        meetings=[{"date": FIRST}, {"date": "2018-03-05", "kind": "working-group"}],
        statements=[
            told.statements[0].model_dump(),
            {**told.statements[1].model_dump(), "meeting": 1},
        ],
    )
    record.record(two)
    amend(record, told)
    assert on_record(record) == told
    said = record.story("talks").statements
    assert [str(one.date) for one in said] == [FIRST]


def test_the_parties_of_a_readout_cannot_be_amended(record: Record) -> None:
    record.record(readout("a", commitment("item", by=["JP"]), on=FIRST))
    other = readout("a", commitment("item", by=["JP"]), on=FIRST, parties=("JP", "US"))
    with pytest.raises(Refused, match="the parties of a readout cannot be amended"):
        amend(record, other)
    assert size(record) == 2


def test_parties_in_another_order_are_the_same_parties(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    other = readout("a", commitment("item"), on=FIRST, parties=("RU", "JP"))
    amend(record, other)
    assert on_record(record).parties == ("RU", "JP")
    assert record.status("item@a", LATER) == "open"


def test_what_is_not_on_record_cannot_be_amended(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with pytest.raises(NotFound, match="b is not on record, so there is nothing to amend"):
        amend(record, readout("b", commitment("item"), on=FIRST))


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001, "because\x1b[2J", "because\u202e"])
def test_a_correction_needs_a_printable_reason(record: Record, reason: str) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with pytest.raises(Refused, match="a reason is needed"):
        amend(record, readout("a", views("item"), on=FIRST), reason=reason)
    assert size(record) == 2


def test_nothing_to_mend_records_nothing(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    record.record(told)
    assert amend(record, told).unchanged == ("a",)
    assert size(record) == 2


def test_a_dry_run_tells_the_same_and_records_nothing(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    mended = readout("a", commitment("item", due="2030"), on=FIRST)
    foretold = amend(record, mended, dry_run=True)
    assert size(record) == 2
    assert record.status("item@a", LATER) == "overdue"
    assert amend(record, mended) == foretold
    assert size(record) == 3


def test_recording_a_changed_readout_is_refused_until_it_is_amended(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    mended = readout("a", commitment("item", due="2018-05"), on=FIRST)
    (refused,) = record.record(mended).refused
    assert refused.readout == "a"
    assert refused.differences == (
        "item: due: on record edtf '2018-04', in the file edtf '2018-05'",
    )
    assert refused.remedy is Remedy.AMEND
    assert size(record) == 2
    amend(record, mended)
    receipt = record.record(mended)
    assert (receipt.unchanged, receipt.refused) == (("a",), ())


def test_a_corrected_statement_is_stored_without_what_it_leaves_out(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    record.record(told)
    amend(record, changed(told, statements=[commitment("item", due="2018-06")]))
    with record.ledger() as ledger:
        *_, amended = (json.loads(line)["data"] for line in ledger.export())
    assert amended["statement"].keys() == {"type", "key", "item", "by", "summary", "due"}


THREE = [
    commitment("dam", due=due, renews=[], summary=summary)
    for due, summary in (("../2018-06", "First."), ("../2018-12", "Second."), ("2019", "Third."))
]


@pytest.mark.parametrize(
    ("said", "judged", "given", "keys"),
    [
        # The first is taken out.
        (THREE, "dam-2@a", THREE[1:], "key: dam-2 at “Second.” (not dam), key: dam-3 at “Third.”"),
        # What comes to have the key of the judged one is another.
        (THREE[:2], "dam@a", THREE[1:2], "key: dam-2 at “Second.” (not dam)"),
        # One is put in before it.
        (THREE[1:2], "dam@a", THREE[:2], "key: dam at “Second.” (not dam-2)"),
        # It is given another key by hand.
        (THREE[:1], "dam@a", [{**THREE[0], "key": "dike"}], "key: dam at “First.” (not dike)"),
    ],
)
def test_no_judgement_comes_to_be_of_another_statement(
    record: Record, said: list[Act], judged: str, given: list[Act], keys: str
) -> None:
    record.record(readout("a", *said, on=FIRST))
    judge(record, outcome("fulfilled", "2018-07-01", ref=judged))
    with pytest.raises(Refused, match=f"{judged} was judged.* a key never changes") as refused:
        amend(record, readout("a", *given, on=FIRST))
    assert keys in str(refused.value)
    assert on_record(record) == readout("a", *said, on=FIRST)


def test_a_file_that_keeps_the_keys_takes_a_statement_out_beside_a_judged_one(
    record: Record,
) -> None:
    record.record(readout("a", *THREE, on=FIRST))
    judge(record, outcome("fulfilled", "2018-07-01", ref="dam-2@a"))
    kept = [{**one, "key": key} for key, one in zip(("dam-2", "dam-3"), THREE[1:], strict=True)]
    receipt = amend(record, readout("a", *kept, on=FIRST))
    assert (receipt.moved, receipt.ungrounded) == ((), ())
    assert record.statuses(LATER) == {"dam-2@a": "fulfilled", "dam-3@a": "overdue"}


def test_statements_that_nobody_judged_are_told_to_have_another_ref(record: Record) -> None:
    record.record(readout("a", *THREE, on=FIRST))
    receipt = amend(record, readout("a", *THREE[1:], on=FIRST))
    assert receipt.moved == (("dam-2@a", "dam@a"), ("dam-3@a", "dam-2@a"))


def test_what_is_recorded_anew_in_other_words_under_the_ref_of_a_judged_one_is_told(
    record: Record,
) -> None:
    record.record(readout("a", *THREE[:2], on=FIRST))
    judge(record, outcome("fulfilled", "2018-07-01", ref="dam@a"))
    retract(record, "a")
    receipt = record.record(readout("a", *THREE[1:2], on=FIRST))
    assert [(one.ref, one.loss) for one in receipt.ungrounded] == [("dam@a", "restated")]
