"""Backups: exported ledgers, checked as a whole before any of it is recorded."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import Any
from weakref import finalize

from tracker.errors import Fault, Refused, Remedy, Unreadable
from tracker.ledger.admission import Unfit, admit
from tracker.ledger.clock import AHEAD, shown
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.making import Packed
from tracker.ledger.processes import Helpers
from tracker.ledger.replaying import by_groups
from tracker.store import runs, tables
from tracker.store.chains import Imported, chained
from tracker.store.cloudevents import parsed
from tracker.store.heads import Heads
from tracker.store.ownership import EVENTS
from tracker.store.runs import Mark
from tracker.store.sqlite import scratch
from tracker.store.stamp import Run, Stored
from tracker.store.tables import RELATIONSHIPS

_LENGTH = 32
"""The bytes of a digest."""

PIECE = 1_000
"""Lines that are read at a time."""

WORTH = 15
"""So many times that many lines, from which on it pays to begin other processes."""

_GATHERED = 5_000
"""Events that are written together."""

_FORBIDDEN = "this could not have been recorded"


class Backup:
    """The exported lines of a ledger, each of them checked by the rules of recording.

    Its events, and the views that follow from them, are kept in a database of its own until they
    are recorded in another.

    Args:
        lines: gives the lines from the first on.
        file: where they come from, for the faults.
        now: the present moment, which no event may be far ahead of; the clock's when left out.
        any_moment: whether one may be all the same, as of a clock that was ahead.

    Raises:
        Unreadable: a line is not what was exported, or could not have been recorded, or the last
            ones are missing.
        Unavailable: a process that helped was stopped.
    """

    def __init__(
        self,
        lines: Callable[[], Iterable[str]],
        file: str,
        now: datetime | None = None,
        *,
        any_moment: bool = False,
    ) -> None:
        self.file = file
        self.numbers: dict[str, int] = {}
        """The numbers of its relationships, in the order in which they first come."""
        self._digests: dict[str, bytearray] = defaultdict(bytearray)
        self._ends: dict[str, set[int]] = defaultdict(set)
        self._lines: dict[str, array[int]] = defaultdict(lambda: array("Q"))
        self._latest = None if any_moment else (now or datetime.now(UTC)) + AHEAD
        self._fault: Fault | None = None
        kept = ExitStack()
        self._sql = kept.enter_context(scratch())
        finalize(self, kept.close)
        tables.create(self._sql)
        self._sql.rows("CREATE TABLE made (place INTEGER, columns BLOB)")
        with uncollected(), Helpers("import") as helpers:
            self._read(lines(), helpers)
            if not self._digests:
                message = "there is no event in it; export the ledger again"
                raise Unreadable([Fault(file, 1, message)])
            self._make(helpers)
        if self._fault:
            raise Unreadable([self._fault])

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

    def behind(self, known: Mapping[str, Mark]) -> dict[str, int]:
        """The relationships that go on behind those of a ledger, with how far they are there.

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
        there = {name: known[name].position if name in known else 0 for name in self.numbers}
        return {name: end for name, end in there.items() if end < self._length(name)}

    def events(self, name: str, known: int) -> Iterator[Stored]:
        """The events of a relationship that come behind so many."""
        return runs.stored(self._sql, Run(self.numbers[name], known + 1, self._length(name) + 1))

    def views(self) -> Iterator[Packed]:
        """What follows from all of its events."""
        yield from map(Packed._make, self._sql.stream("SELECT place, columns FROM made"))

    def _length(self, name: str) -> int:
        return len(self._digests[name]) // _LENGTH

    def _read(self, lines: Iterable[str], helpers: Helpers) -> None:
        """Take the events in, as far as they come in their order."""
        numbered = enumerate(lines, start=1)
        pieces = iter(lambda: list(islice(numbered, PIECE)), [])
        first = list(islice(pieces, WORTH))
        found = helpers.found(parsed, chain(first, pieces), worth=len(first) == WORTH)
        gathered: list[tuple[Any, ...]] = []
        order = _Order(self.file, self._latest)
        events = chained(found, self.file)
        for _, group in groupby(events, key=attrgetter("moment")):
            recording = list(group)
            self._fault = self._fault or order.fault(recording)
            rows = list(map(self._row, recording))
            for name in {imported.relationship for imported in recording}:
                self._ends[name].add(self._length(name))
            if self._fault is None:  # what comes behind one is only read
                gathered += rows
            if len(gathered) >= _GATHERED:
                self._sql.insert(EVENTS, gathered)
                gathered = []
        if gathered:
            self._sql.insert(EVENTS, gathered)

    def _row(self, imported: Imported) -> tuple[Any, ...]:
        name = imported.relationship
        if name not in self.numbers:
            number = self.numbers[name] = len(self.numbers) + 1
            self._sql.insert(RELATIONSHIPS, [(number, name, "")])
        self._digests[name] += bytes.fromhex(imported.digest)
        self._lines[name].append(imported.line)
        stream, place, topic, state = imported.stored
        written = self._sql.stream_in(stream)
        return self.numbers[name], self._length(name), written, place, topic, state

    def _make(self, helpers: Helpers) -> None:
        """Make the views, and hold every recording to the rules on the way."""
        for one in by_groups(admit, self._sql, helpers):
            if isinstance(one, Unfit):
                line = self._lines[one.relationship][one.position - 1]
                if self._fault is None or line < self._fault.line:
                    message = f"{_FORBIDDEN}: {one.why}"
                    self._fault = Fault(self.file, line, message, one.remedy)
            elif one.packed:
                self._sql.insert("made", one.packed)


class _Order:
    """The order of the recordings of a file, and of the events of each stream.

    Args:
        file: its name, for the faults.
        latest: the latest moment that one may be of; None for any.
    """

    def __init__(self, file: str, latest: datetime | None) -> None:
        self._file = file
        self._latest = latest
        self._before = ""
        self._places = Counter[str]()

    def fault(self, recording: list[Imported]) -> Fault | None:
        """What is wrong with the order in which a recording comes."""
        written = recording[0].moment
        if written <= self._before:
            return self._fault(recording[0], "its moment is not after that of the event before it")
        self._before = written
        moment = datetime.fromisoformat(written)
        if self._latest and moment > self._latest:
            message = f"its moment is still to come ({shown(moment)})"
            return self._fault(recording[0], message, Remedy.IMPORT_ANYWAY)
        for imported in recording:
            kind, _, name = imported.subject.partition("/")
            registers = imported.stored.topic.startswith("ReadoutRegistered.")
            if kind == "readout" and not registers and imported.subject not in self._places:
                return self._fault(imported, f"the readout {name} is not on record")
            place = self._places[imported.subject] = self._places[imported.subject] + 1
            if imported.stored.originator_version != place:
                message = f"it is not at the place that follows in {imported.subject}: {place}"
                return self._fault(imported, message)
        return None

    def _fault(self, imported: Imported, why: str, remedy: Remedy | None = None) -> Fault:
        return Fault(self._file, imported.line, f"{_FORBIDDEN}: {why}", remedy)
