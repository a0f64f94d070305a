"""Judged: what was judged of an item and its statements from outside the readouts."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, NamedTuple

from tracker.projections.instants import moment
from tracker.queries.clauses import items_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.viewpoint import Viewpoint


class Judged(NamedTuple):
    """A judgement that stands."""

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


def judgements(reader: RecordReader, view: Viewpoint) -> list[Judged]:
    """What was judged up to the day of the items asked about, and known, in order."""
    where = scope(reader.sql, view)
    about, items = items_clause("a.item_id", reader.members(where))
    found = reader.sql.rows(
        "SELECT a.ref, a.type, a.body, a.known_from, g.recorded_by FROM tracker_assessments a"
        " JOIN tracker_recordings g ON g.relationship_id = a.relationship_id"
        f" AND g.recorded_at = a.known_from WHERE a.known_from <= ? AND a.known_to > ?{about}"
        " ORDER BY a.known_from, a.id",
        (where.known, where.known, *items),
    )
    told = [_judged(*row) for row in found]
    return [one for one in told if one.on is None or one.on <= view.as_of]


def _judged(ref: str, kind: str, body: str, at: int, by: str) -> Judged:
    judged: dict[str, Any] = json.loads(body)
    on = judged.get("on") or judged.get("through")
    return Judged(
        ref=ref,
        type=kind,
        on=dt.date.fromisoformat(on) if on else None,
        said=str(judged.get("outcome") or judged.get("result") or ""),
        evidence=judged.get("evidence"),
        note=judged.get("note"),
        share=judged.get("share"),
        recorded_at=moment(at),
        recorded_by=by,
    )
