"""Golden transcripts: what every command prints, in each of its forms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.regenerate import GOLDEN, RECORDING
from tests.support.transcripts import agrees, carried_out, exchanges
from tracker.cli import COMMANDS

TRANSCRIPTS = sorted(GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_commands_print_what_they_printed(path: Path, folder: Path, own_record: Path) -> None:
    if path.stem in RECORDING:
        (own_record / "tracker.db").unlink()
    for one in exchanges(path.read_text(encoding="utf-8")):
        printed = carried_out(one.command, folder)
        assert agrees(printed, one.printed), f"$ {one.command}\n{printed}"


def test_no_transcript_tells_the_day_on_which_it_was_made() -> None:
    for path in TRANSCRIPTS:
        text = path.read_text(encoding="utf-8")
        days = re.findall(r"\bas of (\d{4}-\d{2}-\d{2})", text)
        assert [day for day in days if day > "2020-12-31"] == [], path.name


def test_every_command_has_a_transcript() -> None:
    told = {
        one.command.split()[1]
        for path in TRANSCRIPTS
        for one in exchanges(path.read_text(encoding="utf-8"))
        if one.command.startswith("tracker ")
    }
    assert set(COMMANDS) <= told


def test_a_line_of_dots_stands_for_any_lines_and_nothing_else_does() -> None:
    assert agrees("a\nb\nc\n", "a\n...\nc\n")
    assert agrees("a\nc\n", "a\n...\nc\n")
    assert not agrees("a\nb\n", "a\n...\nc\n")
    assert not agrees("a\nb\n", "a\n")
    assert not agrees("a...\n", "ab..\n")
