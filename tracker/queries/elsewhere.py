"""Elsewhere: what of an item is on record on another one, of another party or of a later day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
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

    before: Mapping[ItemKey, Mapping[str, StoryStatement]]
    """What of it had renewed that by the first side, as it stood there."""
    statements: Mapping[ItemKey, list[StoryStatement]]
    """What renews it there at the second, and what renews that, and so on."""
    items: Mapping[ItemKey, frozenset[ItemKey]]
    """The items on which that is, but for what had renewed it by the first side."""
    shares: tuple[Shares, Shares]
    """How the shares of its parties stand at both sides, where they differ."""


class RenewedBefore(NamedTuple):
    """What of renewals is known of each of some items, by refs."""

    before: Mapping[ItemKey, AbstractSet[str]]
    """What had renewed any of its promises by the first side."""
    reports: Mapping[ItemKey, AbstractSet[str]]
    """What is reported complete of it since."""


class _Found(NamedTuple):
    """What renews promises on other items."""

    statements: dict[ItemKey, dict[str, tuple[ItemKey, StoryStatement]]]
    shares: dict[str, dict[str, StoryStatement]]


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
    reader: RecordReader,
    sides: tuple[Scope, Scope],
    said: Said,
    shares: Shares,
    known: RenewedBefore,
) -> Renewals:
    """What renews, on another item, promises on some items, and what renews that, and so on.

    What had renewed them by the first side is told of its own item alone, but for what a report on
    the item itself settled since: that is told of both.

    Args:
        reader: where to read it.
        sides: from where the two sides look.
        said: what was said of some items by the second.
        shares: how the shares of each party stand there, where they differ.
        known: what had renewed them by the first side, and what is reported since.
    """
    first, second = sides
    own = {key: by_accounts(listed).keys() for key, listed in said.items()}
    passed = {ref for refs in known.before.values() for ref in refs}
    wanted = {
        key: {ref for one in listed for ref in renewed_by(one, shares)} - passed
        for key, listed in said.items()
    }
    since = followed(reader, second, wanted, own)
    reported = {key: refs for key, refs in known.reports.items() if refs}
    asked = {key: known.before.get(key, frozenset()) for key in reported}
    earlier = followed(reader, second, asked, own)
    settled = {
        key: {
            ref: found
            for ref, found in listed.items()
            if _rests_on(found[1], earlier, reported[key])
        }
        for key, listed in earlier.statements.items()
    }
    refs = {ref for listed in settled.values() for ref in listed}
    stood = _by_refs(reader, first, refs) if refs else {}
    return Renewals(
        before={
            key: {ref: stood[ref][1] for ref in listed if ref in stood}
            for key, listed in settled.items()
        },
        statements={
            key: [one for _, one in ({**settled.get(key, {}), **listed}).values()]
            for key, listed in {**settled, **since.statements}.items()
        },
        items={
            key: frozenset(item for item, _ in listed.values()) - {key}
            for key, listed in since.statements.items()
        },
        shares=(
            shares_apart(reader, first, [one for _, one in stood.values()]),
            {**earlier.shares, **since.shares},
        ),
    )


def _rests_on(one: StoryStatement, found: _Found, reports: AbstractSet[str]) -> bool:
    """Whether some reports settled a statement, or the share of a party in it."""
    each = (one, *found.shares.get(one.ref, {}).values())
    return any(not reports.isdisjoint(stands.evidence) for stands in each)


def followed(
    reader: RecordReader,
    where: Scope,
    wanted: Mapping[ItemKey, AbstractSet[str]],
    own: Mapping[ItemKey, AbstractSet[str]],
) -> _Found:
    """Some statements that renew others, by the items of these, and what renews them in turn.

    Args:
        reader: where to read it.
        where: from where it is looked at.
        wanted: the statements, by refs.
        own: the statements on the items themselves, by refs.
    """
    found: dict[ItemKey, dict[str, tuple[ItemKey, StoryStatement]]] = defaultdict(dict)
    shares: dict[str, dict[str, StoryStatement]] = {}
    while wanted := {
        key: new
        for key, refs in wanted.items()
        if (new := refs - own.get(key, frozenset()) - {*found[key]})
    }:
        told = _by_refs(reader, where, {ref for refs in wanted.values() for ref in refs})
        shares |= shares_apart(reader, where, [one for _, one in told.values()])
        for key, refs in wanted.items():
            found[key] |= {ref: told[ref] for ref in refs if ref in told}
        wanted = {
            key: {by for ref in refs if ref in told for by in renewed_by(told[ref][1], shares)}
            for key, refs in wanted.items()
        }
    # A share may rest on what settled it as well, which renews nothing.
    renewing = {
        key: {ref: told for ref, told in listed.items() if told[1].slip is not None}
        for key, listed in found.items()
    }
    return _Found({key: listed for key, listed in renewing.items() if listed}, shares)


def shares_apart(
    reader: RecordReader, where: Scope, several: Iterable[StoryStatement]
) -> dict[str, dict[str, StoryStatement]]:
    """How the share of each party stands of those of some statements of which they differ."""
    found: dict[str, dict[str, StoryStatement]] = defaultdict(dict)
    refs: dict[str, set[str]] = defaultdict(set)
    for one in several:
        for party in one.shares if len({*one.shares.values()}) > 1 else ():
            refs[party].add(one.ref)
    for party in sorted(refs) if where.by is None else ():
        for ref, (_, one) in _by_refs(reader, where._replace(by=party), refs[party]).items():
            found[ref][party] = one
    return found


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
