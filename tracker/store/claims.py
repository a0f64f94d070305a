"""Claims: what a recording needs to itself until its transaction ends.

Writers of one relationship wait for each other, and for nobody else. A recording claims the
relationships that it is about and those whose statements it names, with all that are joined to
these since one names what another said, always in one order, so that no two wait for each other in
a circle. Before that it claims the names of readouts: whoever records
one, and whoever names one that is not on record yet, each see what the other did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tracker.errors import Conflict
from tracker.sql import Transaction, chunks, marks
from tracker.store.tables import NAMES, RELATIONSHIPS


class Claim(NamedTuple):
    """What a recording needs to itself."""

    about: frozenset[str]
    """The relationships that it is about."""
    registered: Mapping[str, str]
    """The readouts that it puts on record, each with its relationship."""
    named: frozenset[str]
    """The readouts of which it names statements."""


def claimed(
    sql: Transaction,
    claim: Claim,
    with_joined: Callable[[set[int]], set[int]] = lambda numbers: numbers,
) -> dict[str, int]:
    """Claim it, and wait for whoever has it.

    Args:
        sql: the transaction of the recording.
        claim: what it needs.
        with_joined: some relationships, by their numbers, with all that are joined to them.

    Returns:
        The numbers of the relationships that the recording is about, by their names.

    Raises:
        Conflict: somebody else recorded a readout of that name first, or what joins others to
            these.
    """
    ids = _relationships(sql, claim.about)
    wanted = with_joined({*ids.values(), *_names(sql, claim, ids)})
    sql.claim(wanted)
    if with_joined(wanted) != wanted:
        raise Conflict("somebody else named what was said in these relationships first")
    return ids


def _relationships(sql: Transaction, names: Iterable[str]) -> dict[str, int]:
    """The numbers of relationships, which are made when they are first met."""
    wanted = sorted(names)
    found = _numbers(sql, wanted)
    missing = [name for name in wanted if name not in found]
    if missing:
        sql.write(
            f"INSERT INTO {RELATIONSHIPS} (name, parties) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(name, name.replace("-", " ")) for name in missing],
        )
        found |= _numbers(sql, missing)
    return found


def _numbers(sql: Transaction, names: list[str]) -> dict[str, int]:
    return {
        name: number
        for part in chunks(names)
        for name, number in sql.rows(
            f"SELECT name, id FROM {RELATIONSHIPS} WHERE name IN ({marks(part)})", part
        )
    }


def _names(sql: Transaction, claim: Claim, ids: Mapping[str, int]) -> set[int]:
    """Claim the names of readouts; returns the relationships of those that are on record."""
    wanted = sorted({*claim.registered, *claim.named})
    owners = _owner(sql, wanted)
    missing = [readout for readout in wanted if readout not in owners]
    sql.write(
        f"INSERT INTO {NAMES} (readout) VALUES (?) ON CONFLICT DO NOTHING",
        [(readout,) for readout in missing],
    )
    sql.write(
        f"UPDATE {NAMES} SET relationship_id = ? WHERE readout = ? AND relationship_id IS NULL",
        [  # also those that are only named, which somebody may put on record meanwhile
            (ids[claim.registered[readout]] if readout in claim.registered else None, readout)
            for readout in wanted
            if owners.get(readout) is None
        ],
    )
    owners = _owner(sql, wanted)
    for readout, whose in claim.registered.items():
        if owners[readout] != ids[whose]:
            raise Conflict("somebody else recorded a readout of that name first")
    return {number for number in owners.values() if number is not None}


def _owner(sql: Transaction, readouts: list[str]) -> dict[str, int | None]:
    return {
        readout: number
        for part in chunks(readouts)
        for readout, number in sql.rows(
            f"SELECT readout, relationship_id FROM {NAMES} WHERE readout IN ({marks(part)})", part
        )
    }
