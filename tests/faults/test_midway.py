"""Something that happens in the middle of an answer: told, with nothing that looks whole."""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest

from tests.support import bulk
from tests.support.commandline import tracker as called
from tests.support.faults.stores import environment, tracker
from tests.support.project import PROJECT
from tests.support.records import Record
from tests.support.servers import database

ASKED = [
    ("items", "table"),
    ("items", "csv"),
    ("items", "json"),
    ("open", "json"),
    ("replay", "json"),
]
"""Answers that are longer than a pipe holds, so that they wait for their reader."""

_BEGINNING = 100


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store in a file of which the answers are long; it is only read."""
    store = f"sqlite:///{tmp_path_factory.mktemp('large')}/tracker.db"
    _record(store)
    return store


@pytest.fixture(scope="module")
def large_on_server(server: str) -> str:
    """The same on a server."""
    store = database(server)
    _record(store)
    return store


@pytest.fixture(scope="module")
def whole(large: str) -> Callable[[str, str], str]:
    """Each answer as it is when nothing happens, which is the same from either store."""

    @cache
    def found(name: str, form: str) -> str:
        return called(*_words(name, form, large), folder=PROJECT).out

    return found


def _record(store: str) -> None:
    Record(store).record(*bulk.readouts(1200, among=600))


def _words(name: str, form: str, store: str) -> tuple[str, ...]:
    """The command for an answer; lines alone would not be long enough."""
    return (name, "--format", form, *(["-v"] if form == "table" else []), "--store", store)


def _copy(store: str, folder: Path) -> Path:
    return Path(shutil.copy(store.removeprefix("sqlite:///"), folder / "tracker.db"))


@contextmanager
def _begun(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command of which the beginning was read, and that waits until somebody reads on."""
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        bufsize=0,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        begun = b""
        while len(begun) < _BEGINNING:
            more = process.stdout.read(_BEGINNING - len(begun))
            assert more
            begun += more
        try:
            yield process
        finally:
            process.kill()


def _without_figures(said: str) -> str:
    """What is said besides the figures of a list."""
    return "".join(
        line for line in said.splitlines(keepends=True) if " on record as of " not in line
    )


def _assert_broken_off(form: str, whole: str, printed: str) -> None:
    """That what was printed is the beginning of the answer, and does not look like all of it."""
    assert whole.startswith(printed)
    assert len(printed) < len(whole)
    if form == "json":
        with pytest.raises(json.JSONDecodeError):
            json.loads(printed)


@pytest.mark.parametrize(("name", "form"), ASKED)
def test_a_disk_that_fills_up(
    name: str, form: str, large: str, tmp_path: Path, whole: Callable[[str, str], str]
) -> None:
    words = _words(name, form, large)
    most = len(whole(name, form)) // 2

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    answer = tmp_path / "answer"
    with answer.open("wb") as file:
        ran = subprocess.run(
            [sys.executable, "-m", "tracker", *words],
            env=environment(),
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            preexec_fn=limit,
        )
    assert ran.returncode == 2
    assert _without_figures(ran.stderr) == (
        "tracker: the standard output cannot be written to: File too large; what it has is not "
        "whole\n"
    )
    _assert_broken_off(form, whole(name, form), answer.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "form"), ASKED)
@pytest.mark.parametrize("kept", ["large", "large_on_server"])
def test_a_reader_that_leaves(
    name: str, form: str, kept: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(kept)
    with _begun(*_words(name, form, store)) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert _without_figures(process.stderr.read().decode()) == ""
        assert process.wait() == 141


@pytest.mark.parametrize(("name", "form"), ASKED)
def test_a_server_that_is_lost(
    name: str, form: str, large_on_server: str, whole: Callable[[str, str], str]
) -> None:
    with _begun(*_words(name, form, large_on_server)) as process:
        with psycopg.connect(large_on_server, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        printed, said = (text.decode() for text in process.communicate())
    assert process.returncode == 4
    said = _without_figures(said)
    assert said.startswith("tracker: ")
    assert re.search("its server is starting or stopping|the connection was lost; try again", said)
    assert said.count("\n") == 1
    _assert_broken_off(form, whole(name, form)[_BEGINNING:], printed)


@pytest.mark.parametrize("kept", ["large", "large_on_server"])
def test_a_reader_that_is_slow_keeps_no_writer_waiting(
    kept: str,
    tmp_path: Path,
    server: str,
    request: pytest.FixtureRequest,
    whole: Callable[[str, str], str],
) -> None:
    original = request.getfixturevalue(kept)
    store = (
        database(server, like=original)
        if kept == "large_on_server"
        else f"sqlite:///{_copy(original, tmp_path)}"
    )
    files = bulk.folder(tmp_path / "files", bulk.readouts(20, prefix="later"))
    words = ("items", "--format", "json", "--store", store)
    before = whole("items", "json")
    with _begun(*words) as process:
        assert tracker("record", str(files), "--store", store).returncode == 0
        assert tracker("rebuild", "--store", store).returncode == 0
        assert called(*words, folder=PROJECT).out != before
        printed, said = (text.decode() for text in process.communicate())
    assert (process.returncode, said) == (0, "")
    assert printed == before[_BEGINNING:]
