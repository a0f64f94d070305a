"""Search: what on record has some words in it, the best of each kind first."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tracker.projections.instants import day_of, maybe_day
from tracker.projections.rows import KeptAssessment, KeptMeeting, KeptReadout, KeptStatement
from tracker.projections.texts import SEARCHED, tables
from tracker.queries.clauses import by_clause, items_clause, keyed, within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, Scope, scope
from tracker.queries.terms import Found, Terms
from tracker.queries.viewpoint import Viewpoint

RANKED = 1_000
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


class _Candidate(NamedTuple):
    hit: Hit
    key: ItemKey
    rank: int


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
        kinds.insert(0, _items)
    if where.by is None and where.items is None:
        kinds += [_readouts, _meetings]
    for kind in kinds:
        found = sorted(kind(reader, where, terms), key=lambda one: -one.rank)
        best = found[:limit]
        yield from _stood(reader, where, best) if kind is _statements else (one.hit for one in best)


def _items(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[_Candidate]:
    """The items that are called so, also by another name, that were mentioned by the day."""
    called = list(_called(reader, where, terms))
    keys = tuple(key for key, _, _ in called)
    days = reader.last_days(where._replace(items=keys)) if keys else {}
    later = _spoken_of(reader, where, [key for key in keys if key not in days])
    for key, slug, texts in sorted(called, key=lambda one: -_ordinal(days.get(one[0]))):
        if key in later:
            continue
        found = _matches(terms, texts)
        if len(found) > 1 and found[-1].field == "slug":
            found = found[:-1]
        name = reader.relationship(key.relationship_id)
        hit = Hit("item", slug, name, days.get(key), slug, (), None, found)
        yield _Candidate(hit, key, _rank(terms, found))


def _called(
    reader: RecordReader, where: Scope, terms: Terms
) -> Iterator[tuple[ItemKey, str, list[tuple[str, str]]]]:
    """The items of which the names have all of the words, with these; the last is the slug."""
    within, relationships = within_clause("i.relationship_id", where.relationships)
    about, items = items_clause("i.id", reader.members(where))
    stands_for = reader.merged(where.known)
    slugs: dict[ItemKey, str] = {}
    names: dict[ItemKey, list[tuple[str, str]]] = defaultdict(list)
    for whose, number, slug, title, others in reader.sql.rows(
        "SELECT i.relationship_id, i.id, i.slug, n.title, n.names"
        " FROM tracker_items i JOIN tracker_item_names n"
        " ON n.relationship_id = i.relationship_id AND n.item_id = i.id"
        f" WHERE n.known_from <= ? AND n.known_to > ?{within}{about} ORDER BY i.slug",
        (where.known, where.known, *relationships, *items),
    ):
        key = ItemKey(whose, number)
        last = stands_for.get(key, key)
        own = names[last]
        if last == key:
            slugs[key] = slug
            own.insert(0, ("title", title))
        else:
            own += [("name", title), ("name", slug)]
        if others != "[]":
            own += [("name", name) for name in json.loads(others)]
    for key, slug in slugs.items():
        texts = [*dict.fromkeys(names[key]), ("slug", slug)]
        if terms.all_in(" ".join(text for _, text in texts)):
            yield key, slug, texts


def _spoken_of(reader: RecordReader, where: Scope, keys: list[ItemKey]) -> set[ItemKey]:
    """Those of some items on which there is a statement, of whatever day."""
    if not keys:
        return set()
    return {*reader.last_days(where._replace(day=dt.date.max.toordinal(), items=tuple(keys)))}


def _statements(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[_Candidate]:
    said, by = by_clause(where.by, "s.by_parties", "s.done_by")
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
        found = _matches(terms, zip(fields, texts, strict=True))
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
        yield _Candidate(hit, ItemKey(whose, number), _rank(terms, found))


def _stood(reader: RecordReader, where: Scope, found: Sequence[_Candidate]) -> Iterator[Hit]:
    """Statements with the status that each had."""
    if not found:
        return
    first, joined, numbers = keyed("p.statement_id", [one.key for one in found])
    rows = reader.sql.rows(
        f"SELECT p.relationship_id, p.statement_id, v.status FROM {first} tracker_spans p"
        f" JOIN tracker_verdicts v ON v.id = p.verdict WHERE {joined} AND p.share = ''"
        " AND p.valid_from <= ? AND p.valid_to > ? AND p.known_from <= ? AND p.known_to > ?",
        (*numbers, where.day, where.day, where.known, where.known),
    )
    stood = {ItemKey(whose, number): status for whose, number, status in rows}
    for one in found:
        yield one.hit._replace(status=stood.get(one.key))


def _judgements(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[_Candidate]:
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
        found = _matches(terms, texts)
        hit = Hit("judgement", ref, reader.relationship(whose), on, item, (), None, found)
        yield _Candidate(hit, ItemKey(whose, number), _rank(terms, found))


def _readouts(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[_Candidate]:
    rows = _rows(
        reader,
        where,
        KeptReadout,
        terms,
        columns="s.relationship_id, s.id, s.date, s.slug, s.title",
        only=(" AND s.date <= ?", (where.day,)),
    )
    for whose, number, day, slug, title in rows:
        found = _matches(terms, [("title", title), ("readout", slug)])
        name = reader.relationship(whose)
        hit = Hit("readout", slug, name, maybe_day(day), None, (), None, found)
        yield _Candidate(hit, ItemKey(whose, number), _rank(terms, found))


def _meetings(reader: RecordReader, where: Scope, terms: Terms) -> Iterator[_Candidate]:
    rows = _rows(
        reader,
        where,
        KeptMeeting,
        terms,
        columns="s.relationship_id, s.id, s.date, s.meeting, s.kind, s.place, s.participants",
        only=(" AND s.date <= ?", (where.day,)),
    )
    seen = set()
    for whose, number, day, meeting, kind, place, participants in rows:
        if meeting in seen:  # of two readouts that tell of it
            continue
        seen.add(meeting)
        people = [name for names in json.loads(participants).values() for name in names]
        texts = [("place", place), ("kind", kind), *(("participant", name) for name in people)]
        found = _matches(terms, texts)
        name = reader.relationship(whose)
        hit = Hit("meeting", meeting, name, day_of(day), None, (), None, found)
        yield _Candidate(hit, ItemKey(whose, number), _rank(terms, found))


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
    place = [*SEARCHED].index(kind)
    texts = tables()[place]
    first, found, wanted = reader.sql.matching(texts, place, "s", terms.forms)
    within, relationships = within_clause("s.relationship_id", where.relationships)
    clause, parameters = only
    latest = (
        f"SELECT s.* FROM {first} {texts.table} s WHERE {found}"
        f" AND s.known_from <= ? AND s.known_to > ?{within}{clause}"
        f" ORDER BY {order} DESC, s.relationship_id, s.id LIMIT {RANKED}"
    )
    return reader.sql.rows(
        f"SELECT {columns} FROM ({latest}) s{joined}"
        f" ORDER BY {order} DESC, s.relationship_id, s.id",
        (*wanted, where.known, where.known, *relationships, *parameters),
    )


def _matches(terms: Terms, texts: Iterable[tuple[str, str | None]]) -> tuple[Found, ...]:
    found = (terms.found(field, text) for field, text in texts)
    return tuple(one for one in found if one)


def _rank(terms: Terms, found: Sequence[Found]) -> int:
    """How well the words fit: in a row in the first text, in a row in another, together, apart."""
    if not found:
        return 0
    if terms.in_a_row(found[0].text):
        return 4
    if any(terms.in_a_row(one.text) for one in found):
        return 3
    return 2 if any(terms.all_in(one.text) for one in found) else 1


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0
