"""The history of a statement: its versions, and every status that it ever had on both clocks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.domain.names import key_of, readout_of
from tracker.errors import NotFound, Remedy
from tracker.projections.instants import ENDLESS, STILL, day_of, maybe_day, microseconds
from tracker.queries.beside import marks_of
from tracker.queries.endings import Endings
from tracker.queries.evidence import gone
from tracker.queries.lateness import approximate
from tracker.queries.reader import RecordReader
from tracker.queries.recordings import Recordings
from tracker.queries.rows import REF, SAID, SPANS, select
from tracker.queries.versions import CorrectionRow, Version, versions
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import Transaction, marks
from tracker.suggestions import did_you_mean


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
    marks: str | None


class AssessmentRow(NamedTuple):
    """A judgement on record, and how long it stood."""

    judgement: str
    body: str
    taken_back_because: str | None
    judged_from: int
    judged_to: int


class Judgement(NamedTuple):
    """Something that was judged of the statement from outside the readouts."""

    known_from: dt.datetime
    """The moment at which it was recorded."""
    known_to: dt.datetime | None
    """The moment at which it was taken back; None while it stands."""
    recorded_by: str
    """Who recorded it."""
    type: str
    """What kind of judgement it is."""
    body: str
    """The judgement itself, as JSON."""
    taken_back_by: str | None
    """Who took it back; None while it stands."""
    reason: str | None
    """Why it was taken back; None where that was not said."""
    ended: str | None
    """Why it does not apply any more: `taken back`, `amended` (the statement), `recorded anew`, or
    `not on record` any more; None while it does."""
    evidence_gone: bool
    """Whether its evidence is a statement or a readout that was taken back."""

    @property
    def ref(self) -> str:
        """The account of the act of which it was recorded."""
        return _ref_in(self.body)

    @property
    def on(self) -> dt.date:
        """From which day on it holds, or through which day was searched."""
        said: dict[str, str] = json.loads(self.body)
        return dt.date.fromisoformat(said.get("on") or said["through"])


def _evidence_in(body: str) -> str | None:
    """What a judgement rests on; None for nothing."""
    evidence: str | None = json.loads(body).get("evidence")
    return evidence


def _ref_in(body: str) -> str:
    """The statement that a judgement is of."""
    return str(json.loads(body)["ref"])


class StatusPeriod(NamedTuple):
    """A status, the days for which it was so, and the time for which that was known."""

    status: str
    """The status."""
    rule: str
    """The rule that decided."""
    evidence: str
    """What it rests on."""
    due_from: dt.date | None
    """The first day of the window."""
    due_to: dt.date | None
    """The last day of the window."""
    valid_from: dt.date
    """The first day on which it was so."""
    valid_to: dt.date | None
    """The first day on which it was no longer so; None when nothing on record ends it."""
    known_from: dt.datetime
    """The moment from which that was known."""
    known_to: dt.datetime | None
    """The moment from which it was known no longer; None when it still is."""
    approximate: bool
    """Whether the window is approximate."""


class Retraction(NamedTuple):
    """That the statement was taken back."""

    at: dt.datetime
    """The moment at which it was taken back."""
    recorded_by: str
    """Who took it back."""
    reason: str
    """Why."""


class History(NamedTuple):
    """All that the record ever held of a statement."""

    ref: str
    """The statement's fixed name."""
    versions: tuple[Version, ...]
    """What the record said of it."""
    retractions: tuple[Retraction, ...]
    """When it was taken back."""
    judgements: tuple[Judgement, ...]
    """What was judged of it from outside the readouts."""
    statuses: tuple[StatusPeriod, ...]
    """Every status that it ever had; in CSV, these alone, a line each."""


def history(reader: RecordReader, view: Viewpoint, ref: str) -> History:
    """The history of a statement.

    Args:
        reader: where to read it.
        view: the day and the moment up to which; what was said, judged or so later, or recorded
            later, is left out.
        ref: the statement.

    Raises:
        NotFound: no statement of that ref was on record by then, or none that was made by that day.
    """
    sql, day = reader.sql, view.as_of
    known = microseconds(view.known_on) if view.known_on else STILL - 1
    recordings = Recordings(sql, readout_of(ref), known)
    corrections = _corrections(sql, ref, known)
    held = tuple(versions(sql, ref, recordings, corrections))
    if not held:
        from tracker.projections.near import near_refs  # noqa: PLC0415 - what only a wrong ref needs

        near = near_refs(sql, ref)
        raise NotFound(
            f"no statement {ref!r} {'was on record by then' if view.known_on else 'is on record'}"
            f"{did_you_mean(near)}",
            remedy=None if near else Remedy.LIST_REFS,
        )
    ended = {version.known_to for version in held}
    made = tuple(version for version in held if version.date <= day)
    if not made:
        raise NotFound(f"{ref} is of a day after {day}; ask as of a later one")
    return History(
        ref=ref,
        versions=made,
        retractions=tuple(
            Retraction(recordings.at(recording), recordings.by(recording), row.correction_reason)
            for recording, row in corrections.items()
            if row.correction == "StatementRetracted"
            or (row.correction == "ReadoutRetracted" and recordings.at(recording) in ended)
        ),
        judgements=tuple(one for one in _judgements(sql, ref, recordings) if one.on <= day),
        statuses=tuple(_statuses(sql, ref, recordings, day)),
    )


