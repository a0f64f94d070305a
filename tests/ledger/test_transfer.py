"""Transfer: a ledger given out as lines and taken into another store, with nothing lost or new."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.support.answers import answers
from tests.support.examples import everything
from tests.support.project import EVENTS
from tests.support.records import Record, command, exported, in_folder, size, take_in, thrown_away
from tests.support.stores import rows
from tests.support.stories import FIRST, commitment, readout
from tests.support.strategies import LAWS, records
from tracker.domain.readouts import Readout
from tracker.errors import Refused
from tracker.ledger.backup import Backup


def head(record: Record) -> str:
    with record.ledger() as ledger:
        return ledger.verify().head


# There and back


def test_a_ledger_goes_to_postgresql_and_back_and_stays_the_same(
    record: Record, tmp_path: Path, emptied: Callable[[], str]
) -> None:
    everything(record)
    there, back = Record(emptied()), in_folder(tmp_path, "back")
    for source, target, name in [(record, there, "one.jsonl"), (there, back, "two.jsonl")]:
        exported = command(source, "export", "--events", name, folder=tmp_path)
        assert exported.code == 0
        imported = command(target, "import", name, folder=tmp_path)
        assert imported.both == (
            f"Imported {size(record)} events from {name}.\nhead {head(record)}\n"
        )
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    moments = [None, *record.moments[1::4], record.moments[4] - timedelta(seconds=1)]
    said = {known: answers(record, known) for known in moments}
    for copy in (there, back):
        assert head(copy) == head(record)
        assert rows(copy) == rows(record)
        for known in moments:
            assert answers(copy, known) == said[known]
        out = Path(copy.store).stem[:20]
        assert command(copy, "export", "--to", out, folder=tmp_path).code == 0
        for path in (EVENTS / "jp-ru").iterdir():
            assert (tmp_path / out / "jp-ru" / path.name).read_bytes() == path.read_bytes()


@settings(LAWS, max_examples=12)
@given(records())
def test_any_record_comes_back_with_its_digests_rows_and_answers(readouts: list[Readout]) -> None:
    with thrown_away() as one, thrown_away() as two:
        one.record(*readouts[:2])
        for told in readouts[2:]:
            one.record(told)
        assert take_in(two, exported(one)) == size(one)
        assert head(two) == head(one)
        assert rows(two) == rows(one)
        assert [answers(two, at) for at in one.moments] == [answers(one, at) for at in one.moments]


def test_each_line_is_a_cloudevent(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    said = [json.loads(line) for line in exported(record)]
    assert [(one["id"], one["type"]) for one in said] == [
        ("readout/a/1", "ReadoutRegistered.1"),
        ("readout/a/2", "CommitmentMade.2"),
    ]
    assert {one["specversion"] for one in said} == {"1.0"}
    assert {one["recordedby"] for one in said} == {"anna"}
    assert {one["recordedtime"] for one in said} == {"2026-01-01T09:01:00.000000Z"}
    assert [one["remaining"] for one in said] == [1, 0]


# Into a store that is not empty


def test_a_store_that_holds_something_else_takes_nothing_in(
    record: Record, pages: list[str]
) -> None:
    record.record(readout("c", commitment("item"), on=FIRST))
    with pytest.raises(Refused, match="holds events that the file does not have"):
        take_in(record, pages)
    assert size(record) == 2


def test_a_store_that_went_on_by_itself_takes_nothing_in(record: Record, pages: list[str]) -> None:
    take_in(record, pages[:3])
    record.record(readout("c", commitment("item"), on=FIRST))
    with pytest.raises(Refused, match="holds events that the file does not have"):
        take_in(record, pages)
    assert size(record) == 5


def test_a_file_that_ends_before_the_store_does_is_refused(
    record: Record, pages: list[str]
) -> None:
    take_in(record, pages)
    with pytest.raises(Refused, match="holds events that the file does not have"):
        take_in(record, pages[:5])
    assert size(record) == 6


def test_the_same_file_again_brings_nothing_new(record: Record, pages: list[str]) -> None:
    assert take_in(record, pages) == 6
    assert take_in(record, pages) == 0
    assert exported(record) == pages


@pytest.mark.parametrize("known", [3, 5])
def test_a_longer_file_goes_on_where_the_store_ends(
    record: Record, pages: list[str], known: int
) -> None:
    assert take_in(record, pages[:known]) == known
    assert take_in(record, pages) == 6 - known
    assert exported(record) == pages
    kept = rows(record)
    with record.ledger() as ledger:
        ledger.rebuild()
        ledger.verify()
    assert rows(record) == kept


def test_what_somebody_records_meanwhile_is_not_mixed_in(record: Record, pages: list[str]) -> None:
    def given_lines() -> Iterator[str]:
        yield from pages[:5]
        record.record(readout("c", commitment("item"), on=FIRST))  # which the file does not have
        yield from pages[5:]

    with record.ledger() as ledger, pytest.raises(Refused, match="the file does not have"):
        ledger.restore(Backup(given_lines, "backup.jsonl"))
    assert len(exported(record)) == 2
    with record.ledger() as ledger:
        ledger.verify()


# From a file of an earlier version, which does not say how many events are missing


def of_earlier_version(pages: list[str]) -> list[str]:
    return [re.sub(r', "remaining": \d+', "", page) for page in pages]


def test_a_file_of_an_earlier_version_is_taken_in(record: Record, pages: list[str]) -> None:
    assert take_in(record, of_earlier_version(pages)) == 6
    assert exported(record) == pages


@pytest.mark.parametrize("known", [1, 2, 4])
def test_a_store_made_from_a_file_cut_off_within_a_recording_does_not_go_on(
    record: Record, pages: list[str], known: int
) -> None:
    take_in(record, of_earlier_version(pages)[:known])
    for whole in pages, of_earlier_version(pages):
        with pytest.raises(Refused, match="only a part of the recording of 2026-01-01T09:0"):
            take_in(record, whole)
    assert of_earlier_version(exported(record)) == of_earlier_version(pages)[:known]
