"""Causes: what changed a status: a readout, a judgement, or the passing of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.domain.names import key_of, readout_of
from tracker.domain.rules import JUDGED, OVERDUE, PRESSING
from tracker.queries.rows import SPANS, StatusRow, select
from tracker.queries.scope import Scope
from tracker.sql import Transaction

TURNS = f"""
      {SPANS}
      JOIN tracker_items i ON i.relationship_id = p.relationship_id AND i.id = p.item_id
      LEFT JOIN tracker_spans b ON b.relationship_id = p.relationship_id
       AND b.statement_id = p.statement_id AND b.valid_to = p.valid_from AND b.share = p.share
       AND b.known_from <= ? AND b.known_to > ?
      LEFT JOIN tracker_verdicts f ON f.id = b.verdict
"""
"""The spans of statements, each with its item and with the one before, which it follows without a
gap."""

_BY_TIME = (*OVERDUE, "due", "expired")
"""The statuses that come with a day on which nothing has to happen."""

_ON_ITEM = """
    p.share = '' AND s.type = 'FollowUpScheduled' AND s.item_id IN (
        SELECT i.id FROM tracker_items i JOIN tracker_items o
            ON o.relationship_id = i.relationship_id AND o.canonical_id = i.canonical_id
        WHERE o.relationship_id = p.relationship_id AND o.slug = ?)
"""


class Cause(NamedTuple):
    """What changed a status."""

    readout: str = ""
    """The readout that did so; empty where none did."""
    judged: bool = False
    """Whether a judgement did so."""


_TIME, _JUDGEMENT = Cause(), Cause(judged=True)


class Causes:
    """What changed statuses, each looked up as far as its row does not say so.

    Args:
        sql: where to look it up.
        where: from where the record is looked at.
        dates: the days of readouts, by their names.
    """

    def __init__(self, sql: Transaction, where: Scope, dates: Mapping[str, int]) -> None:
        self._sql, self._where, self._dates = sql, where, dates
        self._days: dict[str, set[int]] = {}

    def of(self, row: StatusRow) -> Cause:
        """What began the run of days for which a statement has a status."""
        return self._of(row, frozenset())

    def _of(self, row: StatusRow, passed: frozenset[tuple[str, str]]) -> Cause:
        """The same, but for the shares that were passed on the way to it."""
        if said := self._said(row):
            return Cause(said)
        if row.valid_from == row.made:
            return _JUDGEMENT if row.rule in JUDGED else Cause(readout_of(row.ref))
        if _passed_by(row):
            return _TIME
        passed |= {(row.ref, row.share)}
        if row.share == "" and (row.divided or row.former_divided):
            shares = "p.share <> '' AND p.statement_id = ?", (row.statement_id,)
            if found := [*self._causes(row, *shares, passed)]:
                return _foremost(found)
        moved = _moved(row) and row.status in PRESSING
        if row.former_status not in PRESSING or (row.rule in JUDGED and not moved):
            return _JUDGEMENT  # by nothing else is undone what was settled
        return _foremost(self._elsewhere(row, passed))

    def _said(self, row: StatusRow) -> str:
        """The readout of that day on which a status rests, if it rests on one."""
        if not row.rests_on or row.rule in JUDGED:
            return ""
        name = readout_of(row.rests_on) or row.rests_on
        told = self._dates.get(name) == row.valid_from or row.valid_from in self._met_on(name)
        return name if told else ""

    def _met_on(self, readout: str) -> set[int]:
        """The days of the meetings of a readout."""
        if readout not in self._days:
            self._days[readout] = {
                day
                for (day,) in self._sql.rows(
                    "SELECT m.date FROM tracker_meetings m JOIN tracker_readouts r"
                    " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
                    " WHERE r.slug = ? AND m.known_from <= ? AND m.known_to > ?",
                    (readout, self._where.known, self._where.known),
                )
            }
        return self._days[readout]

    def _elsewhere(self, row: StatusRow, passed: frozenset[tuple[str, str]]) -> Iterator[Cause]:
        """What happened on that day to another statement, with which this one changed."""
        for occasion in filter(None, (row.tied_before, row.tied_at)):
            yield from self._causes(row, _ON_ITEM, (occasion,), passed)
            yield from self._meetings(row, occasion)
        if row.type == "RequestMade":
            undertaken = {row.rests_on, row.former_evidence} - {None, row.ref}
            for ref in sorted(filter(None, undertaken)):
                of_it = "r.slug = ? AND s.key = ?", (readout_of(ref), key_of(ref))
                yield from self._causes(row, *of_it, passed)

    def _causes(
        self,
        row: StatusRow,
        found: str,
        given: Sequence[object],
        passed: frozenset[tuple[str, str]],
    ) -> Iterator[Cause]:
        """What changed the statuses or the windows of some statements on the day of another."""
        known, day = self._where.known, row.valid_from
        for one in self._sql.rows(
            f"SELECT {select(StatusRow)} FROM {TURNS} WHERE p.relationship_id = ? AND {found}"
            " AND p.twin_of IS NULL AND p.valid_from = ? AND p.known_from <= ? AND p.known_to > ?"
            " ORDER BY s.date, r.slug, s.number, p.share",
            (known, known, row.known_in, *given, day, known, known),
        ):
            other = StatusRow._make(one)
            turned = other.former_status != other.status or _moved(other)
            if turned and (other.ref, other.share) not in passed:
                yield self._of(other, passed)

    def _meetings(self, row: StatusRow, occasion: str) -> Iterator[Cause]:
        """The readouts of that day of which a meeting is an occasion."""
        for name, holds in self._sql.rows(
            "SELECT r.slug, m.holds FROM tracker_meetings m JOIN tracker_readouts r"
            " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
            " AND r.known_from <= ? AND r.known_to > ?"
            " WHERE m.relationship_id = ? AND m.date = ? AND m.known_from <= ? AND m.known_to > ?"
            " ORDER BY r.slug",
            (*[self._where.known] * 2, row.known_in, row.valid_from, *[self._where.known] * 2),
        ):
            if occasion in holds.split():
                yield Cause(name)


def _passed_by(row: StatusRow) -> bool:
    """Whether only a day came or passed that its window names."""
    return row.status in _BY_TIME and row.former_status in PRESSING and not _moved(row)


def _moved(row: StatusRow) -> bool:
    """Whether its window is another than it was."""
    before, after = (row.former_due_first, row.former_due_last), (row.due_first, row.due_last)
    return row.former_status is not None and before != after


def _foremost(causes: Iterable[Cause]) -> Cause:
    """The readout among some causes, otherwise a judgement, if there is one."""
    return max(causes, key=lambda one: (bool(one.readout), one.judged), default=_TIME)
