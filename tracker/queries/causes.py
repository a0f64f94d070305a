"""Causes: what changed a status: a readout, a judgement, or the passing of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tracker.domain.names import readout_of
from tracker.domain.rules import JUDGED, OVERDUE, PRESSING
from tracker.queries.clauses import keyed
from tracker.queries.rows import SPANS, StatusRow, select
from tracker.queries.scope import Scope
from tracker.sql import ELSEWHERE, Transaction, chunks, marks

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


class Cause(NamedTuple):
    """What changed a status."""

    readout: str = ""
    """The readout that did so; empty where none did."""
    judged: bool = False
    """Whether a judgement did so."""


_Pair = tuple[int, int]
"""A relationship with a day, or with the number of a statement."""

_TIME, _JUDGEMENT = Cause(), Cause(judged=True)


class Causes:
    """What changed statuses, looked up for many at once as far as their rows do not say so.

    Args:
        sql: where to look it up.
        where: from where the record is looked at.
        dates: the days of readouts, by their names.
    """

    def __init__(self, sql: Transaction, where: Scope, dates: Mapping[str, int]) -> None:
        self._sql, self._where, self._dates = sql, where, dates
        self._days: dict[str, set[int]] = {}
        """The days of the meetings of readouts."""
        self._turns: dict[_Pair, list[tuple[StatusRow, int]]] = defaultdict(list)
        """The runs that begin on a day of a relationship, each with the item that it counts for."""
        self._held: dict[_Pair, list[tuple[str, list[str]]]] = defaultdict(list)
        """The readouts of the meetings of such a day, with the occasions that each of these is."""
        self._items: dict[tuple[int, str], int] = {}
        """The items that occasions count for, by their relationships and slugs."""

    def of(self, rows: Sequence[StatusRow]) -> list[Cause]:
        """What began each of some runs of days for which a statement has a status."""
        self._days = self._met_on(rows)
        own = [self._own(row) for row in rows]
        self._look_up([row for row, said in zip(rows, own, strict=True) if said is None])
        return [said or self._of(row, frozenset()) for row, said in zip(rows, own, strict=True)]

    def _own(self, row: StatusRow) -> Cause | None:
        """What changed a status, as far as its row says so."""
        if said := self._said(row):
            return Cause(said)
        if row.valid_from == row.made:
            return _JUDGEMENT if row.rule in JUDGED else Cause(readout_of(row.ref))
        return _TIME if _passed_by(row) else None

    def _of(self, row: StatusRow, passed: frozenset[tuple[str, str]]) -> Cause:
        """What changed a status, but for the shares that were passed on the way to it."""
        if own := self._own(row):
            return own
        passed |= {(row.ref, row.share)}
        if row.share == "" and (row.divided or row.former_divided):
            together = (one for one in self._on_its_day(row) if one.share)
            shares = (one for one in together if one.statement_id == row.statement_id)
            if found := [*self._causes(shares, passed)]:
                return _foremost(found)
        moved = _moved(row) and row.status in PRESSING
        if row.former_status not in PRESSING or (row.rule in JUDGED and not moved):
            return _JUDGEMENT  # by nothing else is undone what was settled
        return _foremost(self._elsewhere(row, passed))

    def _said(self, row: StatusRow) -> str:
        """The readout of that day on which a status rests, if it rests on one."""
        if not (name := _rests_on(row)) or name == ELSEWHERE:
            return name
        told = self._dates.get(name) == row.valid_from
        return name if told or row.valid_from in self._days.get(name, ()) else ""

    def _elsewhere(self, row: StatusRow, passed: frozenset[tuple[str, str]]) -> Iterator[Cause]:
        """What happened on that day to another statement, with which this one changed."""
        for occasion in filter(None, (row.tied_before, row.tied_at)):
            yield from self._causes(self._rounds(row, occasion), passed)
            for name, holds in self._held[row.known_in, row.valid_from]:
                if occasion in holds:
                    yield Cause(name)
        if row.type == "RequestMade":
            undertaken = {row.rests_on, row.former_evidence} - {None, row.ref}
            for ref in sorted(filter(None, undertaken)):
                named = (one for one in self._on_its_day(row) if one.ref == ref)
                yield from self._causes(named, passed)

    def _causes(
        self, others: Iterable[StatusRow], passed: frozenset[tuple[str, str]]
    ) -> Iterator[Cause]:
        """What changed the statuses or the windows of some statements."""
        for other in others:
            turned = other.since_day == other.valid_from or _moved(other)
            if turned and (other.ref, other.share) not in passed:
                yield self._of(other, passed)

    def _on_its_day(self, row: StatusRow) -> Iterator[StatusRow]:
        """The runs of its relationship that begin on the day of a run."""
        return (one for one, _ in self._turns[row.known_in, row.valid_from])

    def _rounds(self, row: StatusRow, occasion: str) -> Iterator[StatusRow]:
        """The runs of that day of the rounds of an occasion."""
        item = self._items.get((row.known_in, occasion))
        for one, of_item in self._turns[row.known_in, row.valid_from]:
            if of_item == item and one.type == "FollowUpScheduled" and not one.share:
                yield one

    def _look_up(self, rows: Sequence[StatusRow]) -> None:
        """Look up what happened on the days of some runs, or only to the shares of these."""
        self._turns, self._held = defaultdict(list), defaultdict(list)
        tied = [row for row in rows if row.tied_before or row.tied_at or row.type == "RequestMade"]
        days = {(row.known_in, row.valid_from) for row in tied}
        divided = [row for row in rows if row.divided or row.former_divided]
        shares = {(row.known_in, row.statement_id) for row in divided}
        found = [*self._begun("p.valid_from", days)]
        found += (
            (one, item)
            for one, item in self._begun("p.statement_id", shares)
            if one.share and (one.known_in, one.valid_from) not in days
        )
        for one, item in found:
            self._turns[one.known_in, one.valid_from].append((one, item))
        self._days |= self._met_on(one for one, _ in found)
        self._look_up_occasions(days)
        self._look_up_items([one for one, _ in found])

    def _begun(self, column: str, keys: AbstractSet[_Pair]) -> Iterator[tuple[StatusRow, int]]:
        """The runs by their days, or of some statements, each with the item that it counts for."""
        known = self._where.known
        for part in chunks(sorted(keys)):
            first, joined, numbers = keyed(column, part)
            for *row, item in self._sql.rows(
                f"SELECT {select(StatusRow)}, i.canonical_id FROM {first} {TURNS}"
                f" WHERE {joined}"
                " AND p.twin_of IS NULL AND p.known_from <= ? AND p.known_to > ?"
                " ORDER BY s.date, r.slug, s.number, p.share",
                (*numbers, known, known, known, known),
            ):
                yield StatusRow._make(row), item

    def _look_up_occasions(self, days: AbstractSet[_Pair]) -> None:
        """Look up the meetings of some days of relationships."""
        known = self._where.known
        for part in chunks(sorted(days)):
            first, joined, numbers = keyed("m.date", part)
            for relationship, day, name, holds in self._sql.rows(
                f"SELECT m.relationship_id, m.date, r.slug, m.holds FROM {first} tracker_meetings m"
                " JOIN tracker_readouts r ON r.relationship_id = m.relationship_id"
                " AND r.id = m.readout_id AND r.known_from <= ? AND r.known_to > ?"
                f" WHERE {joined} AND m.known_from <= ? AND m.known_to > ? ORDER BY r.slug",
                (*numbers, known, known, known, known),
            ):
                self._held[relationship, day].append((name, holds.split()))

    def _look_up_items(self, rows: Iterable[StatusRow]) -> None:
        """Look up the items that the occasions count for to which some statements are tied."""
        tied = ((one, to) for one in rows for to in (one.tied_before, one.tied_at) if to)
        pairs = {(one.known_in, to) for one, to in tied}
        within, slugs = sorted({one for one, _ in pairs}), sorted({to for _, to in pairs})
        self._items = {
            (relationship, slug): item
            for part in chunks(slugs)
            for relationship, slug, item in self._sql.rows(
                "SELECT relationship_id, slug, canonical_id FROM tracker_items"
                f" WHERE relationship_id IN ({marks(within)}) AND slug IN ({marks(part)})",
                (*within, *part),
            )
        }

    def _met_on(self, rows: Iterable[StatusRow]) -> dict[str, set[int]]:
        """The days of the meetings of the readouts on which some statuses rest."""
        rests = {(_rests_on(row), row.valid_from) for row in rows if row.rests_on}
        names = {name for name, day in rests if name and self._dates.get(name) != day}
        found: dict[str, set[int]] = defaultdict(set)
        for part in chunks(sorted(names)):
            for name, day in self._sql.rows(
                "SELECT r.slug, m.date FROM tracker_meetings m JOIN tracker_readouts r"
                " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
                f" WHERE r.slug IN ({marks(part)}) AND m.known_from <= ? AND m.known_to > ?",
                (*part, self._where.known, self._where.known),
            ):
                found[name].add(day)
        return found


def _rests_on(row: StatusRow) -> str:
    """The readout on which a status rests; empty for a judgement, and for none."""
    if not row.rests_on or row.rule in JUDGED:
        return ""
    return readout_of(row.rests_on) or row.rests_on


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
