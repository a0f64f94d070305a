"""Apart: shares that stand as what a list holds, of statements that stand otherwise as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.verdicts import VERDICTS
from tracker.queries.clauses import HOLDS, among_clause
from tracker.queries.reader import RecordReader
from tracker.queries.rows import REF, SPANS
from tracker.queries.scope import holding, scope
from tracker.queries.selected import NAMED, STANDS, said_clauses, stood_clauses, verdicts_of
from tracker.queries.selection import Selection
from tracker.queries.viewpoint import Viewpoint

_WHOLE = (
    " JOIN tracker_spans q ON q.relationship_id = p.relationship_id"
    " AND q.statement_id = p.statement_id AND q.share = '' AND q.divided = 1"
    f" AND {HOLDS.replace('p.', 'q.')}"
)


class ShareApart(NamedTuple):
    """The share of a party in a statement that stands otherwise as a whole."""

    ref: str
    """The statement."""
    party: str
    status: str
    """That of the share."""


def apart(reader: RecordReader, view: Viewpoint, selection: Selection) -> Iterator[ShareApart]:
    """The shares with a status that is asked for, of statements that have another one.

    There are none where the shares of a party are asked about, or no status is.

    Args:
        reader: where to read it.
        view: from where it is looked at.
        selection: which statements are asked for.
    """
    where = scope(reader.sql, view)
    if where.by is not None or selection.statuses is None or selection.looked_over:
        return
    whole = among_clause("q.verdict", {*range(len(VERDICTS))} - verdicts_of(selection))
    clauses = [
        whole,
        *said_clauses(reader, where, selection),
        *stood_clauses(where, selection),
    ]
    named = f"{NAMED}COALESCE(p.item_id, s.item_id)" if selection.text else ""
    for row in reader.sql.rows(
        f"SELECT {REF}, p.share, v.status FROM {SPANS}{_WHOLE}{named}"
        f" WHERE {STANDS} AND p.share <> ''{''.join(sql for sql, _ in clauses)}"
        " ORDER BY s.date, 1, 2",
        (*holding(where), *holding(where), *(one for _, given in clauses for one in given)),
    ):
        yield ShareApart(*row)
