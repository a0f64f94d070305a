"""Clauses: the SQL that keeps the rows of a query to what is asked about."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TypeAlias
from unicodedata import normalize

from tracker.sql import marks

Clause: TypeAlias = tuple[str, tuple[object, ...]]
"""A condition in SQL, behind those before it, and what it is given."""

HOLDS = "p.valid_to > ? AND p.known_to > ? AND p.valid_from <= ? AND p.known_from <= ?"
"""The spans that hold on a day and were known by a moment; what few of them meet comes first."""


def among_clause(column: str, values: Collection[object] | None) -> Clause:
    """The SQL that keeps a column to some values, if to any; nothing when each is wanted."""
    if values is None:
        return "", ()
    given = sorted(values, key=str)
    return (f" AND {column} IN ({marks(given)})", tuple(given)) if given else (" AND FALSE", ())


def text_clause(text: str, *columns: str) -> Clause:
    """The SQL that keeps rows to a text that one of some columns has.

    Of letters, those from A to Z are the same in either case: so databases see it that compare
    texts byte by byte. A letter with its accent is the same however it is written, as what is kept
    is written in one way.
    """
    wanted = "".join(f"!{one}" if one in "!%_" else one for one in normalize("NFC", text))
    lowered = "".join(one.lower() if one.isascii() else one for one in wanted)
    has = " OR ".join(f"LOWER({column}) LIKE ? ESCAPE '!'" for column in columns)
    return f" AND ({has})", (f"%{lowered}%",) * len(columns)


def participant_clause(
    name: str | None, meeting: str, known: int, relationships: tuple[int, ...] | None
) -> Clause:
    """The SQL that keeps rows to meetings in which somebody took part, by any account of them.

    Args:
        name: a part of the name; None for whoever took part.
        meeting: the column with the name of the meeting.
        known: the moment by which that has to be on record.
        relationships: those whose accounts count; None for all.
    """
    if name is None:
        return "", ()
    # The names are kept as JSON, in which some characters are written otherwise.
    has, given = text_clause(json.dumps(name, ensure_ascii=False)[1:-1], "o.participants")
    within, related = within_clause("o.relationship_id", relationships)
    return (
        f" AND {meeting} IN (SELECT o.meeting FROM tracker_meetings o"
        f" WHERE o.known_from <= ? AND o.known_to > ?{has}{within})"
    ), (known, known, *given, *related)


def within_clause(column: str, values: tuple[int, ...] | None) -> tuple[str, tuple[int, ...]]:
    """The SQL that keeps a column within some values; nothing when every value is wanted."""
    if values is None:
        return "", ()
    return f" AND {column} IN ({marks(values)})", values


def by_clause(by: str | None, *columns: str) -> tuple[str, tuple[str, ...]]:
    """The SQL that keeps rows to a party that one of some columns lists; nothing without one."""
    if by is None:
        return "", ()
    listed = " || ' ' || ".join(columns)
    return f" AND ' ' || {listed} || ' ' LIKE '% ' || ? || ' %'", (by,)


def act_clause(by: str | None, day: int, known: int, *columns: str) -> Clause:
    """The SQL that keeps statements to a party that one of some columns or another account names.

    Args:
        by: the party; None for none.
        day: the day by which another account has to be given.
        known: the moment by which it has to be on record.
        columns: those of the statement.
    """
    if by is None:
        return "", ()
    said, own = by_clause(by, *columns)
    told, others = by_clause(by, "p.by_parties")
    return (
        f" AND ({said.removeprefix(' AND ')} OR (s.relationship_id, s.id) IN"
        " (SELECT p.relationship_id, p.statement_id FROM tracker_spans p"
        f" WHERE p.by_parties IS NOT NULL AND {HOLDS}{told}))"
    ), (*own, day, known, day, known, *others)


def addressed_clause(to: str | None, day: int, known: int) -> Clause:
    """The SQL that keeps statements to what is addressed to a party by any account of it.

    Args:
        to: the party; None for any.
        day: the day by which the accounts have to be made.
        known: the moment by which they have to be on record.
    """
    said, own = by_clause(to, "s.to_parties")
    told, others = by_clause(to, "t.to_parties")
    if not said:
        return "", ()
    return (
        f" AND ({said.removeprefix(' AND ')} OR (s.relationship_id, s.id) IN"
        " (SELECT p.relationship_id, p.twin_of FROM tracker_spans p JOIN tracker_statements t"
        " ON t.relationship_id = p.relationship_id AND t.id = p.statement_id"
        f" WHERE p.twin_of IS NOT NULL AND p.marks LIKE '%differs:to/%' AND {HOLDS}{told}))"
    ), (*own, day, known, day, known, *others)


def acts_joined(day: int, known: int) -> Clause:
    """The SQL that joins statements, read without their spans, to the parties of their acts.

    They are in `g.parties`, where other accounts name more than the statement does.
    """
    return (
        " LEFT JOIN (SELECT DISTINCT p.relationship_id, p.statement_id, p.by_parties AS parties"
        f" FROM tracker_spans p WHERE p.by_parties IS NOT NULL AND {HOLDS}) g"
        " ON g.relationship_id = s.relationship_id AND g.statement_id = s.id"
    ), (day, known, day, known)


def once_clause(day: int, known: int) -> Clause:
    """The SQL that keeps statements, read without their spans, to one account of each act."""
    return (
        " AND (s.relationship_id, s.id) NOT IN (SELECT p.relationship_id, p.statement_id"
        f" FROM tracker_spans p WHERE p.twin_of IS NOT NULL AND {HOLDS})"
    ), (day, known, day, known)


def share_clause(by: str | None, known: int) -> tuple[str, tuple[str | int, ...]]:
    """The SQL for spans of statements as a whole; of a party, for those of its share.

    A statement of which the shares differ on some day has spans of each share for all of its days.

    Args:
        by: the party; None for none.
        known: the moment by which the spans have to be on record.
    """
    if by is None:
        return "p.share = ''", ()
    return (
        "(p.share = ? OR (p.share = '' AND NOT EXISTS (SELECT 1 FROM tracker_spans q"
        " WHERE q.relationship_id = p.relationship_id AND q.statement_id = p.statement_id"
        " AND q.share = ? AND q.known_from <= ? AND q.known_to > ?)))"
    ), (by, by, known, known)


def items_clause(
    column: str, values: tuple[tuple[int, int], ...] | None
) -> tuple[str, tuple[int, ...]]:
    """The SQL that keeps rows to some items; nothing when every item is wanted.

    The rows of their relationships are read for it, each once.

    Args:
        column: the column with the item's number, such as `s.item_id`; the table has the
            relationship as well.
        values: the items, each by its relationship and its number there.
    """
    if values is None:
        return "", ()
    table = column.partition(".")[0]
    of = defaultdict(list)
    for relationship_id, number in values:
        of[relationship_id].append(number)
    # By the relationship alone, so that no part of a divided table is looked at in vain.
    wanted = [f"{table}.relationship_id = ? AND {column} IN ({marks(of[one])})" for one in of]
    given = tuple(number for one in of for number in (one, *of[one]))
    return f" AND ({' OR '.join(wanted) or 'FALSE'})", given


def keyed(column: str, keys: Sequence[tuple[int, int]]) -> tuple[str, str, tuple[int, ...]]:
    """The rows of some keys, read by these: what the query reads first, what it asks of the table.

    Left to itself, a database may rather read the whole table for them.

    Args:
        column: the column with the second part of the key, such as `s.item_id`.
        keys: the keys, each of a relationship and a number there.
    """
    table = column.partition(".")[0]
    joined = f"{table}.relationship_id = w.column1 AND {column} = w.column2"
    return f"({_written(keys)}) w CROSS JOIN", joined, _numbers(keys)


def _written(keys: Sequence[tuple[int, int]]) -> str:
    return f"VALUES {', '.join(['(?, ?)'] * len(keys)) or '(0, 0)'}"


def _numbers(keys: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(number for key in keys for number in key)
