"""Findings: what is looked up of some statements at once, beside their statuses.

Only what the span of one says that there is, is looked up, and only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeAlias

from tracker.domain.conditions import ConditionOf
from tracker.domain.disagreements import Lent
from tracker.domain.missing import Missing
from tracker.domain.names import readout_of
from tracker.domain.particulars import UNKNOWN, Known
from tracker.domain.quiet import quiet
from tracker.domain.rules import OVERDUE, RULES
from tracker.projections.instants import day_of
from tracker.queries.beside import LookedUp, Slip, marked, said_by
from tracker.queries.completions import Completions, ReportedAct, acts
from tracker.queries.conditions import conditions_of, shown_to_be_met
from tracker.queries.done_in_part import DoneInPart, maybe_in_part
from tracker.queries.evidence import EvidenceOfRows
from tracker.queries.kept import kept
from tracker.queries.lent import lent_to
from tracker.queries.merged import Merged
from tracker.queries.numbered import NumberedMeetings
from tracker.queries.refused import STANDING, refused_before
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

    def parts(self, known: int, relationships: Collection[int] | None) -> _Items:
        """The parts of items."""

    def wholes(self, known: int, relationships: Collection[int] | None) -> _Items:
        """The items that items are parts of."""

    def completions(self, known: int, relationships: Collection[int] | None) -> Completions:
        """What was reported complete."""

    def merged(self, known: int, relationships: Collection[int] | None) -> Merged:
        """The items that stand for others."""

    def ordinals(
        self, known: int, relationships: Collection[int] | None
    ) -> Mapping[int, Mapping[str, Mapping[int, int]]]:
        """The days of the meetings that are numbered."""


class Findings:
    """What is looked up of some statements at once, when it is asked for of one of them.

    Args:
        beside: what is read of whole relationships for it.
        sql: where to look it up.
        where: the day and the moment.
        rows: the statements.
    """

    def __init__(
        self,
        beside: Relationships,
        sql: Transaction,
        where: Scope,
        rows: Sequence[Spanned],
    ) -> None:
        self._beside, self._sql, self._where, self._rows = beside, sql, where, rows
        self.day = day_of(where.day)
        self._lacking: dict[tuple[int, int], tuple[Missing, ...]] = {}

    def told(self, place: int) -> LookedUp:
        """What is looked up of one, by its place."""
        row = self._rows[place]
        marks_of = marked(row)
        ended = self._shares.get((row.known_in, row.statement_id), {}) if row.divided else {}
        shares = {party: share.status for party, share in ended.items()}
        if not shares and row.status is not None:
            shares = dict.fromkeys(row.by_parties.split(), row.status)
        refs: tuple[str, ...] = (row.ref,)
        publishers: tuple[str | None, ...] = (row.publisher,)
        if twins := marks_of.get("twin"):
            refs = (*refs, *twins)
            publishers = (*publishers, *map(self._publishers.get, map(readout_of, twins)))
        told_by = tuple(dict.fromkeys(filter(None, publishers)))
        return LookedUp(shares, refs, told_by, self._known(row, marks_of, shares, ended))

    def _known(
        self,
        row: Spanned,
        marks_of: Mapping[str, tuple[str, ...]],
        shares: Mapping[str, str],
        ended: Mapping[str, Share],
    ) -> Known:
        found = said_by(marks_of)
        if row.divided:
            found |= ended_apart(row, ended, self._where.by)
        looked_up = {
            "condition": self._conditions.get(row.ref),
            "lent": self._lent.get(row.ref),
            "refused": self._refused.get(row.ref),
            "gone": self._evidence.gone(row),
        }
        found |= {name: told for name, told in looked_up.items() if told}
        if "met" in found:
            found["met_by"] = self._met_by.get((row.known_in, row.ref))
        if maybe_in_part(row) or self._before(row):
            found["part"], found["part_of_some"] = self._parts.of(row, shares)
        if told := self._reported.of(row):
            found["reported"] = told
        if row.rule == "commitment.standing":
            said = found.get("reaffirmed") or day_of(row.made)
            said = max(said, found.get("welcomed") or date.min)
            found["quiet"] = said if quiet(said, self.day) else None
        elif row.rule in _OVERDUE:
            settling = {*told, *(one.evidence for one in ended.values())}
            found |= self._since(row, self._owing(row, shares), settling)
        return Known(**found) if found else UNKNOWN

    def _owing(self, row: Spanned, shares: Mapping[str, str]) -> AbstractSet[str]:
        """Those whose deed is overdue; of a meeting, which is everybody's, nobody in particular."""
        if row.type == "FollowUpScheduled":
            return frozenset()
        owing = {party for party, status in shares.items() if status in OVERDUE}
        return owing & {self._where.by} if self._where.by else owing

    def _since(
        self, row: Spanned, owing: AbstractSet[str], settling: AbstractSet[str | None]
    ) -> dict[str, Any]:
        """What was reported since something overdue was promised, but for what settled a share."""
        item, (parts, wholes) = self._item(row), self._parts_and_wholes
        own = self._acts((item,), row) if item in self._complete else ()
        unsettling = [one for one in own if settling.isdisjoint(one.refs)]
        others = [one for one in unsettling if owing and owing.isdisjoint(one.doers)]
        return {
            "done": tuple(one.ref for one in self._acts(parts.get(item, ()), row)),
            "whole": tuple(one.ref for one in self._acts(wholes.get(item, ()), row)),
            "complete": tuple(one.ref for one in unsettling if one not in others),
            "by_others": {one.ref: tuple(sorted(one.doers)) for one in others},
            "missing": self._missing(row),
        }

    def slip(self, place: int) -> Slip | None:
        """How the deadline of one moved."""
        return self._slips.of(self._rows[place])

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self._sql, self._where, self._rows)

    @cached_property
    def _parts(self) -> DoneInPart:
        before = {row.ref: self._before(row) for row in self._rows}
        return DoneInPart(self._sql, self._where, self._rows, before)

    def _before(self, row: Spanned) -> tuple[str, ...]:
        """What something overdue renews, of which a part may have been done."""
        slip = self._slips.of(row) if row.rule in _OVERDUE else None
        return slip.refs if slip else ()

    @cached_property
    def _conditions(self) -> Mapping[str, ConditionOf]:
        return conditions_of(self._sql, self._where, self._rows)

    @cached_property
    def _lent(self) -> Mapping[str, Lent]:
        return lent_to(self._sql, self._where, self._rows)

    @cached_property
    def _evidence(self) -> EvidenceOfRows:
        return EvidenceOfRows(self._sql, self._where.known, self._rows, self._shares)

    @cached_property
    def _refused(self) -> Mapping[str, str]:
        related = {row.known_in for row in self._rows if row.rule == STANDING}
        if not related:
            return {}
        merged = self._beside.merged(self._where.known, related)
        return refused_before(self._sql, self._where, self._rows, merged)

    @cached_property
    def _met_by(self) -> Mapping[tuple[int, str], str]:
        return shown_to_be_met(self._sql, self._where, self._rows)

    @cached_property
    def _reported(self) -> ReportedDone:
        return ReportedDone(self._sql, self._where, self._rows)

    # Shares

    @cached_property
    def _shares(self) -> Mapping[tuple[int, int], Mapping[str, Share]]:
        divided = (row for row in self._rows if row.divided)
        statements = ((row.known_in, row.statement_id) for row in divided)
        return shares_of(self._sql, self._where, statements)

    # Accounts

    @cached_property
    def _publishers(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        twins = (ref for row in self._rows for ref in marked(row).get("twin", ()))
        readouts = {*map(readout_of, twins)}
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
        """The meetings of a row since a statement that are not on record, by their ordinals.

        Also those before its time: they may have put it off.
        """
        asked = row.known_in, row.made
        if asked not in self._lacking:
            self._lacking[asked] = tuple(self._look_up_missing(*asked))
        return self._lacking[asked]

    def _look_up_missing(self, relationship_id: int, made: int) -> Iterator[Missing]:
        for row in self._incomplete(relationship_id):
            if lacking := row.since(made):
                yield Missing(row.kind, lacking)

    @kept
    def _incomplete(self, relationship_id: int) -> list[NumberedMeetings]:
        """The meetings of each kind of which some between others are not on record."""
        ordinals = self._beside.ordinals(self._where.known, (relationship_id,))
        kinds = ordinals.get(relationship_id, {})
        found = (
            NumberedMeetings.until(self._where.day, kind, days) for kind, days in kinds.items()
        )
        return [one for one in found if one.absent]

    @cached_property
    def _related(self) -> set[int]:
        """The relationships of what is overdue."""
        return {row.known_in for row in self._rows if row.rule in _OVERDUE}

    @cached_property
    def _parts_and_wholes(self) -> tuple[_Items, _Items]:
        """The parts and the wholes of the items of what is overdue, and maybe of others."""
        known, related = self._where.known, self._related
        return self._beside.parts(known, related), self._beside.wholes(known, related)

    @cached_property
    def _complete(self) -> Completions:
        """What was reported complete in the relationships of what is overdue."""
        return self._beside.completions(self._where.known, self._related)

    @cached_property
    def _merged(self) -> Merged:
        """The items that stand for others there."""
        return self._beside.merged(self._where.known, self._related)

    def _acts(self, items: Sequence[tuple[int, int | str]], row: Spanned) -> Sequence[ReportedAct]:
        """What was reported complete of some items since a statement was made."""
        return acts(self._complete, items, row.made, self._where.day) if items else ()

    def _item(self, row: Spanned) -> tuple[int, str]:
        """The item of something overdue, by its relationship and the slug that it goes by now."""
        last = self._merged.get((row.known_in, row.item))
        return row.known_in, last.slug if last else row.item
