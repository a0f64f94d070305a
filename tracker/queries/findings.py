"""Findings: what is looked up of some statements at once, beside their statuses.

Only what the span of one says that there is, is looked up, and only when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, Protocol, Self, TypeAlias

from tracker.domain.conditions import ConditionOf
from tracker.domain.names import readout_of
from tracker.domain.quiet import quiet
from tracker.domain.reasons import Known, Missing
from tracker.domain.rules import RULES
from tracker.projections.instants import day_of
from tracker.queries.beside import LookedUp, Slip, known_by, marked
from tracker.queries.completions import Completions, acts
from tracker.queries.conditions import conditions_of
from tracker.queries.done_in_part import DoneInPart, maybe_in_part
from tracker.queries.kept import kept
from tracker.queries.merged import Merged
from tracker.queries.reported import ReportedDone
from tracker.queries.scope import ItemKey, Scope
from tracker.queries.shares import Share, ended_apart, shares_of
from tracker.queries.slips import Slips
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks

_OVERDUE = frozenset(rule for rule in RULES if rule.endswith("overdue"))

_Items: TypeAlias = Mapping[tuple[int, str], Sequence[ItemKey]]
"""Items beside others, by the relationships and the slugs of these."""


class Relationships(Protocol):
    """What is read of whole relationships, each as known by a moment; see `Lookups`."""

    def parts(self, known: int, relationships: Iterable[int] | None) -> _Items:
        """The parts of items."""

    def wholes(self, known: int, relationships: Iterable[int] | None) -> _Items:
        """The items that items are parts of."""

    def completions(self, known: int, relationships: Iterable[int] | None) -> Completions:
        """What was reported complete."""

    def merged(self, known: int, relationships: Iterable[int] | None) -> Merged:
        """The items that stand for others."""

    def ordinals(
        self, known: int, relationships: Iterable[int] | None
    ) -> Mapping[int, Mapping[str, Mapping[int, int]]]:
        """The days of the meetings that are numbered."""


class Findings:
    """What is looked up of some statements at once, when it is asked for of one of them.

    Args:
        beside: what is read of whole relationships for it.
        sql: where to look it up.
        where: the day and the moment.
        read: gives the statements.
    """

    def __init__(
        self,
        beside: Relationships,
        sql: Transaction,
        where: Scope,
        read: Callable[[], Sequence[Spanned]],
    ) -> None:
        self._beside, self._sql, self._where, self._read = beside, sql, where, read
        self.day = day_of(where.day)
        self._lacking: dict[tuple[int, int], tuple[Missing, ...]] = {}

    def told(self, place: int) -> LookedUp:
        """What is looked up of one, by its place."""
        row = self._rows[place]
        marks_of = self._marks[row.ref]
        ended = self._shares.get((row.known_in, row.statement_id), {}) if row.divided else {}
        shares = {party: share.status for party, share in ended.items()}
        if row.status is not None:
            shares = shares or dict.fromkeys(row.by_parties.split(), row.status)
        twins = marks_of.get("twin", ())
        told = (row.publisher, *(self._publishers.get(readout_of(ref)) for ref in twins))
        return LookedUp(
            shares,
            (row.ref, *twins),
            tuple(dict.fromkeys(one for one in told if one)),
            self._known(row, marks_of, shares, ended),
        )

    def _known(
        self,
        row: Spanned,
        marks_of: Mapping[str, tuple[str, ...]],
        shares: Mapping[str, str],
        ended: Mapping[str, Share],
    ) -> Known:
        found = known_by(row, marks_of)
        more: dict[str, Any] = {}
        if row.divided:
            more |= ended_apart(row, ended, self._where.by)
        if judged := self._conditions.get(row.ref):
            more["condition"] = judged
        if maybe_in_part(row):
            more["part"] = self._parts.of(row, shares)
        if told := self._reported.of(row):
            more["reported"] = told
        if row.rule == "commitment.standing":
            said = max(found.reaffirmed or day_of(row.made), found.welcomed or date.min)
            more["quiet"] = said if quiet(said, self.day) else None
        elif row.rule in _OVERDUE:
            parts, wholes = self._parts_and_wholes
            item = self._item(row)
            more["done"] = self._since(row, parts.get(item, ()))
            more["whole"] = self._since(row, wholes.get(item, ()))
            settling = [*told, *(one.evidence for one in ended.values() if one.evidence)]
            more["complete"] = self._unsettling(row, settling)
            more["missing"] = self._missing(row)
        return found._replace(**more) if more else found

    def slip(self, place: int) -> Slip | None:
        """How the deadline of one moved."""
        return self._slips.of(self._rows[place])

    @cached_property
    def _rows(self) -> Sequence[Spanned]:
        return self._read()

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self._sql, self._where, self._rows)

    @cached_property
    def _parts(self) -> DoneInPart:
        return DoneInPart(self._sql, self._where, self._rows)

    @cached_property
    def _conditions(self) -> Mapping[str, ConditionOf]:
        return conditions_of(self._sql, self._where, self._rows)

    @cached_property
    def _reported(self) -> ReportedDone:
        return ReportedDone(self._sql, self._where, self._rows)

    @cached_property
    def _marks(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        return {row.ref: marked(row) for row in self._rows}

    # Shares

    @cached_property
    def _shares(self) -> Mapping[tuple[int, int], Mapping[str, Share]]:
        divided = (row for row in self._rows if row.divided)
        statements = ((row.known_in, row.statement_id) for row in divided)
        return shares_of(self._sql, self._where, statements)

    @property
    def _when(self) -> tuple[int, int, int, int]:
        return self._where.day, self._where.day, self._where.known, self._where.known

    # Accounts

    @cached_property
    def _publishers(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        readouts = {readout_of(ref) for one in self._marks.values() for ref in one.get("twin", ())}
        for part in chunks(sorted(readouts)):
            rows = self._sql.rows(
                "SELECT r.slug, r.publisher FROM tracker_readouts r"
                f" WHERE r.slug IN ({marks(part)})"
                " AND r.known_from <= ? AND r.known_to > ?",
                (*part, self._where.known, self._where.known),
            )
            found |= dict(rows)
        return found

    # What is missing, and what was done of the parts and the wholes

    def _missing(self, row: Spanned) -> tuple[Missing, ...]:
        """The meetings of a row since a statement that are not on record, by their ordinals."""
        asked = row.known_in, row.made
        if asked not in self._lacking:
            self._lacking[asked] = tuple(self._look_up_missing(*asked))
        return self._lacking[asked]

    def _look_up_missing(self, relationship_id: int, made: int) -> Iterator[Missing]:
        for row in self._incomplete(relationship_id):
            if lacking := row.since(made):
                yield Missing(row.kind, lacking)

    @kept
    def _incomplete(self, relationship_id: int) -> list[_Meetings]:
        """The meetings of each kind of which some between others are not on record."""
        ordinals = self._beside.ordinals(self._where.known, (relationship_id,))
        kinds = ordinals.get(relationship_id, {})
        found = (_Meetings.until(self._where.day, kind, days) for kind, days in kinds.items())
        return [one for one in found if one.absent]

    @cached_property
    def _overdue(self) -> list[Spanned]:
        return [row for row in self._rows if row.rule in _OVERDUE]

    @cached_property
    def _parts_and_wholes(self) -> tuple[_Items, _Items]:
        """The parts and the wholes of the items of what is overdue, and maybe of others."""
        known, related = self._where.known, {row.known_in for row in self._overdue}
        return self._beside.parts(known, related), self._beside.wholes(known, related)

    @cached_property
    def _complete(self) -> Completions:
        """What was reported complete in the relationships of what is overdue."""
        related = {row.known_in for row in self._overdue}
        return self._beside.completions(self._where.known, related)

    def _item(self, row: Spanned) -> tuple[int, str]:
        """The item of something overdue, by its relationship and the slug that it goes by now."""
        merged = self._beside.merged(self._where.known, (row.known_in,))
        last = merged.get((row.known_in, row.item))
        return row.known_in, last.slug if last else row.item

    def _since(self, row: Spanned, items: Sequence[ItemKey]) -> tuple[str, ...]:
        """What was reported complete of some items since a statement was made."""
        if not items:
            return ()
        found = acts(self._complete, items, row.made, self._where.day)
        return tuple(accounts[0] for accounts in found)

    def _unsettling(self, row: Spanned, settling: Collection[str]) -> tuple[str, ...]:
        """What was reported complete of its own item since, but for what settled a share of it."""
        own = self._item(row)
        if own not in self._complete:
            return ()
        found = acts(self._complete, [own], row.made, self._where.day)
        return tuple(accounts[0] for accounts in found if not {*accounts} & {*settling})


class _Meetings(NamedTuple):
    """The meetings of a kind up to a day that are numbered, in the order of their days."""

    kind: str
    days: list[int]
    highest: list[int]
    """The highest number that one had up to each of them."""
    absent: list[int]
    """The numbers between the lowest and the highest that none of them has."""

    @classmethod
    def until(cls, day: int, kind: str, days: Mapping[int, int]) -> Self:
        """Those of a kind up to a day, by their numbers."""
        told = sorted((on, number) for number, on in days.items() if on <= day)
        numbers = [number for _, number in told]
        absent = sorted({*range(min(numbers, default=0), max(numbers, default=0))} - {*numbers})
        return cls(kind, [on for on, _ in told], [*accumulate(numbers, max)], absent)

    def since(self, day: int) -> tuple[int, ...]:
        """The numbers that are absent after those of a day."""
        before = bisect_right(self.days, day)
        first = self.highest[before - 1] if before else 0
        return tuple(self.absent[bisect_right(self.absent, first) :])
