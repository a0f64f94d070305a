"""The replay: readout by readout, and day by day between them, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from tracker.projections.instants import day_of
from tracker.queries import moments
from tracker.queries.causes import TURNS, Causes
from tracker.queries.clauses import by_clause, items_clause, share_clause, within_clause
from tracker.queries.explained import why
from tracker.queries.reader import RecordReader
from tracker.queries.rows import BY, StatusRow, select
from tracker.queries.scope import Scope, scope
from tracker.queries.steps import StatusChange, Step
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import chunks

_READOUTS_AT_ONCE = 2000
"""How many readouts a stretch of days has whose changes are sorted at once."""


class TitleRow(NamedTuple):
    """A readout on record."""

    readout: str
    readout_date: int
    readout_title: str | None


class DatedChange(NamedTuple):
    """A change as a line of a table tells it: with its day, and the readout that made it."""

    date: date
    readout: str | None
    ref: str
    before: str | None
    after: str
    rule: str
    why: str
    summary: str


def replay(reader: RecordReader, view: Viewpoint, start: date | None = None) -> Iterator[Step]:
    """Readout by readout, and day by day between them, what changed up to the day.

    The changes are looked for in one stretch of days after the other, so that the first are told
    before all of them are sorted.

    Args:
        reader: where to read them.
        view: from where they are looked at.
        start: the first day of which is told; None for all before the day, too.

    Raises:
        Refused: the first day comes after the last one.
    """
    moments.in_order(start, view.as_of)
    where, after = scope(reader.sql, view), start.toordinal() - 1 if start else 0
    return _steps(reader, where, _readouts(reader, where, after), after)


def dated(steps: Iterable[Step]) -> Iterator[DatedChange]:
    """The changes of some steps, each with the day and the readout of its own."""
    for step in steps:
        for one in step.changes:
            yield DatedChange(
                step.date,
                step.readout,
                one.ref,
                one.before,
                one.after,
                one.rule,
                one.why,
                one.summary,
            )


def _steps(
    reader: RecordReader, where: Scope, readouts: Sequence[TitleRow], after: int
) -> Iterator[Step]:
    titles = {row.readout: row.readout_title for row in readouts}
    held = ((row.readout_date, row.readout, None) for row in readouts)
    told = merge(held, _changes(reader, where, readouts, after), key=itemgetter(0))
    for day, together in groupby(told, key=itemgetter(0)):
        changes: dict[str, list[StatusChange]] = {}
        for _, readout, change in together:
            changes.setdefault(readout, []).extend([change] if change else [])
        for readout in sorted(changes):
            yield Step(day_of(day), readout or None, titles.get(readout), tuple(changes[readout]))


def _readouts(reader: RecordReader, where: Scope, after: int) -> list[TitleRow]:
    """The readouts known and dated after a day and up to another, in the order of time."""
    related, relationships = within_clause("r.relationship_id", where.relationships)
    found = reader.sql.rows(
        f"SELECT {select(TitleRow)} FROM tracker_readouts r"
        f" WHERE r.date > ? AND r.date <= ? AND r.known_from <= ? AND r.known_to > ?{related}"
        " ORDER BY r.date",
        (after, where.day, where.known, where.known, *relationships),
    )
    return [*map(TitleRow._make, found)]


def _changes(
    reader: RecordReader, where: Scope, readouts: Sequence[TitleRow], begin: int
) -> Iterator[tuple[int, str, StatusChange]]:
    """Every change of a status after a day, with its own and its readout ("" for none)."""
    ends = [row.readout_date for row in readouts[_READOUTS_AT_ONCE::_READOUTS_AT_ONCE]]
    causes = Causes(reader.sql, where, {row.readout: row.readout_date for row in readouts})
    for end in (*ends, where.day):
        for rows in chunks(_turns(reader, where, begin, end)):
            reasons = _reasons(reader, where, rows)
            for row, cause, reason in zip(rows, causes.of(rows), reasons, strict=True):
                change = StatusChange(
                    row.ref,
                    row.summary,
                    row.former_status,
                    row.status,
                    row.rule,
                    reason,
                    cause.judged,
                )
                yield row.valid_from, cause.readout, change
        begin = end


def _reasons(reader: RecordReader, where: Scope, rows: Iterable[StatusRow]) -> Iterator[str]:
    """Why statements got a status, as it was told on its day; they are in the order of days."""
    for day, together in groupby(rows, key=attrgetter("valid_from")):
        of_day = [*together]
        beside = reader.lookups.of(where._replace(day=day), of_day)
        for place, row in enumerate(of_day):
            yield why(row, row.rule, row.status, beside.told(place).known)


def _turns(reader: RecordReader, where: Scope, after: int, until: int) -> Iterator[StatusRow]:
    """The days of a stretch on which a statement got a status, after one day and until another."""
    related, relationships = within_clause("p.relationship_id", where.relationships)
    about, items = items_clause("p.item_id", where.items)
    share, of_share = share_clause(where.by, where.known)
    said, by = by_clause(where.by, BY)
    found = reader.sql.stream(
        f"SELECT {select(StatusRow)} FROM {TURNS}"
        f" WHERE {share} AND p.twin_of IS NULL"
        " AND p.valid_from > ? AND p.valid_from <= ? AND p.known_from <= ? AND p.known_to > ?"
        # A status begins anew where what was done in part ended so.
        f" AND p.since = p.valid_from{said}{related}{about}"
        " ORDER BY p.valid_from, s.date, r.slug, s.number",
        (
            *(where.known, where.known, *of_share),
            *(after, until, where.known, where.known),
            *(*by, *relationships, *items),
        ),
    )
    return map(StatusRow._make, found)
