"""Lines: what is not what was exported is told by its line, and nothing of it is recorded."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.support.project import PROJECT
from tests.support.records import Record, command, exported, in_folder, size, take_in
from tests.support.stories import FIRST, commitment, readout
from tracker import bootstrap
from tracker.domain.events import stream_id
from tracker.errors import Unreadable
from tracker.store import cloudevents, runs
from tracker.store.packing import digest_of
from tracker.store.stamp import Stored, stamp

# Lines that are not what was exported


def cut_off(known: int, pages: list[str]) -> list[str]:
    return pages[:known]


def swapped(pages: list[str]) -> list[str]:
    return [pages[0], pages[2], pages[1], *pages[3:]]


def edited(number: int, old: str, new: str) -> Callable[[list[str]], list[str]]:
    def edit(pages: list[str]) -> list[str]:
        assert old in pages[number]
        return [*pages[:number], pages[number].replace(old, new, 1), *pages[number + 1 :]]

    return edit


BAD: list[tuple[Callable[[list[str]], list[str]], int]] = [
    (edited(1, "On item.", "On items."), 2),
    (edited(1, "anna", "eve"), 2),
    (edited(1, "09:01:00", "09:01:01"), 2),
    (edited(1, "CommitmentMade.2", "FollowUpScheduled.1"), 2),
    (edited(1, "CommitmentMade.2", "CommitmentMade.9"), 2),
    (edited(1, '"place": 2', '"place": 3'), 2),
    (edited(1, '"id": "readout/a/2"', '"id": "readout/a/3"'), 2),
    (edited(1, '"subject": "readout/a"', '"subject": "readout/b"'), 2),
    (edited(1, '"1.0"', '"0.3"'), 2),
    (edited(1, '"data"', '"date"'), 2),
    (edited(1, '"recordedtime"', '"at": 1, "recordedtime"'), 2),
    (edited(1, '"due": {"edtf": "2018-04"}', '"due": {"edtf": "soon"}'), 2),
    (edited(5, '"digest": "', '"digest": "0'), 6),
    (swapped, 2),
    (lambda pages: pages[1:], 1),
    (lambda pages: [*pages[:3], *pages[4:]], 4),
    (lambda pages: [*pages[:3], pages[2], *pages[3:]], 4),
    (lambda pages: [*pages[:5], pages[5][:-40]], 6),
    (lambda pages: [*pages[:2], "[]", *pages[2:]], 3),
    (lambda pages: [*pages[:2], "\x00", *pages[2:]], 3),
    (lambda pages: [*pages, "{}"], 7),
    (lambda pages: [*pages, '{"a":' * 5000], 7),
    (lambda _: [], 1),
    *((partial(cut_off, known), known) for known in (1, 2, 4)),
    (edited(0, '"remaining": 2', '"remaining": 3'), 2),
    (edited(1, '"remaining": 1', '"remaining": 0'), 2),
    (edited(1, '"remaining": 1', '"remaining": -1'), 2),
    (edited(1, ', "remaining": 1', ""), 2),
    (edited(0, ', "remaining": 2', ""), 2),
    (edited(5, '"remaining": 0', '"remaining": 1'), 6),
]


@pytest.mark.parametrize(("spoil", "line"), BAD)
def test_a_line_that_is_not_what_was_exported_is_told_and_nothing_is_recorded(
    record: Record, pages: list[str], spoil: Callable[[list[str]], list[str]], line: int
) -> None:
    with pytest.raises(Unreadable) as raised:
        take_in(record, spoil(pages))
    (fault,) = raised.value.faults
    assert (fault.file, fault.line) == ("backup.jsonl", line)
    assert "\n" not in fault.message
    assert "pydantic" not in fault.message
    assert size(record) == 0


def test_events_that_no_ledger_could_hold_are_refused_although_their_digests_fit(
    record: Record, pages: list[str]
) -> None:
    take_in(record, pages)
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        kept = list(runs.in_order(sql))
    taken_back = {"key": "unheard-of", "reason": "forged"}
    state = {"recorded_by": "eve", "stream": "readout/a", "event": taken_back}
    written = json.dumps(state, separators=(",", ":")).encode()
    forged = Stored(str(stream_id("readout/a")), 9, "StatementRetracted.1", written)
    (late,) = stamp([forged], digest_of(kept[-1][1].state), record.moment + timedelta(days=1))
    given_lines = list(cloudevents.lines([*kept, ("JP-RU", late)]))
    with pytest.raises(Unreadable, match="this could not have been recorded: it is not at the pl"):
        take_in(record, given_lines)
    assert exported(record) == pages


@pytest.mark.parametrize(
    "written",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode() + b"\n\n \n",
        lambda text: text.replace("\n", "\n\n").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
)
def test_what_editors_and_mailers_do_to_lines_does_no_harm(
    record: Record, pages: list[str], tmp_path: Path, written: Callable[[str], bytes]
) -> None:
    file = tmp_path / "backup.jsonl"
    file.write_bytes(written("".join(f"{page}\n" for page in pages)))
    assert command(record, "import", str(file), folder=tmp_path).code == 0
    assert exported(record) == pages


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'[{"specversion": "1.0"}]', "1: this is a JSON array; write each event on a line"),
        (b"readout: x\nparties: [JP, RU]\n", "1: this is a file of readouts or items; record it"),
        (
            gzip.compress(b'{"specversion": "1.0"}', mtime=0),
            "1: the file is compressed with gzip; unpack",
        ),
        (b"BZh91AY&SY", "1: the file is compressed with bzip2; unpack it first"),
        (b"PK\x03\x04zipped", "1: the file is a zip archive; unpack it first"),
        (b"SQLite format 3\0\x10", "1: the file is a store itself; use it as one, or export"),
        ('{"specversion": "1.0"'.encode("utf-16"), "1: the file is in UTF-16; save it as UTF-8"),
        ('{"specversion": 1}'.encode("utf-16-be"), "1: the line holds the character U+0000; save"),
        (b'\n\n{"a": "\xff"}', "3: the byte 0xFF is not UTF-8; save the file as UTF-8"),
        (b'{\n  "specversion": "1.0"\n}', "1: an event goes over several lines here; import"),
        (b"\n\n", "1: there is no event in it"),
        (b"x" * (16 * 2**20 + 1), "1: the line is longer than 16 MB: no event is"),
        (b'{"specversion": "1.0", "id"', "1: the line is cut off, or not whole JSON; import a who"),
        (b"", "1: there is no event in it"),
    ],
)
def test_a_file_of_another_kind_is_named_for_what_it_is(
    record: Record, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "backup.jsonl"
    file.write_bytes(content)
    ran = command(record, "import", str(file), folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"backup.jsonl:{said}" in ran.err


# Content that no ledger could hold, with digests that fit


def test_changed_exports_with_right_digests_are_refused_or_answered_like_what_they_say() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "campaigns.imports", "--count", "22", "--seed", "5"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    found = re.search(r": (\d+) refused with their line, (\d+) answered .* 0 failures", ran.stdout)
    assert found
    refused, answered = map(int, found.groups())
    assert refused > 10
    assert answered > 0


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("tracker_relationships", "name = '../../../../x'"),
        ("tracker_relationships", "name = '/tmp/x'"),
        ("tracker_readouts", "slug = '../../evil'"),
    ],
)
def test_nothing_is_exported_outside_the_folder_whatever_a_store_says(
    record: Record, tmp_path: Path, table: str, change: str
) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with bootstrap.event_log(record.store) as log, log.writing() as sql:
        sql.rows(f"UPDATE {table} SET {change}")
    before = {*tmp_path.rglob("*")}
    ran = command(record, "export", "--to", str(tmp_path / "deep/er/out"), folder=tmp_path)
    assert ran.code == 4
    assert "which nothing on record can have; nothing was written" in ran.err
    assert {*tmp_path.rglob("*")} - before <= {
        tmp_path / "tracker.db-wal",
        tmp_path / "tracker.db-shm",
    }


def test_the_command_tells_the_line_and_leaves_the_store_as_it_was(
    record: Record, pages: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "backup.jsonl"
    take_in(record, pages[:3])
    file.write_bytes("\n".join(pages).encode().replace(b"On item.", b"On \xff\xfe.", 2))
    ran = command(record, "import", "backup.jsonl", folder=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith("tracker: backup.jsonl:2: ")
    assert size(record) == 3
    file.write_text("\n".join(pages) + "\n", encoding="utf-8")
    assert command(record, "import", "backup.jsonl", folder=tmp_path).code == 0
    assert exported(record) == pages


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _: [], "1: there is no event in it"),
        (lambda pages: ["{}", *pages], "1: this is not an event of a ledger"),
        (edited(1, "On item.", "On items."), "2: readout/a/2 is not the event"),
        (
            partial(cut_off, 4),
            (
                "4: the file was cut off here, within the recording of "
                "2026-01-01T09:02:00.000000Z; events missing: 1; "
                "import a whole copy, or export the ledger again\n"
            ),
        ),
    ],
)
def test_a_file_that_is_refused_leaves_no_store(
    tmp_path: Path, pages: list[str], spoil: Callable[[list[str]], list[str]], told: str
) -> None:
    text = "".join(f"{line}\n" for line in spoil(pages))
    (tmp_path / "backup.jsonl").write_text(text, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    ran = command(in_folder(tmp_path, "new"), "import", "backup.jsonl", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"tracker: backup.jsonl:{told}")
    assert sorted(tmp_path.iterdir()) == before


def test_no_file_is_told_and_one_that_can_be_read_only_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in "none.jsonl", "pipe":
        ran = command(in_folder(tmp_path, "new"), "import", name, folder=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert name in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
