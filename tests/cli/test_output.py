"""Output: plain in a pipe, in colour on a terminal, and never a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest

from tests.support.commandline import process, tracker
from tests.support.records import Record
from tests.support.stories import changed_terms, commitment, readout
from tests.support.terminals import lines_seen, on_a_terminal
from tracker.cli.output import print_json_list
from tracker.cli.sheets import print_sheet

OVERDUE = ("overdue", "--as-of", "2019-01-15")
COLOURS = b"\x1b["


def test_a_pipe_gets_no_colours_and_no_progress_bar(folder: Path, recorded: Path) -> None:
    asked = process(*OVERDUE, folder=recorded)
    told = process("record", "events/", folder=folder)
    assert (asked.returncode, told.returncode) == (0, 0)
    assert b"\noverdue  ~2016-12-17  2 y  JP RU  " in b"\n" + asked.stdout
    assert COLOURS not in asked.stdout + asked.stderr + told.stdout
    assert asked.stderr.count(b"\n") == 1
    assert told.stderr == b""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals here")
def test_a_terminal_gets_colours_its_width_and_a_progress_bar(folder: Path) -> None:
    told = on_a_terminal("record", "events/", folder=folder)
    assert b"Recording" in told
    assert b"\\x" not in told  # the bar moves the cursor itself
    asked = on_a_terminal(*OVERDUE, folder=folder)
    assert COLOURS in asked
    for line in lines_seen(asked, 60):
        assert len(line) <= 60


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals here")
def test_a_terminal_gets_no_colours_where_none_are_wanted(recorded: Path) -> None:
    coloured = on_a_terminal(*OVERDUE, folder=recorded)
    for env in {"NO_COLOR": "1"}, {"TERM": "dumb"}:
        asked = on_a_terminal(*OVERDUE, folder=recorded, env=env)
        assert b"\x1b" not in asked
        assert asked == re.sub(rb"\x1b\[[0-9]+m", b"", coloured)
    assert on_a_terminal(*OVERDUE, folder=recorded, env={"NO_COLOR": ""}) == coloured


def test_json_and_csv_say_the_same(recorded: Path) -> None:
    for command in (*OVERDUE, "--format"), ("items", "--as-of", "2019-07-01", "--format"):
        told = json.loads(tracker(*command, "json", folder=recorded).out)
        rows = list(csv.DictReader(io.StringIO(tracker(*command, "csv", folder=recorded).out)))
        assert len(told) == len(rows) > 10
        for one, row in zip(told, rows, strict=True):
            assert {name: _cell(value) for name, value in one.items()} == row


@pytest.mark.parametrize("count", [0, 1, 500, 1001])
def test_what_is_printed_in_pieces_reads_as_if_it_were_printed_at_once(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [
        {"ref": f"a{n}@b", "by": ("JP", "RU"), "said": 'a\u2028b\nc, "d"'} for n in range(count)
    ]
    print_json_list("json", told)
    plainly = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    assert capsys.readouterr().out == plainly.replace("\u2028", r"\u2028")
    print_sheet("csv", told, ["ref", "by", "said"])
    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert read == [{**one, "by": "JP RU"} for one in told]


@pytest.mark.parametrize("form", ["table", "json"])
def test_an_encoding_that_lacks_a_character_gets_it_in_escapes(recorded: Path, form: str) -> None:
    asked = ("show", "consultation-plan", "--as-of", "2019-01-15", "-v", "--format", form)
    done = process(*asked, folder=recorded, env={"PYTHONIOENCODING": "iso-8859-1"})
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode("iso-8859-1")
    if form == "json":
        assert json.loads(text) == json.loads(tracker(*asked, folder=recorded).out)
    else:
        assert "\\u201c" in text


def test_a_name_too_long_for_any_file_brings_no_traceback(folder: Path) -> None:
    name = "x" * 300
    for words in ("record", name), ("open", "--store", f"sqlite:///{name}"):
        ran = tracker(*words, folder=folder)
        assert ran.code in (2, 4)
        assert ran.err.startswith("tracker: ")


def test_help_and_version_are_told_without_a_store(tmp_path: Path) -> None:
    assert tracker("--version", folder=tmp_path).out == "tracker, version 0.1.0\n"
    for words in ("--help",), ("-h",), ("replay", "-h"):
        assert tracker(*words, folder=tmp_path).out.startswith("Usage: tracker ")
    assert list(tmp_path.iterdir()) == []


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_how_a_deadline_slipped_is_an_object(record: Record, tmp_path: Path) -> None:
    record.record(
        readout("a", commitment("pact", due="2018-03"), on="2018-01-15"),
        readout("b", commitment("pact", due="2018-09", renews=["pact"]), on="2018-06-15"),
    )
    asked = "open", "--as-of", "2018-07-01", "--store", record.store, "--format"
    (found,) = json.loads(tracker(*asked, "json", folder=tmp_path).out)
    assert found["slip"] == {
        "first": "pact@a",
        "first_due": "2018-03-31",
        "now_due": "2018-09-30",
        "times": 1,
        "carried_over": 1,
        "days": 183,
        "delays": [
            {
                "ref": "pact@b",
                "renews": "pact@a",
                "due": "2018-03-31",
                "now_due": "2018-09-30",
                "days": 183,
            }
        ],
        "dropped": False,
        "void": False,
        "conditional": False,
        "conditional_now": False,
        "weaker": False,
        "weaker_now": False,
        "refs": ["pact@a"],
    }
    (row,) = csv.DictReader(io.StringIO(tracker(*asked, "csv", folder=tmp_path).out))
    assert json.loads(row["slip"]) == found["slip"]


def test_what_became_of_a_deadline_and_its_terms_is_told_in_a_line(
    record: Record, tmp_path: Path
) -> None:
    record.record(*changed_terms())
    asked = "open", "--as-of", "2018-06-01", "-v", "--store", record.store
    told = [one.strip() for one in tracker(*asked, folder=tmp_path).out.splitlines()]
    assert [one for one in told if one.startswith("slip: ")] == [
        "slip: deadline moved 1 time, now 3 mo earlier; since early@a, due 2018-12-31",
        "slip: deadline dropped, wording weaker; since pact@a, due 2018-06-30",
    ]
