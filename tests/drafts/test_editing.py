"""What is typed is kept, once, by whom and when; what comes too late waits to be looked at."""

from __future__ import annotations

from threading import Thread

import pytest

from tests.support.desk import at_desk
from tests.support.records import Record
from tracker import bootstrap
from tracker.drafts.edits import (
    AsideLeft,
    AsideTaken,
    DoubtsSettled,
    EditsUndone,
    FieldSet,
    StatementDropped,
    StatementRestored,
    StatementSplit,
    WordsAdded,
)
from tracker.drafts.rows import THROWN_AWAY, Present
from tracker.drafts.stale import last_of
from tracker.errors import NotFound, Refused


def test_a_text_becomes_a_draft_with_its_doubts_and_what_was_left_out(record: Record) -> None:
    with at_desk(record) as desk:
        state = desk.state
        assert state.heading["parties"] == "CL, JP"
        assert [one.values["type"] for one in state.statements] == [
            "CommitmentMade",
            "ProgressWelcomed",
            "RequestMade",
            "ViewsExchanged",
        ]
        assert [one.mark for one in state.statements if one.in_doubt] == ["s2"]
        assert len(state.unused) == 1
        (listed,) = desk.shelf.listed()
        assert (listed.title, listed.begun_by) == ("Japan-Chile Summit Meeting", "anna")


def test_each_edit_is_kept_with_who_made_it(kept: Record) -> None:
    with at_desk(kept) as desk:
        desk.set("due", "2031-12", of="s1")
        desk.do(DoubtsSettled(statement="s2"), by="ben")
        with bootstrap.shelf(kept.store) as another:
            draft = another.draft(desk.draft)
        assert draft.state.value("s1", "due") == "2031-12"
        assert not any(one.in_doubt for one in draft.state.statements)
        assert [(one.number, one.by) for one in draft.kept] == [(1, "anna"), (2, "ben")]


def test_statements_are_split_dropped_put_back_and_added(record: Record) -> None:
    with at_desk(record) as desk:
        desk.do(StatementSplit(statement="s1"))
        desk.do(StatementDropped(statement="s3"))
        desk.do(WordsAdded(words="the situation in\nthe Antarctic", after="s2"))
        assert [one.mark for one in desk.state.standing] == ["s1", "n1", "s2", "n3", "s4"]
        added = desk.state.statement("n3")
        assert added
        assert added.values["quote"] == "the situation in the Antarctic"
        desk.do(StatementRestored(statement="s3"))
        assert len(desk.state.standing) == 6


def test_what_is_sent_again_is_done_once(kept: Record) -> None:
    with at_desk(kept) as desk:
        edit = StatementSplit(statement="s1")
        first = desk.do(edit, id_="the same")
        assert desk.do(edit, id_="the same") == first
        assert len(desk.state.statements) == 5


def test_another_field_may_be_typed_at_the_same_time(record: Record) -> None:
    with at_desk(record) as desk:
        desk.set("due", "2031-12", of="s1", by="anna", base=0)
        assert not desk.set("wording", "agreed", of="s1", by="ben", base=0).aside
        assert desk.state.value("s1", "wording") == "agreed"


def test_what_was_typed_on_something_stale_waits_with_both_values(kept: Record) -> None:
    with at_desk(kept) as desk:
        desk.set("due", "2031-12", of="s1", by="anna", base=0)
        assert desk.set("due", "2032", of="s1", by="ben", base=0).aside
        assert desk.state.value("s1", "due") == "2031-12"
        (aside,) = desk.state.asides
        assert (aside.by, aside.field, aside.value) == ("ben", "due", "2032")
        with pytest.raises(Refused, match="still to be looked at"):
            desk.recorded(doubtful=True)
        desk.do(AsideTaken(number=aside.number))
        assert desk.state.value("s1", "due") == "2032"
        assert desk.state.asides == ()


