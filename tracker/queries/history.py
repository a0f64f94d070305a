"""The history of a statement: its versions, and every status that it ever had on both clocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.kinds import KINDS
from tracker.domain.names import key_of, readout_of
from tracker.errors import NotFound, Remedy
from tracker.projections.instants import day_of, maybe_day, moment
from tracker.projections.schema import STILL
from tracker.queries.reader import RecordReader
from tracker.queries.rows import select
from tracker.sql import Transaction
from tracker.suggestions import did_you_mean


class VersionRow(NamedTuple):
    """A statement as it was on record from one recording to another."""

    type: str
    item: str
    by_parties: str
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
    targets: str
    quote: str | None
    version_from: int
    version_to: int


class PeriodRow(NamedTuple):
    """A run of days for which a statement had one status, as known for a while."""

    status: str
    rule: str
    rests_on: str | None
    due_first: int | None
    due_last: int | None
    valid_from: int
    valid_to: int
    period_from: int
    period_to: int
    about: int


class Version(NamedTuple):
    """A statement as it was on record, from when, by whom and why."""

    known_from: dt.datetime
    known_to: dt.datetime | None
    """None for the version that stands."""
    recorded_by: str
    change: str
    """How it came to be: recorded, or the name of the correction."""
    reason: str | None
    type: str
    item: str
    by: tuple[str, ...]
    summary: str
    due: str | None
    approximate: bool
    due_words: str | None
    before: str | None
    """The item of the occasion by which it was due."""
    at: str | None
    """The item of the occasion at which it was due."""
    date: dt.date
    to: tuple[str, ...]
    wording: str | None
    condition: str | None
    complete: bool
    renews: tuple[str, ...]
    fulfils: tuple[str, ...]
    quote: str | None


class Judgement(NamedTuple):
    """Something that was judged of the statement from outside the readouts."""

    known_from: dt.datetime
    known_to: dt.datetime | None
    """When it was taken back; None while it stands."""
    recorded_by: str
    type: str
    body: str
    taken_back_by: str | None
    reason: str | None
    """Why it was taken back."""


class StatusPeriod(NamedTuple):
    """A status, the days for which it was so, and the time for which that was known."""

    status: str
    rule: str
    evidence: str
    due_from: dt.date | None
    due_to: dt.date | None
    valid_from: dt.date
    valid_to: dt.date | None
    known_from: dt.datetime
    known_to: dt.datetime | None
    approximate: bool


class Retraction(NamedTuple):
    """That the statement was taken back."""

    at: dt.datetime
    recorded_by: str
    reason: str


class History(NamedTuple):
    """All that the record ever held of a statement."""

    ref: str
    versions: tuple[Version, ...]
    retractions: tuple[Retraction, ...]
    judgements: tuple[Judgement, ...]
    statuses: tuple[StatusPeriod, ...]


def history(reader: RecordReader, ref: str) -> History:
    """The history of a statement.

    Raises:
        NotFound: no statement of that ref was ever on record.
    """
    sql = reader.sql
    moments = _Moments(sql)
    corrections = {
        recording: (kind, reason)
        for recording, kind, reason in sql.rows(
            "SELECT recording_id, type, reason FROM tracker_corrections"
            " WHERE readout = ? AND (key = ? OR key IS NULL)"
            # What was said of the statement itself goes before what was said of the readout.
            " ORDER BY key IS NOT NULL, type DESC",
            (readout_of(ref), key_of(ref)),
        )
    }
    versions = tuple(_versions(sql, ref, moments, corrections))
    if not versions:
        from tracker.projections.near import near_refs  # noqa: PLC0415 - what only a wrong ref needs

        near = near_refs(sql, ref)
        raise NotFound(
            f"no statement {ref!r} is on record{did_you_mean(near)}",
            remedy=None if near else Remedy.LIST_REFS,
        )
    return History(
        ref=ref,
        versions=versions,
        retractions=tuple(
            Retraction(moments.at(recording), moments.by(recording), reason)
            for recording, (kind, reason) in corrections.items()
            if kind == "StatementRetracted"
        ),
        judgements=tuple(
            Judgement(
                known_from=moments.at(start),
                known_to=moments.until(end),
                recorded_by=moments.by(start),
                type=kind,
                body=body,
                taken_back_by=None if end == STILL else moments.by(end),
                reason=reason,
            )
            for kind, body, reason, start, end in sql.rows(
                "SELECT type, body, reason, known_from, known_to FROM tracker_assessments"
                " WHERE ref = ?"
                " ORDER BY id",
                (ref,),
            )
        ),
        statuses=tuple(_statuses(sql, ref, moments)),
    )


class _Moments:
    """When recordings were made, and by whom."""

    def __init__(self, sql: Transaction) -> None:
        self._sql = sql
        self._known: dict[int, tuple[dt.datetime, str]] = {}

    def at(self, recording: int) -> dt.datetime:
        return self._found(recording)[0]

    def by(self, recording: int) -> str:
        return self._found(recording)[1]

    def until(self, recording: int) -> dt.datetime | None:
        return None if recording == STILL else self.at(recording)

    def _found(self, recording: int) -> tuple[dt.datetime, str]:
        if recording not in self._known:
            ((at, by),) = self._sql.rows(
                "SELECT recorded_at, recorded_by FROM tracker_recordings WHERE id = ?", (recording,)
            )
            self._known[recording] = moment(at), by
        return self._known[recording]


def _versions(
    sql: Transaction, ref: str, moments: _Moments, corrections: dict[int, tuple[str, str]]
) -> Iterator[Version]:
    found = sql.rows(
        f"SELECT {select(VersionRow)}"
        "  FROM tracker_readouts r JOIN tracker_statements s ON s.readout_id = r.id"
        "  JOIN tracker_items i ON i.id = s.item_id"
        " WHERE r.slug = ? AND s.key = ? AND s.known_from < s.known_to ORDER BY s.known_from",
        (readout_of(ref), key_of(ref)),
    )
    for row in map(VersionRow._make, found):
        change, reason = corrections.get(row.version_from, ("recorded", None))
        named = tuple(row.targets.split())
        is_progress = KINDS[row.type] == "progress"
        yield Version(
            known_from=moments.at(row.version_from),
            known_to=moments.until(row.version_to),
            recorded_by=moments.by(row.version_from),
            change=change,
            reason=reason,
            type=row.type,
            item=row.item,
            by=tuple(row.by_parties.split()),
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


def _statuses(sql: Transaction, ref: str, moments: _Moments) -> Iterator[StatusPeriod]:
    found = sql.rows(
        f"SELECT {select(PeriodRow)}"
        "  FROM tracker_readouts r JOIN tracker_statements s ON s.readout_id = r.id"
        "  JOIN tracker_spans p ON p.relationship_id = r.relationship_id AND p.statement_id = s.id"
        " WHERE r.slug = ? AND s.key = ? ORDER BY p.known_from, p.valid_from",
        (readout_of(ref), key_of(ref)),
    )
    for row in map(PeriodRow._make, found):
        yield StatusPeriod(
            status=row.status,
            rule=row.rule,
            evidence=row.rests_on or ref,
            due_from=maybe_day(row.due_first),
            due_to=maybe_day(row.due_last),
            valid_from=day_of(row.valid_from),
            valid_to=None if row.valid_to == STILL else day_of(row.valid_to),
            known_from=moments.at(row.period_from),
            known_to=moments.until(row.period_to),
            approximate=bool(row.about),
        )
