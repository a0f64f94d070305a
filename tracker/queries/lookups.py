"""Lookups: what is read of whole relationships for the answers about statements, once of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from tracker.queries.clauses import within_clause
from tracker.queries.completions import Completion, Completions, read_completions
from tracker.queries.findings import Findings
from tracker.queries.kept import KeptByRelationship, Key, ReadBefore
from tracker.queries.merged import Merged, MergedInto, read_merged
from tracker.queries.parts import Branch, parts_of_any, parts_of_wholes, wholes_of_parts
from tracker.queries.scope import ItemKey, Scope
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction

_Slug: TypeAlias = tuple[int, str]
"""An item by its relationship and its slug there."""

_Item: TypeAlias = tuple[int, int | str]
"""An item by its relationship and its number there, or its slug."""

_BRANCHES = Key[int, list[Branch]]()
_PARTS = Key[_Slug, list[ItemKey]]()
_WHOLE_OF = Key[_Slug, str]()
_WHOLES = Key[_Slug, list[ItemKey]]()
_COMPLETIONS = Key[_Item, list[Completion]]()
_MERGED = Key[_Item, MergedInto]()
_STAND_FOR = Key[ItemKey, ItemKey]()
_ORDINALS = Key[int, dict[str, dict[int, int]]]()


class Lookups:
    """What else is on record of statements, in one state of a store.

    Args:
        sql: where to look it up.
        kept: what was read of that state before.
    """

    def __init__(self, sql: Transaction, kept: ReadBefore) -> None:
        self._sql = sql
        self._branches = KeptByRelationship(self._read_branches, kept, _BRANCHES)
        self._parts = KeptByRelationship(self._read_parts, kept, _PARTS)
        self._whole_of = KeptByRelationship(self._read_whole_of, kept, _WHOLE_OF)
        self._wholes = KeptByRelationship(self._read_wholes, kept, _WHOLES)
        self._completions = KeptByRelationship(self._read_completions, kept, _COMPLETIONS)
        self._merged = KeptByRelationship(partial(read_merged, sql), kept, _MERGED)
        self._stand_for = KeptByRelationship(self._read_stand_for, kept, _STAND_FOR)
        self._ordinals = KeptByRelationship(self._read_ordinals, kept, _ORDINALS)

    def of(self, where: Scope, rows: Sequence[Spanned]) -> Findings:
        """What looks up what else is on record of some statements, as they stood.

        Args:
            where: the day and the moment.
            rows: the statements; they need not be there before it is asked about one.
        """
        return Findings(self, self._sql, where, rows)

    def parts(
        self, known: int, relationships: Collection[int] | None
    ) -> Mapping[tuple[int, str], list[ItemKey]]:
        """The parts of items; see `parts_of_wholes`."""
        return self._parts.of(known, relationships)

    def wholes(
        self, known: int, relationships: Collection[int] | None
    ) -> Mapping[tuple[int, str], list[ItemKey]]:
        """The items that items are parts of; see `wholes_of_parts`."""
        return self._wholes.of(known, relationships)

    def completions(self, known: int, relationships: Collection[int] | None) -> Completions:
        """What was reported complete; see `read_completions`."""
        return self._completions.of(known, relationships)

    def merged(self, known: int, relationships: Collection[int] | None) -> Merged:
        """The items that stand for others; see `read_merged`."""
        return self._merged.of(known, relationships)

    def stand_for(
        self, known: int, relationships: Collection[int] | None
    ) -> Mapping[ItemKey, ItemKey]:
        """For each item that was merged into another, the one that stands for it."""
        return self._stand_for.of(known, relationships)

    def ordinals(
        self, known: int, relationships: Collection[int] | None
    ) -> Mapping[int, Mapping[str, Mapping[int, int]]]:
        """The days of the meetings of each relationship and kind that are numbered, by number."""
        return self._ordinals.of(known, relationships)

    def whole_of(self, known: int, relationship_id: int, slug: str) -> str | None:
        """The slug of what an item is a part of, itself or by what was merged into it."""
        found = self._whole_of.of(known, (relationship_id,))
        return found.get((relationship_id, slug))

    def _parts_of_any(self, known: int, relationships: tuple[int, ...] | None) -> list[Branch]:
        found = self._branches.of(known, relationships)
        within = found if relationships is None else relationships
        return [part for one in within for part in found.get(one, ())]

    def _read_branches(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[int, list[Branch]]:
        found: dict[int, list[Branch]] = defaultdict(list)
        for part in parts_of_any(self._sql, known, relationships):
            found[part.relationship_id].append(part)
        return found

    def _read_whole_of(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[tuple[int, str], str]:
        return {
            (one.relationship_id, one.slug): one.wholes[0]
            for one in self._parts_of_any(known, relationships)
        }

    def _read_parts(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[tuple[int, str], list[ItemKey]]:
        return parts_of_wholes(self._parts_of_any(known, relationships))

    def _read_wholes(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[tuple[int, str], list[ItemKey]]:
        return wholes_of_parts(self._sql, self._parts_of_any(known, relationships))

    def _read_completions(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[tuple[int, int | str], list[Completion]]:
        merged = self.merged(known, relationships)
        return read_completions(self._sql, known, relationships, merged)

    def _read_stand_for(
        self, known: int, relationships: tuple[int, ...] | None
    ) -> dict[ItemKey, ItemKey]:
        return {
            ItemKey(relationship_id, item): into.key
            for (relationship_id, item), into in self.merged(known, relationships).items()
            if isinstance(item, int)
        }

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
