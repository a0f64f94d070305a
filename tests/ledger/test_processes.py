"""Processes that help: what they make is what one makes, and one that is killed is told."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import bulk
from tests.support.project import EVENTS
from tests.support.records import Record, exported, in_folder, size
from tests.support.stores import rows
from tests.support.stories import commitment, completion, readout
from tracker.cli.record import readable
from tracker.errors import Unavailable
from tracker.files.carried import Carried, carry_all
from tracker.files.readouts import files_in, read
from tracker.ledger import backup, replaying
from tracker.ledger.backup import Backup

STOPPED = "a process that helped to {} was stopped, perhaps for want of memory; {} once more"


@pytest.fixture
def several(record: Record) -> Record:
    """A record of several relationships, two of which name each other's statements.

    They are more than are handed on ahead, so that there is work left when a process is killed.
    """
    record.record(*bulk.readouts(20))
    parties_of_others = ["CN", "DE", "FR", "GB", "US", "AU", "BR", "CA", "CL", "FI", "IN", "IT"]
    for number, party in enumerate(parties_of_others):
        parties = (party, "JP")
        told = readout(
            f"of-{party.lower()}", commitment("item", by=["JP"]), on="2018-03-01", parties=parties
        )
        record.record(told)
        named = [f"item@of-{party.lower()}"] if number < 2 else []
        done = completion("item", by=["JP"], fulfils=named)
        record.record(readout(f"then-{party.lower()}", done, on="2018-04-01", parties=("JP", "KR")))
    return record


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets processes help however little there is to do."""
    monkeypatch.setattr("tracker.ledger.processes.processors", lambda: 2)
    monkeypatch.setattr(replaying, "WORTH", 0)
    monkeypatch.setattr(replaying, "PIECE", 1)
    monkeypatch.setattr(backup, "WORTH", 1)
    monkeypatch.setattr(backup, "PIECE", 5)
    monkeypatch.setattr("tracker.cli.record.WORTH", 0)
    monkeypatch.setattr("tracker.cli.record.PIECE", 1)


@pytest.mark.usefixtures("together")
def test_what_several_processes_make_is_what_was_recorded(several: Record, tmp_path: Path) -> None:
    before = rows(several)
    with several.ledger() as ledger:
        assert ledger.rebuild() == size(several)
        assert rows(several) == before
        ledger.verify()
    copy = in_folder(tmp_path, "copy")
    with copy.ledger() as ledger:
        ledger.restore(Backup(lambda: exported(several), "backup.jsonl"))
        ledger.verify()
    assert exported(copy) == exported(several)
    assert rows(copy) == before


@pytest.mark.usefixtures("together")
def test_views_stay_as_they_are_when_a_process_that_helps_is_killed(several: Record) -> None:
    before = rows(several)
    with (
        several.ledger() as ledger,
        pytest.raises(Unavailable, match=STOPPED.format(*["make the views"] * 2)),
    ):
        ledger.rebuild(_kill)
    assert rows(several) == before
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("together")
def test_nothing_is_imported_when_a_process_that_helps_is_killed(
    several: Record, tmp_path: Path
) -> None:
    lines = exported(several)

    def given() -> Iterator[str]:
        for number, line in enumerate(lines):
            if number > len(lines) // 2:  # when some were found to be right
                _kill(1)
            yield line

    copy = in_folder(tmp_path, "copy")
    with (
        copy.ledger() as ledger,
        pytest.raises(Unavailable, match=STOPPED.format("import", "import")),
    ):
        ledger.restore(Backup(given, "backup.jsonl"))
    assert size(copy) == 0
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("together")
def test_files_are_read_no_further_when_a_process_that_helps_is_killed(tmp_path: Path) -> None:
    files = files_in([bulk.folder(tmp_path / "made", bulk.readouts(30))])
    with (
        pytest.raises(Unavailable, match=STOPPED.format("record", "record")),
        readable(files, [], {}, _kill, reviewed=False) as found,
    ):
        list(found)
    assert multiprocessing.active_children() == []


def test_what_another_process_reads_is_what_this_one_would(tmp_path: Path) -> None:
    made = bulk.folder(tmp_path / "made", bulk.readouts(30))
    for file in files_in([EVENTS, made]):
        held = read(file)
        (carried,) = carry_all([file])
        assert isinstance(carried, Carried)
        assert carried.taken_up().held == held
        assert carried.taken_up().held.model_fields_set == held.model_fields_set


def _kill(_: int) -> None:
    for helper in multiprocessing.active_children():
        helper.kill()
