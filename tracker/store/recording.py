"""A recording: one transaction's events on their way into the ledger, with what follows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from tracker.sql import Transaction
from tracker.store.claims import Claim, claimed
from tracker.store.crossings import joined
from tracker.store.stamp import Head, Stored, after, genesis, stamp


class DryRun(Exception):
    """Ends a transaction that was only to show what it would do."""


class Recording:
    """What a recorder does with a transaction's events beside storing them.

    Args:
        claim: what it needs to itself.
        relationships: the relationship of each event, in the order of the events.
        clock: tells the time.
        project: brings the views up to the events; given the transaction and the moment.
        check: raises what forbids the events, asked where nobody else can write about the same.
        latest: tells the moment of the latest recording that can be seen, if there is one.
        dry_run: whether to undo all of it when it is done.
    """

    def __init__(
        self,
        claim: Claim,
        relationships: Sequence[str],
        clock: Callable[[], datetime],
        project: Callable[[Transaction, datetime], None],
        *,
        check: Callable[[Transaction], object] | None = None,
        latest: Callable[[Transaction], datetime | None] = lambda _: None,
        dry_run: bool = False,
    ) -> None:
        self._claim = claim
        self._relationships = relationships
        self._check = check
        self._clock = clock
        self._project = project
        self._latest = latest
        self._dry_run = dry_run
        self._seen: datetime | None = None
        self._moment: datetime | None = None

    def claim(self, sql: Transaction) -> dict[str, int]:
        """Claim what it needs, and tell the numbers of the relationships that it is about."""
        ids = claimed(sql, self._claim, lambda numbers: joined(sql.rows, numbers))
        self._seen = self._latest(sql)
        return ids

    def check(self, sql: Transaction) -> None:
        """Raise whatever forbids the events, before they are stored."""
        if self._check:
            self._check(sql)

    def stamped(
        self, stored_events: Sequence[Stored], heads: Mapping[str, Head]
    ) -> Iterator[tuple[str, list[Stored]]]:
        """The events of each relationship with their stamps, behind the relationship's head."""
        moments = [self._seen, *(head.recorded_at for head in heads.values())]
        self._moment = after(self._clock(), moments)
        parts: dict[str, list[Stored]] = defaultdict(list)
        for name, stored in zip(self._relationships, stored_events, strict=True):
            parts[name].append(stored)
        for name, part in parts.items():
            digest = heads[name].digest or genesis(name)
            yield name, list(stamp(part, digest, self._moment))

    def project(self, sql: Transaction) -> None:
        """Bring the views up to the events, in the transaction that stores them."""
        if self._moment is None:
            raise RuntimeError("the events were not stamped")
        self._project(sql, self._moment)
        if self._dry_run:
            raise DryRun
