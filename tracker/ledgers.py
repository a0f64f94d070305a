"""Ledgers: a store that many record in at once through one program, such as the page's server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from tracker.bootstrap import KEPT, now, opened_log
from tracker.errors import Conflict, NotFound, Refused

if TYPE_CHECKING:
    from tracker.ledger import Ledger
    from tracker.store.event_log import EventLog


class Ledgers:
    """A store that is recorded in by several at once, again and again.

    What was opened is kept for whoever records next, for a moment only, as `Readers` keeps it.

    Args:
        store: the store's name.
    """

    def __init__(self, store: str) -> None:
        self._store = store
        self._idle: list[tuple[float, EventLog]] = []

    @contextmanager
    def ledger(
        self,
        recorded_by: str,
        *,
        key: str | None = None,
        version: int | None = None,
        seen: frozenset[str] | None = None,
        taken: frozenset[str] | None = None,
    ) -> Iterator[Ledger]:
        """A ledger open for recording.

        Args:
            recorded_by: who records.
            key: what makes a command that is given again the same one and not a second.
            version: what was looked at of what is to be changed, if anybody looked.
            seen: the relationships of which something is read; None for all.
            taken: the relationships in which may be recorded; None for all.
        """
        from tracker.ledger import Ledger, Writer  # noqa: PLC0415

        opened, log = self._taken()
        whole = False
        try:
            log.seen, log.taken = seen, taken
            yield Ledger(Writer(log, recorded_by, now, key, version=version))
            whole = True
        except (Refused, NotFound, Conflict):
            whole = True
            raise
        finally:
            if whole:
                self._idle.append((opened, log))
            else:
                log.close()

    def close(self) -> None:
        """Close all that is kept."""
        while self._idle:
            self._idle.pop()[1].close()

    def _taken(self) -> tuple[float, EventLog]:
        found = monotonic()
        while True:
            try:
                opened, log = self._idle.pop()
            except IndexError:
                return found, opened_log(self._store)
            if found - opened < KEPT:
                return opened, log
            log.close()
