"""Amending from the command line: from a refusal to an unchanged file, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.corrections import WHY
from tests.support.stories import FIRST, commitment, readout
from tracker.files.readouts import readout_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a recorded readout file and a changed one."""
    told = readout("a", commitment("item", due="2018-04"), on=FIRST)
    mended = readout("a", commitment("item", due="2018-05"), on=FIRST)
    (tmp_path / "a.yaml").write_text(readout_text(told), encoding="utf-8")
    (tmp_path / "mended.yaml").write_text(readout_text(mended), encoding="utf-8")
    assert tracker("record", "a.yaml", folder=tmp_path).code == 0
    return tmp_path


def test_the_whole_way_from_refusal_to_an_unchanged_file(folder: Path) -> None:
    refused = tracker("record", "mended.yaml", folder=folder)
    assert refused.code == 1
    assert "item: due: on record edtf '2018-04', in the file edtf '2018-05'" in refused.err
    foretold = tracker("amend", "mended.yaml", "--reason", WHY, "--dry-run", folder=folder)
    assert foretold.out.startswith("Would amend a:")
    amended = tracker("amend", "mended.yaml", "--reason", WHY, folder=folder)
    assert amended.code == 0
    assert amended.out.startswith("Amended a:\n")
    again = tracker("record", "mended.yaml", folder=folder)
    assert (again.code, again.out) == (0, "Already on record, unchanged: a.\n")
    exported = tracker("export", "a", folder=folder)
    assert exported.out == (folder / "mended.yaml").read_text(encoding="utf-8")
    told = tracker("history", "item@a", folder=folder).out
    assert WHY in told
    assert "due: 2018-04 → 2018-05" in told


@pytest.mark.parametrize(("reason", "code"), [([], 2), (["--reason", ""], 1)])
def test_the_command_needs_a_reason(folder: Path, reason: list[str], code: int) -> None:
    ran = tracker("amend", "mended.yaml", *reason, folder=folder)
    assert ran.code == code
    assert "reason" in ran.err
    assert tracker("record", "a.yaml", folder=folder).code == 0


def test_a_file_with_marks_is_amended_as_reviewed_as_the_refusal_says(folder: Path) -> None:
    with (folder / "mended.yaml").open("a", encoding="utf-8") as file:
        file.write("    review: [check the month]\n")
    refused = tracker("amend", "mended.yaml", "--reason", WHY, folder=folder)
    assert refused.code == 2
    assert "(--reviewed)" in refused.err
    amended = tracker("amend", "mended.yaml", "--reason", WHY, "--reviewed", folder=folder)
    assert (amended.code, amended.err) == (0, "")
