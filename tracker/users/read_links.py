"""Links for reading: for those who have no name here, for a time, unless they are ended before."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_hex
from typing import NamedTuple

from tracker import characters
from tracker.errors import NotFound, Refused, Remedy
from tracker.projections.instants import microseconds, moment
from tracker.sql import Transaction
from tracker.users import tokens
from tracker.users.accounts import relationship_named
from tracker.users.roles import Role
from tracker.users.tables import READ_LINKS
from tracker.users.user import User

MOST_DAYS = 366
"""How many days a link holds at most."""

_ID_BYTES = 3


class ReadLink(NamedTuple):
    """A link by which one reads without a name."""

    id: str
    relationship: str | None
    """What can be read by it; None for everything."""
    note: str
    """Whom it is for."""
    made_by: str
    ends_at: datetime

    @property
    def reader(self) -> User:
        """Who comes by it."""
        name = f"link {self.id}"
        if self.relationship is None:
            return User(name, Role.READ)
        return User(name, None, {self.relationship: Role.READ})


def make(
    sql: Transaction, made_by: str, now: datetime, *, relationship: str | None, note: str, days: int
) -> tuple[str, str]:
    """Make a link; the answer is its id, and its token, which can be told only now.

    Raises:
        Refused: it is to hold for too long, or for no relationship.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Refused(f"a link holds for 1 to {MOST_DAYS} days; choose another number")
    link, token = token_hex(_ID_BYTES), tokens.new()
    ends = microseconds(now + timedelta(days=days))
    told = characters.in_one_line(note)
    row = (tokens.digest(token), link, relationship_named(sql, relationship), told, made_by, ends)
    sql.insert(READ_LINKS, [row])
    return link, token


def found(sql: Transaction, token: str, now: datetime) -> ReadLink | None:
    """A link by its token, if it is one and has not ended."""
    rows = _links(sql, "digest = ? AND ends_at > ?", tokens.digest(token), microseconds(now))
    return rows[0] if rows else None


def all_of(sql: Transaction, now: datetime) -> list[ReadLink]:
    """The links that hold, the first to end first."""
    return _links(sql, "ends_at > ?", microseconds(now))


def revoke(sql: Transaction, link: str) -> None:
    """End a link.

    Raises:
        NotFound: there is none with that id.
    """
    if not _links(sql, "id = ?", link):
        raise NotFound(f"there is no link {link!r}", remedy=Remedy.LIST_USERS)
    sql.write(f"DELETE FROM {READ_LINKS} WHERE id = ?", [(link,)])


def _links(sql: Transaction, where: str, *parameters: object) -> list[ReadLink]:
    return [
        ReadLink(link, relationship or None, note, made_by, moment(ends))
        for link, relationship, note, made_by, ends in sql.rows(
            "SELECT id, relationship, note, made_by, ends_at"
            f" FROM {READ_LINKS} WHERE {where} ORDER BY ends_at, id",
            parameters,
        )
    ]
