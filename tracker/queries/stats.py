"""Stats: how many statements are of each party, by their kind and their status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.rules import urgency
from tracker.domain.verdicts import VERDICTS, WITHOUT_STATUS
from tracker.queries.clauses import (
    HOLDS,
    Clause,
    act_clause,
    acts_joined,
    among_clause,
    items_clause,
    once_clause,
    within_clause,
)
from tracker.queries.reader import RecordReader
from tracker.queries.rows import BY
from tracker.queries.scope import Scope, holding, scope
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


class StatusCount(NamedTuple):
    """How many statements of a party are of one kind and have one status."""

    party: str
    """The party."""
    kind: str
    """The kind of the statements."""
    status: str | None
    """Their status, or that of the party's share; None for progress and views, which have none."""
    statements: int
    """How many there are."""


def stats(reader: RecordReader, view: Viewpoint) -> Iterator[StatusCount]:
    """How many statements of each party are of which kind and have which status."""
    where = scope(reader.sql, view)
    counts: Counter[tuple[str, str, str | None]] = Counter()
    for said_by, kind, status, count in _counted(reader, where):
        for party in dict.fromkeys(said_by.split()):
            if where.by in {None, party}:
                counts[party, kind, status] += count
    for party, kind, status in sorted(counts, key=_place):
        yield StatusCount(party, kind, status, counts[party, kind, status])


def _place(counted: tuple[str, str, str | None]) -> tuple[str, int, int, str]:
    party, kind, status = counted
    return party, _PLACES[kind], urgency(status or ""), status or ""


def _counted(reader: RecordReader, where: Scope) -> Iterator[tuple[str, str, str | None, int]]:
    """How many statements certain parties made, of which kind, and with which status.

    Of progress, also those whose deed it is.
    """
    clauses = [*_clauses(reader, where)]
    narrowed = "".join(sql for sql, _ in clauses)
    given = [value for _, values in clauses for value in values]
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
            yield parties, KINDS[kind], VERDICTS[verdict][1], count
    unfollowed, types = among_clause(
        "s.type", [name for name, kind in KINDS.items() if kind not in FOLLOWED]
    )
    once, of_accounts = once_clause(where.day, where.known)
    joined, of_acts = acts_joined(where.day, where.known)
    for parties, kind, count in reader.sql.rows(
        "SELECT COALESCE(g.parties, s.by_parties) || ' ' || s.done_by, s.type, COUNT(*)"
        f" FROM tracker_statements s{joined}"
        f" WHERE s.known_from <= ? AND s.known_to > ? AND s.date <= ?{unfollowed}{narrowed}{once}"
        " GROUP BY 1, 2",
        (*of_acts, where.known, where.known, where.day, *types, *given, *of_accounts),
    ):
        yield parties, KINDS[kind], None, count


def _clauses(reader: RecordReader, where: Scope) -> Iterator[Clause]:
    yield within_clause("s.relationship_id", where.relationships)
    yield items_clause("s.item_id", reader.members(where))
    yield act_clause(where.by, where.day, where.known, "s.by_parties", "s.done_by")
