"""The contract: what a store does, on SQLite and on PostgreSQL alike, with the same answers."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.commandline import process, tracker
from tests.conftest import EVENTS
from tests.stories import (
    LATER,
    Record,
    commitment,
    completion,
    readout,
    views,
)
from tests.test_laws import LAWS, answers, records, store
from tracker import bootstrap
from tracker.domain.items import (
    ConditionSettled,
    EvidenceSought,
    ItemList,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.readouts import Readout
from tracker.errors import Conflict, Damaged, NotFound, Refused, Unavailable
from tracker.files.readouts import files_in, item_list_text, read, readout_text
from tracker.ledger import chain, once
from tracker.projections.schema import TABLES
from tracker.queries import Viewpoint
from tracker.queries.answers import as_dict

FIRST = "2018-03-01"
DAY = date.fromisoformat(LATER)
A = "item@a"


@pytest.fixture(scope="session")
def emptied() -> Iterator[Callable[[], str]]:
    """Empties the database of a server that runs for all the tests here, and names it."""
    with warnings.catch_warnings():
        # The server's package says on import that no XDG_RUNTIME_DIR is set where none is.
        warnings.simplefilter("ignore")
        from tests.servers import database, postgresql  # noqa: PLC0415
    with postgresql() as server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        name = database(server)

        def empty() -> str:
            with psycopg.connect(name, autocommit=True) as connection:
                connection.execute("SET client_min_messages = error")
                connection.execute("DROP SCHEMA IF EXISTS commitment_tracker CASCADE")
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("CREATE SCHEMA public")
            return name

        yield empty


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest) -> Record:
    """An empty record in a store of each kind."""
    if request.param == "postgresql":
        return Record(request.getfixturevalue("emptied")())
    return Record(f"sqlite:///{request.getfixturevalue('tmp_path')}/tracker.db")


@pytest.fixture
def both(tmp_path: Path, emptied: Callable[[], str]) -> tuple[Record, Record]:
    """An empty record in a store of either kind."""
    return Record(f"sqlite:///{tmp_path}/tracker.db"), Record(emptied())


def size(record: Record) -> int:
    with record.ledger() as ledger:
        return ledger.size()


def rows(record: Record) -> dict[str, list[Any]]:
    """Every row of every view, on either database."""
    with bootstrap._opened(record.store, create=False) as log, log.reading() as sql:  # noqa: SLF001
        return {table: sorted(sql.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def outcome(ref: str = A, on: str = "2018-06-01") -> OutcomeAssessed:
    return OutcomeAssessed.model_validate(
        {"ref": ref, "outcome": "fulfilled", "on": on, "evidence": "a report"}
    )


def shipped() -> list[Readout | ItemList]:
    return [read(path) for path in files_in([EVENTS])]


# What a store does


def test_it_records_once_and_refuses_what_differs(kept: Record) -> None:
    told = readout("a", commitment("item", due="2018-04"), on=FIRST)
    assert [one.readout for one in kept.record(told).recorded] == ["a"]
    assert kept.record(told).unchanged == ("a",)
    (refused,) = kept.record(readout("a", views("item"), on=FIRST)).refused
    assert refused.readout == "a"
    assert size(kept) == 2
    assert kept.status(A, "2018-05-01") == "overdue"


def test_a_recording_is_whole_or_not_there(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))

    def broken() -> Any:
        raise RuntimeError("the clock stands still")

    with (
        bootstrap.ledger(kept.store, recorded_by="anna", clock=broken) as ledger,
        pytest.raises(RuntimeError, match="stands still"),
    ):
        ledger.record([readout("b", commitment("item"), on=FIRST)], day=DAY)
    with kept.ledger() as ledger:
        receipt = ledger.record([readout("c", views("x"), on=FIRST)], day=DAY, dry_run=True)
        assert [one.readout for one in receipt.recorded] == ["c"]
        assert ledger.verify().events == 2
    assert list(kept.statuses(LATER)) == [A]


def test_it_amends_and_keeps_what_was_known(kept: Record) -> None:
    kept.record(readout("a", commitment("item", due="2018-04"), views("talks"), on=FIRST))
    mended = readout("a", views("talks"), commitment("item"), on="2018-03-02")
    with kept.ledger() as ledger:
        ledger.amend(mended, reason="another year", day=DAY)
        assert ledger.readout("a") == mended
        with pytest.raises(NotFound):
            ledger.amend(readout("b", on=FIRST), reason="another", day=DAY)
    assert kept.status(A, LATER) == "open"
    assert kept.status(A, LATER, kept.moments[0]) == "overdue"
    with kept.queries() as queries:
        found = queries.history(A)
    assert [(one.change, one.reason) for one in found.versions] == [
        ("recorded", None),
        ("StatementAmended", "another year"),
    ]


def test_it_judges_and_takes_back(kept: Record) -> None:
    kept.record(readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST))
    lapsed = ConditionSettled.model_validate({"ref": A, "result": "lapsed", "on": "2018-04-10"})
    with kept.ledger() as ledger:
        ledger.judge(outcome(), day=DAY)
        ledger.judge(lapsed, day=DAY)
        ledger.take_back(A, ConditionSettled, reason="it was not", day=DAY)
        ledger.judge(EvidenceSought.model_validate({"ref": A, "through": "2018-05-01"}), day=DAY)
        ledger.take_back(A, OutcomeAssessed, reason="it was not", day=DAY)
        with pytest.raises(NotFound):
            ledger.take_back(A, OutcomeAssessed, reason="it was not", day=DAY)
    known = [kept.status(A, LATER, moment) for moment in kept.moments]
    assert known == ["overdue", "fulfilled", "lapsed", "fulfilled", "fulfilled", "overdue"]


def test_it_merges_and_separates(kept: Record) -> None:
    kept.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("matter"), on="2018-04-01"),
    )
    with kept.ledger() as ledger:
        ledger.merge("JP-RU", ItemMerged(item="item", into="matter"), day=DAY)
        with pytest.raises(Refused):
            ledger.merge("JP-RU", ItemMerged(item="matter", into="item"), day=DAY)
        ledger.separate("JP-RU", ItemSeparated(item="item", reason="two"), day=DAY)
    assert [kept.status(A, LATER, at) for at in kept.moments] == ["open", "fulfilled", "open"]


def test_a_rebuild_makes_the_same_rows_and_the_ledger_verifies(kept: Record) -> None:
    everything(kept)
    before = rows(kept)
    with kept.ledger() as ledger:
        head = ledger.verify().head
        assert ledger.rebuild() == ledger.size()
        assert ledger.verify(head=head).head == head
    assert rows(kept) == before


def test_it_gives_the_files_back(kept: Record) -> None:
    kept.record(*shipped())
    with kept.ledger() as ledger:
        assert ledger.contents() == {
            "JP-RU": sorted(path.stem for path in files_in([EVENTS]) if path.stem != "items")
        }
        for path in files_in([EVENTS]):
            text = (
                item_list_text(ledger.item_list("JP-RU"))
                if path.stem == "items"
                else readout_text(ledger.readout(path.stem))
            )
            assert text.encode() == path.read_bytes()


def test_a_change_in_an_event_is_found(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))
    with bootstrap._opened(kept.store, create=False) as log, log.writing() as sql:  # noqa: SLF001
        sql.write("UPDATE tracker_events SET topic = ? WHERE originator_version = 2", [("X.1",)])
    before = rows(kept)
    with kept.ledger() as ledger:
        for use in ledger.verify, ledger.rebuild:
            with pytest.raises(Unavailable, match="event 2 of the ledger"):
                use()
    assert rows(kept) == before


def test_events_that_were_cut_off_are_missed_and_the_views_stay(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    with bootstrap._opened(kept.store, create=False) as log, log.writing() as sql:  # noqa: SLF001
        sql.rows("DELETE FROM tracker_events WHERE originator_version = 3")
    before = rows(kept)
    with kept.ledger() as ledger:
        for use in ledger.verify, ledger.rebuild:
            with pytest.raises(Damaged, match="2 statements in the views, 1 by the events"):
                use()
        assert rows(kept) == before
        assert ledger.rebuild(force=True) == 2
        assert ledger.verify().events == 2


def test_views_that_are_not_there_are_made_again(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))
    before = rows(kept)
    with kept.ledger() as ledger:
        with bootstrap._opened(kept.store, create=False) as log, log.writing() as sql:  # noqa: SLF001
            sql.rows("DROP TABLE tracker_statements")
        assert ledger.rebuild() == 2
    assert rows(kept) == before


def test_text_sorts_by_its_letters_codes_on_both(both: tuple[Record, Record]) -> None:
    slugs = ["a-b", "a", "ab", "a-c", "a0", "a-0", "b", "aa", "a-b-c", "b-a"]
    sides = [("JP", "RU"), ("JP", "US"), ("EU", "JP")]
    told = [
        readout(f"r-{slug}", commitment(slug, by=["JP"]), on=FIRST, parties=sides[number % 3])
        for number, slug in enumerate(slugs)
    ]
    lists = [
        ItemList.model_validate(
            {
                "parties": ["JP", "RU"],
                "items": [
                    {"item": slug, "title": title}
                    for slug, title in zip(
                        slugs[::3], ["Zebra", "apple", "Äpfel", "_x"], strict=True
                    )
                ],
            }
        )
    ]
    said = []
    for record in both:
        record.record(*told, *lists)
        with record.ledger() as ledger:
            contents = ledger.contents()
            items = [item.item for item in ledger.item_list("JP-RU").items]
        said.append((contents, items, answers(record)))
    assert said[0] == said[1]
    contents, items, _ = said[0]
    assert items == sorted(items)
    assert all(names == sorted(names) for names in contents.values())
    assert list(contents) == sorted(contents)


# The answers of both, compared


@contextmanager
def numbered_commands() -> Iterator[None]:
    """Commands whose keys are counted and not drawn, so that two stores are given the same."""
    keys = (UUID(int=number) for number in count())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(once, "uuid4", lambda: next(keys))
        yield


def test_both_answer_the_same_abouteverything(both: tuple[Record, Record]) -> None:
    for record in both:
        with numbered_commands():
            everything(record)
    one, other = both
    assert answers(one) == answers(other)
    assert one.moments == other.moments
    for moment in one.moments[::3]:
        assert answers(one, moment) == answers(other, moment)
    assert _asked(one) == _asked(other)
    assert rows(one) == rows(other)
    with one.ledger() as first, other.ledger() as second:
        assert first.verify() == second.verify()
        assert list(first.export()) == list(second.export())


def test_both_say_the_same_on_the_command_line(both: tuple[Record, Record], tmp_path: Path) -> None:
    for record in both:
        with numbered_commands():
            everything(record)
    commands = [
        ["open"],
        ["overdue", "--format", "json"],
        ["fulfilled", "--format", "csv"],
        ["items", "--with", "JP"],
        ["show", "visa-relaxation"],
        ["meetings"],
        ["replay", "--to", "2019-06-29"],
        ["history", "pilot-tours@2019-06-29-osaka"],
        ["open", "--known-on", "2026-01-01T09:01:30Z"],
        ["export", "2019-06-29-osaka"],
        ["export", "--events", "-"],
        ["verify"],
        ["show", "no-such-item"],
        ["overdue", "--relationship", "JP-US"],
        ["rebuild"],
    ]
    for words in commands:
        one, other = (tracker(*words, "--store", r.store, folder=tmp_path) for r in both)
        assert (one.code, one.out, one.err) == (other.code, other.out, other.err), words
        assert "Traceback" not in one.both
        assert one.both


TEN = settings(LAWS, max_examples=10)


@TEN
@given(records(), st.data())
def test_both_answer_the_same_about_any_record(
    emptied: Callable[[], str], readouts: list[Readout], data: st.DataObject
) -> None:
    amended = data.draw(records().map(lambda found: found[0]))
    with store() as one:
        other = Record(emptied())
        for record in (one, other):
            with numbered_commands():
                _grow(record, readouts, amended)
        assert answers(one) == answers(other)
        for moment in one.moments:
            assert answers(one, moment) == answers(other, moment)
        assert rows(one) == rows(other)
        with one.ledger() as first, other.ledger() as second:
            assert first.verify() == second.verify()


def _grow(record: Record, readouts: list[Readout], amended: Readout) -> None:
    record.record(*readouts[:1])
    record.record(*readouts[1:])
    known = sorted(record.standings("2030-01-01"))
    if known:
        record.judge(outcome(known[0], "2019-12-31"))
    record.judge(*_mergings(record))
    with record.ledger() as ledger:
        ledger.amend(amended, reason="coded anew", day=DAY)


def _mergings(record: Record) -> list[ItemMerged]:
    with record.queries() as queries:
        found = sorted(one.item for one in queries.items(Viewpoint(DAY)))
    return [ItemMerged(item=found[0], into=found[-1])] if len(found) > 1 else []


def everything(record: Record) -> None:
    """The shipped record, then an event of every other kind."""
    record.record(*shipped())
    osaka = next(one for one in shipped() if getattr(one, "readout", "") == "2019-06-29-osaka")
    assert isinstance(osaka, Readout)
    tours = "pilot-tours@2019-06-29-osaka"
    with record.ledger() as ledger:
        mended = Readout.model_validate(
            {
                **osaka.model_dump(),
                "title": "Talks in Osaka",
                "statements": [one.model_dump() for one in osaka.statements[:1:-1]],
            }
        )
        ledger.judge(outcome(tours, "2019-12-01"), day=DAY)
        ledger.take_back(tours, OutcomeAssessed, reason="of another year", day=DAY)
        ledger.judge(
            EvidenceSought.model_validate({"ref": tours, "through": "2020-03-01"}), day=DAY
        )
        ledger.amend(mended, reason="in the order of the text", day=DAY)
        ledger.amend(osaka, reason="it was right", day=DAY)
        merged = ItemMerged(item="arctic-lng-2", into="eight-point-cooperation-plan")
        ledger.merge("JP-RU", merged, day=DAY)
        separated = ItemSeparated(item="arctic-lng-2", reason="a part of it")
        ledger.separate("JP-RU", separated, day=DAY)
        ledger.merge("JP-RU", merged, day=DAY)


def test_what_is_not_on_record_is_told_with_what_is(kept: Record) -> None:
    kept.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", views("talks", by=["US"]), on=FIRST, parties=("JP", "US")),
    )
    with kept.queries() as queries:
        with pytest.raises(NotFound, match=r"did you mean item@a\?"):
            queries.history("itm@a")
        with pytest.raises(NotFound, match="in JP-US; it is in JP-RU"):
            queries.story(Viewpoint(DAY, relationship="JP-US"), "item")
        with pytest.raises(NotFound, match="was on record by then; it was named later"):
            queries.items(Viewpoint(DAY, kept.moments[0] - timedelta(1), item="item"))


def _asked(record: Record) -> list[Any]:
    """What the answers of the laws leave out: lists by status, part of the record, histories."""
    said: list[Any] = []
    with record.queries() as queries:
        for known in [None, *(moment + timedelta(seconds=1) for moment in record.moments[::3])]:
            view = Viewpoint(date(2019, 12, 15), known)
            said += [queries.unsettled(view), queries.overdue(view)]
            said += [queries.fulfilled(view), queries.unfulfilled(view)]
            for part in [
                Viewpoint(view.as_of, known, party="RU"),
                Viewpoint(view.as_of, known, relationship="JP-RU"),
                Viewpoint(view.as_of, known, item="visa-relaxation"),
                Viewpoint(view.as_of, known, item="arctic-lng-2"),
            ]:
                said += [queries.followed(part), queries.items(part), queries.replay(part)]
                said += [queries.meetings(part)]
        said += [as_dict(queries.history(one.ref)) for one in queries.followed(Viewpoint(DAY))]
    return said


# Two writers at once


def test_two_threads_that_record_the_same_readouts_record_each_once(kept: Record) -> None:
    told = [readout(f"r{n}", commitment("shared"), on=FIRST) for n in range(8)]
    kept.record(readout("first", views("shared"), on=FIRST))
    at_once = Barrier(2)

    def work(files: list[Readout]) -> int:
        with bootstrap.ledger(kept.store, recorded_by="anna") as ledger:
            at_once.wait()
            return sum(len(ledger.record([one], day=DAY).recorded) for one in files)

    with ThreadPoolExecutor() as pool:
        assert sum(pool.map(work, [told, told[::-1]])) == 8
    assert len(kept.statuses(LATER)) == 8
    with kept.ledger() as ledger:
        assert ledger.verify().events == 18


def test_two_writers_that_differ_about_one_readout_are_told_and_one_of_them_stands(
    kept: Record,
) -> None:
    kept.record(readout("first", views("shared"), on=FIRST))
    both_say = [
        readout("a", commitment("item", summary=f"By writer {n}."), on=FIRST) for n in (1, 2)
    ]
    at_once = Barrier(2)

    def work(told: Readout) -> tuple[int, int]:
        with bootstrap.ledger(kept.store, recorded_by="anna") as ledger:
            at_once.wait()
            receipt = ledger.record([told], day=DAY)
        return len(receipt.recorded), len(receipt.refused)

    with ThreadPoolExecutor() as pool:
        assert sorted(pool.map(work, both_say)) == [(0, 1), (1, 0)]
    assert size(kept) == 4


def test_two_processes_that_record_the_same_folder_record_each_file_once(
    kept: Record, tmp_path: Path
) -> None:
    for number in range(30):
        told = readout(f"r{number}", commitment("shared"), on=FIRST)
        (tmp_path / f"{number}.yaml").write_text(readout_text(told), encoding="utf-8")
    kept.record(readout("first", views("shared"), on=FIRST))
    with ThreadPoolExecutor() as pool:
        ran = list(
            pool.map(
                lambda words: process(*words, "--store", kept.store, folder=tmp_path),
                [["record", "."], ["record", "."]],
            )
        )
    assert [one.returncode for one in ran] == [0, 0], [one.stderr for one in ran]
    said = b"".join(one.stdout for one in ran)
    assert said.count(b"Recorded 30 readouts") == 1
    with kept.ledger() as ledger:
        assert ledger.verify().events == 62


def test_two_writers_that_judge_one_statement_are_both_heard(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))
    with ThreadPoolExecutor() as pool:
        done = [pool.submit(_judge_often, kept.store, 10, who) for who in ("ann", "ben")]
        assert [one.result() for one in done] == [10, 10]
    with kept.ledger() as ledger:
        assert ledger.verify().events == 22
    with kept.queries() as queries:
        assert len(queries.history(A).judgements) == 20


def _judge_often(store_name: str, times: int, who: str = "ben") -> int:
    """Judge a statement anew each time, and otherwise than anybody else does."""
    with bootstrap.ledger(store_name, recorded_by=who) as ledger:
        for day in range(times):
            judged = outcome(on=str(date(2018, 6, 1) + timedelta(day)))
            ledger.judge(judged.model_copy(update={"evidence": f"a report of {who}"}), day=DAY)
    return times


def test_postgresql_sorts_every_text_of_the_views_by_its_bytes(
    emptied: Callable[[], str],
) -> None:
    """Whatever the server's language: another order there would be another answer."""
    kept_there = Record(emptied())
    kept_there.record(readout("a", commitment("item"), on=FIRST))
    with psycopg.connect(kept_there.store) as connection:
        found = connection.execute(
            "SELECT table_name, collation_name FROM information_schema.columns"
            " WHERE data_type = 'text' AND table_schema = 'commitment_tracker'"
        ).fetchall()
    texts = [(table, collation) for table, collation in found if table in TABLES]
    assert len(texts) > 20
    assert {collation for _, collation in texts} == {"C"}


