"""A server that is not there, lets nobody in or answers otherwise: told, with what to do."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import psycopg
import pytest

from campaigns import secrets
from tests.support import bulk
from tests.support.faults.stores import tracker
from tests.support.faults.unusable import assert_refused
from tests.support.records import Record
from tests.support.servers import database
from tracker.errors import Interrupted
from tracker.store import failures


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
    Record(store).record(*bulk.readouts(1))
    ran = tracker("statements", "--store", store.replace("?host=", "?host=/nowhere,"))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout


def test_a_database_without_a_record(server: str) -> None:
    ran = tracker("open", "--store", database(server))
    assert_refused(ran)
    assert "record something first" in ran.stderr
