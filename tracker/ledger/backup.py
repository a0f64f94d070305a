"""Backups: exported ledgers, checked as a whole before any of it is recorded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby

from tracker.errors import Fault, Refused, Unreadable
from tracker.ledger.admission import admit
from tracker.ledger.clock import AHEAD
from tracker.store import cloudevents
from tracker.store.cloudevents import Imported
from tracker.store.heads import Heads
from tracker.store.runs import Mark

_LENGTH = 32
"""The bytes of a digest."""


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
        self._digests: dict[str, bytearray] = defaultdict(bytearray)
        self._ends: dict[str, set[int]] = defaultdict(set)
        for entries in _recordings(self.read()):
            for imported in entries:
                self._digests[imported.relationship] += bytes.fromhex(imported.digest)
            for name in {imported.relationship for imported in entries}:
                self._ends[name].add(len(self._digests[name]) // _LENGTH)
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
        return sum(map(len, self._digests.values())) // _LENGTH

    @property
    def head(self) -> str:
        """The digest over the last events of all relationships."""
        heads = Heads()
        for name, digests in self._digests.items():
            heads.put(name, digests[-_LENGTH:].hex())
        return heads.root

    def recordings_behind(self, known: Mapping[str, Mark]) -> Iterator[list[Imported]]:
        """The recordings that follow those of a ledger, each with all of its events.

        Args:
            known: the last recording of each of the ledger's relationships.

        Raises:
            Refused: the ledger holds something else, or a recording that was cut off.
        """
        for name, mark in known.items():
            end = mark.position * _LENGTH
            if self._digests.get(name, b"")[end - _LENGTH : end].hex() != mark.digest:
                raise Refused(
                    "this store holds events that the file does not have at its beginning; "
                    "import into an empty store, or into an earlier copy of the same ledger"
                )
            if mark.position not in self._ends[name]:
                raise Refused(
                    f"this store holds only a part of the recording of {mark.moment}, whose "
                    f"events go on in {self.file}: it was made from a file that was cut off; "
                    "import the whole file into an empty store"
                )
        passed = Counter[str]()
        for entries in self.recordings():
            new = []
            for imported in entries:
                passed[imported.relationship] += 1
                there = known.get(imported.relationship)
                if there is None or passed[imported.relationship] > there.position:
                    new.append(imported)
            if new:
                yield new

    def read(self) -> Iterator[Imported]:
        """Every event, in order."""
        return cloudevents.read(self._lines(), self.file)


def _recordings(events: Iterable[Imported]) -> Iterator[list[Imported]]:
    """Events by the recordings that they were made in, each of which has one moment."""
    for _, group in groupby(events, key=lambda imported: imported.recorded.recorded_at):
        yield list(group)