def test_processes_side_by_side_find_what_one_finds(kept: Record) -> None:
    kept.record(*shipped())
    with bootstrap._opened(kept.store, create=False) as log:  # noqa: SLF001
        alone = chain.check(log)
        steps: list[int] = []
        together = chain.check(log, alone.last, steps.append, size=4)
        assert together == alone._replace(contains=True)
        assert len(steps) > chain._FEW  # noqa: SLF001
        assert sum(steps) == log.count()
        assert not chain.check(log, "00ff", size=4).contains


def test_verifying_while_another_writes_finds_nothing_wrong(kept: Record) -> None:
    kept.record(*shipped(), readout("a", commitment("item"), on=FIRST))
    events = size(kept)
    with ThreadPoolExecutor() as pool, bootstrap.ledger(kept.store) as ledger:
        writing = pool.submit(_judge_often, kept.store, 60)
        seen = [ledger.verify()]
        while not writing.done():
            seen.append(ledger.verify(head=seen[-1].head))
        assert writing.result() == 60
        assert ledger.verify(head=seen[-1].head).events == events + 60
    assert seen == sorted(seen, key=lambda found: found.events)


def test_a_place_that_is_taken_is_a_conflict(kept: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    kept.record(told)
    with bootstrap._opened(kept.store, create=False) as log:  # noqa: SLF001
        again = log.stream("readout/a")
        with pytest.raises(Conflict, match="in the same stream first"):
            log.append(again, clock=kept.clock, project=lambda *_: None)
    assert size(kept) == 2
