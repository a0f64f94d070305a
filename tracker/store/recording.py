"""A recording: one transaction's events on their way into the ledger, with what follows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from tracker.sql import Transaction
from tracker.store.stamp import Head, Stored, moment, stamp


class DryRun(Exception):
    """Ends a transaction that was only to show what it would do."""


class Recording:
    """What a recorder does with a transaction's events beside storing them.

    Args:
        clock: tells the time.
        project: brings the views up to the events; given the transaction and the moment.
        check: raises what forbids the events, asked where nobody else can write.
        dry_run: whether to undo all of it when it is done.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        project: Callable[[Transaction, datetime], None],
        *,
        check: Callable[[Transaction], object] | None = None,
        dry_run: bool = False,
    ) -> None:
        self._check = check
        self._clock = clock
        self._project = project
        self._dry_run = dry_run
        self._moment: datetime | None = None

    def check(self, transaction: Transaction) -> None:
        """Raise whatever forbids the events, before they are stored."""
        if self._check:
            self._check(transaction)

    def stamped(self, stored_events: Sequence[Stored], head: Head) -> list[Stored]:
        """The events with their stamps, behind the ledger's head."""
        self._moment = moment(head, self._clock())
        return list(stamp(stored_events, head, self._moment))

    def project(self, transaction: Transaction) -> None:
        """Bring the views up to the events, in the transaction that stores them."""
        if self._moment is None:
            raise RuntimeError("the events were not stamped")
        self._project(transaction, self._moment)
        if self._dry_run:
            raise DryRun
