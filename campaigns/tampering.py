"""Tampering: whether `tracker verify` finds every change made to stored events behind its back.

python -m campaigns.tampering --each 200
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from tests.cli.commandline import process
from tests.conftest import EVENTS
from tracker import bootstrap
from tracker.domain.items import EvidenceSought, ItemMerged, OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import Damaged
from tracker.files.readouts import files_in, read
from tracker.ledger import Ledger

Row = tuple[int, str, int, str, bytes]
"""A row of `tracker_events`: its number, stream, place there, name and state."""

_PREFIX = len('{"digest":"')
_BODY = _PREFIX + 64 + len('",')


@dataclass(frozen=True)
class Tampered:
    """The rows after something was done to them, and where that must be found."""

    rows: list[Row]
    first_bad: int | None
    """The number of the first event that is not what was recorded; None when only a head tells."""


@dataclass
class Tally:
    """How often something was done, and found, and found in its place."""

    tampered: int = 0
    found: int = 0
    named: int = 0
    missed: list[str] = field(default_factory=list)


def recorded(folder: Path) -> Path:
    """A store with the shipped readouts, corrections and judgements; the events of each kind."""
    path = folder / "tracker.db"
    tours, day = "pilot-tours@2019-06-29-osaka", date(2026, 1, 1)
    with bootstrap.ledger(
        f"sqlite:///{path}",
        create=True,
        recorded_by="anna",
        clock=lambda: datetime(2026, 1, 1, 9, tzinfo=UTC),
    ) as ledger:
        ledger.record([read(file) for file in files_in([EVENTS])], day=day)
        osaka = ledger.readout("2019-06-29-osaka")
        statements = [one.model_dump() for one in osaka.statements[1::-1]]
        mended = {**osaka.model_dump(), "title": "Osaka", "statements": statements}
        ledger.amend(Readout.model_validate(mended), reason="mistaken", day=day)
        ledger.amend(osaka, reason="right after all", day=day)
        sought = {"ref": tours, "through": "2020-03-31"}
        ledger.judge(EvidenceSought.model_validate(sought), day=day)
        ledger.take_back(tours, EvidenceSought, reason="not far enough", day=day)
        judged = {"ref": tours, "outcome": "fulfilled", "on": "2020-04-01", "evidence": "the press"}
        ledger.judge(OutcomeAssessed.model_validate(judged), day=day)
        ledger.merge("JP-RU", ItemMerged(item="pilot-tours", into="two-plus-two-2019-05"), day=day)
    return path


# What can be done to the rows


def state_byte_changed(rows: list[Row], random: Random) -> Tampered:
    """One byte of a state becomes another."""
    return _one(rows, random, state=lambda state: _changed(state, random))


def state_bit_flipped(rows: list[Row], random: Random) -> Tampered:
    """One bit of a state is turned over, as a failing disk would."""

    def flipped(state: bytes) -> bytes:
        place, bit = random.randrange(len(state)), 1 << random.randrange(8)
        return state[:place] + bytes([state[place] ^ bit]) + state[place + 1 :]

    return _one(rows, random, state=flipped)


def state_byte_deleted(rows: list[Row], random: Random) -> Tampered:
    """One byte of a state is taken out."""

    def shorter(state: bytes) -> bytes:
        place = random.randrange(len(state))
        return state[:place] + state[place + 1 :]

    return _one(rows, random, state=shorter)


def state_byte_added(rows: list[Row], random: Random) -> Tampered:
    """One byte is put into a state."""

    def longer(state: bytes) -> bytes:
        place = random.randrange(len(state) + 1)
        return state[:place] + bytes([random.randrange(256)]) + state[place:]

    return _one(rows, random, state=longer)


def state_cut_off(rows: list[Row], random: Random) -> Tampered:
    """The end of a state is cut off."""
    return _one(rows, random, state=lambda state: state[: random.randrange(len(state))])


def topic_byte_changed(rows: list[Row], random: Random) -> Tampered:
    """One byte of an event's name becomes another, of those that a text can hold."""

    def renamed(topic: str) -> str:
        place = random.randrange(len(topic))
        others = [chr(code) for code in range(32, 127) if chr(code) != topic[place]]
        return topic[:place] + random.choice(others) + topic[place + 1 :]

    return _one(rows, random, topic=renamed)


