"""Memory: the relationships that one who records knows, from one recording to the next."""

from __future__ import annotations

from tracker.projections.projector import Projector
from tracker.sql import Transaction


class Memory:
    """A projector that is kept between recordings, as long as nobody else commits anything.

    One of which the recording came to nothing is not kept: its relationships tell of it already.
    Where a database counts our own commits with those of others, as PostgreSQL does, none is kept.
    """

    def __init__(self) -> None:
        self._projector: Projector | None = None
        self._knows: object = None
        """What others had committed of what the projector knows; None until it is on record."""
        self._begun: object = None
        """The same of the recording that was begun."""

    def begin(self, sql: Transaction) -> Projector:
        """The projector that was kept, if it knows all that is on record, or else a new one.

        Args:
            sql: the transaction of a recording, of which nothing is in the views yet.
        """
        self._begun = sql.commits()
        if self._projector is None or self._knows != self._begun:
            self._projector = Projector(sql)
        self._projector.resume(sql)
        self._knows = None
        return self._projector

    def keep(self) -> None:
        """Keep the projector, since the recording that it was begun for is on record."""
        if self._projector is not None:
            self._projector.settle()
            self._knows = self._begun

    def forget(self) -> None:
        """Keep nothing, since the views were made anew."""
        self._knows = None
