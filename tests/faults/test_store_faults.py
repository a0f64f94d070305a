"""A store that cannot be used: a plain error and exit code 4, and nothing half done."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from campaigns import secrets
from tests.cli.commandline import tracker as called
from tests.faults import made
from tests.faults.stores import ROOT, Wrapper, environment, recorded, rows, tracker
from tests.servers import database
from tests.stories import Record
from tracker.errors import Interrupted, Unavailable, WrongVersion
from tracker.store import failures

COMMANDS = ("open", "record", "verify")
NOBODY = 65534
Ran = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def public() -> Iterator[Path]:
    """A folder that anybody can reach; those that pytest makes are its user's alone."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="module")
def files(public: Path) -> Path:
    """A folder of readouts."""
    return made.folder(public / "readouts", made.readouts(60))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with other readouts on record."""
    path = tmp_path_factory.mktemp("good") / "tracker.db"
    Record(f"sqlite:///{path}").record(*made.readouts(30, prefix="earlier"))
    return path


@pytest.fixture
def store(public: Path, good: Path) -> Iterator[Path]:
    """A copy of the store, to be broken, in a folder of its own."""
    with TemporaryDirectory(dir=public) as name:
        Path(name).chmod(0o755)
        yield Path(shutil.copy(good, Path(name) / "tracker.db"))


def run(command: str, store: Path, files: Path, within: Wrapper = ()) -> Ran:
    """Run a command, in a process of its own only where it must run within something."""
    words = [command, *([str(files)] if command == "record" else []), "--store"]
    if within:
        return tracker(*words, f"sqlite:///{store}", within=within)
    ran = called(*words, f"sqlite:///{store}", folder=ROOT)
    return Ran(words, ran.code, ran.out, ran.err)


def assert_refused(ran: Ran) -> None:
    """The command ended with code 4 and a message in one paragraph."""
    assert ran.returncode == 4, (ran.returncode, ran.stderr)
    assert ran.stderr.startswith("tracker: ")
    assert "Traceback" not in ran.stderr
    assert "\n\n" not in ran.stderr.strip()
    assert not ran.stdout


def assert_goes_on(store: Path, files: Path) -> None:
    """With the fault gone, the store verifies, and a recording finishes."""
    ran = run("record", store, files)
    assert ran.returncode == 0, ran.stderr
    assert run("verify", store, files).returncode == 0
    assert len([name for name in recorded(f"sqlite:///{store}") if name.startswith("made")]) == 60


# Disk full


def test_a_file_may_not_grow(store: Path, files: Path) -> None:
    most = store.stat().st_size + 20_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    before = rows(f"sqlite:///{store}")
    ran = tracker("record", str(files), "--store", f"sqlite:///{store}", preexec=limit)
    assert_refused(ran)
    assert rows(f"sqlite:///{store}") == before
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


def as_nobody() -> Wrapper:
    """What makes a command run as somebody whom permissions hold."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", f"--reuid={NOBODY}", "--clear-groups", "--")


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
    told = called(*words, f"sqlite:///{store}", folder=ROOT)
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
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", told.out)


def test_an_archive_of_an_earlier_version_says_that_it_has_to_be_brought_up(store: Path) -> None:
    _change(store, "UPDATE tracker_format SET version = 2")
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


# Gone, locked, damaged


def test_a_store_that_is_removed_while_it_is_open(tmp_path: Path) -> None:
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    first, second = made.readouts(2)
    with record.ledger() as ledger:
        ledger.record([first], day=record.moment.date())
        for path in tmp_path.iterdir():
            path.unlink()
        with pytest.raises(Unavailable):
            ledger.record([second], day=record.moment.date())