def place_changed(rows: list[Row], random: Random) -> Tampered:
    """An event is given another place in its stream."""
    return _one(rows, random, place=lambda place: place + random.randrange(1000, 2000))


def stream_byte_changed(rows: list[Row], random: Random) -> Tampered:
    """One character of a stream's id becomes another, or only its capital."""

    def moved(stream: str) -> str:
        place = random.randrange(len(stream))
        others = set("0123456789abcdefABCDEFxyz-{ ") - {stream[place]}
        return stream[:place] + random.choice(sorted(others)) + stream[place + 1 :]

    return _one(rows, random, stream=moved)


def event_deleted(rows: list[Row], random: Random) -> Tampered:
    """One event is taken out."""
    place = random.randrange(len(rows))
    last = place == len(rows) - 1
    return Tampered(rows[:place] + rows[place + 1 :], None if last else place + 1)


def states_swapped(rows: list[Row], random: Random) -> Tampered:
    """Two events exchange their states."""
    one, other = sorted(random.sample(range(len(rows)), 2))
    swapped = list(rows)
    swapped[one] = (*rows[one][:4], rows[other][4])
    swapped[other] = (*rows[other][:4], rows[one][4])
    return Tampered(swapped, one + 1)


def numbers_swapped(rows: list[Row], random: Random) -> Tampered:
    """Two events exchange their places in the ledger."""
    one, other = sorted(random.sample(range(len(rows)), 2))
    swapped = list(rows)
    swapped[one] = (rows[other][0], *rows[one][1:])
    swapped[other] = (rows[one][0], *rows[other][1:])
    return Tampered(swapped, one + 1)


def events_cut_off(rows: list[Row], random: Random) -> Tampered:
    """The last events are cut off."""
    return Tampered(rows[: random.randrange(len(rows))], None)


def chain_made_anew(rows: list[Row], random: Random) -> Tampered:
    """A word is changed, and every digest from there on is made to fit."""
    place = random.choice([n for n, row in enumerate(rows) if b'"summary":"' in row[4]])
    forged, digest = list(rows[:place]), _digest(rows[place - 1]) if place else "0" * 64
    for number, (row_id, stream, version, topic, state) in enumerate(rows[place:]):
        body = state[_BODY:] if number else state[_BODY:].replace(b'"summary":"', b'"summary":"No ')
        said = f"{digest}\n{UUID(stream)}\n{version}\n{topic}\n".encode() + body
        digest = sha256(said).hexdigest()
        new = state[:_PREFIX] + digest.encode() + b'",' + body
        forged.append((row_id, stream, version, topic, new))
    return Tampered(forged, None)


KINDS: tuple[Callable[[list[Row], Random], Tampered], ...] = (
    state_byte_changed,
    state_bit_flipped,
    state_byte_deleted,
    state_byte_added,
    state_cut_off,
    topic_byte_changed,
    place_changed,
    stream_byte_changed,
    event_deleted,
    states_swapped,
    numbers_swapped,
    events_cut_off,
    chain_made_anew,
)
"""Everything that is done, each by a function from the rows to what becomes of them."""


def _one(
    rows: list[Row],
    random: Random,
    *,
    stream: Callable[[str], str] = str,
    place: Callable[[int], int] = int,
    topic: Callable[[str], str] = str,
    state: Callable[[bytes], bytes] = bytes,
) -> Tampered:
    """The rows with one of them made into another."""
    number = random.randrange(len(rows))
    row = rows[number]
    other = (row[0], stream(row[1]), place(row[2]), topic(row[3]), state(row[4]))
    if other == row:
        raise ValueError("nothing was changed")
    return Tampered([*rows[:number], other, *rows[number + 1 :]], number + 1)


