"""Retracting: a readout that should never have been recorded, and one that is recorded again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.answers import answers
from tests.support.corrections import amend, names, on_record, retract
from tests.support.judgements import judge, outcome, take_back
from tests.support.records import LATER, Record, command, exported, in_folder, size, take_in
from tests.support.stores import outside, rows
from tests.support.stories import (
    FIRST,
    commitment,
    completion,
    follow_up,
    readout,
    request,
    views,
)
from tracker.domain.items import OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import Damaged, NotFound, Refused, Remedy
from tracker.ledger import Ledger
from tracker.queries import Viewpoint

TOLD = (
    readout("a", commitment("item", due="2018-04"), follow_up("visit", due="2018-05"), on=FIRST),
    readout("c", views("talks"), on="2019-01-01"),
)
MISTAKEN = readout(
    "b",
    completion("item"),
    request("talks", to=["RU"]),
    commitment("other", renews=["item@a"]),
    on="2018-05-02",
    holds=["visit"],
)


@pytest.fixture
def retracted(kept: Record) -> Record:
    """A store of each kind with a readout that was retracted."""
    kept.record(*TOLD, MISTAKEN)
    assert kept.statuses(LATER) == {
        "item@a": "fulfilled",
        "visit@a": "held",
        "talks@b": "standing",
        "other@b": "open",
    }
    retract(kept, "b")
    return kept


def test_nothing_of_it_counts_any_more(retracted: Record, tmp_path: Path) -> None:
    never = in_folder(tmp_path, "never")
    never.record(*TOLD)
    assert answers(retracted) == answers(never)
    assert retracted.statuses(LATER) == {"item@a": "overdue", "visit@a": "overdue"}
    with retracted.queries() as queries:
        view = Viewpoint(date.fromisoformat(LATER))
        assert [one.readouts for one in queries.meetings(view)] == [("a",), ("c",)]
        assert [one.readout for one in queries.replay(view) if one.readout] == ["a", "c"]
        assert [(one.item, one.passed_over) for one in queries.items(view)] == [
            ("item", 1),
            ("visit", 1),
            ("talks", 0),
        ]
    for store in (retracted, never):
        assert command(store, "export", "--to", store.store[:4], folder=tmp_path).code == 0
    written = {path.name for path in tmp_path.glob("*/jp-ru/*.yaml")}
    assert written == {"a.yaml", "c.yaml"}


def test_what_was_known_before_stays(kept: Record) -> None:
    kept.record(*TOLD, MISTAKEN)
    before, known = answers(kept), kept.moments[-1] + timedelta(seconds=1)
    retract(kept, "b")
    assert answers(kept, known) == before


def test_a_receipt_tells_what_it_changes_and_a_trial_changes_nothing(kept: Record) -> None:
    kept.record(*TOLD, MISTAKEN, readout("d", commitment("other", renews=["other@b"]), on=LATER))
    judge(kept, outcome(ref="other@b", on="2018-06-01"))
    before = rows(kept)
    tried = retract(kept, "b", dry_run=True)
    assert rows(kept) == before
    receipt = retract(kept, "b")
    assert receipt == tried
    assert receipt.retracted == MISTAKEN
    assert [(one.ref, one.before, one.after) for one in receipt.changes] == [
        ("item@a", "fulfilled", "overdue"),
        ("other@b", "fulfilled", None),
        ("talks@b", "standing", None),
        ("visit@a", "held", "overdue"),
    ]
    assert [(one.ref, one.loss) for one in receipt.ungrounded] == [("other@b", "retracted")]
    assert [(one.ref, one.named_by) for one in receipt.orphaned] == [("other@b", ("other@d",))]


def test_it_is_retracted_once(retracted: Record) -> None:
    events = size(retracted)
    receipt = retract(retracted, "b", reason="once more")
    assert receipt.unchanged == ("b",)
    assert receipt.retraction
    assert (receipt.retraction.by, receipt.retraction.reason) == ("anna", "not a readout")
    assert receipt.retraction.at == retracted.moments[1]
    assert size(retracted) == events


def test_what_is_not_on_record_is_not_retracted_and_names_are_proposed(record: Record) -> None:
    record.record(readout("2019-06-29-osaka", views("talks"), on=FIRST))
    with pytest.raises(NotFound, match=r"did you mean 2019-06-29-osaka\?") as missing:
        retract(record, "2019-06-29-osakka")
    assert missing.value.remedy is None
    with pytest.raises(NotFound, match="no readout 'x' is on record") as missing:
        retract(record, "x")
    assert missing.value.remedy is Remedy.LIST_MEETINGS
    with pytest.raises(Refused, match="a reason is needed"):
        retract(record, "2019-06-29-osaka", reason=" ")


def test_a_retracted_readout_is_neither_amended_nor_exported(retracted: Record) -> None:
    with pytest.raises(Refused, match=r"b was retracted \(not a readout\), so there is") as refused:
        amend(retracted, MISTAKEN)
    assert refused.value.remedy is Remedy.RECORD
    with pytest.raises(NotFound, match=r"b was retracted \(not a readout\), so nothing of it is"):
        on_record(retracted, "b")


def test_recorded_again_it_counts_as_it_does_then(retracted: Record, tmp_path: Path) -> None:
    anew = readout("b", completion("item", fulfils=["item@a"]), on="2018-05-03")
    receipt = retracted.record(anew)
    assert (receipt.recorded, names(receipt)) == ((anew,), ["b"])
    direct = in_folder(tmp_path, "direct")
    direct.record(*TOLD, anew)
    assert answers(retracted) == answers(direct)
    assert on_record(retracted, "b") == anew
    known = [retracted.status("item@a", LATER, moment) for moment in retracted.moments]
    assert known == ["fulfilled", "overdue", "fulfilled"]
    assert retracted.record(anew).unchanged == ("b",)
    assert len(retracted.record(MISTAKEN).refused) == 1
    amend(retracted, readout("b", views("talks"), on="2018-05-03"))
    retract(retracted, "b")
    assert names(retracted.record(MISTAKEN)) == ["b"]
    assert on_record(retracted, "b") == MISTAKEN


def test_its_name_stays_with_its_relationship(retracted: Record) -> None:
    others = readout("b", views("talks", by=["US"]), on=FIRST, parties=("JP", "US"))
    receipt = retracted.record(others)
    (foreign,) = receipt.foreign
    assert "b was on record between JP-RU until it was retracted" in str(foreign)
    assert receipt.recorded == ()
    assert names(retracted.record(MISTAKEN)) == ["b"]


def test_every_copy_and_every_check_agrees(retracted: Record, tmp_path: Path) -> None:
    for again in (False, True):
        if again:
            retracted.record(MISTAKEN)
        kept = rows(retracted)
        with retracted.ledger() as ledger:
            assert ledger.verify().events == ledger.size()
            ledger.rebuild()
            assert ledger.verify().events == ledger.size()
        assert rows(retracted) == kept
        copy = in_folder(tmp_path, f"copy-{again}")
        take_in(copy, exported(retracted))
        assert rows(copy) == kept
        assert exported(copy) == exported(retracted)


def test_a_name_that_is_given_up_is_found_and_made_anew(retracted: Record) -> None:
    with outside(retracted) as run:
        schema = "" if retracted.store.startswith("sqlite") else "commitment_tracker."
        run(f"UPDATE {schema}tracker_names SET relationship_id = NULL WHERE readout = 'b'")
    with retracted.ledger() as ledger:
        with pytest.raises(Damaged, match="the names of relationships and readouts are not what"):
            ledger.verify()
        ledger.rebuild()
        ledger.verify()


def test_what_was_judged_of_it_applies_again_when_it_is_recorded_again(record: Record) -> None:
    told = readout("a", commitment("item", due="2018-04"), on=FIRST)
    record.record(told)
    judge(record, outcome(on="2018-05-01"))
    retract(record, "a")
    assert record.statuses(LATER) == {}
    record.record(told)
    assert record.status("item@a", LATER) == "fulfilled"
    retract(record, "a")
    take_back(record, OutcomeAssessed)
    record.record(told)
    assert record.status("item@a", LATER) == "overdue"


def test_what_a_judgement_does_not_fit_any_more_ends_it(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    judge(record, outcome(on="2018-05-01"))
    retract(record, "a")
    receipt = record.record(readout("a", views("item"), on=FIRST))
    assert [(one.ref, one.loss) for one in receipt.ungrounded] == [("item@a", "kind")]


def test_a_judgement_needs_a_statement_that_counts(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    retract(record, "a")
    with pytest.raises(NotFound, match="item@a was taken back"):
        judge(record, outcome(on="2018-05-01"))


def test_it_bears_on_other_relationships_no_more(record: Record) -> None:
    done = completion("item", by=["US"], fulfils=["item@a"])
    told = readout("u", done, on="2018-06-01", parties=("JP", "US"), holds=["visit@a"])
    record.record(readout("a", commitment("item"), follow_up("visit"), on=FIRST), told)
    assert record.statuses(LATER) == {"item@a": "fulfilled", "visit@a": "held"}
    retract(record, "u")
    assert record.statuses(LATER) == {"item@a": "open", "visit@a": "scheduled"}
    record.record(told)
    retract(record, "a")
    assert record.statuses(LATER) == {}
    with record.ledger() as ledger:
        ledger.verify()


def test_two_accounts_of_a_meeting_become_one(record: Record) -> None:
    promised = commitment("item", due="2018-04")
    record.record(
        readout("j", promised, on=FIRST, publisher="JP"),
        readout("r", promised, on=FIRST, publisher="RU"),
    )
    assert list(record.standings(LATER)) == ["item@j"]
    retract(record, "j")
    assert list(record.standings(LATER)) == ["item@r"]
    assert list(record.standings(LATER, record.moments[0])) == ["item@j"]


def test_its_history_tells_when_and_why(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    record.record(told)
    retract(record, "a", reason="of another meeting")
    record.record(told)
    with record.queries() as queries:
        found = queries.history("item@a")
    assert [(one.change, one.known_from, one.known_to) for one in found.versions] == [
        ("recorded", record.moments[0], record.moments[1]),
        ("recorded", record.moments[2], None),
    ]
    assert [(one.at, one.recorded_by, one.reason) for one in found.retractions] == [
        (record.moments[1], "anna", "of another meeting")
    ]


def test_a_statement_taken_back_before_is_not_taken_back_again(record: Record) -> None:
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    amend(record, readout("a", views("talks"), on=FIRST))
    retract(record, "a")
    with record.queries() as queries:
        (taken,) = queries.history("item@a").retractions
    assert taken.at == record.moments[1]


def test_a_retraction_given_again_with_its_id_is_recorded_once(
    record: Record, tmp_path: Path
) -> None:
    record.record(*TOLD, MISTAKEN)
    words = ("retract", "b", "--reason", "not a readout", "--command-id", "this one", "--force")
    assert command(record, *words, folder=tmp_path).out.startswith("Retracted b, with 1 meeting")
    record.moment += timedelta(days=400)
    with record.ledger() as ledger:
        assert _again(ledger, MISTAKEN)
    ran = command(record, *words, folder=tmp_path)
    assert ran.out.startswith("Already on record: this command was recorded at")
    assert on_record(record, "b") == MISTAKEN


def _again(ledger: Ledger, told: Readout) -> bool:
    return bool(ledger.record([told], day=date.fromisoformat(LATER)).again)
