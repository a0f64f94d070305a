"""Across: relationships that name each other, taken in from one file, in the order of time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.records import DAY, Record, exported, in_folder, size, take_in
from tests.support.stores import rows
from tests.support.stories import FIRST, A, commitment, completion, readout
from tracker.errors import Refused, Unreadable
from tracker.ledger.backup import Backup

_OTHERS = ["DE", "FR"]


@pytest.fixture
def crossing(tmp_path: Path) -> list[str]:
    """The lines of two relationships that name each other, also what comes later; ten of them."""
    source = in_folder(tmp_path, "source")
    told = commitment("visits", by=_OTHERS, renews=[A, "item@b"])
    named = readout("s", told, on="2018-05-01", parties=_OTHERS)
    source.record(readout("a", commitment("item"), on=FIRST), named)
    done = completion("item", fulfils=["visits@s"])
    source.record(readout("b", commitment("item", key="item"), done, on="2018-06-01"))
    with source.ledger() as ledger:
        told = commitment("visits", by=_OTHERS, renews=["item@b"])
        mended = readout("s", told, on="2018-05-01", parties=_OTHERS)
        ledger.amend(mended, reason="misread", day=DAY)
        ledger.amend(named, reason="right after all", day=DAY)
    source.record(readout("c", commitment("item"), on="2018-07-01"))
    lines = exported(source)
    assert len(lines) == 11
    return lines


def of(relationship: str, lines: list[str]) -> list[str]:
    """The lines of one relationship, without how many follow, as somebody might pick them."""
    found = [json.loads(line) for line in lines]
    kept = [{**line, "remaining": None} for line in found if line["relationship"] == relationship]
    return [json.dumps({key: value for key, value in line.items() if value}) for line in kept]


def test_relationships_that_name_each_other_come_back_as_they_were(
    kept: Record, crossing: list[str], tmp_path: Path
) -> None:
    assert take_in(kept, crossing) == 11
    assert exported(kept) == crossing
    with kept.ledger() as ledger:
        ledger.verify()
    assert rows(kept) == rows(in_folder(tmp_path, "source"))


@pytest.mark.parametrize("known", [4, 7, 8, 9])
def test_an_import_goes_on_behind_every_recording(
    record: Record, crossing: list[str], known: int
) -> None:
    take_in(record, crossing[:known])
    assert take_in(record, crossing) == 11 - known
    assert exported(record) == crossing


@pytest.mark.parametrize("known", [1, 2, 3, 5, 6, 10])
def test_a_file_cut_off_within_a_recording_is_refused_between_its_relationships_too(
    record: Record, crossing: list[str], known: int
) -> None:
    with pytest.raises(Unreadable, match="the file was cut off here, within the recording"):
        take_in(record, crossing[:known])


@pytest.mark.parametrize(("relationship", "events"), [("JP-RU", 7), ("DE-FR", 4)])
def test_a_store_of_one_relationship_does_not_go_on_with_what_came_before(
    record: Record, crossing: list[str], relationship: str, events: int
) -> None:
    alone = of(relationship, crossing)
    assert take_in(record, alone) == events
    with pytest.raises(Refused, match="this store lacks something that the file has before 2026-"):
        take_in(record, crossing)
    assert size(record) == events


def test_what_somebody_recorded_since_the_file_was_read_is_not_overtaken(
    kept: Record, crossing: list[str]
) -> None:
    backup = Backup(lambda: crossing, "backup.jsonl")
    told = commitment("x", by=["ES", "IT"])
    kept.record(readout("x", told, on=FIRST, parties=["ES", "IT"]))
    before = exported(kept)
    with kept.ledger() as ledger:
        with pytest.raises(Refused, match="this store holds events that the file does not have"):
            ledger.restore(backup)
        ledger.verify()
    assert exported(kept) == before
