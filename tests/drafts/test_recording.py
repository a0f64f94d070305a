"""A draft shows what it would change, says field by field what is wrong, and goes on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk, at_desk
from tests.support.drafts import HEAD, READOUT, drafted
from tests.support.records import Record, size
from tests.support.stores import rows
from tracker.domain.readouts import Readout
from tracker.drafting.coded import coded
from tracker.drafts.edits import DoubtsSettled, FieldSet, StatementDropped, WordsAdded
from tracker.drafts.recording import file_text
from tracker.drafts.rows import THROWN_AWAY
from tracker.drafts.trial import FieldFault, assembled
from tracker.errors import Conflict, Refused
from tracker.files.canonical import readout_text
from tracker.files.readouts import read
from tracker.store.database import FORMAT


def _wrong(desk: Desk) -> set[tuple[str | None, str]]:
    return {(one.statement, one.field) for one in desk.tried().faults}


def test_what_recording_would_change_is_told_and_not_done(record: Record) -> None:
    with at_desk(record) as desk:
        found = desk.tried()
        assert found.receipt
        assert {one.ref.partition("@")[0] for one in found.receipt.changes} >= {
            "agreement-recognition-driving-licences"
        }
        assert size(record) == 0


def test_faults_are_told_by_statement_and_field(record: Record) -> None:
    with at_desk(record) as desk:
        desk.set("due", "sometime", of="s1")
        desk.set("item", "Not A Slug", of="s2")
        desk.set("by", "Ruritania", of="s3")
        desk.set("meeting-0-ordinal", "third", of=None)
        desk.set("readout", "", of=None)
        assert _wrong(desk) >= {
            ("s1", "due"),
            ("s2", "item"),
            ("s3", "by"),
            (None, "meeting-0-ordinal"),
            (None, "readout"),
        }
        with pytest.raises(Refused, match="item: "):
            desk.recorded(doubtful=True)


def test_a_renewal_of_what_is_not_there_is_told_at_its_field(record: Record) -> None:
    record.any_effect = False
    with at_desk(record) as desk:
        desk.set("renews", "antarctic@2031-05-14-osaka", of="s1")
        (fault,) = desk.tried().faults
        assert isinstance(fault, FieldFault)
        assert (fault.statement, fault.field) == ("s1", "renews")


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("by the end of next year", "../2032-12-31"), ("2031-08", "2031-08"), ("shortly", None)],
)
def test_deadlines_are_typed_in_words_or_as_dates(
    record: Record, typed: str, edtf: str | None
) -> None:
    with at_desk(record) as desk:
        desk.set("due", typed, of="s1")
        readout, faults = assembled(desk.state)
        assert not faults
        assert readout
        due = getattr(readout.statements[0], "due", None)
        assert due
        assert (due.edtf, due.soon) == (edtf, edtf is None)


_TIMES = """
Japan will lift its restrictions on imports of cherries shortly. Chile will respond to the draft \
within two months. The two sides will draw up a plan before the next Japan-Chile Summit Meeting.
"""


def test_a_draft_that_nobody_touched_is_the_file_that_the_rules_make(record: Record) -> None:
    text = READOUT + _TIMES
    made, marks = coded(drafted(text.removeprefix(HEAD)))
    with at_desk(record, text) as desk:
        readout, _ = assembled(desk.state)
        file = file_text(desk.state)
    assert readout
    assert [one.model_dump() for one in readout.statements] == [
        one.model_dump() for one in made.statements
    ]
    assert file
    assert "words: shortly" in file
    assert "words: within two months" in file
    assert readout_text(readout, marks) in file


def test_the_sentences_that_made_no_statement_go_along_with_the_file(record: Record) -> None:
    with at_desk(record, READOUT + "\nThe weather in Osaka was fine.\n") as desk:
        told = (file_text(desk.state) or "").partition("\n# Sentences that made no statement:\n")
        assert told[2].endswith("\n#   The weather in Osaka was fine.\n")
        desk.do(WordsAdded(words="The weather in Osaka was fine.", after="s2"))
        assert "#   The weather" not in (file_text(desk.state) or "")


def test_it_goes_on_record_and_ends(kept: Record) -> None:
    with at_desk(kept) as desk:
        with pytest.raises(Refused, match="still in doubt"):
            desk.recorded()
        desk.do(DoubtsSettled(statement="s2"))
        desk.do(StatementDropped(statement="s4"))
        desk.recorded(by="anna")
        with kept.ledger() as ledger:
            on_record = ledger.readout("2031-05-14-osaka")
        assert len(on_record.statements) == 3
        assert on_record.source
        assert on_record.source.reviewed_by == "anna"
        draft = desk.shelf.draft(desk.draft)
        assert (draft.listed.ended, draft.listed.ended_version) == ("2031-05-14-osaka", 2)
        with pytest.raises(Refused, match="recorded it as 2031-05-14-osaka"):
            desk.set("due", "2032", of="s1")


def test_a_text_that_is_on_record_renews_nothing_of_itself_and_is_told(record: Record) -> None:
    with at_desk(record) as desk:
        assert desk.state.remarks == ()
        desk.recorded(doubtful=True)
    with at_desk(record, publisher="JP") as again:
        assert again.state.heading["readout"] == "2031-05-14-osaka-jp"
        assert {one.values.get("renews", "") for one in again.state.statements} == {""}
        (told,) = again.state.remarks
        assert told.startswith("all that 2031-05-14-osaka quotes is in this text")
    other = READOUT.replace("licences", "degrees").replace("driving", "academic")
    with at_desk(record, other) as another:
        assert another.state.remarks == ()


def test_what_somebody_changed_meanwhile_is_looked_at_first(record: Record) -> None:
    with at_desk(record) as desk:
        seen = desk.shelf.draft(desk.draft)
        desk.set("due", "2032", of="s1", by="ben")
        stale = Desk(record, desk.shelf, desk.draft)
        stale.shelf = _Seen(seen, desk)  # type: ignore[assignment]
        with pytest.raises(Conflict):
            stale.recorded(doubtful=True)
        assert size(record) == 0


class _Seen:
    """A shelf of which somebody saw a draft as it was."""

    def __init__(self, first: object, desk: Desk) -> None:
        self._first, self._desk = [first], desk

    def draft(self, name: str) -> object:
        return self._first.pop() if self._first else self._desk.shelf.draft(name)


def test_a_second_account_of_a_meeting_tells_what_it_adds_and_where_it_differs(
    record: Record,
) -> None:
    with at_desk(record, publisher="JP") as first:
        first.recorded(doubtful=True)
    other = READOUT.replace("by the end of 2031", "by the end of 2032").replace(
        "The two leaders exchanged views on the situation in the Antarctic.",
        "The two leaders exchanged views on the price of copper.",
    )
    with at_desk(record, other, publisher="CL") as second:
        assert second.state.heading["readout"] == "2031-05-14-osaka-cl"
        (account,) = second.tried().accounts
        assert account.readout == "2031-05-14-osaka"
        told = {(one.item, one.change) for one in account.acts}
        assert ("agreement-recognition-driving-licences", "told differently") in told
        assert {change for _, change in told} >= {"only in the first", "only in the second"}


def test_its_file_is_one_that_can_be_recorded(record: Record, tmp_path: Path) -> None:
    with at_desk(record) as desk:
        desk.do(DoubtsSettled(statement="s2"))
        text = file_text(desk.state)
        assert text
        path = tmp_path / "draft.yaml"
        path.write_text(text, encoding="utf-8")
        assert isinstance(read(path), Readout)
        desk.do(FieldSet(statement="s1", field="item", value=""))
        assert file_text(desk.state) is None


def test_drafts_are_no_part_of_the_record(kept: Record) -> None:
    with at_desk(kept) as desk:
        desk.recorded(doubtful=True)
        desk.shelf.begin("Another", "text", desk.state, "anna")
        before = rows(kept)
        with kept.ledger() as ledger:
            ledger.rebuild()
            assert ledger.verify().views
        assert rows(kept) == before
        assert len(desk.shelf.listed()) == 2
        assert FORMAT == 18
        assert THROWN_AWAY
