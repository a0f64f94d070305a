"""Addresses of stores with a secret in every place; the secret is in no output.

`python -m campaigns.secrets [--count 3000] [--seed 1]`. Every address leads to a closed port or is
none, so that each command fails at once and says why; some lead to a real server, which lets one in
and then fails.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import quote, quote_plus

import psycopg

from tests.support.commandline import Ran, process, tracker
from tests.support.project import EVENTS
from tests.support.servers import database, postgresql

_LETTERS = "bcdfghjkmnpqrstvwxz"
_MARKS = "@/:?#%&=+ '\"\\;,!$()[]{}|<>~^`*é語"
_SECRETS = ("password", "sslpassword")
_HOSTS = (
    "127.0.0.1:1",
    "localhost:1",
    "[::1]:1",
    "127.0.0.1:1,[::1]:1",
    "127.0.0.1:1,localhost:1",
    "%2Fnowhere",
    "",
)
_SOCKETS = ("/nowhere", "/nowhere,/elsewhere", "127.0.0.1,/nowhere")
_SCHEMES = ("postgresql", "postgres", "PostgreSQL")
_OTHERS = ("mysql", "mariadb+pymysql", "postgres+psycopg", "postgresql+asyncpg", "sqlite", "http")
_COMMANDS = (
    ("open", "--store", "{}"),
    ("items", "--format", "json", "--store={}"),
    ("record", "readout.yaml", "--store", "{}"),
    ("record", "--dry-run", "readout.yaml", "--store", "{}"),
    ("verify", "--store", "{}"),
    ("export", "--events", "-", "--store", "{}"),
)
_MISPLACED = (
    ("show", "{}"),
    ("history", "{}"),
    ("record", "{}"),
    ("open", "{}"),
    ("{}", "open"),
    ("--store={}", "open"),
    ("open", "--stor", "{}"),
    ("open", "--with", "{}"),
    ("open", "--as-of={}"),
    ("items", "--format", "{}"),
)


@dataclass(frozen=True)
class Trial:
    """A command with an address that holds a secret."""

    words: tuple[str, ...]
    env: dict[str, str]
    pieces: tuple[str, ...]
    """The pieces of the secret, none of which may be in any output."""


def trials(count: int, seed: int = 1) -> Iterator[Trial]:
    """So many trials, the same for the same seed."""
    chance = Random(seed)
    for number in range(count):
        pieces = [
            "".join(chance.choices(_LETTERS, k=7)) for _ in range(chance.choice((1, 1, 2, 3)))
        ]
        secret = chance.choice(_MARKS).join(pieces)
        store, env = _address(chance, secret)
        if number % 4 == 3:
            words = tuple(word.format(store) for word in chance.choice(_MISPLACED))
            env |= {"TRACKER_STORE": store} if chance.random() < 0.3 else {}
        elif number % 4 == 2:
            words, env = (
                (chance.choice(("open", "verify", "rebuild")),),
                {**env, "TRACKER_STORE": store},
            )
        else:
            words = tuple(word.format(store) for word in chance.choice(_COMMANDS))
        yield Trial(words, env, tuple(pieces))


def _address(chance: Random, secret: str) -> tuple[str, dict[str, str]]:
    """An address with a secret in some place, and the environment that it is used in."""
    written = chance.choice((secret, quote(secret, safe=""), quote(secret), quote_plus(secret)))
    host, scheme = chance.choice(_HOSTS), chance.choice(_SCHEMES)
    socket = chance.choice(_SOCKETS)
    value = secret.replace("\\", "\\\\").replace("'", "\\'")
    key = chance.choice(_SECRETS)
    form = chance.choice((
        f"{scheme}://anna:{written}@{host}/record",
        f"{scheme}://:{written}@{host}/record",
        f"{scheme}://anna:{written}@{host}",
        f"{scheme}://anna:{written}@{host}/record?{key}={written}&connect_timeout=1",
        f"{scheme}://{host}/record?user=anna&{key}={written}",
        f"{scheme}://{host}?user=anna&{key}={written}",
        f"{scheme}://anna@{host}/record?{key}={written}&schema=minutes",
        f"{scheme}://anna@{host}/record?{key}={written}&nonsense=1",
        f"{scheme}://anna@{host}/record?passwort={written}",
        f"{scheme}://anna@{host}/record?{key}={written}&sslmode=bogus",
        f"{scheme}://anna@{host}/record?{key}={written}&connect_timeout=soon",
        f"{scheme}://anna@{host}/record?options=-c%20tracker.secret%3D{written}",
        f"{scheme}://anna:{written}@/record?host={socket}",
        f"{scheme}://anna:{written}@{host}:{written}/record",
        f"{scheme}:anna:{written}@{host}/record",
        f"{scheme}:/anna:{written}@{host}/record",
        f" {scheme}://anna:{written}@{host}/record",
        f"anna:{written}@{host}/record",
        f"{chance.choice(_OTHERS)}://anna:{written}@{host}/record",
        f"{chance.choice(_OTHERS)}://{host}/record?{key}={written}",
        f"sqlite:///record.db?{key}={written}",
        f"sqlite:///anna:{written}@{host}/record",
        f"host=127.0.0.1 port=1 user=anna {key}='{value}'",
        f"host=127.0.0.1 port=1 user=anna {key}={secret}",
        f"{key}='{value}' host=/nowhere dbname=record",
        f"{key} = '{value}' host = 127.0.0.1 port = 1 nonsense = 1",
        f"dbname=postgresql://anna:{written}@127.0.0.1:1/record host=127.0.0.1 port=1",
    ))  # fmt: skip
    if chance.random() < 0.1:
        return f"{scheme}://anna@127.0.0.1:1/record", {"PGPASSWORD": secret}
    return form, {"PGCONNECT_TIMEOUT": "2"}


def told(trial: Trial, ran: Ran) -> str | None:
    """What is wrong with the output of a trial, if anything is."""
    output = (ran.out + ran.err).casefold()
    if found := [piece for piece in trial.pieces if piece in output]:
        return f"{trial.words} {trial.env} tells {found}: {ran.out}{ran.err}"
    if ran.code not in {1, 2, 4} or not ran.err:
        return f"{trial.words} {trial.env} ended with {ran.code}: {ran.out}{ran.err}"
    return None


def run(count: int, folder: Path, seed: int = 1) -> list[str]:
    """What is wrong with any of so many trials."""
    (folder / "readout.yaml").write_text(
        next(EVENTS.glob("*/20*.yaml")).read_text("utf-8"), "utf-8"
    )
    found = []
    for trial in trials(count, seed):
        try:
            ran = tracker(*trial.words, folder=folder, env=trial.env)
        except Exception as error:  # noqa: BLE001 - whatever a user would see as a traceback
            found.append(f"{trial.words} {trial.env} raised {error!r}")
            continue
        found += filter(None, [told(trial, ran)])
    return found


def run_on_server(server: str, folder: Path) -> list[str]:
    """What is wrong with commands that are let in, and fail later."""
    secret, found = "open-sesame", []
    store = database(server).replace("postgres:@", f"postgres:{secret}@")
    readout = str(next(EVENTS.glob("*/20*.yaml")))
    steps = (
        ("open", store),
        ("record", readout, store),
        ("record", readout, f"{store}&options=-c%20default_transaction_read_only%3Don"),
        ("record", readout, f"{store}&options=-c%20tracker.x%3D{secret}%20-c%20nonsense"),
        ("open", f"{store}&target_session_attrs=standby"),
        ("open", store.replace("postgres:", "nobody:")),
        ("open", store),
        ("verify", store),
        (),
        ("open", store),
        ("verify", store),
        ("rebuild", store),
    )
    codes = []
    for step in steps:
        if not step:
            _wreck(store)
            continue
        *words, address = step
        ran = process(*words, "--store", address, folder=folder)
        codes.append(ran.returncode)
        output = (ran.stdout + ran.stderr).decode()
        if secret in output or "Traceback" in output:
            found.append(f"{words} {address}: {output}")
    if not {0, 4} <= set(codes):
        found.append(f"they did not first succeed and then fail: {codes}")
    return found


def _wreck(store: str) -> None:
    """Leave no table behind but that of the first letter, as a careless hand would."""
    with psycopg.connect(store, autocommit=True) as connection:
        tables = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT LIKE 'pg_%'"
            " AND schemaname <> 'information_schema' AND tablename NOT LIKE '%format%'"
        ).fetchall()
        for schema, table in tables:
            connection.execute(f'DROP TABLE "{schema}"."{table}" CASCADE')


def main() -> None:
    """Run the campaign."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with TemporaryDirectory() as name:
        found = run(given.count, Path(name), given.seed)
        with postgresql() as server:
            found += run_on_server(server, Path(name))
    for one in found:
        print(one)
    print(f"{given.count} addresses tried, and a server; {len(found)} are told wrongly.")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
