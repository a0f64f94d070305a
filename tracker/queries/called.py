"""Called: the items that go by names in which words are."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

from tracker.projections.rows import KeptItem, KeptNames
from tracker.queries.clauses import items_clause, within_clause
from tracker.queries.hits import RANKED, Hit, RankedHit, matches, rank, words_clause
from tracker.queries.mentions import Mentions
from tracker.queries.reader import RecordReader
from tracker.queries.remaining import remaining
from tracker.queries.scope import ItemKey, Scope, items_of
from tracker.queries.terms import Terms
from tracker.sql import Row


def items_called(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[RankedHit]:
    """The items that are called so, also by another name, that were mentioned by the day."""
    called = [
        RankedHit(
            Hit(
                "item", slug, reader.relationship(key.relationship_id), None, slug, (), None, found
            ),
            key,
            rank(terms, found),
        )
        for key, (slug, texts) in _called(reader, where, terms).items()
        if (found := matches(terms, texts)) and terms.all_in(*(text for _, text in texts))
    ]
    best = sorted(called, key=lambda one: -one.rank)[:RANKED]
    keys = tuple(one.key for one in best)
    days = reader.last_days(where._replace(items=keys)) if keys else {}
    later = _spoken_of(reader, where, [key for key in keys if key not in days])
    rows = items_of(reader.sql, where.known, keys)
    last = Mentions(reader, where).last(rows, days)
    left = {row.key for row in remaining(reader.sql, where.known, rows)}
    for one in sorted(best, key=lambda one: -_ordinal(last.get(one.key))):
        if one.key in left - later:
            yield replace(one, hit=one.hit._replace(date=last.get(one.key)))


def _called(
    reader: RecordReader, where: Scope, terms: Terms
) -> dict[ItemKey, tuple[str, list[tuple[str, str]]]]:
    """The items that names or slugs with the words are of, each with its slug and these."""
    stands_for = reader.merged(where)
    members = reader.members(where)
    names = [
        (ItemKey(whose, number), slug, title, json.loads(others))
        for whose, number, slug, title, others in (
            *_of_names(reader, where, terms, members),
            *_of_slugs(reader, where, terms, members),
        )
    ]
    lasts = {last: "" for key, *_ in names if (last := stands_for.get(key, key)) != key}
    for key in lasts:
        found = reader.sql.rows(
            "SELECT slug FROM tracker_items WHERE relationship_id = ? AND id = ?", key
        )
        lasts[key] = found[0][0]
    called: dict[ItemKey, tuple[str, list[tuple[str, str]]]] = {}
    for key, slug, title, others in names:
        last = stands_for.get(key, key)
        _, texts = called.setdefault(last, (lasts.get(last, slug), []))
        texts += [("title" if last == key else "name", title)]
        texts += [("name", name) for name in others]
        # The slug mostly has the words of the title; it is told where these are in it alone.
        if not terms.all_in(title, *others):
            texts.append(("slug", slug))
    return {key: (slug, [*dict.fromkeys(texts)]) for key, (slug, texts) in called.items()}


def _of_names(
    reader: RecordReader, where: Scope, terms: Terms, members: tuple[ItemKey, ...] | None
) -> list[Row]:
    first, found, wanted = words_clause(reader, KeptNames, terms)
    within, relationships = within_clause("s.relationship_id", where.relationships)
    about, items = items_clause("s.item_id", members)
    return reader.sql.rows(
        "SELECT s.relationship_id, s.item_id, i.slug, s.title, s.names"
        f" FROM {first} tracker_item_names s JOIN tracker_items i"
        " ON i.relationship_id = s.relationship_id AND i.id = s.item_id"
        f" WHERE {found} AND s.known_from <= ? AND s.known_to > ?{within}{about}"
        " ORDER BY s.relationship_id, s.item_id",
        (*wanted, where.known, where.known, *relationships, *items),
    )


def _of_slugs(
    reader: RecordReader, where: Scope, terms: Terms, members: tuple[ItemKey, ...] | None
) -> list[Row]:
    first, found, wanted = words_clause(reader, KeptItem, terms)
    within, relationships = within_clause("s.relationship_id", where.relationships)
    about, items = items_clause("s.id", members)
    return reader.sql.rows(
        "SELECT s.relationship_id, s.id, s.slug, n.title, n.names"
        f" FROM {first} tracker_items s JOIN tracker_item_names n"
        " ON n.relationship_id = s.relationship_id AND n.item_id = s.id"
        f" WHERE {found} AND n.known_from <= ? AND n.known_to > ?{within}{about}"
        " ORDER BY s.relationship_id, s.id",
        (*wanted, where.known, where.known, *relationships, *items),
    )


def _spoken_of(reader: RecordReader, where: Scope, keys: list[ItemKey]) -> set[ItemKey]:
    """Those of some items on which there is a statement, of whatever day."""
    if not keys:
        return set()
    return {*reader.last_days(where._replace(day=dt.date.max.toordinal(), items=tuple(keys)))}


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0
