"""Selected: the query for the statements of a selection, composed of a clause for each filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.verdicts import VERDICTS, numbers
from tracker.projections.instants import ENDLESS
from tracker.queries.clauses import (
    HOLDS,
    Clause,
    act_clause,
    addressed_clause,
    among_clause,
    items_clause,
    once_clause,
    participant_clause,
    share_clause,
    text_clause,
    within_clause,
)
from tracker.queries.orders import ORDERS, Order
from tracker.queries.reader import RecordReader
from tracker.queries.rows import SAID, SPANS, StandingRow, select
from tracker.queries.scope import Scope, holding
from tracker.queries.selection import Selection

STANDS = f"{HOLDS} AND p.twin_of IS NULL"
"""Those of statements and not of their twins."""

_KNOWN = "s.known_from <= ? AND s.known_to > ? AND s.date <= ?"
"""The statements that were made by a day and known by a moment."""

NAMED = " JOIN tracker_item_names n ON n.relationship_id = s.relationship_id AND n.item_id = "
"""The names of the item whose number follows, which a text is looked for in."""

_ITEM = "COALESCE(p.item_id, s.item_id)"
"""The item that a statement is on, though it was coded on one that was merged into that."""

_JOINS = {
    "i": f" JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = {_ITEM}",
    "l": " JOIN tracker_relationships l ON l.id = s.relationship_id",
    "n": f"{NAMED}{_ITEM}",
}
"""The tables that only some filters and orders need, by their letters."""

_OTHERS = (
    " CROSS JOIN tracker_relationships l CROSS JOIN tracker_items i CROSS JOIN tracker_item_names n"
)
_NAMES = (
    " AND l.id = s.relationship_id"
    f" AND i.relationship_id = s.relationship_id AND i.id = {_ITEM}"
    " AND n.relationship_id = s.relationship_id AND n.item_id = i.id"
    " AND n.known_from <= ? AND n.known_to > ?"
)
"""The same tables, all of them: read last, which SQLite is not to change."""

_RENEWS = " AND p.marks LIKE '%renews:%'"
"""What renews something."""

_BEGINS = "COALESCE(p.due_first, p.due_last)"
"""The day on which a window begins; what has a last day alone falls due on that."""


def keys(
    reader: RecordReader, where: Scope, selection: Selection
) -> tuple[str, tuple[object, ...]]:
    """The query for the keys of the statements of a selection, in its order."""
    needed = {_order(selection).table, "n" if selection.text else ""} - {""}
    joined = "".join(_JOINS[one] for one in needed)
    return _query(("s.relationship_id, s.id", joined), [], reader, where, selection)


def wholes(
    reader: RecordReader, where: Scope, selection: Selection
) -> tuple[str, tuple[object, ...]]:
    """The query for all that the statements of a selection tell, in its order."""
    named: Clause = (_NAMES, (where.known, where.known))
    return _query((select(StandingRow), _OTHERS), [named], reader, where, selection)


def _order(selection: Selection) -> Order:
    return ORDERS[selection.sort.removeprefix("-")]


def _query(
    of: tuple[str, str],
    more: Sequence[Clause],
    reader: RecordReader,
    where: Scope,
    selection: Selection,
) -> tuple[str, tuple[object, ...]]:
    """The query for some columns of the statements of a selection, and the tables they need."""
    columns, joined = of
    tables, of_tables = _tables(where, selection)
    clauses = [
        _standing(where, selection),
        *more,
        *said_clauses(reader, where, selection),
        *stood_clauses(where, selection),
    ]
    limit = () if selection.looked_over or selection.end is None else (selection.end,)
    query = (
        f"SELECT {columns} FROM {tables}{joined} WHERE {_joined(clauses)}"
        f" ORDER BY {_order(selection).sql(turned=selection.sort.startswith('-'))}"
        f"{' LIMIT ?' if limit else ''}"
    )
    return query, (*of_tables, *(value for _, given in clauses for value in given), *limit)


def counts(
    reader: RecordReader, where: Scope, selection: Selection
) -> tuple[str, tuple[object, ...]]:
    """The query for how many statements of a selection that have a status have which verdict."""
    # A verdict is of one kind of statement alone, so their types need not be looked at.
    said = [*said_clauses(reader, where, selection._replace(types=None))]
    clauses = [_standing(where, selection), *said, *stood_clauses(where, selection)]
    tables = SPANS if any(sql for sql, _ in said) else "tracker_spans p"
    named = _JOINS["n"] if selection.text else ""
    query = f"SELECT p.verdict, COUNT(*) FROM {tables}{named} WHERE {_joined(clauses)}"
    return f"{query} GROUP BY p.verdict", tuple(value for _, given in clauses for value in given)


def unfollowed(
    reader: RecordReader, where: Scope, selection: Selection
) -> tuple[str, tuple[object, ...]]:
    """The query for how many statements of a selection are of a kind that has no status."""
    types = [name for name, kind in KINDS.items() if kind not in FOLLOWED]
    some = selection._replace(types=frozenset(types) & (selection.types or frozenset(types)))
    known = _KNOWN, (where.known, where.known, where.day)
    clauses = [known, *said_clauses(reader, where, some), once_clause(where.day, where.known)]
    named = _JOINS["n"].replace(_ITEM, "s.item_id") if selection.text else ""
    query = f"SELECT COUNT(*) FROM tracker_statements s{named} WHERE {_joined(clauses)}"
    return query, tuple(value for _, given in clauses for value in given)


def _joined(clauses: Iterable[Clause]) -> str:
    return "".join(sql for sql, _ in clauses)


def _tables(where: Scope, selection: Selection) -> Clause:
    """The tables that are read: where only what has a status is wanted, the spans first."""
    if selection.of_status:
        return SPANS, ()
    share, of_share = share_clause(where.by, where.known)
    joined = (
        f"{SAID} LEFT JOIN tracker_spans p ON p.relationship_id = s.relationship_id"
        f" AND p.statement_id = s.id AND {HOLDS} AND {share}"
        " LEFT JOIN tracker_verdicts v ON v.id = p.verdict"
    )
    return joined, (*holding(where), *of_share)


def _standing(where: Scope, selection: Selection) -> Clause:
    """The clause for what was known and said, and stood."""
    if not selection.of_status:
        return f"p.twin_of IS NULL AND {_KNOWN}", (where.known, where.known, where.day)
    share, of_share = share_clause(where.by, where.known)
    return f"{STANDS} AND {share}", (*holding(where), *of_share)


def said_clauses(reader: RecordReader, where: Scope, selection: Selection) -> Iterator[Clause]:
    """The clauses for what a statement itself says, and where."""
    yield within_clause("s.relationship_id", where.relationships)
    yield items_clause("s.item_id", reader.members(where))
    yield act_clause(where.by, where.day, where.known, "s.by_parties", "s.done_by")
    yield addressed_clause(selection.to, where.day, where.known)
    yield among_clause("s.type", selection.types)
    yield among_clause("s.wording", selection.wordings)
    if selection.since:
        yield " AND s.date >= ?", (selection.since.toordinal(),)
    if selection.until:
        yield " AND s.date <= ?", (selection.until.toordinal(),)
    if selection.participant:
        told, given = participant_clause(
            selection.participant, "m.meeting", where.known, where.relationships
        )
        yield (
            (
                " AND (s.relationship_id, s.meeting_id) IN"
                f" (SELECT m.relationship_id, m.id FROM tracker_meetings m WHERE TRUE{told})"
            ),
            given,
        )
    if selection.text:
        yield " AND n.known_from <= ? AND n.known_to > ?", (where.known, where.known)
        yield text_clause(selection.text, "n.title", "s.summary", "s.quote", "s.condition")


def stood_clauses(where: Scope, selection: Selection) -> Iterator[Clause]:
    """The clauses for how a statement stood."""
    if selection.of_status:
        # By the number in the span itself, so that no other table is looked at in vain.
        yield among_clause("p.verdict", verdicts_of(selection))
    begins, ends = _window(where, selection)
    if begins is not None:
        yield f" AND COALESCE(p.due_last, {ENDLESS}) >= ?", (begins,)
    if ends is not None:
        yield f" AND {_BEGINS} <= ?", (ends,)
    if selection.due_by:
        yield " AND p.due_last <= ?", (selection.due_by.toordinal(),)
    if selection.due:
        yield f" AND {_BEGINS} IS NOT NULL", ()
    if selection.slipped:
        yield _RENEWS, ()
    if selection.disputed:
        yield " AND p.marks LIKE '%disputed:%'", ()
    if selection.publisher:
        # Who else reports it is looked up of those that are marked to have twins.
        yield " AND (r.publisher = ? OR p.marks LIKE '%twin:%')", (selection.publisher,)


def verdicts_of(selection: Selection) -> frozenset[int]:
    """The numbers of the verdicts that statements of a selection can have."""
    statuses = selection.statuses
    if statuses is None:
        statuses = frozenset(status for _, status in VERDICTS)
    kinds = {KINDS[one] for one in selection.types or KINDS}
    return frozenset(
        number
        for number in numbers(statuses, settled=selection.settled)
        if VERDICTS[number][0].partition(".")[0] in kinds
    )


def _window(where: Scope, selection: Selection) -> tuple[int | None, int | None]:
    """The first and the last of the days that a window has to touch."""
    begins = [day.toordinal() for day in (selection.due_from,) if day]
    ends = [day.toordinal() for day in (selection.due_to,) if day]
    if selection.due_within is not None:
        begins.append(where.day)
        ends.append(where.day + selection.due_within)
    return max(begins, default=None), min(ends, default=None)
