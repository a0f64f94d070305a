"""Deadlines in words on the command line: recorded, told, and put into their files."""

from __future__ import annotations

from pathlib import Path

from tests.support.commandline import tracker

IN_WORDS = """\
readout: 2019-09-05-vladivostok
parties: [JP, RU]
meetings:
  - date: 2019-09-05
statements:
  - {type: CommitmentMade, item: pilot-tours, by: [JP, RU], summary: Go., due: within two months}
"""


def test_a_deadline_in_words_is_recorded_as_what_it_comes_to(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(IN_WORDS, encoding="utf-8")
    recorded = tracker("record", "x.yaml", folder=tmp_path)
    assert recorded.code == 0
    assert "x.yaml:6: “within two months” of 2019-09-05 is read as ../2019-11-05." in recorded.out
    assert (tmp_path / "x.yaml").read_text("utf-8") == IN_WORDS
    told = tracker("show", "pilot-tours", "--format", "json", folder=tmp_path)
    assert '"due": "../2019-11-05"' in told.out
    assert tracker("record", "x.yaml", folder=tmp_path).out.startswith("Already on record")


def test_a_deadline_in_words_is_put_into_the_file_when_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(IN_WORDS, encoding="utf-8")
    refused = tracker("record", "--write", "x.yaml", folder=tmp_path)
    assert refused.code == 2
    assert "--write changes files and records nothing" in refused.err
    put = tracker("record", "--dry-run", "--write", "x.yaml", folder=tmp_path)
    assert put.code == 0
    assert put.out.startswith("x.yaml:6: due: ../2019-11-05, for “within two months”.\n")
    assert not (tmp_path / "tracker.db").exists()
    now = (tmp_path / "x.yaml").read_text("utf-8")
    assert now == IN_WORDS.replace("within two months", "../2019-11-05")
    again = tracker("record", "--dry-run", "--write", "x.yaml", folder=tmp_path)
    assert again.out.startswith("No deadline is in words; no file was changed.\n")


def test_a_deadline_in_words_is_amended(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(IN_WORDS, encoding="utf-8")
    assert tracker("record", "x.yaml", folder=tmp_path).code == 0
    (tmp_path / "x.yaml").write_text(IN_WORDS.replace("two", "three"), encoding="utf-8")
    amended = tracker("amend", "x.yaml", "--reason", "misread", folder=tmp_path)
    assert amended.code == 0
    assert "on record edtf '../2019-11-05', in the file edtf '../2019-12-05'" in amended.out
    assert "“within three months” of 2019-09-05 is read as ../2019-12-05." in amended.out
