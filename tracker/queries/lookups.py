"""Lookups: what else is on record of statements than their statuses.

It is looked up for many statements at once, and only where the span of one says that there is any.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter

from tracker.domain.names import readout_of
from tracker.domain.quiet import quiet
from tracker.domain.reasons import Missing
from tracker.domain.verdicts import VERDICTS
from tracker.projections.instants import day_of
from tracker.queries.beside import NOTHING, Beside, known_by, marked
from tracker.queries.clauses import keyed, within_clause
from tracker.queries.kept import KeptByRelationship
from tracker.queries.parts import parts_of_wholes, parts_with_wholes, wholes_of_parts
from tracker.queries.scope import ItemKey, Scope
from tracker.queries.slips import Slips
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks


class Lookups:
    """What else is on record of statements, in one state of a store.

    Args:
        sql: where to look it up.
    """

    def __init__(self, sql: Transaction) -> None:
        self._sql = sql
        self._parts = KeptByRelationship(self._read_parts)
        self._wholes = KeptByRelationship(self._read_wholes)
        self._ordinals = KeptByRelationship(self._read_ordinals)

    def of(self, where: Scope, rows: Sequence[Spanned]) -> list[Beside]:
        """What else is on record of some statements, as they stood."""
        looked_up = _LookedUp(self, self._sql, where, rows)
        return [looked_up.beside(row) for row in rows]

    def parts(
        self, known: int, relationships: Iterable[int] | None
    ) -> Mapping[tuple[int, str], list[ItemKey]]:
        """The parts of items; see `parts_of_wholes`."""
        return self._parts.of(known, relationships)

    def wholes(
        self, known: int, relationships: Iterable[int] | None
    ) -> Mapping[tuple[int, str], list[ItemKey]]:
        """The items that items are parts of; see `wholes_of_parts`."""
        return self._wholes.of(known, relationships)

    def ordinals(
        self, known: int, relationships: Iterable[int] | None
    ) -> Mapping[int, Mapping[str, Mapping[int, int]]]:
        """The days of the meetings of each relationship and kind that are numbered, by number."""
        return self._ordinals.of(known, relationships)

    def _read_parts(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[tuple[int, str], list[ItemKey]]:
        return parts_of_wholes(parts_with_wholes(self._sql, known, relationships))

    def _read_wholes(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[tuple[int, str], list[ItemKey]]:
        return wholes_of_parts(self._sql, parts_with_wholes(self._sql, known, relationships))

    def _read_ordinals(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[int, dict[str, dict[int, int]]]:
        found: dict[int, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
        within, given = within_clause("m.relationship_id", relationships)
        for relationship_id, kind, ordinal, day in self._sql.rows(
            "SELECT m.relationship_id, m.kind, m.ordinal, m.date FROM tracker_meetings m"
            f" WHERE m.ordinal IS NOT NULL AND m.known_from <= ? AND m.known_to > ?{within}",
            (known, known, *given),
        ):
            found[relationship_id][kind or "meeting"][ordinal] = day
        return found


class _LookedUp:
    """What was looked up of some statements at once."""

    def __init__(
        self, lookups: Lookups, sql: Transaction, where: Scope, rows: Sequence[Spanned]
    ) -> None:
        self._lookups, self._sql, self._where = lookups, sql, where
        self._day = day_of(where.day)
        self._marks = {row.ref: marked(row) for row in rows}
        self._lacking: dict[tuple[int, int], tuple[Missing, ...]] = {}
        self._absent: dict[int, list[tuple[str, dict[int, int], list[int]]]] = {}
        self._shares = self._look_up_shares([row for row in rows if row.divided])
        self._parts = self._look_up_parts(row for row in rows if "part" in self._marks[row.ref])
        twins = {ref for row in rows for ref in self._marks[row.ref].get("twin", ())}
        self._publishers = self._look_up_publishers({readout_of(ref) for ref in twins})
        self._slips = Slips(sql, where, (row for row in rows if row.status is not None))
        overdue = [row for row in rows if _is_overdue(row)]
        self._done = self._look_up_done(overdue, lookups.parts)
        self._whole = self._look_up_done(overdue, lookups.wholes)

    def beside(self, row: Spanned) -> Beside:
        """What was looked up of one."""
        if row.status is None:
            told_by = (row.publisher,) if row.publisher else ()
            return replace(NOTHING, refs=(row.ref,), told_by=told_by)
        marks_of = self._marks[row.ref]
        by = row.by_parties.split()
        ended = self._shares.get((row.known_in, row.statement_id), {})
        shares = {party: share for party, (share, _) in ended.items()}
        shares = shares or dict.fromkeys(by, row.status)
        twins = marks_of.get("twin", ())
        told = (row.publisher, *(self._publishers.get(readout_of(ref)) for ref in twins))
        known, key = known_by(row, marks_of), (row.known_in, row.ref)
        if row.divided:
            differ = len({*shares.values()}) > 1
            known = known._replace(shares=shares if differ else {}, divided=differ)
        if (row.rule or "").endswith(".shares"):
            grounds = {party: ground or row.ref for party, (_, ground) in ended.items()}
            known = known._replace(grounds=grounds)
        if "part" in marks_of:
            known = known._replace(part=self._parts.get(key))
        if row.rule == "commitment.standing":
            said = max(known.reaffirmed or day_of(row.made), known.welcomed or date.min)
            known = known._replace(quiet=said if quiet(said, self._day) else None)
        elif _is_overdue(row):
            done, whole = self._done.get(key, ()), self._whole.get(key, ())
            known = known._replace(done=done, whole=whole, missing=self._missing(row))
        return Beside(
            shares=shares,
            refs=(row.ref, *twins),
            told_by=tuple(dict.fromkeys(one for one in told if one)),
            known=known,
            find_slip=partial(self._slips.of, row),
            day=self._day,
        )

    # Shares

    def _look_up_shares(
        self, rows: Sequence[Spanned]
    ) -> dict[tuple[int, int], dict[str, tuple[str, str | None]]]:
        """The status of each party's share, and what it rests on if not on the statement itself."""
        found: dict[tuple[int, int], dict[str, tuple[str, str | None]]] = defaultdict(dict)
        for part in chunks(ItemKey(row.known_in, row.statement_id) for row in rows):
            first, joined, numbers = keyed("p.statement_id", part)
            for relationship_id, statement_id, share, verdict, evidence in self._sql.rows(
                "SELECT p.relationship_id, p.statement_id, p.share, p.verdict, p.evidence"
                f" FROM {first} tracker_spans p WHERE {joined} AND p.share <> ''"
                " AND p.valid_from <= ? AND p.valid_to > ?"
                " AND p.known_from <= ? AND p.known_to > ? ORDER BY p.share",
                (*numbers, *self._when),
            ):
                found[relationship_id, statement_id][share] = VERDICTS[verdict][1], evidence
        return found

    @property
    def _when(self) -> tuple[int, int, int, int]:
        return self._where.day, self._where.day, self._where.known, self._where.known

    # Judgements

    def _look_up_parts(self, rows: Iterable[Spanned]) -> dict[tuple[int, str], str]:
        """What of a statement was judged to be done, in the words of the judgement."""
        found: dict[tuple[int, str], str] = {}
        by_relationship: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            by_relationship[row.known_in].append(row.ref)
        for relationship_id, refs in by_relationship.items():
            for ref, body in self._sql.rows(
                "SELECT a.ref, a.body FROM tracker_assessments a WHERE a.relationship_id = ?"
                f" AND a.ref IN ({marks(refs)}) AND a.type = 'OutcomeAssessed'"
                " AND a.known_from <= ? AND a.known_to > ? ORDER BY a.id",
                (relationship_id, *refs, self._where.known, self._where.known),
            ):
                judged = json.loads(body)
                on = date.fromisoformat(judged["on"])
                if judged["outcome"] == "partly fulfilled" and on.toordinal() <= self._where.day:
                    told = judged.get("note") or judged["evidence"]
                    whose = f" for {judged['share']}" if judged.get("share") else ""
                    found[relationship_id, ref] = f"on {on}{whose}: {told}"
        return found

    # Accounts

    def _look_up_publishers(self, readouts: set[str]) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
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
        for kind, told, absent in self._look_up_absent(relationship_id):
            before = [number for number, day in told.items() if day <= made]
            first = max(before, default=0)
            lacking = tuple(number for number in absent if number > first)
            if lacking:
                yield Missing(kind, lacking)

    def _look_up_absent(self, relationship_id: int) -> list[tuple[str, dict[int, int], list[int]]]:
        """The kinds of meetings of which some between others are not on record, and which."""
        if relationship_id not in self._absent:
            self._absent[relationship_id] = found = []
            known = self._where.known
            kinds = self._lookups.ordinals(known, (relationship_id,)).get(relationship_id, {})
            for kind, days in kinds.items():
                told = {number: day for number, day in days.items() if day <= self._where.day}
                if absent := [
                    n for n in range(min(told, default=0), max(told, default=0)) if n not in told
                ]:
                    found.append((kind, told, absent))
        return self._absent[relationship_id]

    def _look_up_done(
        self,
        rows: Sequence[Spanned],
        beside: Callable[[int, Iterable[int]], Mapping[tuple[int, str], Sequence[ItemKey]]],
    ) -> dict[tuple[int, str], tuple[str, ...]]:
        """The complete progress on items beside those of statements since they were made."""
        keys = beside(self._where.known, {row.known_in for row in rows})
        done = self._look_up_complete(
            {key for row in rows for key in keys.get((row.known_in, row.item), ())}
        )
        found: dict[tuple[int, str], tuple[str, ...]] = {}
        for row in rows if done else ():
            told = [one for key in keys.get((row.known_in, row.item), ()) for one in done[key]]
            since = [ref for day, _, ref in sorted(told) if day >= row.made]
            if since:
                found[row.known_in, row.ref] = tuple(since)
        return found

    def _look_up_complete(self, items: set[ItemKey]) -> dict[ItemKey, list[tuple[int, int, str]]]:
        """The complete progress on items up to the day: when, at which place and by which ref."""
        found: dict[ItemKey, list[tuple[int, int, str]]] = defaultdict(list)
        for relationship_id, of_it in groupby(sorted(items), key=attrgetter("relationship_id")):
            for part in chunks(key.item_id for key in of_it):
                for item_id, *told in self._sql.rows(
                    "SELECT s.item_id, s.date, s.number, s.key || '@' || r.slug"
                    " FROM tracker_statements s JOIN tracker_readouts r"
                    " ON r.relationship_id = s.relationship_id AND r.id = s.readout_id"
                    f" WHERE s.relationship_id = ? AND s.item_id IN ({marks(part)})"
                    " AND s.complete = 1 AND s.date <= ? AND s.known_from <= ? AND s.known_to > ?",
                    (relationship_id, *part, *(self._where.day, *[self._where.known] * 2)),
                ):
                    found[ItemKey(relationship_id, item_id)].append((told[0], told[1], told[2]))
        return found


def _is_overdue(row: Spanned) -> bool:
    return (row.rule or "").endswith("overdue")
