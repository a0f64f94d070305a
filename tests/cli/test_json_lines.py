"""JSON Lines: each answer of a list on a line of its own, as the list in JSON has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.asking import ASKING, REF
from tests.support.commandline import tracker
from tracker.exports.forms import BREAKS


@pytest.mark.parametrize("name", ASKING)
def test_the_lines_are_what_the_list_holds(name: str, recorded: Path) -> None:
    words = (name, *ASKING[name])
    whole = json.loads(tracker(*words, "--format", "json", folder=recorded).out)
    told = tracker(*words, "--format", "jsonl", folder=recorded)
    assert told.err == ""
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert lines == (whole if isinstance(whole, list) else [whole])


def test_chosen_keys_are_all_that_a_line_has(recorded: Path) -> None:
    words = ("statements", "--columns", "ref,status", "--format", "jsonl", "--as-of", "2019-07-01")
    lines = [json.loads(line) for line in tracker(*words, folder=recorded).out.splitlines()]
    assert {one["ref"] for one in lines} >= {REF}
    assert all(one.keys() == {"ref", "status"} for one in lines)


def test_nothing_within_a_text_ends_a_line() -> None:
    text = "a\x85b\u2028c\u2029d"
    line = json.dumps(text, ensure_ascii=False).translate(BREAKS)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == text
