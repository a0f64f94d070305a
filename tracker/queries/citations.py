"""Citations: a statement or a readout with all by which somebody else can find it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from tracker.domain.names import key_of, readout_of
from tracker.errors import NotFound, Remedy
from tracker.projections.instants import STILL, day_of, moment
from tracker.projections.latest import latest
from tracker.projections.near import near_refs
from tracker.projections.retracted import retracted
from tracker.queries.parties import party_name
from tracker.queries.reader import RecordReader
from tracker.queries.rows import SAID, select
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


class HeadingRow(NamedTuple):
    """What is read of a readout to cite it."""

    publisher: str | None
    readout_title: str | None
    readout_date: int
    url: str | None
    relationship: str
    readout_from: int


class QuotedRow(NamedTuple):
    """What is read of a statement to cite it."""

    made: int
    quote: str | None
    summary: str
    version_from: int


def citation(reader: RecordReader, view: Viewpoint, ref: str) -> Citation:
    """A statement or a readout, as it is cited.

    Raises:
        NotFound: it is not on record.
    """
    known = scope(reader.sql, Viewpoint(view.as_of, view.known_on)).known
    readout, said = readout_of(ref) or ref, None
    heading = _heading(reader, known, readout)
    if "@" in ref:
        said = _quoted(reader, known, ref)
    if heading is None or ("@" in ref and said is None):
        raise _missing(reader, view, known, ref)
    recorded = moment(said.version_from if said else heading.readout_from)
    return Citation(
        ref=ref,
        readout=readout,
        publisher=heading.publisher,
        publisher_name=heading.publisher and party_name(heading.publisher),
        title=heading.readout_title,
        date=day_of(said.made if said else heading.readout_date),
        url=heading.url,
        quote=said.quote if said else None,
        summary=said.summary if said else None,
        relationship=heading.relationship,
        known_on=view.known_on or latest(reader.sql) or recorded,
        recorded_at=recorded,
    )


def _heading(reader: RecordReader, known: int, readout: str) -> HeadingRow | None:
    rows = reader.sql.rows(
        f"SELECT {select(HeadingRow)} FROM tracker_readouts r"
        " JOIN tracker_relationships l ON l.id = r.relationship_id"
        " WHERE r.slug = ? AND r.known_from <= ? AND r.known_to > ?",
        (readout, known, known),
    )
    return HeadingRow(*rows[0]) if rows else None


def _quoted(reader: RecordReader, known: int, ref: str) -> QuotedRow | None:
    rows = reader.sql.rows(
        f"SELECT {select(QuotedRow)} FROM {SAID}"
        " WHERE r.slug = ? AND s.key = ? AND s.known_from <= ? AND s.known_to > ?",
        (readout_of(ref), key_of(ref), known, known),
    )
    return QuotedRow(*rows[0]) if rows else None


def _missing(reader: RecordReader, view: Viewpoint, known: int, ref: str) -> NotFound:
    """That there is no such statement or readout, and which may be meant."""
    kind, now = ("statement" if "@" in ref else "readout"), STILL - 1
    said = f"no {kind} {ref!r} {'was on record by then' if view.known_on else 'is on record'}"
    there = _quoted(reader, now, ref) if "@" in ref else _heading(reader, now, ref)
    if gone := retracted(reader.sql, ref, known=known if view.known_on else None):
        return gone
    if there:
        return NotFound(f"{said}; it was recorded later")
    if "@" in ref:
        like, remedy = near_refs(reader.sql, ref), Remedy.LIST_REFS
    else:
        slugs = reader.sql.rows(
            "SELECT DISTINCT slug FROM tracker_readouts WHERE known_from <= ? AND known_to > ?"
            " ORDER BY slug",
            (known, known),
        )
        like, remedy = near(ref, [slug for (slug,) in slugs]), Remedy.LIST_MEETINGS
        like = like or near_refs(reader.sql, ref)  # of an item, its statements can be cited
    return NotFound(f"{said}{did_you_mean(like)}", remedy=None if like else remedy)
