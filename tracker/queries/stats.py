"""Stats: how many statements of each kind have which status, by party or by what else is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.rules import urgency
from tracker.domain.verdicts import VERDICTS, WITHOUT_STATUS
from tracker.projections.instants import day_of
from tracker.queries.clauses import (
    HOLDS,
    Clause,
    act_clause,
    acts_joined,
    among_clause,
    items_clause,
    once_clause,
    share_clause,
    within_clause,
)
from tracker.queries.filters import WAYS
from tracker.queries.reader import RecordReader
from tracker.queries.rows import BY
from tracker.queries.scope import ItemKey, Scope, holding, scope
from tracker.queries.selected import STANDS
from tracker.queries.viewpoint import Viewpoint

_SAID = (
    " JOIN tracker_statements s ON s.relationship_id = p.relationship_id AND s.id = p.statement_id"
)
_DIVIDED = (
    " JOIN tracker_spans q ON q.relationship_id = p.relationship_id"
    " AND q.statement_id = p.statement_id AND q.share = '' AND q.divided = 1"
    f" AND {HOLDS.replace('p.', 'q.')}"
)
_PLACES: dict[str, int] = {kind: place for place, kind in enumerate(KINDS.values())}

_Counted: TypeAlias = tuple[str, str | None, int]
"""A kind of statement, a status, and how many there are."""


class StatusCount(NamedTuple):
    """How many statements of a party, or of what else is counted by, are of a kind and a status."""

    party: str | None
    """The party; None where they are counted by something else."""
    kind: str
    """The kind of the statements."""
    status: str | None
    """Their status, or that of the party's share; None for progress and views, which have none."""
    statements: int
    """How many there are."""
    of: str
    """What they are counted by: the party, the year or the meeting in which it was said, the item,
    or the relationship."""
    relationship: str | None
    """Whose item it is, and the relationship itself; None where they are counted by another."""


def stats(reader: RecordReader, view: Viewpoint, per: str = WAYS[0]) -> Iterator[StatusCount]:
    """How many statements are of which kind and have which status.

    Args:
        reader: where they are counted.
        view: from where somebody looks at the record.
        per: what they are counted by, one of `WAYS`. Of each party, what several said together is
            counted for each of them; by all else, each act is counted once.
    """
    where = scope(reader.sql, view)
    if per not in _WAYS:
        yield from _by_party(reader, where)
        return
    way = _WAYS[per](reader, where)
    counts: Counter[tuple[tuple[object, ...], str, str, str, str | None]] = Counter()
    for group, (kind, status, count) in _by_group(reader, where, way.columns):
        of = way.told(group)
        counts[of.place, of.name, of.relationship or "", kind, status] += count
    for place, name, related, kind, status in sorted(counts, key=_in_order):
        count = counts[place, name, related, kind, status]
        yield StatusCount(None, kind, status, count, name, related or None)


class _Group(NamedTuple):
    """What some statements have in common that are counted together."""

    name: str
    relationship: str | None
    place: tuple[object, ...] = ()
    """By what it comes before others."""


class _Way(NamedTuple):
    """A way in which statements are put into groups."""

    columns: str
    """Those that tell of a statement in which group it is."""
    told: Callable[[tuple[int, ...]], _Group]
    """The group that their values stand for."""


def _years(reader: RecordReader, where: Scope) -> _Way:  # noqa: ARG001 - as each way is made
    return _Way("s.date", lambda row: _Group(f"{day_of(row[0]).year:04}", None))


def _meetings(reader: RecordReader, where: Scope) -> _Way:
    """By the meeting in which it was said, be it one of several relationships, in order of time."""
    within, given = within_clause("m.relationship_id", where.relationships)
    rows = [
        *reader.sql.rows(
            "SELECT m.relationship_id, m.id, m.meeting, m.date FROM tracker_meetings m"
            f" WHERE m.known_from <= ? AND m.known_to > ?{within}",
            (where.known, where.known, *given),
        )
    ]
    first: dict[str, int] = {}
    for _, _, meeting, date in rows:
        first[meeting] = min(date, first.get(meeting, date))
    names = {(relationship_id, number): meeting for relationship_id, number, meeting, _ in rows}

    def told(row: tuple[int, ...]) -> _Group:
        name = names[row[0], row[1]]
        return _Group(name, None, (first[name],))

    return _Way("s.relationship_id, s.meeting_id", told)


def _items(reader: RecordReader, where: Scope) -> _Way:
    """By the item that it is on, or by that into which this was merged."""
    within, given = within_clause("i.relationship_id", where.relationships)
    items = {
        ItemKey(relationship_id, number): _Group(slug, relationship)
        for relationship_id, number, slug, relationship in reader.sql.rows(
            "SELECT i.relationship_id, i.id, i.slug, l.name FROM tracker_items i"
            f" JOIN tracker_relationships l ON l.id = i.relationship_id WHERE true{within}",
            given,
        )
    }
    stands_for = reader.merged(where)

    def told(row: tuple[int, ...]) -> _Group:
        item = ItemKey(row[0], row[1])
        return items[stands_for.get(item, item)]

    return _Way("s.relationship_id, s.item_id", told)


