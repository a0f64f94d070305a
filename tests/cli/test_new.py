"""New: a file that is begun can be recorded as it is, and filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.commandline import tracker
from tracker.files.canonical import readout_text
from tracker.files.readouts import read_readout


def test_a_file_is_begun_by_its_name_and_folder(tmp_path: Path) -> None:
    (tmp_path / "jp-ru").mkdir()
    path = tmp_path / "jp-ru/2019-09-05-vladivostok.yaml"
    assert tracker("new", str(path), folder=tmp_path).code == 0
    readout = read_readout(path)
    assert (readout.readout, readout.relationship) == ("2019-09-05-vladivostok", "JP-RU")
    lines = path.read_text("utf-8").splitlines()
    plain = [line for line in lines if not line.startswith("#")]
    assert "\n".join([*plain, ""]) == readout_text(readout)
    assert tracker("record", str(path), folder=tmp_path).code == 0


def test_all_that_the_comments_say_can_be_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "kobe.yaml"
    words = ("new", str(path), "--relationship", "Japan-Russia", "--on", "2019-09-05")
    assert tracker(*words, folder=tmp_path).code == 0
    told = path.read_text("utf-8").splitlines()
    filled = [line.removeprefix("# ") for line in told if not line.startswith(("# The", "# An"))]
    path.write_text("\n".join(filled).replace("statements: []", "statements:"), "utf-8")
    (statement,) = read_readout(path).statements
    assert statement.item == "grave-visits"
    assert yaml.safe_load(path.read_text("utf-8"))["statements"][0]["renews"] == "grave-visits"


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "2019-09-05-kobe.yaml"
    path.write_text("mine", "utf-8")
    ran = tracker("new", path.name, "--relationship", "JP-RU", folder=tmp_path)
    assert ran.code == 1
    assert "is there already" in ran.err
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("kobe.yaml", "--relationship", "JP-RU"), "--on"),
        (("2019-09-05-kobe.yaml",), "--relationship"),
        (("Kobe Talks.yaml", "--relationship", "JP-RU", "--on", "2019-09-05"), "Kobe Talks"),
    ],
)
def test_what_the_name_does_not_say_is_asked_for(
    tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    ran = tracker("new", *words, folder=tmp_path)
    assert ran.code == 2
    assert told in ran.err
    assert [*tmp_path.iterdir()] == []
