"""Chains: the events of an exported file, each in its place in the chain of its relationship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.errors import Fault, Unreadable
from tracker.store.cloudevents import AGAIN, Exported, Wrong, id_of
from tracker.store.stamp import GENESIS, Stored, genesis, stamped_at


class Imported(NamedTuple):
    """An event of another store in its place in the chain of its relationship."""

    line: int
    moment: str
    relationship: str
    subject: str
    digest: str
    stored: Stored
    """As it is stored there."""


def chained(pieces: Iterable[tuple[list[Exported], Wrong | None]], file: str) -> Iterator[Imported]:
    """The events of a file, each checked against the digest before it.

    Args:
        pieces: what its lines tell, from the first event of a ledger on.
        file: its name, for the faults.

    Raises:
        Unreadable: a line is no event, or not the one that was exported, or the file ends within
            a recording.
    """
    chains = _Chains()
    before: Exported | None = None
    for piece, wrong in pieces:
        for told in piece:
            try:
                imported = chains.next(told)
            except ValueError as error:
                raise _unreadable(file, told.line, str(error)) from error
            if before and not _goes_on(before, told):
                message = f"remaining: {told.remaining} cannot follow {before.remaining}"
                raise _unreadable(file, told.line, f"{message}; {AGAIN}")
            before = told
            yield imported
        if wrong:
            raise _unreadable(file, *wrong)
    if before and before.remaining:
        message = (
            f"the file was cut off here, within the recording of {before.moment}; "
            f"events missing: {before.remaining}"
        )
        raise _unreadable(file, before.line, f"{message}; {AGAIN}")


def _unreadable(file: str, line: int, message: str) -> Unreadable:
    return Unreadable([Fault(file, line, message)])


class _Chains:
    """The chains of a file: one for each relationship, and up to version 0.1 one for all."""

    def __init__(self) -> None:
        self._before = GENESIS
        self._last: dict[str, str] = {}
        self._whose: dict[str, str] = {}

    def next(self, told: Exported) -> Imported:
        """An event in its place in its chain.

        Raises:
            ValueError: it is not the event that was exported.
        """
        relationship = self._relationship_of(told)
        last = self._last.get(relationship) or genesis(relationship)
        digest, stored = stamped_at(told.moment, told.stored, last)
        self._last[relationship] = own = digest
        if told.relationship is None:
            own = self._before = stamped_at(told.moment, told.stored, self._before)[0]
        if own != told.digest or told.id != id_of(told.subject, told.stored.originator_version):
            raise ValueError(
                f"{told.id} is not the event that was exported here: its digest differs"
            )
        return Imported(told.line, told.moment, relationship, told.subject, digest, stored)

    def _relationship_of(self, told: Exported) -> str:
        kind, _, name = told.subject.partition("/")
        own = told.own
        if kind != "item":
            if own is not None:
                own = self._whose.setdefault(name, own)
            else:
                own = self._whose.get(name, told.relationship or "")
        if told.relationship not in (None, own):
            raise ValueError(f"relationship: {told.id} is of {own or 'none'} in this file")
        return own or ""


def _goes_on(before: Exported, given: Exported) -> bool:
    """Whether a line follows another, by what each says of how their recordings go on."""
    if before.remaining is None or given.remaining is None:
        return before.remaining is given.remaining
    if before.moment == given.moment:
        return given.remaining == before.remaining - 1
    return before.remaining == 0