def _changed(state: bytes, random: Random) -> bytes:
    place = random.randrange(len(state))
    other = (state[place] + random.randrange(1, 256)) % 256
    return state[:place] + bytes([other]) + state[place + 1 :]


def _digest(row: Row) -> str:
    return str(json.loads(row[4])["digest"])


# Whether it is found


class Store:
    """A store whose events are changed behind the program's back, and put right again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")
        self.rows: list[Row] = self._connection.execute(
            "SELECT rowid, * FROM tracker_events ORDER BY rowid"
        ).fetchall()
        self.head = _digest(self.rows[-1])

    @contextmanager
    def holding(self, rows: list[Row]) -> Iterator[None]:
        """The store with other rows in the place of its own."""
        self._write(rows)
        try:
            yield
        finally:
            self._write(self.rows)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _write(self, rows: list[Row]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("DELETE FROM tracker_events")
        self._connection.executemany(
            "INSERT INTO tracker_events (rowid, originator_id, originator_version, topic, state)"
            " VALUES (?, ?, ?, ?, ?)",
            rows,
        )
        self._connection.execute("COMMIT")


def tamper(path: Path, *, each: int, seed: int = 1, commands: int = 1) -> dict[str, Tally]:
    """Tamper with a store in every way, and count what is found.

    Args:
        path: the store; it is left as it was.
        each: how often to do each kind of thing.
        seed: where the choices begin.
        commands: how many of each kind go through the real command, in a process of its own.
    """
    tallies = {kind.__name__: Tally() for kind in KINDS}
    with closing(Store(path)) as store, bootstrap.ledger(f"sqlite:///{path}") as ledger:
        for kind in KINDS:
            tally = tallies[kind.__name__]
            random = Random(f"{seed} {kind.__name__}")
            for number in range(each):
                tampered = kind(store.rows, random)
                with store.holding(tampered.rows):
                    told = _verified(ledger, store.head)
                    if number < commands:
                        _by_command(store, told)
                tally.tampered += 1
                tally.found += told is not None
                named = _names(told, tampered)
                tally.named += named
                if not named:
                    tally.missed.append(f"{seed}, number {number}: {told}")
        if ledger.verify(head=store.head).head != store.head:
            raise RuntimeError("the store was not left as it was")
    return tallies


def _verified(ledger: Ledger, head: str) -> str | None:
    """What verification finds wrong, if it finds anything."""
    try:
        ledger.verify(head=head)
    except Damaged as damaged:
        return str(damaged)
    return None


def _by_command(store: Store, told: str | None) -> None:
    """Check that the command says the same, with the exit code of a damaged store."""
    words = ["verify", "--head", store.head, "--store", f"sqlite:///{store.path}"]
    ran = process(*words, folder=store.path.parent)
    if (ran.returncode, ran.stderr.decode()) != (4, f"tracker: {told}\n"):
        raise RuntimeError(f"the command says {ran.returncode}, {ran.stderr.decode()}")


def _names(told: str | None, tampered: Tampered) -> bool:
    if told is None:
        return False
    if tampered.first_bad is None:
        return told.startswith("the ledger does not contain the state")
    return told.startswith(f"event {tampered.first_bad} of the ledger")


def main() -> None:
    """Print what was found, kind by kind."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=200, metavar="TIMES")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tallies = tamper(recorded(Path(folder)), each=asked.each, seed=asked.seed)
    print(f"{'':20}{'tampered':>10}{'found':>8}{'named':>8}")
    for kind, tally in tallies.items():
        name = kind.replace("_", " ")
        print(f"{name:20}{tally.tampered:>10}{tally.found:>8}{tally.named:>8}")
        for missed in tally.missed[:5]:
            print(f"  not found in its place: {missed}")
    tampered, found, named = (
        sum(getattr(tally, what) for tally in tallies.values())
        for what in ("tampered", "found", "named")
    )
    print(f"{'all':20}{tampered:>10}{found:>8}{named:>8}")
    sys.exit(not tampered == found == named)


if __name__ == "__main__":
    main()
