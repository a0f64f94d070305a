"""The help of a question: its options in groups, what one needs first before all others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.commandline import tracker

GROUPS = ["What one needs first", "To narrow it down", "How it is told, and where it is kept"]


def _heads(text: str) -> list[str]:
    return re.findall(r"^(\S.*):$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", ["overdue", "statements", "requests", "open", "quiet"])
def test_lists_tell_first_what_one_needs_first(name: str, tmp_path: Path) -> None:
    told = tracker(name, "--help", folder=tmp_path).out
    assert _heads(told) == GROUPS
    first, narrowing, telling = (told.index(f"\n{head}:") for head in GROUPS)
    for option in ("--as-of", "--relationship", "--with", "--by", "--item", "-v, --verbose"):
        assert first < told.index(f"\n  {option} ") < narrowing
    assert narrowing < told.index("\n  --due-by ") < telling
    for option in ("--sort", "--format", "--store", "-h, --help"):
        assert told.index(f"\n  {option} ") > telling


@pytest.mark.parametrize("name", ["log", "readouts", "stats", "score", "compare"])
def test_few_options_stand_together_a_questions_own_first(name: str, tmp_path: Path) -> None:
    told = tracker(name, "--help", folder=tmp_path).out
    assert _heads(told) == ["Options"]
    assert told.rstrip().endswith("Show this message and exit.")
