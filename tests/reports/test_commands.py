"""The commands that write reports: the form by the file's name, and what cannot be had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.terminals import on_a_terminal
from tracker.reports.forms import NEEDS, is_at_hand

BEGINNINGS = {".md": b"# Briefing", ".html": b"<!DOCTYPE html>", ".docx": b"PK", ".pdf": b"%PDF-"}


@pytest.mark.parametrize("ending", [*BEGINNINGS])
def test_the_name_of_the_file_says_the_form(ending: str, shipped: Record, tmp_path: Path) -> None:
    words = ("brief", "--as-of", "2019-08-01", "--store", shipped.store, "-o", f"ours{ending}")
    ran = tracker(*words, folder=tmp_path)
    assert (ran.code, ran.err) == (0, f"Wrote the briefing to ours{ending}.\n")
    assert (tmp_path / f"ours{ending}").read_bytes().startswith(BEGINNINGS[ending])


def test_what_is_no_text_is_not_put_on_a_terminal(shipped: Record, tmp_path: Path) -> None:
    words = ("brief", "--as-of", "2019-08-01", "--store", shipped.store, "--format", "pdf")
    shown = on_a_terminal(*words, folder=tmp_path, code=2)
    assert b"-o briefing.pdf" in shown


def test_every_form_of_a_briefing_is_at_hand_here() -> None:
    assert all(map(is_at_hand, NEEDS))


def test_scores_in_json_name_what_they_are_made_of(shipped: Record, tmp_path: Path) -> None:
    words = ("score", "--scale", "pam", "--as-of", "2019-08-01", "--format", "json")
    ran = tracker(*words, "--store", shipped.store, folder=tmp_path)
    told = json.loads(ran.out)
    assert [one["party"] for one in told if one["item"] is None] == ["JP", "RU"]
    for one in told:
        assert sum(map(len, one["refs"].values())) == one["statements"]
