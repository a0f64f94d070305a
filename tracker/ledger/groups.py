"""Groups: the relationships that have to be taken together, since one names what another said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from tracker.sql import Transaction
from tracker.store.ownership import EVENTS
from tracker.store.packing import parts_of
from tracker.store.runs import Length, lengths

_STREAM = re.compile(rb'"stream":"readout/([a-z0-9-]+)"')
_REF = re.compile(rb'"[a-z0-9-]+@([a-z0-9-]+)"')


def groups(sql: Transaction) -> list[list[Length]]:
    """All relationships, in groups of which none names a statement of another.

    What looks like a ref and is none joins two of them for nothing, which does no harm.
    """
    numbered = {length.id: length for length in lengths(sql)}
    owner: dict[bytes, int] = {}
    named: dict[int, set[bytes]] = defaultdict(set)
    for whose in numbered:
        for place, state in sql.rows(
            f"SELECT originator_version, state FROM {EVENTS} WHERE relationship_id = ?", (whose,)
        ):
            if not isinstance(state, bytes) or not (place == 1 or b"@" in state):
                continue
            try:
                _, around, event = parts_of(state)
            except ValueError:
                continue  # which is found when it is read
            if place == 1 and (stream := _STREAM.search(around)):
                owner[stream[1]] = whose
            named[whose].update(_REF.findall(event))
    joined = _Joined(numbered)
    for whose, readouts in named.items():
        for readout in readouts:
            if readout in owner:
                joined.join(whose, owner[readout])
    found: dict[int, list[Length]] = defaultdict(list)
    for whose, length in numbered.items():
        found[joined.of(whose)].append(length)
    return list(found.values())


class _Joined:
    """Sets that grow together, each known by one of its members."""

    def __init__(self, members: Iterable[int]) -> None:
        self._above = {member: member for member in members}

    def of(self, member: int) -> int:
        """The one by which the set of a member is known."""
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        self._above[self.of(one)] = self.of(other)