def test_what_waits_can_be_left(record: Record) -> None:
    with at_desk(record) as desk:
        desk.set("title", "A", of=None, by="anna", base=0)
        desk.set("title", "B", of=None, by="ben", base=0)
        desk.do(AsideLeft(number=2))
        assert desk.state.heading["title"] == "A"
        assert desk.state.asides == ()


def test_the_same_value_from_two_is_no_conflict(record: Record) -> None:
    with at_desk(record) as desk:
        desk.set("due", "2032", of="s1", by="anna", base=0)
        assert not desk.set("due", "2032", of="s1", by="ben", base=0).aside


def test_undoing_takes_back_what_was_typed_in_a_field_and_nothing_of_others(record: Record) -> None:
    with at_desk(record) as desk:
        before = desk.state.value("s1", "summary")
        for value in ("C", "Co", "Con"):
            desk.set("summary", value, of="s1")
        desk.set("due", "2032", of="s1", by="ben")
        draft = desk.shelf.draft(desk.draft)
        desk.do(EditsUndone(numbers=last_of(draft.kept, "anna")))
        assert desk.state.value("s1", "summary") == before
        assert desk.state.value("s1", "due") == "2032"
        assert last_of(desk.shelf.draft(desk.draft).kept, "anna") == ()


def test_many_at_once_lose_nothing(kept: Record) -> None:
    with at_desk(kept) as desk:
        fields = ("item", "summary", "due", "wording", "condition", "quote")

        def type_it(by: str, field: str) -> None:
            with bootstrap.shelf(kept.store) as shelf:
                for value in range(5):
                    edit = FieldSet(statement="s1", field=field, value=f"{by} {value}")
                    shelf.edit(desk.draft, edit, by=by, base=1000, id_=f"{by}-{value}")

        threads = [Thread(target=type_it, args=(f"p{n}", one)) for n, one in enumerate(fields)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        draft = desk.shelf.draft(desk.draft)
        assert [one.number for one in draft.kept] == list(range(1, 31))
        assert [draft.state.value("s1", one) for one in fields] == [f"p{n} 4" for n in range(6)]


def test_who_is_on_a_draft_is_seen(kept: Record) -> None:
    with at_desk(kept) as desk:
        desk.shelf.note(desk.draft, Present("t", "ben", "s2"))
        desk.shelf.note(desk.draft, Present("t", "ben", "s3"))
        assert desk.shelf.presence(desk.draft)[1] == [Present("t", "ben", "s3")]


def test_a_draft_that_was_thrown_away_can_be_put_back(record: Record) -> None:
    with at_desk(record) as desk:
        desk.shelf.end(desk.draft, THROWN_AWAY, by="anna", version=0)
        with pytest.raises(Refused, match="anna threw it away"):
            desk.set("due", "2032", of="s1")
        desk.shelf.reopen(desk.draft)
        desk.set("due", "2032", of="s1")


def test_there_is_no_draft_of_another_name(record: Record) -> None:
    bootstrap.make(record.store)
    with bootstrap.shelf(record.store) as shelf:
        assert shelf.listed() == []
        with pytest.raises(NotFound):
            shelf.draft("nope")
        with pytest.raises(NotFound):
            shelf.presence("nope")


def test_those_of_a_relationship_are_listed_however_many_others_there_are(kept: Record) -> None:
    with at_desk(kept) as desk:
        others = desk.state.model_copy(update={"heading": {"parties": "JP, RU"}})
        for number in range(201):
            desk.shelf.begin(f"Other {number}", "text", others, "ben")
        (found,) = desk.shelf.listed(frozenset({"CL-JP"}))
        assert found.id == desk.draft
        assert len(desk.shelf.listed()) == 200
        assert desk.shelf.listed(frozenset()) == []


def test_a_draft_that_is_begun_again_is_the_same(kept: Record) -> None:
    with at_desk(kept) as desk:
        first = desk.shelf.begin("Twice", "text", desk.state, "anna", key="the same")
        assert desk.shelf.begin("Twice", "text", desk.state, "anna", key="the same") == first
        assert len(desk.shelf.listed()) == 2