def test_a_store_that_stays_locked(store: Path, files: Path) -> None:
    impatient = (
        "import tracker.store.sqlite as sqlite, tracker.cli as cli; "
        "sqlite.LOCK_TIMEOUT = 1; cli.run()"
    )
    other = sqlite3.connect(store, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        assert run("open", store, files).returncode == 0
        ran = subprocess.run(
            [sys.executable, "-c", impatient, "record", files, "--store", f"sqlite:///{store}"],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        other.close()
    assert_refused(ran)
    assert "locked" in ran.stderr
    assert_goes_on(store, files)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xa5" * (path.stat().st_size // 3))


def _replace(path: Path) -> None:
    path.write_text("This is no database at all.\n" * 200)


def _be_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("damage", [_cut, _overwrite, _replace, _be_a_folder])
def test_a_damaged_store(
    command: str, damage: Callable[[Path], None], store: Path, files: Path
) -> None:
    damage(store)
    assert_refused(run(command, store, files))


@pytest.mark.parametrize(
    ("command", "damage", "told"),
    [
        ("record", _replace, "restore it from a copy"),
        ("verify", _replace, "restore it from a copy"),
        ("record", _be_a_folder, "name a file in it"),
    ],
)
def test_the_error_names_the_store_and_says_what_to_do(
    command: str, damage: Callable[[Path], None], told: str, store: Path, files: Path
) -> None:
    damage(store)
    ran = run(command, store, files)
    assert str(store) in ran.stderr
    assert told in ran.stderr


# Two versions of the program


def test_a_store_of_a_later_version(store: Path, files: Path) -> None:
    _change(store, "UPDATE tracker_format SET version = 99")
    for command in COMMANDS:
        ran = run(command, store, files)
        assert_refused(ran)
        assert "newer program" in ran.stderr
    _change(store, "UPDATE tracker_format SET version = 2")
    assert_goes_on(store, files)


def test_a_store_that_a_later_version_takes_while_a_writer_has_it_open(tmp_path: Path) -> None:
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    first, second = made.readouts(2)
    with record.ledger() as ledger:
        ledger.record([first], day=record.moment.date())
        _change(tmp_path / "tracker.db", "UPDATE tracker_format SET version = 99")
        with pytest.raises(WrongVersion):
            ledger.record([second], day=record.moment.date())
    _change(tmp_path / "tracker.db", "UPDATE tracker_format SET version = 2")
    assert set(recorded(record.store)) == {first.readout}


@pytest.mark.parametrize("noted", ["NULL", "'three'"])
def test_a_store_whose_format_is_no_number(noted: str, store: Path, files: Path) -> None:
    _change(
        store, "DROP TABLE tracker_format", f"CREATE TABLE tracker_format AS SELECT {noted} version"
    )
    for command in COMMANDS:
        ran = run(command, store, files)
        assert_refused(ran)
        assert "does not say which version made the store" in ran.stderr


def test_a_store_of_an_earlier_version_is_brought_up(store: Path, files: Path) -> None:
    before = rows(f"sqlite:///{store}")
    _change(
        store,
        "UPDATE tracker_format SET version = 1",
        "DROP TABLE tracker_spans",
        "DROP TABLE tracker_links",
    )
    assert run("open", store, files).returncode == 0
    assert rows(f"sqlite:///{store}") == before
    assert_goes_on(store, files)


# PostgreSQL


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        port = unheard.getsockname()[1]
        ran = tracker("open", "--store", f"postgresql://me:secret@127.0.0.1:{port}/record")
    assert_refused(ran)
    assert "refused" in ran.stderr
    assert "secret" not in ran.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("/postgres?", "/not-there?"), "no database of that name on its server; make it first"),
        (("//postgres:", "//stranger:"), "does not let you in: check the user and the password"),
        (("?host=", "?nonsense=1&host="), "a parameter that PostgreSQL does not know"),
        (("?host=", "?connect_timeout=soon&host="), "one of its parameters has a value that does"),
        (("?host=", "?options=-c%20no%3D1&host="), "one of its parameters has a value that does"),
        (("?host=", "?target_session_attrs=standby&host="), "of the kind that target_session_att"),
        (("?host=", "?host=/nowhere&x="), "a parameter that PostgreSQL does not know"),
        (("?host=", "?port=1&host="), "the connection was refused, because no server listens"),
    ],
)
def test_a_server_that_does_not_let_one_in(change: tuple[str, str], told: str, server: str) -> None:
    ran = tracker("open", "--store", server.replace(*change))
    assert_refused(ran)
    assert told in ran.stderr


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("CONNECTION LIMIT 0", "has no connection left for another user; try again in a moment"),
        ("ALLOW_CONNECTIONS false", "its server is starting or stopping; try again in a moment"),
    ],
)
def test_a_database_that_takes_nobody_for_now(limit: str, told: str, server: str) -> None:
    store = database(server)
    name = store.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE ROLE "{name}" LOGIN')
        connection.execute(f'ALTER DATABASE "{name}" WITH {limit}')
    ran = tracker("open", "--store", store.replace("//postgres:", f"//{name}:"))
    assert_refused(ran)
    assert told in ran.stderr


@pytest.mark.parametrize("mode", ["require", "disable"])
def test_another_kind_of_server(mode: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        store = f"postgresql://me:secret@127.0.0.1:{port}/x?connect_timeout=2&sslmode={mode}"
        said = b"HTTP/1.1 400 Bad Request\r\n\r\n"
        threading.Thread(target=_answer, args=(listening, said), daemon=True).start()
        ran = tracker("open", "--store", store)
    assert_refused(ran)
    assert "what answers there is not a PostgreSQL server; check host and port" in ran.stderr
    assert "secret" not in ran.stderr


def test_a_server_that_is_lost_in_words_that_are_new() -> None:
    said = "the record cannot be reached: a comet fell; check"
    with pytest.raises(Interrupted, match=said), failures.explained("the record"):
        raise psycopg.OperationalError("a comet fell")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, "its server does not answer in time; check host and port"),
        (b"N", "cannot be reached over an encrypted connection as asked; check sslmode"),
        (b"", "the connection was lost; try again"),
    ],
)
def test_a_server_that_answers_otherwise(answer: bytes | None, told: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        store = f"postgresql://me:secret@127.0.0.1:{port}/x?connect_timeout=2&sslmode=require"
        answering = threading.Thread(target=_answer, args=(listening, answer), daemon=True)
        answering.start()
        ran = tracker("open", "--store", store)
    assert_refused(ran)
    assert told in ran.stderr
    assert "secret" not in ran.stderr


def _answer(listening: socket.socket, answer: bytes | None) -> None:
    """Answer the first who connects, and hang up; with no answer, stay silent."""
    connection, _ = listening.accept()
    with connection:
        connection.recv(8)
        if answer is None:
            connection.recv(1)
        else:
            connection.sendall(answer)


def test_what_a_server_lets_in_and_then_refuses_tells_no_secret(
    server: str, tmp_path: Path
) -> None:
    assert secrets.run_on_server(server, tmp_path) == []


def test_a_question_goes_to_the_next_host(server: str) -> None:
    store = database(server)
    Record(store).record(*made.readouts(1))
    ran = tracker("open", "--store", store.replace("?host=", "?host=/nowhere,"))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout


def test_a_database_without_a_record(server: str) -> None:
    ran = tracker("open", "--store", database(server))
    assert_refused(ran)
    assert "record something first" in ran.stderr


def _change(store: Path, *statements: str) -> None:
    connection = sqlite3.connect(store)
    try:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    finally:
        connection.close()
