"""Narrowing: queries that see of every table only what is of some relationships.

It is done to the text of a query, before the database is given it, so that no question can forget
it: each table that a query names is put before it once more, under the same name, with the rows
that may be seen. Whatever is asked then has the answer that it would have in a store that holds no
other relationships. What follows there from others, such as that one of their readouts reports
something as done, is told all the same, and not by which readout.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from tracker.sql import ELSEWHERE, Row
from tracker.store.crossings import joined

NARROWED = {
    "tracker_relationships": "id",
    "tracker_names": "relationship_id",
    "tracker_events": "relationship_id",
    "tracker_recordings": "relationship_id",
    "tracker_readouts": "relationship_id",
    "tracker_meetings": "relationship_id",
    "tracker_corrections": "relationship_id",
    "tracker_items": "relationship_id",
    "tracker_item_names": "relationship_id",
    "tracker_statements": "relationship_id",
    "tracker_assessments": "relationship_id",
    "tracker_spans": "relationship_id",
    "tracker_crossings": "relationship_id",
}
"""The tables that tell of relationships, each with the column that says of which."""

SPANS = (
    *("relationship_id", "statement_id", "share", "valid_from", "known_from", "known_to"),
    *("valid_to", "since", "item_id", "verdict", "evidence", "due_first", "due_last", "sought"),
    *("marks", "divided", "twin_of", "by_parties"),
)
"""The columns of the table of spans, two of which can name readouts of other relationships."""

_EVIDENCE, _MARKS = "\x1e", "\x1f"
"""What the two are begun with on their way out of the database, so that they are known there."""

_BEGUN_WITH = {"evidence": _EVIDENCE, "marks": _MARKS}
_SELECTED = {
    "tracker_spans": ", ".join(
        f"'{_BEGUN_WITH[column]}' || {column} AS {column}" if column in _BEGUN_WITH else column
        for column in SPANS
    )
}
_NAME = re.compile(r"(?<=[:/])[a-z0-9-]+(?:@[a-z0-9-]+)?(?= |$)")
_READOUTS = "SELECT n.readout FROM tracker_names n WHERE n.relationship_id IN ({numbers})"

_NAMED = re.compile(rf"\b(?:{'|'.join(NARROWED)})\b")
_BEGUN = re.compile(r"\s*WITH\s+(RECURSIVE\s+)?", re.IGNORECASE)
_NONE = -1
"""The number of no relationship."""


@lru_cache(maxsize=512)
def narrowed(sql: str, schema: str, numbers: tuple[int, ...]) -> str:
    """A query that sees only what is of some relationships.

    Args:
        sql: the query.
        schema: where the tables are.
        numbers: the relationships, by their numbers.
    """
    named = sorted(set(_NAMED.findall(sql)))
    if not named:
        return sql
    allowed = _listed(numbers)
    seen = ", ".join(
        f"{table} AS NOT MATERIALIZED (SELECT {_SELECTED.get(table, '*')}"
        f" FROM {schema}.{table} WHERE {NARROWED[table]} IN ({allowed}))"
        for table in named
    )
    if begun := _BEGUN.match(sql):
        return f"WITH {begun[1] or ''}{seen}, {sql[begun.end() :]}"
    return f"WITH {seen} {sql}"


class Veil:
    """What is told of the spans of some relationships, without the names of others' readouts.

    Args:
        rows: runs a query that sees everything.
        numbers: the relationships, by their numbers.
    """

    def __init__(self, rows: Callable[[str], list[Row]], numbers: tuple[int, ...]) -> None:
        self._rows, self._numbers = rows, numbers

    def over(self, row: Row) -> Row:
        """A row that a narrowed query gave, as it may be seen."""
        if not any(isinstance(cell, str) and cell[:1] in (_EVIDENCE, _MARKS) for cell in row):
            return row
        return tuple(self._cell(cell) if isinstance(cell, str) else cell for cell in row)

    def _cell(self, cell: str) -> str:
        if cell.startswith(_EVIDENCE):
            return self._told(cell[1:])
        if cell.startswith(_MARKS):
            return _NAME.sub(lambda found: self._told(found[0]), cell[1:])
        return cell

    def _told(self, name: str) -> str:
        return ELSEWHERE if name.rpartition("@")[2] in self._hidden else name

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """The readouts of the relationships that are joined to these by what one names."""
        others = joined(self._rows, self._numbers) - {*self._numbers}
        found = self._rows(_READOUTS.format(numbers=_listed(tuple(others))))
        return frozenset(name for (name,) in found)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers or (_NONE,)))
