"""The replay: readout by readout, and day by day between them, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tracker.domain.names import readout_of
from tracker.domain.rules import JUDGED
from tracker.projections.instants import day_of
from tracker.queries.answers import StatusChange, Step
from tracker.queries.reader import RecordReader
from tracker.queries.rows import SPANS, StatusRow, TitleRow, select, why
from tracker.queries.scope import Scope, items_clause, scope, within_clause
from tracker.queries.viewpoint import Viewpoint


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


def replay(reader: RecordReader, view: Viewpoint) -> list[Step]:
    """Readout by readout, and day by day between them, what changed up to the day."""
    where = scope(reader.sql, view)
    changes: dict[tuple[date, str], list[StatusChange]] = defaultdict(list)
    for day, readout, change in _changes(reader, where):
        changes[day, readout].append(change)
    titles: dict[str, str | None] = {}
    for row in _readouts(reader, where):
        changes.setdefault((day_of(row.readout_date), row.readout), [])
        titles[row.readout] = row.readout_title
    return [
        Step(day, readout or None, titles.get(readout), tuple(changes[day, readout]))
        for day, readout in sorted(changes)
    ]


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


def _readouts(reader: RecordReader, where: Scope) -> Iterator[TitleRow]:
    """The readouts known and dated up to the day."""
    related, relationships = within_clause("r.relationship_id", where.relationships)
    found = reader.sql.rows(
        f"SELECT {select(TitleRow)} FROM tracker_readouts r"
        f" WHERE r.date <= ? AND r.known_from <= ? AND r.known_to > ?{related}",
        (where.day, where.known, where.known, *relationships),
    )
    return map(TitleRow._make, found)


def _changes(reader: RecordReader, where: Scope) -> Iterator[tuple[date, str, StatusChange]]:
    """Every change of a status, with its day and the readout that made it ("" for none)."""
    related, relationships = within_clause("p.relationship_id", where.relationships)
    about, items = items_clause("p.item_id", where.items)
    found = reader.sql.rows(
        f"SELECT {select(StatusRow)} {SPANS}"
        f" WHERE p.share = '' AND p.twin_of IS NULL AND p.known_from <= ? AND p.known_to > ? AND p.valid_from <= ?{related}{about}"
        " ORDER BY s.date, r.slug, s.number, p.valid_from",
        (where.known, where.known, where.day, *relationships, *items),
    )
    for _, group in groupby(map(StatusRow._make, found), key=lambda row: row.ref):
        before = former = None
        for row in group:
            if row.status != before:
                change = StatusChange(
                    row.ref,
                    row.summary,
                    before,
                    row.status,
                    row.rule,
                    why(row, row.rule, row.status),
                )
                yield day_of(row.valid_from), _readout_behind(row, former), change
            before, former = row.status, row.rule


def _readout_behind(row: StatusRow, former: str | None) -> str:
    """The readout that gave a statement its status; "" where none did."""
    if row.valid_from == row.made:
        return readout_of(row.ref)
    if row.rests_on and JUDGED.isdisjoint((row.rule, former)):
        # What was judged is changed by nothing but another judgement.
        return readout_of(row.rests_on) or row.rests_on
    return ""
