"""Citations: a statement or a readout with all by which somebody else can find it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from tracker.domain.names import key_of, readout_of
from tracker.errors import NotFound, Remedy
from tracker.projections.instants import day_of, moment
from tracker.projections.latest import latest
from tracker.projections.near import near_refs
from tracker.queries.parties import party_name
from tracker.queries.reader import RecordReader
from tracker.queries.rows import SAID
from tracker.queries.scope import scope
from tracker.queries.viewpoint import Viewpoint
from tracker.suggestions import did_you_mean, near


class Citation(NamedTuple):
    """A statement or a readout, as it is cited."""

    ref: str
    """The statement's fixed name, or that of the readout."""
    readout: str
    """The readout."""
    publisher: str | None
    """Who published the readout, by its code."""
    publisher_name: str | None
    """Who published the readout, by its name."""
    title: str | None
    """The readout's title."""
    date: dt.date
    """The day of what it is about."""
    url: str | None
    """Where it was published."""
    quote: str | None
    """The words that the statement rests on; None for a readout."""
    summary: str | None
    """What was said, in the coder's words; None for a readout."""
    relationship: str
    """The parties to each other."""
    known_on: dt.datetime
    """The moment as of which the record is cited."""
    recorded_at: dt.datetime
    """The moment from which it stood on record so."""


class CitedRow(NamedTuple):
    """What is read of a statement, or of a readout, to cite it."""

    publisher: str | None
    title: str | None
    date: int
    url: str | None
    relationship: str
    recorded_at: int
    quote: str | None = None
    summary: str | None = None


def citation(reader: RecordReader, view: Viewpoint, ref: str) -> Citation:
    """A statement or a readout, as it is cited.

    Raises:
        NotFound: it is not on record.
    """
    known = scope(reader.sql, Viewpoint(view.as_of, view.known_on)).known
    row = _statement(reader, known, ref) if "@" in ref else _readout(reader, known, ref)
    if row is None:
        raise _missing(reader, view, ref)
    return Citation(
        ref=ref,
        readout=readout_of(ref) or ref,
        publisher=row.publisher,
        publisher_name=row.publisher and party_name(row.publisher),
        title=row.title,
        date=day_of(row.date),
        url=row.url,
        quote=row.quote,
        summary=row.summary,
        relationship=row.relationship,
        known_on=view.known_on or latest(reader.sql) or moment(row.recorded_at),
        recorded_at=moment(row.recorded_at),
    )


def _statement(reader: RecordReader, known: int, ref: str) -> CitedRow | None:
    rows = reader.sql.rows(
        "SELECT r.publisher, r.title, s.date, r.url, l.name, s.known_from, s.quote, s.summary"
        f" FROM {SAID} JOIN tracker_relationships l ON l.id = r.relationship_id"
        " WHERE r.slug = ? AND s.key = ? AND s.known_from <= ? AND s.known_to > ?",
        (readout_of(ref), key_of(ref), known, known),
    )
    return CitedRow(*rows[0]) if rows else None


def _readout(reader: RecordReader, known: int, slug: str) -> CitedRow | None:
    rows = reader.sql.rows(
        "SELECT r.publisher, r.title, r.date, r.url, l.name, r.known_from FROM tracker_readouts r"
        " JOIN tracker_relationships l ON l.id = r.relationship_id"
        " WHERE r.slug = ? AND r.known_from <= ? AND r.known_to > ?",
        (slug, known, known),
    )
    return CitedRow(*rows[0]) if rows else None


def _missing(reader: RecordReader, view: Viewpoint, ref: str) -> NotFound:
    """That there is no such statement or readout, and which may be meant."""
    was = "was on record by then" if view.known_on else "is on record"
    if "@" in ref:
        like, remedy = near_refs(reader.sql, ref), Remedy.LIST_REFS
    else:
        slugs = reader.sql.rows("SELECT DISTINCT slug FROM tracker_readouts ORDER BY slug")
        like, remedy = near(ref, [slug for (slug,) in slugs]), Remedy.LIST_MEETINGS
    kind = "statement" if "@" in ref else "readout"
    if ref in like:  # it was recorded later
        like = []
    return NotFound(f"no {kind} {ref!r} {was}{did_you_mean(like)}", remedy=None if like else remedy)
