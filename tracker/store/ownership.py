"""Ownership: whose tables a database holds, so that nobody else's are read, changed or dropped.

Every table of ours has a name that begins with `tracker_`; on PostgreSQL they are also in a schema
of their own. Version 0.1 gave them the names in `EARLIER`, without either: a store of that version
is known by them, and gets the present names when it is next opened to be written.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from tracker.errors import Foreign, Remedy
from tracker.sql import Relation, Transaction

EVENTS = "tracker_events"
"""The table of the events, which the eventsourcing library writes and reads."""

FORMAT_TABLE = "tracker_format"
"""The table that says which version made the store; a database that has it holds a ledger."""

_FORMAT_0_1 = "store_format"
_EVENTS_0_1 = "stored_events"

EARLIER: dict[str, frozenset[str]] = {
    name: frozenset(columns.split())
    for name, columns in {
        _FORMAT_0_1: "version",
        _EVENTS_0_1: "originator_id originator_version topic state",
        "recordings": "id recorded_at recorded_by",
        "relationships": "id name parties",
        "readouts": "id slug relationship_id date title publisher known_from known_to",
        "meetings": "id readout_id meeting date kind place ordinal participants holds known_from"
        " known_to",
        "corrections": "readout key type reason recording_id",
        "items": "id relationship_id slug canonical_id last_day held_on underway",
        "item_names": "item_id title names part_of merged_into known_from known_to",
        "statements": "id readout_id meeting_id item_id key number type date by_parties to_parties"
        " summary quote wording condition due due_words due_first due_last approximate tied_before"
        " tied_at complete targets known_from known_to",
        "links": "target relationship_id statement_id meeting_id tie",
        "assessments": "id item_id place ref type body reason known_from known_to",
        "spans": "relationship_id statement_id valid_from known_from valid_to known_to item_id"
        " status rule evidence due_first due_last sought",
    }.items()
}
"""The tables of version 0.1, and their columns."""

_NEW_NAMES = {_FORMAT_0_1: FORMAT_TABLE, _EVENTS_0_1: EVENTS}
_SHARED = 0.5
"""The part of its columns by which a table is known: versions before 0.1 had a few others."""


class Held(Enum):
    """What a database holds, as far as it concerns this program."""

    NOTHING = auto()
    LEDGER = auto()
    EARLIER_LEDGER = auto()
    """One whose tables still have the names of version 0.1."""


class _Adopted(NamedTuple):
    table: str
    name: str
    """The one that it has from now on."""


def held(transaction: Transaction, store: str) -> Held:
    """What a store's database holds.

    Args:
        transaction: an open transaction on it.
        store: what to call the store in an error.

    Raises:
        Foreign: it belongs to another program, or another program hung something onto our tables.
    """
    found = transaction.relations()
    if Relation("table", FORMAT_TABLE) in found:
        added = [relation for relation in found if relation.kind != "table"]
        if added:
            raise Foreign(
                f"{store} holds the {_named(added)}, not made by this program, which could "
                "change what is recorded and what is answered; drop what is not yours, or restore "
                "the store from a copy"
            )
        return Held.LEDGER
    if _adoptable(transaction):
        return Held.EARLIER_LEDGER
    if found:
        raise Foreign(
            f"{store} belongs to another program: it holds the {_named(found)}; nothing in it was "
            "touched",
            remedy=Remedy.ANOTHER_STORE,
        )
    if claim := transaction.claim_of_another():
        raise Foreign(
            f"{store} belongs to another program, which has put nothing into it yet and marked it "
            f"({claim}); nothing in it was touched",
            remedy=Remedy.ANOTHER_STORE,
        )
    return Held.NOTHING


def adopt(transaction: Transaction) -> None:
    """Give the tables of a store of version 0.1 the names and the place that they have now.

    Nothing is dropped. A table of such a name that is not of our making stays as it is.
    """
    for table, name in _adoptable(transaction):
        transaction.adopt(table, name)


def _adoptable(transaction: Transaction) -> list[_Adopted]:
    """The tables of a store of version 0.1; none unless the events and the format are there."""
    found = transaction.earlier(tuple(EARLIER))
    ours = {table: columns for table, columns in found.items() if _made_by_us(table, columns)}
    if not {_FORMAT_0_1, _EVENTS_0_1} <= ours.keys():
        return []
    return [_Adopted(table, _NEW_NAMES.get(table, f"tracker_{table}")) for table in ours]


def _made_by_us(table: str, columns: frozenset[str]) -> bool:
    expected = EARLIER[table]
    return len(columns & expected) > _SHARED * len(columns | expected)


def _named(relations: list[Relation]) -> str:
    """Relations by kind and name, at most a handful of them: `tables customers and items`."""
    kinds = sorted({relation.kind for relation in relations})
    parts = []
    for kind in kinds:
        names = sorted(relation.name for relation in relations if relation.kind == kind)
        shown = [*names[:_MANY], f"{len(names) - _MANY} more"] if len(names) > _MANY + 1 else names
        listed = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
        parts.append(f"{kind}{'s' if len(names) > 1 else ''} {listed}")
    return " and the ".join(parts)


_MANY = 5
"""Names after which the others are only counted."""
