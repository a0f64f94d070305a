"""Completions: what was reported complete, by the item that it is on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tracker.queries.clauses import within_clause
from tracker.queries.merged import Merged, MergedInto
from tracker.queries.scope import ItemKey
from tracker.sql import Transaction


class Completion(NamedTuple):
    """An account of something that is reported complete, in the order of time."""

    day: int
    number: int
    """Its place in its readout."""
    ref: str
    doers: str
    """The parties whose deed it is."""
    statement_id: int
    twin_of: int | None
    """The account of the same act that stands for it, if another does."""
    twin_from: int | None
    """The day from which on that does."""
    twin_to: int | None
    """The day from which on it no longer does."""

    def act(self, day: int) -> int:
        """The number of the statement that stands for it on a day."""
        if self.twin_of is None or self.twin_from is None or self.twin_to is None:
            return self.statement_id
        return self.twin_of if self.twin_from <= day < self.twin_to else self.statement_id


class ReportedAct(NamedTuple):
    """Something that was reported complete, by one account or several."""

    refs: tuple[str, ...]
    """Its accounts, that first which stands for the others."""
    doers: frozenset[str]
    """The parties whose deed it is by any of them."""

    @property
    def ref(self) -> str:
        """The account that stands for the others."""
        return self.refs[0]


Completions: TypeAlias = Mapping[tuple[int, int | str], Sequence[Completion]]
"""What was reported complete, by the relationship and the number of the item, or its slug."""


def read_completions(
    sql: Transaction, known: int, relationships: tuple[int, ...] | None, merged: Merged
) -> dict[tuple[int, int | str], list[Completion]]:
    """What was reported complete, by the item that stands for the one that it is coded on.

    Args:
        sql: where to read it.
        known: the moment by which it has to be on record.
        relationships: those to look at; None for all.
        merged: the items of those that stand for others.
    """
    found: dict[tuple[int, int | str], list[Completion]] = {}
    within, given = within_clause("s.relationship_id", relationships)
    for relationship_id, item_id, slug, *told in sql.rows(
        "SELECT s.relationship_id, s.item_id, i.slug, s.date, s.number, s.key || '@' || r.slug,"
        " CASE s.done_by WHEN '' THEN s.by_parties ELSE s.done_by END,"
        " s.id, p.twin_of, p.valid_from, p.valid_to"
        " FROM tracker_statements s"
        " JOIN tracker_readouts r ON r.relationship_id = s.relationship_id AND r.id = s.readout_id"
        " JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id"
        " LEFT JOIN tracker_spans p ON p.relationship_id = s.relationship_id"
        " AND p.statement_id = s.id AND p.twin_of IS NOT NULL"
        " AND p.known_from <= ? AND p.known_to > ?"
        f" WHERE s.complete = 1 AND s.known_from <= ? AND s.known_to > ?{within}",
        (known, known, known, known, *given),
    ):
        key = ItemKey(relationship_id, item_id)
        item = merged.get(key) or MergedInto(key, slug)
        several = found.setdefault(item.key, [])
        several.append(Completion._make(told))
        found[relationship_id, item.slug] = several
    for several in found.values():
        several.sort()
    return found


def acts(
    found: Completions, items: Iterable[tuple[int, int | str]], since: int, day: int
) -> list[ReportedAct]:
    """What was reported complete of some items from one day to another, in the order of time.

    Args:
        found: all that was.
        items: the items.
        since: the first day.
        day: the last one.
    """
    told = [one for item in items for one in found.get(item, ()) if since <= one.day <= day]
    accounts: dict[int, list[Completion]] = {}
    for one in sorted(set(told)):
        act = one.act(day)
        others = accounts.setdefault(act, [])
        others.insert(0 if act == one.statement_id else len(others), one)
    return [
        ReportedAct(
            tuple(dict.fromkeys(one.ref for one in several)),
            frozenset(party for one in several for party in one.doers.split()),
        )
        for several in accounts.values()
    ]
