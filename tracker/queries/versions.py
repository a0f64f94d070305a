"""Versions: how a statement stood on record from one recording to another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracker.domain.kinds import KINDS
from tracker.domain.names import key_of, readout_of
from tracker.projections.instants import day_of
from tracker.queries.recordings import Recordings
from tracker.queries.rows import STATEMENTS, select
from tracker.sql import Transaction


class VersionRow(NamedTuple):
    """A statement as it was on record from one recording to another."""

    type: str
    item: str
    own_by: str
    summary: str
    due: str | None
    about: int
    due_words: str | None
    tied_before: str | None
    tied_at: str | None
    made: int
    to_parties: str
    wording: str | None
    condition: str | None
    complete: int
    targets: str | None
    quote: str | None
    version_from: int
    version_to: int


class CorrectionRow(NamedTuple):
    """A correction of a statement or of its readout."""

    corrected_at: int
    """The moment of the recording."""
    correction: str
    correction_reason: str


class Version(NamedTuple):
    """A statement as it was on record, from when, by whom and why."""

    known_from: dt.datetime
    """The moment from which it stood on record."""
    known_to: dt.datetime | None
    """The moment from which it no longer did; None for the version that stands."""
    recorded_by: str
    """Who recorded it."""
    change: str
    """How it came to be: recorded, or by which correction."""
    reason: str | None
    """Why it was corrected."""
    type: str
    """One of the six types."""
    item: str
    """The item that it is about."""
    by: tuple[str, ...]
    """The parties whose act it is."""
    summary: str
    """What was said."""
    due: str | None
    """Its deadline as an EDTF expression."""
    approximate: bool
    """Whether the deadline is approximate."""
    due_words: str | None
    """The readout's words for the deadline."""
    before: str | None
    """The item of the occasion by which it was due."""
    at: str | None
    """The item of the occasion at which it was due."""
    date: dt.date
    """The date of the statement."""
    to: tuple[str, ...]
    """To whom it is addressed."""
    wording: str | None
    """How strongly it was put."""
    condition: str | None
    """What it depends on."""
    complete: bool
    """For progress: whether the thing is finished."""
    renews: tuple[str, ...]
    """What it takes the place of, by refs and items."""
    fulfils: tuple[str, ...]
    """For progress: what it settles, by refs and items."""
    quote: str | None
    """The words that it rests on."""


def versions(
    sql: Transaction, ref: str, recordings: Recordings, corrections: Mapping[int, CorrectionRow]
) -> Iterator[Version]:
    """The versions of a statement, in their order.

    Args:
        sql: where to read them.
        ref: the statement.
        recordings: when and by whom each was recorded.
        corrections: what corrected it, by the recording.
    """
    found = sql.rows(
        f"SELECT {select(VersionRow)} FROM {STATEMENTS}"
        " WHERE r.slug = ? AND s.key = ? AND s.known_from < s.known_to AND s.known_from <= ?"
        " ORDER BY s.known_from",
        (readout_of(ref), key_of(ref), recordings.known),
    )
    for row in map(VersionRow._make, found):
        made_by = corrections.get(row.version_from)
        named = tuple((row.targets or "").split())
        is_progress = KINDS[row.type] == "progress"
        yield Version(
            known_from=recordings.at(row.version_from),
            known_to=recordings.until(row.version_to),
            recorded_by=recordings.by(row.version_from),
            change=made_by.correction if made_by else "recorded",
            reason=made_by.correction_reason if made_by else None,
            type=row.type,
            item=row.item,
            by=tuple(row.own_by.split()),
            summary=row.summary,
            due=row.due,
            approximate=bool(row.about),
            due_words=row.due_words,
            before=row.tied_before,
            at=row.tied_at,
            date=day_of(row.made),
            to=tuple(row.to_parties.split()),
            wording=row.wording,
            condition=row.condition,
            complete=bool(row.complete),
            renews=() if is_progress else named,
            fulfils=named if is_progress else (),
            quote=row.quote,
        )
