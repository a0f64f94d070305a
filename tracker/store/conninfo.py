"""Connection strings: what one says to PostgreSQL's driver, and what of it may be shown.

The driver's own library takes a string apart. What is shown is put together from its host, port,
user and database, so that nothing else of it can be; of a string that cannot be taken apart, or
that says something else to the driver than it does to a reader, nothing is shown at all.
"""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from typing import NamedTuple
from urllib.parse import unquote

from tracker.errors import Unavailable
from tracker.extras import installing
from tracker.store import secrets

SCHEMES = ("postgresql://", "postgres://")

SCHEMA = "commitment_tracker"
"""The schema that a store has unless its address names another."""

_FORM = "write postgresql://user@host/database"
_AUTHORITY = re.compile(r"[^/@]*@")
"""Where the driver finds a user and a password: before the first `@` that no `/` precedes."""
_KEYWORDS = re.compile(r"\s*\w+\s*=")
_PORT = re.compile(r"[0-9,]*", re.ASCII)
_NAME = re.compile(r"[\w.$+-]+")
_HOST = re.compile(r"[\w.:%,-]+|(?:/[\w./+-]*,?)+")
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}", re.ASCII)
_HIDDEN = "…"


class Conninfo(NamedTuple):
    """What a connection string says."""

    target: str
    """What the driver is given."""
    shown: str
    """The address without anything secret."""
    schema: str
    """The schema that the store is kept in."""


def is_one(store: str) -> bool:
    """Whether the name of a store is a connection string."""
    return store.startswith(SCHEMES) or ("://" not in store and bool(_KEYWORDS.match(store)))


def read(store: str) -> Conninfo:
    """What a connection string says: a URL, or keywords with their values.

    Raises:
        Unavailable: it cannot be understood, or the driver is missing.
    """
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise Unavailable(f"a store on PostgreSQL needs its driver: {installing('postgresql')}")
    target, schema = _without_schema(store)
    parts = _parts(target)
    if _is_misread(target, parts):
        raise Unavailable(
            "the address of the store is not written as one: in a password, a user and a database, "
            f"@ is written %40, / is %2F, : is %3A and ? is %3F; {_FORM}"
        )
    odd = [
        value
        for name, form in (("user", _NAME), ("host", _HOST), ("hostaddr", _HOST), ("dbname", _NAME))
        if (value := parts.get(name)) and not form.fullmatch(value)
    ]
    secrets.keep([*_secret(parts), *odd])
    shown = _shown({name: _HIDDEN if value in odd else value for name, value in parts.items()})
    return Conninfo(target, _with_schema(shown, schema), schema)


def _parts(target: str) -> dict[str, str]:
    """The parts of a connection string, as the driver's library takes it apart."""
    from psycopg import Error  # noqa: PLC0415 - only a store on PostgreSQL needs it
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    try:
        return {name: str(value) for name, value in conninfo_to_dict(target).items()}
    except (Error, ValueError) as error:
        # What the driver says of it may be any piece of it, so that only the kind is told.
        unknown = re.match(r"invalid (URI query parameter|connection option)", str(error))
        what = (
            "it has a parameter that PostgreSQL does not know"
            if unknown
            else "what is not a letter or a digit may have to be written in its percent-encoding, "
            "such as %40 for @, %2F for / and %26 for &"
        )
        raise Unavailable(
            f"the address of the store is not written as one: {what}; {_FORM}"
        ) from None


def _is_misread(target: str, parts: dict[str, str]) -> bool:
    """Whether the driver takes a piece of a password, a user or a parameter for something else."""
    if not _PORT.fullmatch(parts.get("port", "")) or "@" in parts.get("host", ""):
        return True
    if not target.startswith(SCHEMES):
        return False
    rest = target.partition("://")[2]
    authority = _AUTHORITY.match(rest)
    path = rest[authority.end() :] if authority else rest
    return "?" in (authority[0] if authority else "") or "@" in path.partition("?")[0]


def _secret(parts: dict[str, str]) -> set[str]:
    """The parts that the driver's library marks as not to be shown, and what the server is told."""
    from psycopg.pq import Conninfo as Known  # noqa: PLC0415

    marked = {one.keyword.decode() for one in Known.get_defaults() if one.dispchar}
    found = {value for name, value in parts.items() if name in marked or name == "options"}
    return found | {os.environ.get("PGPASSWORD", ""), os.environ.get("PGOPTIONS", "")}


def _shown(parts: dict[str, str]) -> str:
    """An address put together from what may be shown of it."""
    user = f"{parts['user']}@" if parts.get("user") else ""
    hosts, ports = parts.get("host") or parts.get("hostaddr", ""), parts.get("port", "")
    database = f"/{parts['dbname']}" if parts.get("dbname") else ""
    if hosts.startswith("/") or ",/" in hosts:
        port = f"&port={ports}" if ports else ""
        return f"postgresql://{user}{database or '/'}?host={hosts}{port}"
    named, each = hosts.split(","), ports.split(",")
    if len(each) == 1:
        each *= len(named)
    places = [
        (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
        for host, port in zip(named, each, strict=False)
    ]
    return f"postgresql://{user}{','.join(places)}{database}"


def _with_schema(shown: str, schema: str) -> str:
    if schema == SCHEMA:
        return shown
    return f"{shown}{'&' if '?' in shown else '?'}schema={schema}"


def _without_schema(store: str) -> tuple[str, str]:
    """A connection string without the schema that it names, which the driver does not know."""
    address, mark, query = store.partition("?")
    if not store.startswith(SCHEMES) or not mark:
        return store, SCHEMA
    parameters = query.split("&")
    named = [one.partition("=")[2] for one in parameters if one.partition("=")[0] == "schema"]
    if not named:
        return store, SCHEMA
    schema = unquote(named[0])
    reserved = schema.startswith("pg_") or schema in {"public", "information_schema"}
    if len(named) > 1 or reserved or not _SCHEMA.fullmatch(schema):
        raise Unavailable(
            "the schema in the address of the store is not one to keep it in: write one "
            f"name such as schema={SCHEMA}, in lower-case letters, digits and underscores, at most "
            "63 of them; public, information_schema and names that begin with pg_ are not the "
            "program's to use"
        )
    others = "&".join(one for one in parameters if one.partition("=")[0] != "schema")
    return address + (f"?{others}" if others else ""), schema
