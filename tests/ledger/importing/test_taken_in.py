"""Taken in: whatever the program could have recorded, or once did."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from tests.support.forging import Line, stamped
from tests.support.records import DAY, Record, command, exported, in_folder, take_in
from tests.support.stores import rows
from tests.support.stories import commitment, request, views
from tracker.domain.readouts import Readout
from tracker.store.mapper import TOPICS

EXPORTED_BY_0_1_0 = Path(__file__).parent / "exports/0.1.0.jsonl"


def test_what_0_1_0_exported_is_taken_in_whatever_has_become_stricter_since(
    record: Record, tmp_path: Path
) -> None:
    lines = EXPORTED_BY_0_1_0.read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["type"] for line in lines} == set(TOPICS)
    ran = command(record, "import", str(EXPORTED_BY_0_1_0), folder=tmp_path)
    assert ran.both.startswith(f"Imported {len(lines)} events from")
    assert told(exported(record)) == told(lines)
    kept = rows(record)
    for words in [["verify"], ["rebuild"], ["open"], ["items"], ["meetings"], ["export", "--to=x"]]:
        assert command(record, *words, folder=tmp_path).code == 0
    assert rows(record) == kept
    assert {path.name for path in tmp_path.glob("x/*/*")} == {
        *("items.yaml", "items_.yaml", "second.yaml", "third.yaml", "bodies.yaml")
    }


def told(lines: list[str]) -> list[dict[str, Any]]:
    """Lines without what is of their chain, which was one for all in 0.1, in one order."""
    read = sorted(map(json.loads, lines), key=lambda line: str(line["id"]))
    of_the_chain = {"digest", "relationship", "remaining"}
    return [{name: line[name] for name in line if name not in of_the_chain} for line in read]


def two_meetings(*statements: dict[str, Any], parties: tuple[str, ...], count: int) -> Readout:
    return Readout.model_validate(
        {
            "readout": "a",
            "parties": parties,
            "meetings": [{"date": f"2018-03-0{day}"} for day in range(1, count + 1)],
            "statements": statements,
        }
    )


def test_whatever_an_amendment_can_do_is_taken_in(record: Record, tmp_path: Path) -> None:
    one, two, three = commitment("one"), views("two", meeting=1), request("three", meeting=1)
    record.record(two_meetings(one, two, three, parties=("JP", "RU"), count=2))
    versions = [
        two_meetings(one, two, three, parties=("RU", "JP"), count=2),
        two_meetings({**three, "meeting": 0}, one, parties=("RU", "JP"), count=1),
        two_meetings(
            views("four", meeting=2), {**one, "due": "2019"}, parties=("JP", "RU"), count=3
        ),
        two_meetings(parties=("JP", "RU"), count=1),
    ]
    for version in versions:
        with record.ledger() as ledger:
            assert ledger.amend(version, reason="mended", day=DAY).corrections
    copied = in_folder(tmp_path, "other")
    assert take_in(copied, exported(record)) == len(exported(record))
    assert rows(copied) == rows(record)


def test_values_that_may_be_left_out_may_stand_there(record: Record, base: list[Line]) -> None:
    lines = copy.deepcopy(base)
    lines[1]["data"] |= {"meeting": 0, "renews": [], "quote": None}
    assert take_in(record, [json.dumps(line) for line in stamped(lines)]) == 15


def test_what_a_clock_that_was_ahead_dated_is_taken_in_only_by_force(
    record: Record, base: list[Line], tmp_path: Path
) -> None:
    lines = copy.deepcopy(base)
    lines[-1]["recordedtime"] = "2199-01-01T00:00:00.000000Z"
    written = "".join(f"{json.dumps(line)}\n" for line in stamped(lines))
    (tmp_path / "ahead.jsonl").write_text(written, encoding="utf-8")
    ran = command(record, "import", "ahead.jsonl", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(
        "ahead.jsonl:15: this could not have been recorded: its moment is still to come (2199-01-01"
        " 00:00 UTC); if the clock was ahead when it was recorded, import the file with --force\n"
    )
    assert command(record, "import", "ahead.jsonl", "--force", folder=tmp_path).code == 0
    assert command(record, "verify", folder=tmp_path).code == 0


def test_an_import_that_is_given_again_goes_on_or_says_what_is_there(
    record: Record, base: list[Line], tmp_path: Path
) -> None:
    whole = [json.dumps(line) for line in stamped(copy.deepcopy(base))]
    for count, told in [
        (14, "Imported 14 events from backup.jsonl."),
        (15, "Imported 1 event from backup.jsonl; 14 were there already."),
        (15, "All 15 events of backup.jsonl are there already."),
    ]:
        (tmp_path / "backup.jsonl").write_text("\n".join(whole[:count]), encoding="utf-8")
        ran = command(record, "import", "backup.jsonl", folder=tmp_path)
        assert (ran.code, ran.both.splitlines()[0]) == (0, told)
