"""At once: several writers, and verifying while somebody writes, on either database."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from tests.support.commandline import process
from tests.support.examples import shipped
from tests.support.judgements import outcome
from tests.support.records import DAY, LATER, Record, size
from tests.support.stories import FIRST, A, commitment, readout, views
from tracker import bootstrap
from tracker.domain.readouts import Readout
from tracker.errors import Conflict, Damaged
from tracker.files.readouts import readout_text
from tracker.ledger import chain


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


def test_a_writer_waits_for_who_looks_into_a_file_that_has_no_log_yet(tmp_path: Path) -> None:
    """While its log is made SQLite refuses at once, whatever a connection would wait."""
    kept = Record(f"sqlite:///{tmp_path}/tracker.db")
    kept.record(readout("first", views("shared"), on=FIRST))
    looking = sqlite3.connect(tmp_path / "tracker.db")
    looking.execute("PRAGMA journal_mode = DELETE")
    looking.execute("BEGIN")
    looking.execute("SELECT COUNT(*) FROM sqlite_master").fetchall()
    with ThreadPoolExecutor() as pool:
        recording = pool.submit(kept.record, readout("second", commitment("shared"), on=FIRST))
        done, _ = wait([recording], timeout=0.5)
        looking.rollback()
        assert not done
        assert len(recording.result().recorded) == 1
    looking.close()


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


def test_processes_side_by_side_find_what_one_finds(kept: Record) -> None:
    kept.record(*shipped())
    with bootstrap.event_log(kept.store) as log:
        alone = chain.check(log)
        steps: list[int] = []
        together = chain.check(log, alone.head, steps.append, size=4)
        assert together == alone
        assert len(steps) > chain.FEW
        assert sum(steps) == log.count()
        with pytest.raises(Damaged, match="does not contain the state 00ff"):
            chain.check(log, "00ff", size=4)


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
    with bootstrap.event_log(kept.store) as log:
        again = log.stream("readout/a")
        with pytest.raises(Conflict, match="in the same stream first"):
            log.append(again, clock=kept.clock, project=lambda *_: None)
    assert size(kept) == 2
