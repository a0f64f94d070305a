"""Migration: the events of a store that was one chain, parted into a chain for each relationship.

Up to format 6 all events of a ledger were chained to each other in the order in which they were
recorded. Each is found to be right by that chain before it gets its place in the new one; its
content, its moment and who recorded it stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.names import relationship
from tracker.errors import Damaged, Remedy
from tracker.sql import Transaction
from tracker.store import tables
from tracker.store.claims import Claim, claimed
from tracker.store.ownership import EVENTS
from tracker.store.recorder import insert
from tracker.store.stamp import GENESIS, Stored, chained_anew, described, genesis, opened, verified

_BEFORE = f"{EVENTS}_before"
_PAGE = 2000


def refuse_one_chain(sql: Transaction) -> None:
    """Refuse a store whose events are in one chain still, since they could not be parted.

    Raises:
        Damaged: they are.
    """
    if not _parted(sql):
        raise Damaged(
            "an earlier version of the program made this store, and its events could not be "
            "brought into the present form",
            remedy=Remedy.FIND_BAD,
        )


def migrate(sql: Transaction) -> None:
    """Part the events of a store that has them in one chain.

    Args:
        sql: a transaction that no other writer can come between.

    Raises:
        Damaged: an event is not what was recorded; nothing is changed then.
    """
    if _parted(sql):
        return
    sql.rows(f"ALTER TABLE {EVENTS} RENAME TO {_BEFORE}")
    sql.rows(f"DROP TABLE IF EXISTS {tables.RELATIONSHIPS}")
    tables.create(sql)
    parting = _Parting(sql)
    page: list[tuple[str, Stored]] = []
    for number, stored in enumerate(_one_chain(sql), start=1):
        page.append((parting.relationship_of(stored, number), stored))
        if len(page) == _PAGE:
            parting.put(page)
            page = []
    parting.put(page)
    sql.rows(f"DROP TABLE {_BEFORE}")


def _parted(sql: Transaction) -> bool:
    return "relationship_id" in sql.columns(EVENTS)


def _one_chain(sql: Transaction) -> Iterator[Stored]:
    """The events of the one chain, each found to be right."""
    number, digest, last = 0, GENESIS, 0
    column = sql.numbers
    while rows := sql.rows(
        f"SELECT originator_id, originator_version, topic, state, {column} FROM {_BEFORE}"
        f" WHERE {column} > ? ORDER BY {column} LIMIT {_PAGE}",
        (last,),
    ):
        for stream, place, topic, state, _ in rows:
            number += 1
            stored = Stored(sql.stream_before(stream), place, topic, state)
            found = verified(digest, stored)
            if found is None:
                raise Damaged(
                    f"event {number} of the ledger ({described(stored)}) is not what was recorded "
                    "there; restore the ledger from a copy"
                )
            digest = found[0]
            yield stored
        last = rows[-1][-1]


class _Parting:
    """Puts events at the ends of their relationships."""

    def __init__(self, sql: Transaction) -> None:
        self._sql = sql
        self._whose: dict[str, str] = {}
        self._ends: dict[str, tuple[int, int, str]] = {}
        """The number, the last position and the last digest of each relationship."""

    def relationship_of(self, stored: Stored, number: int) -> str:
        """The relationship that an event is about."""
        try:
            state = opened(stored.state)
            kind, name, *_ = state["stream"].split("/")
            if kind == "item":
                return str(name)
            if stored.topic.startswith("ReadoutRegistered."):
                self._whose[name] = relationship(state["event"]["parties"])
            return self._whose[name]
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise Damaged(
                f"event {number} of the ledger ({described(stored)}) does not follow from those "
                "before it; restore the ledger from a copy"
            ) from error

    def put(self, page: list[tuple[str, Stored]]) -> None:
        """Put events at the ends of their relationships, chained to what is there."""
        parts: dict[str, list[Stored]] = {}
        for name, stored in page:
            parts.setdefault(name, []).append(stored)
        for name, listed in parts.items():
            if name not in self._ends:
                ids = claimed(self._sql, Claim(frozenset({name}), {}, frozenset()))
                self._ends[name] = ids[name], 0, genesis(name)
            number, position, digest = self._ends[name]
            anew = list(chained_anew(listed, digest))
            insert(self._sql, number, position, [stored for _, stored in anew])
            self._ends[name] = number, position + len(anew), anew[-1][0]