def _corrections(sql: Transaction, ref: str, known: int) -> dict[int, CorrectionRow]:
    """What corrected a statement by a moment, by the recording."""
    found = sql.rows(
        f"SELECT {select(CorrectionRow)} FROM tracker_corrections c"
        " WHERE c.readout = ? AND (c.key = ? OR c.key IS NULL) AND c.recorded_at <= ?"
        # What was said of the statement itself goes before what was said of the readout.
        " ORDER BY c.key IS NOT NULL, c.type DESC",
        (readout_of(ref), key_of(ref), known),
    )
    return {row.corrected_at: row for row in map(CorrectionRow._make, found)}


def _accounts(sql: Transaction, ref: str) -> list[str]:
    """A statement and the other accounts that were ever known of its act, by their refs.

    Of a round, with them are those of what else announced it that was judged.
    """
    refs, firsts = {ref}, set()
    for relationship_id, twin_of, found in sql.rows(
        f"SELECT DISTINCT p.relationship_id, p.twin_of, p.marks FROM {SPANS} WHERE r.slug = ?"
        " AND s.key = ? AND p.relationship_id = r.relationship_id",
        (readout_of(ref), key_of(ref)),
    ):
        marked = marks_of(found)
        refs.update(marked.get("twin", ()), marked.get("judged", ()))
        if twin_of is not None:
            firsts.add((relationship_id, twin_of))
    for first in firsts:
        rows = sql.rows(f"SELECT {REF} FROM {SAID} WHERE s.relationship_id = ? AND s.id = ?", first)
        refs.update(one for (one,) in rows)
    return sorted(refs)


def _judgements(sql: Transaction, ref: str, recordings: Recordings) -> Iterator[Judgement]:
    accounts = _accounts(sql, ref)
    found = sql.rows(
        f"SELECT {select(AssessmentRow)} FROM tracker_assessments a"
        f" WHERE a.ref IN ({marks(accounts)}) AND a.known_from <= ? ORDER BY a.id",
        (*accounts, recordings.known),
    )
    endings = Endings(sql, accounts, recordings.known)
    rows = [*map(AssessmentRow._make, found)]
    off_record = gone(sql, recordings.known, (_evidence_in(row.body) for row in rows))
    for row in rows:
        ended_at = recordings.until(row.judged_to)
        yield Judgement(
            known_from=recordings.at(row.judged_from),
            known_to=ended_at,
            recorded_by=recordings.by(row.judged_from),
            type=row.judgement,
            body=row.body,
            taken_back_by=recordings.by(row.judged_to) if ended_at else None,
            reason=row.taken_back_because if ended_at else None,
            ended=endings.of(_ref_in(row.body), row.judged_to, row.taken_back_because),
            evidence_gone=_evidence_in(row.body) in off_record,
        )


def _statuses(
    sql: Transaction, ref: str, recordings: Recordings, day: dt.date
) -> Iterator[StatusPeriod]:
    found = sql.rows(
        f"SELECT {select(PeriodRow)} FROM {SPANS}"
        # By their relationship the spans are found at once.
        " WHERE p.share = '' AND r.slug = ? AND s.key = ? AND p.relationship_id = r.relationship_id"
        " AND p.valid_from <= ? AND p.known_from <= ? ORDER BY p.known_from, p.valid_from",
        (readout_of(ref), key_of(ref), day.toordinal(), recordings.known),
    )
    for row in _joined(_until(PeriodRow._make(row), day) for row in found):
        yield StatusPeriod(
            status=row.status,
            rule=row.rule,
            evidence=row.rests_on or ref,
            due_from=maybe_day(row.due_first),
            due_to=maybe_day(row.due_last),
            valid_from=day_of(row.valid_from),
            valid_to=None if row.valid_to == ENDLESS else day_of(row.valid_to),
            known_from=recordings.at(row.period_from),
            known_to=recordings.until(row.period_to),
            approximate=approximate(row.about, row.marks),
        )


def _until(row: PeriodRow, day: dt.date) -> PeriodRow:
    """A period without an end that comes only after a day."""
    return row._replace(valid_to=ENDLESS) if row.valid_to > day.toordinal() else row


def _joined(rows: Iterable[PeriodRow]) -> Iterable[PeriodRow]:
    """Periods of which one was known until the next, the same, was: its item was renamed, say."""
    told: list[PeriodRow] = []
    places: dict[PeriodRow, int] = {}
    for row in rows:
        same = row._replace(period_from=0, period_to=0)
        place = places.get(same)
        if place is not None and told[place].period_to == row.period_from:
            told[place] = told[place]._replace(period_to=row.period_to)
        else:
            places[same] = len(told)
            told.append(row)
    return told
