"""Hits: what is found in which words are, and how well they fit there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.projections.texts import SEARCHED, tables
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey
from tracker.queries.terms import Found, Terms

RANKED = 500
"""Of each kind, the latest so many are compared with each other."""


class Hit(NamedTuple):
    """Something on record in which the words are."""

    kind: str
    """`item`, `statement`, `readout`, `meeting` or `judgement`."""
    ref: str
    """By what it is shown: an item, a ref, a readout or a meeting."""
    relationship: str
    """The parties to each other."""
    date: dt.date | None
    """Its day; of an item, when it was last mentioned; of a judgement, from when on it holds."""
    item: str | None
    """The item that it is about."""
    by: tuple[str, ...]
    """The parties whose act a statement is."""
    status: str | None
    """The status of a statement."""
    matches: tuple[Found, ...]
    """The texts in which the words are, each with their places."""


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A hit, by its relationship and its number there, and how well the words fit."""

    hit: Hit
    key: ItemKey
    rank: int


def words_clause(
    reader: RecordReader, kind: type, terms: Terms
) -> tuple[str, str, tuple[str | int, ...]]:
    """The SQL for the rows of a kind in which all of the words are."""
    place = [*SEARCHED].index(kind)
    return reader.sql.matching(tables()[place], place, "s", terms.forms)


def matches(terms: Terms, texts: Iterable[tuple[str, str | None]]) -> tuple[Found, ...]:
    """Those of some texts in which one of the words is, by what they are called."""
    found = (terms.found(field, text) for field, text in texts)
    return tuple(one for one in found if one)


def rank(terms: Terms, found: Sequence[Found]) -> int:
    """How well the words fit: in a row in the first text, in a row in another, together, apart."""
    if not found:
        return 0
    if terms.in_a_row(found[0].text):
        return 4
    if any(terms.in_a_row(one.text) for one in found):
        return 3
    return 2 if any(terms.all_in(one.text) for one in found) else 1
