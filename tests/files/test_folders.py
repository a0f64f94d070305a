"""Folders of many files: whole or not there, and never in the place of something else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tracker.errors import Refused
from tracker.files.folders import NOTE, replaced_folder

KIND = {"export": "made"}


def _write(path: Path, text: str) -> None:
    with replaced_folder(path, KIND) as folder:
        (folder / "x").write_text(text, "utf-8")
        (folder / text).touch()


def test_it_takes_the_place_of_an_earlier_one_as_a_whole(tmp_path: Path) -> None:
    _write(tmp_path / "a/b", "first")
    _write(tmp_path / "a/b", "second")
    assert {one.name for one in (tmp_path / "a/b").iterdir()} == {NOTE, "x", "second"}
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["b"]


def test_when_something_goes_wrong_the_earlier_one_stays(tmp_path: Path) -> None:
    _write(tmp_path / "b", "first")
    with pytest.raises(KeyError):
        _fail(tmp_path / "b")
    assert (tmp_path / "b/x").read_text("utf-8") == "first"
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


def _fail(path: Path) -> None:
    with replaced_folder(path, KIND) as folder:
        (folder / "x").touch()
        raise KeyError


@pytest.mark.parametrize("note", ["", "[]", '{"export": "other"}'])
def test_something_else_stays(note: str, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / (NOTE if note else "letter")).write_text(note, "utf-8")
    with pytest.raises(Refused, match="holds something else"):
        _write(tmp_path / "b", "x")
    (tmp_path / "c").write_text("a file", "utf-8")
    with pytest.raises(Refused, match="is a file"):
        _write(tmp_path / "c", "x")
    assert {one.name for one in tmp_path.iterdir()} == {"b", "c"}


@pytest.mark.parametrize("name", ["letter", "below/letter", "link"])
def test_what_was_put_beside_an_earlier_one_stays(name: str, tmp_path: Path) -> None:
    _write(tmp_path / "b", "first")
    own = tmp_path / "b" / name
    own.parent.mkdir(exist_ok=True)
    if name == "link":
        own.symlink_to("nowhere")
    else:
        own.write_text("mine", "utf-8")
    with pytest.raises(Refused, match=rf"of this kind \({name}\); nothing was written"):
        _write(tmp_path / "b", "second")
    with pytest.raises(Refused, match="and 1 more"):
        _beside_many(tmp_path / "b")
    assert own.is_symlink() or own.read_text("utf-8") == "mine"
    assert (tmp_path / "b/first").exists()


def _beside_many(path: Path) -> None:
    for number in range(5):
        (path / f"mine-{number}").touch()
    _write(path, "second")


def test_what_is_put_there_meanwhile_stays(tmp_path: Path) -> None:
    _write(tmp_path / "b", "first")
    with pytest.raises(Refused, match="letter"):
        _meanwhile(tmp_path / "b")
    assert (tmp_path / "b/letter").exists()
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


def _meanwhile(path: Path) -> None:
    with replaced_folder(path, KIND):
        (path / "letter").touch()


def test_it_is_as_open_as_what_it_replaces(tmp_path: Path) -> None:
    _write(tmp_path / "b", "first")
    (tmp_path / "b").chmod(0o2700)
    (tmp_path / "b/x").chmod(0o640)
    with replaced_folder(tmp_path / "b", KIND) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) & 0o777 == 0o700
        (folder / "x").touch()
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o2700
    assert stat.S_IMODE((tmp_path / "b/x").stat().st_mode) == 0o640


def test_an_empty_folder_and_the_target_of_a_link_are_filled(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "link").symlink_to("b")
    _write(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "b/x").is_file()


def test_what_a_killed_run_left_is_taken_away_and_what_another_writes_is_not(
    tmp_path: Path,
) -> None:
    left = tmp_path / ".b.0123456789abcdef.part"
    left.mkdir()
    (left / "x").touch()
    with replaced_folder(tmp_path / "other", KIND) as other:
        _write(tmp_path / "b", "x")
        assert not left.exists()
        assert other.exists()
    assert {one.name for one in tmp_path.iterdir()} == {"b", "other"}
