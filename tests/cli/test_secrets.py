"""Secrets: what no command tells of the address of its store."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigns import secrets
from tests.support.commandline import tracker
from tracker.errors import Unavailable
from tracker.store import conninfo, naming

SECRET = "open-sesame"  # noqa: S105 - so that it is looked for


def test_a_secret_in_any_place_of_an_address_is_in_no_output(tmp_path: Path) -> None:
    assert secrets.run(300, tmp_path) == []


def test_the_trials_would_tell_a_secret_that_is_printed(tmp_path: Path) -> None:
    (trial,) = secrets.trials(1)
    ran = tracker("show", trial.pieces[0], folder=tmp_path)
    assert secrets.told(trial, ran) is None
    printed = tracker("open", "--as-of", trial.pieces[0], folder=tmp_path)
    assert secrets.told(trial, printed)


@pytest.mark.parametrize(
    ("store", "shown"),
    [
        ("postgresql://anna:{}@db.example/record", "postgresql://anna@db.example/record"),
        ("postgres://:{}@db.example", "postgresql://db.example"),
        ("POSTGRESQL://db.example?password={}", "postgresql://db.example"),
        ("postgresql://u@[::1]:5433/record?sslpassword={}", "postgresql://u@[::1]:5433/record"),
        ("postgresql://u:{}@one:1,two:2/record", "postgresql://u@one:1,two:2/record"),
        ("postgresql://u:{}@one,two:2/record", "postgresql://u@one,two:2/record"),
        ("postgresql://u:{}@%2Frun%2Fpg/record", "postgresql://u@/record?host=/run/pg"),
        (
            "postgresql://u:{}@/record?host=/run/pg&port=5433",
            "postgresql://u@/record?host=/run/pg&port=5433",
        ),
        ("postgresql://u:{}@h/x?options=-c%20a.b%3D{}", "postgresql://u@h/x"),
        ("postgresql://u%40h:{}@h/x", "postgresql://…@h/x"),
        ("host=h user=u password='{} x' dbname=x", "postgresql://u@h/x"),
        ("hostaddr=127.0.0.1 password={}", "postgresql://127.0.0.1"),
        ("dbname='password={}'", "postgresql:///…"),
        ("postgresql://h/x?schema=minutes&password={}", "postgresql://h/x?schema=minutes"),
    ],
)
def test_an_address_is_shown_without_what_is_secret(store: str, shown: str) -> None:
    assert naming.address(store.format(SECRET, SECRET), create=False).shown == shown


@pytest.mark.parametrize(
    "store",
    [
        "postgresql://u:open@sesame@h/x",
        "postgresql://u:open/sesame@h/x",
        "postgresql://u:12/sesame@h/x",
        "postgresql://u:/sesame@h/x",
        "postgresql://h:1?password=open@sesame",
        "postgresql://u:open%zzsesame@h/x",
        "postgresql://u:open sesame@h/x",
        "postgresql://h/x?password=open&sesame",
        "postgresql://h:sesame/x",
        "postgresql://[sesame/x",
        "postgresql:u:sesame@h/x",
        "mysql://u:sesame@h/x",
        "sqlite://u:sesame@h/x",
        "sqlite:///x.db?key=sesame",
        "sqlite:///u:open/sesame@h/x",
        "u:sesame@h/x",
        "password='sesame",
        "host=h nonsense=sesame",
        "host=u:sesame@h",
    ],
)
def test_nothing_is_shown_of_an_address_that_cannot_be_understood(store: str) -> None:
    with pytest.raises(Unavailable) as refused:
        naming.address(store, create=False)
    assert "sesame" not in str(refused.value)
    assert "write " in str(refused.value)


@pytest.mark.parametrize(
    ("query", "schema", "target"),
    [
        ("", "commitment_tracker", ""),
        ("?schema=minutes", "minutes", ""),
        ("?schema=_m2&sslmode=disable", "_m2", "?sslmode=disable"),
        ("?sslmode=disable&schema=minutes", "minutes", "?sslmode=disable"),
        ("?schema=%6dinutes", "minutes", ""),
        (f"?schema={'m' * 63}", "m" * 63, ""),
    ],
)
def test_the_schema_is_taken_out_of_the_address(query: str, schema: str, target: str) -> None:
    found = naming.address(f"postgresql://u@h/x{query}", create=False)
    assert (found.schema, found.target) == (schema, f"postgresql://u@h/x{target}")


@pytest.mark.parametrize(
    "query",
    [
        *("schema=", "schema", "schema=Minutes", "schema=2m", "schema=a-b", "schema=a.b"),
        *("schema=pg_temp", "schema=public", "schema=information_schema", "schema=mé"),
        *('schema="a"', "schema=a%22b", f"schema={'m' * 64}", "schema=a&schema=a", "schema=a%0A"),
    ],
)
def test_a_schema_that_cannot_be_the_programs_is_refused(query: str) -> None:
    with pytest.raises(Unavailable, match="schema"):
        naming.address(f"postgresql://u@h/x?{query}", create=False)


def test_the_schema_is_the_programs_own_where_none_is_named() -> None:
    assert naming.Address("sqlite", "file:x", "x").schema == conninfo.SCHEMA


@pytest.mark.parametrize(
    ("store", "shown"),
    [
        ("host=a,b port=5433 dbname=x", "postgresql://a:5433,b:5433/x"),
        ("host=a,b port=5433,5434 dbname=x", "postgresql://a:5433,b:5434/x"),
        ("postgresql://anna:pw@a,b:5433/x", "postgresql://anna@a,b:5433/x"),
    ],
)
def test_each_host_is_shown_with_its_port(store: str, shown: str) -> None:
    assert conninfo.read(store).shown == shown
