"""Doubts: names that may be mistyped, or may mean what is on record between others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tracker.domain.names import key_of, readout_of, title_of
from tracker.domain.readouts import Readout
from tracker.ledger.namesakes import Namesake, namesakes
from tracker.ledger.receipt import Receipt
from tracker.projections.instants import STILL
from tracker.projections.near import LIKE, MOST, near_refs
from tracker.projections.projected import Named
from tracker.sql import Transaction, chunks, marks
from tracker.suggestions import near

_PAIR = 2
_LOOKED_UP = 12
"""How many names are looked up: as many as anybody reads. Each is compared with many."""


class Doubts(NamedTuple):
    """Names in a recording that may be mistyped, each with those on record that are near to it."""

    awaited: dict[str, list[str]]
    """What is named but not on record."""
    new: dict[str, list[str]]
    """New items that are a letter apart from one on record."""
    namesakes: Sequence[Namesake] = ()
    """What may settle or renew something on the item of that name in another relationship."""


def doubts(sql: Transaction, receipts: Sequence[Receipt]) -> Doubts:
    """What may be mistyped, or mean more, in recordings made, or tried, one after the other."""
    awaited = {one for receipt in receipts for one in receipt.awaited}
    new = {one for receipt in receipts for one in receipt.new}
    told = [one for receipt in receipts for one in receipt.recorded]
    amended = (receipt.amended for receipt in receipts if receipt.amended)
    items = {item for one in told for item in _items(one)}
    readouts = {one.readout: one for one in told}
    missing = sorted(one for one in awaited if one not in items and not _tells(readouts, one.name))
    kept = _kept(sql, {one.relationship for one in (*missing, *new)}, awaited | new)
    found = Doubts(
        {one.name: [] for one in missing},
        {},
        namesakes(sql, [*told, *(one.after for one in amended)]),
    )
    for one in missing[:_LOOKED_UP]:
        if "@" in one.name:
            # One of a readout that is still to be recorded is like none, but for its key.
            refs = near_refs(sql, one.name, one.relationship, told)
            close = near(one.name, refs, most=MOST, like=LIKE)
        else:
            own = [item.name for item in items if item.relationship == one.relationship]
            names = sorted({*own, *kept[one.relationship]})
            close = near(one.name, names, most=MOST, like=LIKE)
        found.awaited[one.name] += close
    for one in sorted(new)[:_LOOKED_UP]:
        names = [name for name in kept[one.relationship] if _a_letter_apart(one.name, name)]
        if names:
            found.new[one.name] = names
    return found


def _items(readout: Readout) -> set[Named]:
    """The items that a readout names."""
    relationship = readout.relationship
    return {Named(relationship, item) for item in {one.item for one in readout.statements}}


def _tells(readouts: Mapping[str, Readout], ref: str) -> bool:
    """Whether one of the readouts makes the statement of that ref."""
    readout = readouts.get(readout_of(ref))
    return readout is not None and any(one.key == key_of(ref) for one in readout.statements)


def _kept(
    sql: Transaction, relationships: Collection[str], but: Collection[Named]
) -> dict[str, list[str]]:
    """The items of each relationship that were spoken of or given a title, but for some."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in chunks(sorted(relationships)):
        spoken_of = {
            tuple(row)
            for row in sql.rows(
                "SELECT DISTINCT s.relationship_id, s.item_id"
                "  FROM tracker_statements s"
                "  JOIN tracker_relationships l ON l.id = s.relationship_id"
                f" WHERE l.name IN ({marks(part)}) AND s.known_to = {STILL}",
                part,
            )
        }
        for relationship, whose, item, slug, title in sql.rows(
            "SELECT l.name, i.relationship_id, i.id, i.slug, n.title"
            "  FROM tracker_relationships l JOIN tracker_items i ON i.relationship_id = l.id"
            "  JOIN tracker_item_names n"
            " ON n.relationship_id = i.relationship_id AND n.item_id = i.id"
            f" AND n.known_to = {STILL}"
            f" WHERE l.name IN ({marks(part)}) ORDER BY i.slug",
            part,
        ):
            said = (whose, item) in spoken_of or title != title_of(slug)
            if said and (relationship, slug) not in but:
                found[relationship].append(slug)
    return found


def _a_letter_apart(one: str, other: str) -> bool:
    """Whether a letter more, less or changed, or two exchanged, makes one name of the other.

    Digits tell things apart: the visit of 2018 is not that of 2019.
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = _alike(one, other)
    one, other = one[start:], other[start:]
    end = _alike(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    exchanged = len(one) == _PAIR and one == other[::-1]
    return (exchanged or max(len(one), len(other)) == 1) and not re.search(r"\d", one + other)


def _alike(one: str, other: str) -> int:
    """The number of letters that two names begin with alike."""
    differ = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differ, min(len(one), len(other)))