def _relationships(reader: RecordReader, where: Scope) -> _Way:  # noqa: ARG001 - as each way is made
    names: dict[int, str] = dict(reader.sql.rows("SELECT id, name FROM tracker_relationships"))
    return _Way("s.relationship_id", lambda row: _Group(names[row[0]], names[row[0]]))


_WAYS: dict[str, Callable[[RecordReader, Scope], _Way]] = {
    "year": _years,
    "meeting": _meetings,
    "item": _items,
    "relationship": _relationships,
}
"""The ways but that by party, of which what several said together is in the group of each."""


def _in_order(
    counted: tuple[tuple[object, ...], str, str, str, str | None],
) -> tuple[object, ...]:
    *group, kind, status = counted
    return (*group, *_place(kind, status))


def _place(kind: str, status: str | None) -> tuple[int, int, str]:
    return _PLACES[kind], urgency(status or ""), status or ""


def _by_group(
    reader: RecordReader, where: Scope, columns: str
) -> Iterator[tuple[tuple[int, ...], _Counted]]:
    """How many acts have which values in some columns, are of which kind and stand how."""
    narrowed, given = _narrowed(reader, where)
    share, of_share = share_clause(where.by, where.known)
    for *group, kind, verdict, count in reader.sql.rows(
        f"SELECT {columns}, s.type, p.verdict, COUNT(*) FROM tracker_spans p{_SAID}"
        f" WHERE {STANDS} AND {share} AND p.verdict <> {WITHOUT_STATUS}{narrowed}"
        f" GROUP BY {columns}, s.type, p.verdict",
        (*holding(where), *of_share, *given),
    ):
        yield (*group,), (KINDS[kind], VERDICTS[verdict][1], count)
    said, of_said = _unfollowed(reader, where)
    for *group, kind, count in reader.sql.rows(
        f"SELECT {columns}, s.type, COUNT(*) FROM tracker_statements s{said}"
        f" GROUP BY {columns}, s.type",
        of_said,
    ):
        yield (*group,), (KINDS[kind], None, count)


def _by_party(reader: RecordReader, where: Scope) -> Iterator[StatusCount]:
    """How many statements of each party are of which kind, with the status of its share."""
    counts: Counter[tuple[str, str, str | None]] = Counter()
    for said_by, (kind, status, count) in _of_parties(reader, where):
        for party in dict.fromkeys(said_by.split()):
            if where.by in {None, party}:
                counts[party, kind, status] += count
    for party, kind, status in sorted(counts, key=lambda one: (one[0], *_place(*one[1:]))):
        yield StatusCount(party, kind, status, counts[party, kind, status], party, None)


def _of_parties(reader: RecordReader, where: Scope) -> Iterator[tuple[str, _Counted]]:
    """How many statements certain parties made, of which kind, and with which status.

    Of progress, also those whose deed it is.
    """
    narrowed, given = _narrowed(reader, where)
    whole = (
        f"SELECT {BY}, s.type, p.verdict, COUNT(*) FROM tracker_spans p{_SAID}"
        f" WHERE {STANDS} AND p.share = '' AND p.divided = 0 AND p.verdict <> {WITHOUT_STATUS}"
        f"{narrowed} GROUP BY 1, 2, 3"
    )
    shares = (
        f"SELECT p.share, s.type, p.verdict, COUNT(*) FROM tracker_spans p{_SAID}{_DIVIDED}"
        f" WHERE {STANDS} AND p.share <> ''{narrowed} GROUP BY 1, 2, 3"
    )
    held = holding(where)
    for query, parameters in (whole, (*held, *given)), (shares, (*held, *held, *given)):
        for parties, kind, verdict, count in reader.sql.rows(query, parameters):
            yield parties, (KINDS[kind], VERDICTS[verdict][1], count)
    joined, of_acts = acts_joined(where.day, where.known)
    said, of_said = _unfollowed(reader, where)
    for parties, kind, count in reader.sql.rows(
        "SELECT COALESCE(g.parties, s.by_parties) || ' ' || s.done_by, s.type, COUNT(*)"
        f" FROM tracker_statements s{joined}{said} GROUP BY 1, 2",
        (*of_acts, *of_said),
    ):
        yield parties, (KINDS[kind], None, count)


def _unfollowed(reader: RecordReader, where: Scope) -> Clause:
    """What keeps statements to acts of a kind that has no status."""
    types, given = among_clause(
        "s.type", [name for name, kind in KINDS.items() if kind not in FOLLOWED]
    )
    narrowed, of_view = _narrowed(reader, where)
    once, of_accounts = once_clause(where.day, where.known)
    return (
        f" WHERE s.known_from <= ? AND s.known_to > ? AND s.date <= ?{types}{narrowed}{once}",
        (where.known, where.known, where.day, *given, *of_view, *of_accounts),
    )


def _narrowed(reader: RecordReader, where: Scope) -> Clause:
    """What keeps statements to those that are asked about."""
    clauses = (
        within_clause("s.relationship_id", where.relationships),
        items_clause("s.item_id", reader.members(where)),
        act_clause(where.by, where.day, where.known, "s.by_parties", "s.done_by"),
    )
    return "".join(sql for sql, _ in clauses), tuple(one for _, given in clauses for one in given)
