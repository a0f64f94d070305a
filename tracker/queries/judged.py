"""Judged: what was judged of an item and its statements from outside the readouts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from tracker.projections.instants import moment
from tracker.queries.clauses import items_clause
from tracker.queries.endings import Endings
from tracker.queries.evidence import gone
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.viewpoint import Viewpoint


class Judged(NamedTuple):
    """A judgement, and whether it still applies."""

    ref: str
    """The statement or the item that it is of."""
    type: str
    """What kind of judgement it is: `OutcomeAssessed`, `ConditionSettled` or `EvidenceSought`."""
    on: dt.date | None
    """From which day on it holds, or through which day was searched."""
    said: str
    """What was judged, in a word or two."""
    evidence: str | None
    """What it rests on."""
    note: str | None
    """What else was noted."""
    share: str | None
    """The party whose share alone it is of."""
    recorded_at: dt.datetime
    """When it was recorded."""
    recorded_by: str
    """By whom."""
    ended: str | None
    """Why it does not apply any more; see `endings.Ending`. None while it does."""
    ended_at: dt.datetime | None
    """The moment from which it did not; None while it stands."""
    ended_by: str | None
    """Who recorded what ended it."""
    reason: str | None
    """Why it was taken back."""
    evidence_gone: bool
    """Whether its evidence is a statement or a readout that was taken back."""


def judgements(reader: RecordReader, view: Viewpoint) -> list[Judged]:
    """What was judged up to the day of the items asked about, and known, in order.

    With them are those that do not apply any more, and why.
    """
    where = scope(reader.sql, view)
    about, items = items_clause("a.item_id", reader.members(where))
    listed = reader.sql.rows(
        "SELECT a.ref, a.type, a.body, a.known_from, g.recorded_by, a.known_to, e.recorded_by,"
        " a.reason FROM tracker_assessments a"
        " JOIN tracker_recordings g ON g.relationship_id = a.relationship_id"
        " AND g.recorded_at = a.known_from"
        " LEFT JOIN tracker_recordings e ON e.relationship_id = a.relationship_id"
        f" AND e.recorded_at = a.known_to WHERE a.known_from <= ?{about}"
        " ORDER BY a.known_from, a.id",
        (where.known, *items),
    )
    found = [*map(_Judgement._make, listed)]
    endings = Endings(reader.sql, {row.ref for row in found}, where.known)
    off_record = gone(
        reader.sql, where.known, (json.loads(row.body).get("evidence") for row in found)
    )
    told = [_judged(row, where.known, endings, off_record) for row in found]
    return [one for one in told if one.on is None or one.on <= view.as_of]


class _Judgement(NamedTuple):
    """A judgement as it was recorded, and what ended it, be it later."""

    ref: str
    type: str
    body: str
    at: int
    by: str
    until: int
    ended_by: str | None
    reason: str | None


def _judged(row: _Judgement, known: int, endings: Endings, off_record: AbstractSet[str]) -> Judged:
    judged: dict[str, Any] = json.loads(row.body)
    on, over = judged.get("on") or judged.get("through"), row.until <= known
    return Judged(
        ref=row.ref,
        type=row.type,
        on=dt.date.fromisoformat(on) if on else None,
        said=str(judged.get("outcome") or judged.get("result") or ""),
        evidence=judged.get("evidence"),
        note=judged.get("note"),
        share=judged.get("share"),
        recorded_at=moment(row.at),
        recorded_by=row.by,
        ended=endings.of(row.ref, row.until, row.reason),
        ended_at=moment(row.until) if over else None,
        ended_by=row.ended_by if over else None,
        reason=row.reason if over else None,
        evidence_gone=judged.get("evidence") in off_record,
    )
