"""A disk that is full, and files that may not be written or read: told, and nothing half done."""

from __future__ import annotations

import resource
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.commandline import tracker as called
from tests.support.faults.stores import tracker
from tests.support.faults.unusable import (
    COMMANDS,
    as_nobody,
    assert_goes_on,
    assert_refused,
    change,
    run,
)
from tests.support.project import PROJECT
from tests.support.records import Record
from tests.support.stores import rows

# Disk full


def test_a_file_may_not_grow(store: Path, files: Path) -> None:
    most = store.stat().st_size + 20_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    before = rows(Record(f"sqlite:///{store}"))
    ran = tracker("record", str(files), "--store", f"sqlite:///{store}", preexec=limit)
    assert_refused(ran)
    assert rows(Record(f"sqlite:///{store}")) == before
    assert_goes_on(store, files)


def test_the_disk_is_full(tmp_path: Path, store: Path, files: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = 'mount -t tmpfs -o size="$1" none "$2" || exit 99; cp "$3" "$2/tracker.db"; shift 3;'
    after = '"$@"; code=$?; cp "$0"/tracker.db* "$0/.."; exit $code'
    script = ("unshare", "--mount", "--map-root-user", "sh", "-c", mount + after, str(disk))
    size = f"{store.stat().st_size // 1024 + 60}k"
    ran = run("record", disk / "tracker.db", files, within=(*script, size, str(disk), str(store)))
    if ran.returncode in {1, 99} and "mount" in ran.stderr + "unshare":
        pytest.skip(f"nothing can be mounted here: {ran.stderr}")
    assert_refused(ran)
    assert "full" in ran.stderr
    assert_goes_on(store, files)


# May not be written, or not be read


def test_a_store_that_may_only_be_read(store: Path, files: Path) -> None:
    store.chmod(0o444)
    store.parent.chmod(0o777)
    assert_refused(run("record", store, files, as_nobody()))
    read = run("open", store, files, as_nobody())
    assert read.returncode == 0, read.stderr
    for file in store.parent.glob(f"{store.name}*"):  # SQLite's log has the mode of its database
        file.chmod(0o644)
    assert_goes_on(store, files)


READING = [
    ["open"],
    ["show", "matter-0"],
    ["verify"],
    ["verify", "--events-only"],
    ["export", "--events", "-"],
    ["replay", "--format", "json"],
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("linked", [False, True])
def test_an_archive_is_read_as_it_is(
    store: Path, public: Path, words: list[str], *, linked: bool
) -> None:
    words = [*words, "--store"]
    told = called(*words, f"sqlite:///{store}", folder=PROJECT)
    assert told.code == 0, told.err
    assert [path.name for path in store.parent.iterdir()] == ["tracker.db"]
    store.chmod(0o444)
    store.parent.chmod(0o555)
    with TemporaryDirectory(dir=public) as name:
        link = Path(name) / "tracker.db"
        link.symlink_to(store)
        Path(name).chmod(0o777)
        asked = link if linked else store
        ran = tracker(*words, f"sqlite:///{asked}", within=as_nobody())
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, told.err, told.out)


def test_an_archive_of_an_earlier_version_says_that_it_has_to_be_brought_up(store: Path) -> None:
    change(store, "UPDATE tracker_format SET version = 2")
    store.parent.chmod(0o555)
    ran = tracker("open", "--store", f"sqlite:///{store}", within=as_nobody())
    assert_refused(ran)
    assert "earlier version of the program, and cannot be made anew" in ran.stderr


def test_a_store_that_others_write_is_read_with_its_log(store: Path, files: Path) -> None:
    other = sqlite3.connect(store)
    try:
        other.execute("UPDATE tracker_statements SET summary = 'As it stands in the log.'")
        other.commit()
        store.parent.chmod(0o555)
        ran = run("open", store, files, as_nobody())
    finally:
        other.close()
    assert ran.returncode == 0, ran.stderr
    assert "As it stands in the log." in ran.stdout


def test_a_folder_that_may_only_be_read(store: Path, files: Path) -> None:
    store.parent.chmod(0o555)
    assert_refused(run("record", store, files, as_nobody()))
    assert_refused(run("record", store.with_name("new.db"), files, as_nobody()))
    assert not store.with_name("new.db").exists()
    store.parent.chmod(0o755)
    assert_goes_on(store, files)


def test_a_store_that_may_not_be_read(store: Path, files: Path) -> None:
    store.chmod(0)
    for command in COMMANDS:
        assert_refused(run(command, store, files, as_nobody()))
    store.chmod(0o644)
    assert_goes_on(store, files)
