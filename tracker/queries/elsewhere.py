"""Elsewhere: what of an item is on record on another one, of another party or of a later day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.domain.names import key_of
from tracker.queries.positions import Shares, by_accounts, renewed_by
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, Scope, readouts_of
from tracker.queries.standpoints import Said
from tracker.queries.story import StoryStatement
from tracker.sql import chunks, marks


class Recoded(NamedTuple):
    """What one of two moments has of an item that the other one has otherwise, by refs."""

    before: Mapping[ItemKey, Mapping[str, StoryStatement]]
    """As it was at the first, of what is on the item at the second alone."""
    after: Mapping[ItemKey, Mapping[str, StoryStatement]]
    """As it is at the second, of what was on the item at the first alone."""


class Renewals(NamedTuple):
    """What goes on on other items of what was promised on some."""

    statements: Mapping[ItemKey, list[StoryStatement]]
    """What renews it there, and what renews that, and so on."""
    items: Mapping[ItemKey, frozenset[ItemKey]]
    """The items on which that is."""


def recoded(
    reader: RecordReader, first: Scope, second: Scope, before: Said, after: Said
) -> Recoded:
    """What was not said or taken back between two moments, but coded anew.

    Args:
        reader: where to read it.
        first: from where the first moment looks.
        second: and the second.
        before: what was said of some items at the first.
        after: and at the second.
    """
    if first.known == second.known:
        return Recoded({}, {})
    came, gone = _only(after, before), _only(before, after)
    return Recoded(_found(reader, first, came), _found(reader, second, gone))


def renewals(
    reader: RecordReader, where: Scope, said: Said, shares: Shares, before: Iterable[str]
) -> Renewals:
    """What renews, on another item, promises on some items, and what renews that, and so on.

    Args:
        reader: where to read it.
        where: from where the second side looks.
        said: what was said of some items.
        shares: how the shares of each party stand where they differ.
        before: what had renewed any by the first side, by refs.
    """
    found: dict[ItemKey, dict[str, tuple[ItemKey, StoryStatement]]] = defaultdict(dict)
    wanted = {
        key: {ref for one in listed for ref in renewed_by(one, shares)} - {*before}
        for key, listed in said.items()
    }
    known = {key: by_accounts(listed) for key, listed in said.items()}
    while wanted := {
        key: new
        for key, refs in wanted.items()
        if (new := refs - known[key].keys() - {*found[key]})
    }:
        told = _by_refs(reader, where, {ref for refs in wanted.values() for ref in refs})
        for key, refs in wanted.items():
            found[key] |= {ref: told[ref] for ref in refs if ref in told}
        wanted = {
            key: {by for ref in refs if ref in told for by in renewed_by(told[ref][1], {})}
            for key, refs in wanted.items()
        }
    # A share may rest on what settled it as well, which renews nothing.
    renewing = {
        key: [(item, one) for item, one in listed.values() if one.slip is not None]
        for key, listed in found.items()
    }
    return Renewals(
        {key: [one for _, one in listed] for key, listed in renewing.items()},
        {key: frozenset(item for item, _ in listed) - {key} for key, listed in renewing.items()},
    )


def _only(these: Said, others: Said) -> dict[ItemKey, set[str]]:
    """The statements on each item that are on it at one side alone."""
    found = {}
    for key, listed in these.items():
        known = by_accounts(others.get(key, ()))
        if refs := {ref for one in listed if known.keys().isdisjoint(one.refs) for ref in one.refs}:
            found[key] = refs
    return found


def _found(
    reader: RecordReader, where: Scope, wanted: Mapping[ItemKey, set[str]]
) -> dict[ItemKey, dict[str, StoryStatement]]:
    refs = {ref for several in wanted.values() for ref in several}
    told = _by_refs(reader, where, refs)
    if where.by is not None:
        told |= _by_refs(reader, where._replace(by=None), refs - told.keys())
    found = {
        key: {ref: told[ref][1] for ref in refs if ref in told} for key, refs in wanted.items()
    }
    return {key: several for key, several in found.items() if several}


def _by_refs(
    reader: RecordReader, where: Scope, refs: set[str]
) -> dict[str, tuple[ItemKey, StoryStatement]]:
    """Some statements on record, be they of a later day, each with its item as it is now."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    items: dict[str, ItemKey] = {}
    for part in chunks(sorted(refs)):
        keys = sorted({key_of(ref) for ref in part})
        for relationship_id, slugs in readouts_of(reader.sql, where, part).items():
            # All of them in one reading of the relationship, of which no index finds them.
            for number, item_id, readout_id, key, day in reader.sql.rows(
                "SELECT s.id, s.item_id, s.readout_id, s.key, s.date FROM tracker_statements s"
                f" WHERE s.relationship_id = ? AND s.readout_id IN ({marks(slugs)})"
                f" AND s.key IN ({marks(keys)}) AND s.known_from <= ? AND s.known_to > ?",
                (relationship_id, *slugs, *keys, where.known, where.known),
            ):
                if (ref := f"{key}@{slugs[readout_id]}") in refs:
                    items[ref] = ItemKey(relationship_id, item_id)
                    found[max(day, where.day)].append((relationship_id, number))
    stands_for = reader.merged(where)
    told: dict[str, tuple[ItemKey, StoryStatement]] = {}
    for day, several in found.items():
        for some in chunks(several):
            for ref, one in reader.told(some, where._replace(day=day)).items():
                by_then = one if day == where.day else one._replace(status=None, rule=None)
                told[ref] = stands_for.get(items[ref], items[ref]), by_then
    return told
