"""Search: what on record has some words in it, the best of each kind first."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.projections.instants import day_of
from tracker.projections.rows import KeptAssessment, KeptMeeting, KeptReadout, KeptStatement
from tracker.projections.tables import TABLES
from tracker.queries.called import items_called
from tracker.queries.clauses import (
    HOLDS,
    act_clause,
    items_clause,
    keyed,
    share_clause,
    within_clause,
)
from tracker.queries.hits import RANKED, Hit, RankedHit, matches, rank, words_clause
from tracker.queries.meetings import widest
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, Scope, holding, scope
from tracker.queries.terms import Terms
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import chunks


def search(reader: RecordReader, view: Viewpoint, words: str, *, limit: int) -> Iterator[Hit]:
    """What has all of some words in it, known and made: items, statements, and so on.

    Of each kind, the best come first: those with the words in a row, then those with all of them in
    one text; and among these the latest.

    Args:
        reader: where to read it.
        view: from where it is asked.
        words: the words.
        limit: at most so many of each kind.
    """
    terms, where = Terms(words), scope(reader.sql, view)
    if not terms.forms:
        return
    kinds = [_statements, _judgements]
    if where.by is None:
        kinds.insert(0, items_called)
    if where.by is None and where.items is None:
        kinds += [_readouts, _meetings]
    for kind in kinds:
        found = sorted(kind(reader, where, terms), key=lambda one: -one.rank)
        if kind is _statements:
            found = _once(reader, where, found)
        best = found[:limit]
        yield from _stood(reader, where, best) if kind is _statements else (one.hit for one in best)


def _statements(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[RankedHit]:
    said, by = act_clause(where.by, where.day, where.known, "s.by_parties", "s.done_by")
    about, items = items_clause("s.item_id", reader.members(where))
    rows = _rows(
        reader,
        where,
        KeptStatement,
        terms,
        columns="s.relationship_id, s.id, s.date, s.key, r.slug, i.slug, s.by_parties,"
        " s.summary, s.quote, s.condition, s.due_words",
        joined=" JOIN tracker_readouts r"
        " ON r.relationship_id = s.relationship_id AND r.id = s.readout_id"
        " JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id",
        only=(f" AND s.date <= ?{said}{about}", (where.day, *by, *items)),
    )
    for whose, number, day, key, readout, item, parties, *texts in rows:
        fields = ("summary", "quote", "condition", "deadline")
        found = matches(terms, zip(fields, texts, strict=True))
        hit = Hit(
            "statement",
            f"{key}@{readout}",
            reader.relationship(whose),
            day_of(day),
            item,
            tuple(parties.split()),
            None,
            found,
        )
        yield RankedHit(hit, ItemKey(whose, number), rank(terms, found))


def _once(reader: RecordReader, where: Scope, found: Sequence[RankedHit]) -> list[RankedHit]:
    """Statements, of each act the account of it that was found best, with whose act it is.

    Of accounts that were found alike, it is the one that stands for the others elsewhere.
    """
    acts: dict[ItemKey, tuple[ItemKey, str | None]] = {}
    for part in chunks(found):
        first, joined, numbers = keyed("p.statement_id", [one.key for one in part])
        for whose, number, twin_of, parties in reader.sql.rows(
            "SELECT p.relationship_id, p.statement_id, p.twin_of, p.by_parties"
            f" FROM {first} tracker_spans p WHERE {joined} AND p.share = '' AND {HOLDS}",
            (*numbers, *holding(where)),
        ):
            acts[ItemKey(whose, number)] = ItemKey(whose, twin_of or number), parties
    best: dict[ItemKey, RankedHit] = {}
    for one in found:
        act, parties = acts.get(one.key, (one.key, None))
        known = best.get(act)
        if known is None or (one.key == act and one.rank == known.rank):
            hit = one.hit._replace(by=tuple(parties.split())) if parties else one.hit
            best[act] = RankedHit(hit, one.key, one.rank)
    return [*best.values()]


def _stood(reader: RecordReader, where: Scope, found: Sequence[RankedHit]) -> Iterator[Hit]:
    """Statements with the status that each had; of a party, its share."""
    if not found:
        return
    first, joined, numbers = keyed("p.statement_id", [one.key for one in found])
    share, of_share = share_clause(where.by, where.known)
    rows = reader.sql.rows(
        f"SELECT p.relationship_id, p.statement_id, v.status FROM {first} tracker_spans p"
        f" JOIN tracker_verdicts v ON v.id = p.verdict WHERE {joined} AND {share} AND {HOLDS}",
        (*numbers, *of_share, *holding(where)),
    )
    stood = {ItemKey(whose, number): status for whose, number, status in rows}
    for one in found:
        yield one.hit._replace(status=stood.get(one.key))


def _judgements(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[RankedHit]:
    """What was judged, by its evidence and its note."""
    about, items = items_clause("s.item_id", reader.members(where))
    rows = _rows(
        reader,
        where,
        KeptAssessment,
        terms,
        columns="s.relationship_id, s.id, s.ref, i.slug, s.body",
        joined=" JOIN tracker_items i"
        " ON i.relationship_id = s.relationship_id AND i.id = s.item_id",
        only=(about, items),
        order="s.known_from",
    )
    for whose, number, ref, item, body in rows:
        judged = json.loads(body)
        on = dt.date.fromisoformat(judged.get("on") or judged["through"])
        texts = [(field, judged.get(field)) for field in ("note", "evidence")]
        if on.toordinal() > where.day or not terms.all_in(*filter(None, (t for _, t in texts))):
            continue
        found = matches(terms, texts)
        hit = Hit("judgement", ref, reader.relationship(whose), on, item, (), None, found)
        yield RankedHit(hit, ItemKey(whose, number), rank(terms, found))


def _readouts(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[RankedHit]:
    rows = _rows(
        reader,
        where,
        KeptReadout,
        terms,
        columns="s.relationship_id, s.id, s.date, s.slug, s.title",
        only=(" AND s.date <= ?", (where.day,)),
    )
    for whose, number, day, slug, title in rows:
        found = matches(terms, [("title", title), ("readout", slug)])
        name = reader.relationship(whose)
        hit = Hit("readout", slug, name, day_of(day), None, (), None, found)
        yield RankedHit(hit, ItemKey(whose, number), rank(terms, found))


def _meetings(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[RankedHit]:
    rows = _rows(
        reader,
        where,
        KeptMeeting,
        terms,
        columns="s.relationship_id, s.id, s.date, s.meeting, s.kind, s.place, s.participants",
        only=(" AND s.date <= ?", (where.day,)),
    )
    told: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for row in rows:  # two readouts may tell of one meeting
        told[row[3]].setdefault(reader.relationship(row[0]), row)
    for meeting, accounts in told.items():
        name = widest(accounts)
        whose, number, day, _, kind, place, participants = accounts[name]
        people = [name for names in json.loads(participants).values() for name in names]
        texts = [("place", place), ("kind", kind), *(("participant", name) for name in people)]
        found = matches(terms, texts)
        hit = Hit("meeting", meeting, name, day_of(day), None, (), None, found)
        yield RankedHit(hit, ItemKey(whose, number), rank(terms, found))


def _rows(
    reader: RecordReader,
    where: Scope,
    kind: type,
    terms: Terms,
    *,
    columns: str,
    joined: str = "",
    only: tuple[str, tuple[Any, ...]] = ("", ()),
    order: str = "s.date",
) -> list[tuple[Any, ...]]:
    """The latest rows of a kind in which all of the words are, and that were known."""
    first, found, wanted = words_clause(reader, kind, terms)
    within, relationships = within_clause("s.relationship_id", where.relationships)
    clause, parameters = only
    latest = (
        "SELECT s.relationship_id AS whose, s.id AS number"
        f" FROM {first} {TABLES[kind].name} s WHERE {found}"
        f" AND s.known_from <= ? AND s.known_to > ?{within}{clause}"
        f" ORDER BY {order} DESC, s.relationship_id, s.id LIMIT {RANKED}"
    )
    return reader.sql.rows(
        f"SELECT {columns} FROM ({latest}) w CROSS JOIN {TABLES[kind].name} s{joined}"
        " WHERE s.relationship_id = w.whose AND s.id = w.number"
        f" ORDER BY {order} DESC, s.relationship_id, s.id",
        (*wanted, where.known, where.known, *relationships, *parameters),
    )
