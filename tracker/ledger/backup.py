"""Backups: exported ledgers, checked as a whole before any of it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby, islice

from tracker.errors import Fault, Refused, Unreadable
from tracker.ledger.admission import admit
from tracker.ledger.clock import AHEAD
from tracker.store import cloudevents
from tracker.store.cloudevents import Imported


class Backup:
    """The exported lines of a ledger, each of them checked by the rules of recording.

    Args:
        lines: gives the lines from the first on; asked for each reading.
        file: where they come from, for the faults.
        now: the present moment, which no event may be far ahead of; the clock's when left out.
        any_moment: whether one may be all the same, as of a clock that was ahead.

    Raises:
        Unreadable: a line is not what was exported, or could not have been recorded, or the last
            ones are missing.
    """

    def __init__(
        self,
        lines: Callable[[], Iterable[str]],
        file: str,
        now: datetime | None = None,
        *,
        any_moment: bool = False,
    ) -> None:
        self._lines = lines
        self.file = file
        self._moments, self._digests = [], []
        for imported in self.read():
            self._moments.append(imported.recorded.recorded_at)
            self._digests.append(imported.digest)
        if not self._digests:
            raise Unreadable([Fault(file, 1, "there is no event in it; export the ledger again")])
        latest = None if any_moment else (now or datetime.now(UTC)) + AHEAD
        admit(self.recordings(), file, latest)

    def recordings(self) -> Iterator[list[Imported]]:
        """All recordings, each with all of its events."""
        return _recordings(self.read())

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self._digests)

    @property
    def head(self) -> str:
        """The digest of the last event."""
        return self._digests[-1]

    def recordings_behind(self, digests: Iterable[str]) -> Iterator[list[Imported]]:
        """The recordings that follow those of a ledger, each with all of its events.

        Args:
            digests: the digests of the ledger's events, in order.

        Raises:
            Refused: the ledger holds something else, or a recording that was cut off.
        """
        known = 0
        for digest in digests:
            if known == len(self._digests) or self._digests[known] != digest:
                raise Refused(
                    "this store holds events that the file does not have at its beginning; "
                    "import into an empty store, or into an earlier copy of the same ledger"
                )
            known += 1
        if 0 < known < len(self._digests) and self._moments[known - 1] == self._moments[known]:
            raise Refused(
                f"this store holds only a part of the recording of {self._moments[known]}, whose "
                f"events go on in {self.file}: it was made from a file that was cut off; "
                "import the whole file into an empty store"
            )
        yield from _recordings(islice(self.read(), known, None))

    def read(self) -> Iterator[Imported]:
        """Every event, in order."""
        return cloudevents.read(self._lines(), self.file)


def _recordings(events: Iterable[Imported]) -> Iterator[list[Imported]]:
    """Events by the recordings that they were made in, each of which has one moment."""
    for _, group in groupby(events, key=lambda imported: imported.recorded.recorded_at):
        yield list(group)
