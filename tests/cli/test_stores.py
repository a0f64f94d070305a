"""Names of stores: a file by its path, and what is none."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import pytest

from tests.support.commandline import process, tracker

READOUT = "events/jp-ru/2019-06-29-osaka.yaml"


@pytest.mark.parametrize(
    "store",
    ["record.db", "./record.db", "{}/record.db", "sqlite:///record.db", "SQLite:///record.db"],
)
def test_a_path_is_the_store_in_that_file(store: str, folder: Path) -> None:
    named = store.format(folder)
    assert tracker("record", READOUT, "--store", named, folder=folder).code == 0
    ran = tracker("items", env={"TRACKER_STORE": named}, folder=folder)
    assert re.match(r"\d+ overdue, .* as of \d{4}-\d\d-\d\d\.", ran.err)
    assert (folder / "record.db").is_file()


@pytest.mark.parametrize("name", [b"d\xff.db", "é语.db".encode(), b"a b%41?.db", b"a#b.db"])
def test_a_file_may_have_any_name(name: bytes, folder: Path) -> None:
    named = "sqlite:///" + os.fsdecode(name)
    assert process("record", READOUT, "--store", named, folder=folder).returncode == 0
    ran = process("items", folder=folder, env={"TRACKER_STORE": named})
    assert (ran.returncode, ran.stderr.count(b"\n")) == (0, 1)
    assert b"overdue" in ran.stdout
    assert (folder / os.fsdecode(name)).is_file()


@pytest.mark.parametrize(
    "store",
    [
        *("sqlite:///:memory:", "sqlite://", "sqlite:", "sqlite:///", ":memory:"),
        *(
            "sqlite:///file::memory:",
            "sqlite:///file:x?mode=memory",
            "file:x?mode=memory&cache=shared",
        ),
    ],
)
@pytest.mark.parametrize("command", [("record", READOUT), ("open",)], ids=" ".join)
def test_a_store_in_memory_is_none(command: tuple[str, ...], store: str, folder: Path) -> None:
    before = set(folder.iterdir())
    ran = tracker(*command, "--store", store, folder=folder)
    assert (ran.code, ran.out) == (4, "")
    assert "a store in memory would be gone when the command ends; name a file" in ran.err
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "device"])
@pytest.mark.parametrize("command", [("record", READOUT), ("open",), ("verify",)], ids=" ".join)
def test_what_is_no_file_is_no_store(
    kind: str, command: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path("/dev/null") if kind == "device" else folder / "s"
    with socket.socket(socket.AF_UNIX) as listening:
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "socket":
            monkeypatch.chdir(folder)  # a socket's path is short
            listening.bind("s")
        for store in (str(path), f"sqlite:///{path}"):
            ran = tracker(*command, "--store", store, folder=folder)
            assert ran.code == 4
            assert f"tracker: {path} is a {kind}" in ran.err
            assert "name a file" in ran.err


def test_an_empty_name_is_no_store(folder: Path) -> None:
    for store in ("", " ", "sqlite:/// "):
        ran = tracker("open", "--store", store, folder=folder)
        assert (ran.code, ran.out) == (4, "")
        assert "the name of the store is empty" in ran.err
