"""Memory: the relationships that one who records knows, from one recording to the next."""

from __future__ import annotations

from datetime import datetime

from tracker.projections.latest import extent
from tracker.projections.projector import Projector
from tracker.sql import Transaction


class Memory:
    """A projector that is kept between recordings, as long as nobody else records.

    One of which the recording came to nothing is not kept: its relationships tell of it already.
    """

    def __init__(self) -> None:
        self._projector: Projector | None = None
        self._knows: tuple[int, datetime | None] | None = None
        """The extent of the record that the projector knows; None until it is on record."""
        self._begun: tuple[int, datetime] | None = None
        """How many recordings there were before the one that was begun, and the moment of it."""

    def begin(self, sql: Transaction, moment: datetime) -> Projector:
        """The projector that was kept, if it knows all that is on record, or else a new one.

        Args:
            sql: the transaction of a recording, of which nothing is in the views yet.
            moment: that of the recording.
        """
        found = extent(sql)
        if self._projector is None or self._knows != found:
            self._projector = Projector(sql)
        self._projector.resume(sql)
        # What others put on record from now on is not counted, so the extent will tell of it.
        self._knows, self._begun = None, (found[0], moment)
        return self._projector

    def keep(self) -> None:
        """Keep the projector, since the recording that it was begun for is on record."""
        if self._projector is not None and self._begun is not None:
            self._projector.settle()
            before, moment = self._begun
            self._knows = before + self._projector.recorded, moment
