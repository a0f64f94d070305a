"""States: which events a ledger held when its head was a certain one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from tracker.store.heads import EMPTY, Heads
from tracker.store.runs import Mark

NOTHING: Mapping[str, Mark] = MappingProxyType({})
"""The state of a ledger that holds nothing."""


def state(marks: Iterable[Mark], head: str) -> Mapping[str, Mark] | None:
    """The last recording of every relationship when a ledger had that head; None if it never had.

    Args:
        marks: the recordings, in the order of their moments.
        head: the digest over the last events of all relationships.
    """
    if head == EMPTY:
        return NOTHING
    found: dict[str, Mark] = {}
    heads = Heads()
    for _, together in groupby(marks, key=attrgetter("moment")):
        for mark in together:
            found[mark.relationship] = mark
            heads.put(mark.relationship, mark.digest)
        if heads.root == head:
            return found
    return None
