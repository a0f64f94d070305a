"""New: a file that is begun can be recorded as it is, and filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.commandline import tracker
from tracker.domain.names import RESERVED
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
        (("kobe.yaml", "--relationship", "JP-RU"), "--date"),
        (("2019-09-05-kobe.yaml",), "--relationship"),
        (("Kobe Talks.yaml", "--relationship", "JP-RU", "--date", "2019-09-05"), "Kobe Talks"),
    ],
)
def test_what_the_name_does_not_say_is_asked_for(
    tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    ran = tracker("new", *words, folder=tmp_path)
    assert ran.code == 2
    assert told in ran.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_what_could_not_be_recorded_is_not_begun(tmp_path: Path, name: str) -> None:
    words = ("--relationship", "JP-RU", "--on", "2019-09-05")
    ran = tracker("new", f"{name}.yaml", *words, folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name!r} is reserved" in ran.err
    assert [*tmp_path.iterdir()] == []


def test_either_ending_is_one(tmp_path: Path) -> None:
    words = ("new", "2019-09-05-kobe.yml", "--relationship", "JP-RU")
    assert tracker(*words, folder=tmp_path).code == 0
    assert tracker("record", ".", folder=tmp_path).out.startswith("Recorded 1 readout")
    ran = tracker("new", "2019-09-06-kobe", "--relationship", "JP-RU", folder=tmp_path)
    assert ran.code == 2
    assert "ends in .yaml or .yml, by which a folder's are found; write 2019-09-06-kobe.yaml" in (
        ran.err
    )


def test_a_party_that_is_none_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "jp-xx").mkdir()
    ran = tracker("new", "jp-xx/2019-09-05-kobe.yaml", folder=tmp_path)
    assert ran.code == 2
    assert "parties[1]: 'XX' is not a party" in ran.err
    assert "at least 2" not in ran.err


def test_a_body_of_ones_own_is_a_party(tmp_path: Path) -> None:
    (tmp_path / "jp-orca").mkdir()
    listed = "parties:\n  ORCA: {name: Organisation of Rivers}\n"
    (tmp_path / "jp-orca/parties.yaml").write_text(listed, "utf-8")
    ran = tracker("new", "jp-orca/2019-09-05-kobe.yaml", folder=tmp_path)
    assert ran.code == 0, ran.err


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    ran = tracker("new", "jp-ru/2019-09-05-kobe.yaml", "--relationship", "JP-RU", folder=tmp_path)
    assert ran.code == 2
    assert "there is no folder jp-ru; make it first (mkdir -p jp-ru)" in ran.err
