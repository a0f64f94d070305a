"""Ledgers: a store that many record in at once through one program, such as the page's server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from tracker.bootstrap import now, opened_log
from tracker.errors import Conflict, NotFound, Refused
from tracker.pool import Pool

if TYPE_CHECKING:
    from tracker.ledger import Ledger


class Ledgers:
    """A store that is recorded in by several at once, again and again.

    Args:
        store: the store's name.
    """

    def __init__(self, store: str) -> None:
        self._logs = Pool(partial(opened_log, store), (Refused, NotFound, Conflict))

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

        with self._logs.one() as log:
            log.seen, log.taken = seen, taken
            yield Ledger(Writer(log, recorded_by, now, key, version=version))

    def close(self) -> None:
        """Close all that is kept."""
        self._logs.close()
