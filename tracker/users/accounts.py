"""Accounts: the users of a store, with what each may do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from tracker import characters
from tracker.domain.names import relationship as as_relationship
from tracker.errors import NotFound, Refused, Remedy
from tracker.files.parties import known_parties
from tracker.projections.instants import microseconds
from tracker.sql import Transaction
from tracker.suggestions import did_you_mean
from tracker.users.roles import Role
from tracker.users.tables import EVERYWHERE, ROLES, SESSIONS, USERS
from tracker.users.user import User

_LONGEST = 64
"""How many characters a name may have."""


def id_of(name: str) -> str:
    """What a user is known by, however the name is written."""
    folded = unicodedata.normalize("NFKC", characters.in_one_line(name)).casefold()
    return unicodedata.normalize("NFKC", folded)[: 2 * _LONGEST]


def are_any(sql: Transaction) -> bool:
    """Whether there is any user."""
    return bool(sql.rows(f"SELECT 1 FROM {USERS} LIMIT 1"))


def everybody(sql: Transaction) -> list[User]:
    """The users, by name."""
    return _users(sql, sql.rows(f"SELECT id, name FROM {USERS} ORDER BY id"))


def named(sql: Transaction, name: str) -> User:
    """A user by name.

    Raises:
        NotFound: there is none of that name.
    """
    if found := known(sql, id_of(name)):
        return found
    raise NotFound(f"there is no user {name!r}", remedy=Remedy.LIST_USERS)


def known(sql: Transaction, user_id: str) -> User | None:
    """A user by what he is known by, if there is one."""
    rows = sql.rows(f"SELECT id, name FROM {USERS} WHERE id = ?", (user_id,))
    return next(iter(_users(sql, rows)), None)


def password_of(sql: Transaction, user_id: str) -> str | None:
    """A user's password, as it is kept; None for none."""
    found = sql.rows(f"SELECT password FROM {USERS} WHERE id = ?", (user_id,))
    return found[0][0] if found else None


def add(sql: Transaction, name: str, password: str | None, now: datetime) -> None:
    """Add a user, who may do nothing yet.

    Args:
        sql: the transaction.
        name: the name, under which is recorded.
        password: the password as it is kept; None for somebody who signs in elsewhere.
        now: the moment.

    Raises:
        Refused: there is one of that name, or it is none.
    """
    shown = characters.in_one_line(name)
    if not shown or len(shown) > _LONGEST or shown != name.strip():
        raise Refused(f"a user's name is a line of 1 to {_LONGEST} characters; choose another")
    if found := known(sql, id_of(name)):
        raise Refused(f"there is a user {found.name!r} already; choose another name")
    sql.insert(USERS, [(id_of(name), shown, password, microseconds(now))])


def remove(sql: Transaction, user_id: str) -> None:
    """Remove a user; what was recorded under the name stays."""
    for table in (SESSIONS, ROLES):
        sql.write(f"DELETE FROM {table} WHERE user_id = ?", [(user_id,)])
    sql.write(f"DELETE FROM {USERS} WHERE id = ?", [(user_id,)])


def keep_password(sql: Transaction, user_id: str, password: str) -> None:
    """Give a user another password.

    Args:
        sql: the transaction.
        user_id: the user.
        password: the password as it is kept.
    """
    sql.write(f"UPDATE {USERS} SET password = ? WHERE id = ?", [(password, user_id)])


def grant(sql: Transaction, user_id: str, role: Role | None, relationship: str | None) -> None:
    """Give a user a role, everywhere or in a relationship; None takes it away.

    Raises:
        Refused: the role cannot be had in a single relationship, or that names none.
    """
    if role is Role.ADMINISTER and relationship is not None:
        raise Refused("administering is for the whole record; leave the relationship out")
    place = relationship_named(sql, relationship)
    sql.write(f"DELETE FROM {ROLES} WHERE user_id = ? AND relationship = ?", [(user_id, place)])
    if role is not None:
        sql.insert(ROLES, [(user_id, place, int(role))])


def relationship_named(sql: Transaction, name: str | None) -> str:
    """A relationship as it is kept; one that nothing is on record of yet has a name, too.

    Raises:
        Refused: it is no name of a relationship, or of parties that are neither known nor on
            record.
    """
    if name is None:
        return EVERYWHERE
    given = name.upper().split("-")
    if len(given) < 2 or not all(given):  # noqa: PLR2004 - two make a relationship
        raise Refused(f"{name!r} is not a relationship; write one such as JP-RU")
    known = known_parties(Path.cwd() / "here")
    codes = [known.code(one) for one in given]
    place = as_relationship([code or one for code, one in zip(codes, given, strict=True)])
    on_record = sql.rows("SELECT 1 FROM tracker_relationships WHERE name = ?", (place,))
    if not all(codes) and not on_record:
        strange = ", ".join(one for code, one in zip(codes, given, strict=True) if code is None)
        near = [
            one
            for code, party in zip(codes, given, strict=True)
            if not code
            for one in known.near(party)
        ]
        raise Refused(
            f"{strange} in {name!r} is not a party that is known here or on record"
            f"{did_you_mean(near)}; write codes, such as JP-RU"
        )
    return place


def _users(sql: Transaction, rows: Iterable[tuple[str, str]]) -> list[User]:
    found = []
    for user_id, name in rows:
        granted = {
            place: Role(role)
            for place, role in sql.rows(
                f"SELECT relationship, role FROM {ROLES} WHERE user_id = ? ORDER BY relationship",
                (user_id,),
            )
        }
        everywhere = granted.pop(EVERYWHERE, None)
        found.append(User(name, everywhere, granted))
    return found
