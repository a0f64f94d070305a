"""Tampering: whether `tracker verify` finds what was changed in a store behind its back.

python -m campaigns.tampering --each 50

Events are changed, and verified both with the head that they had and without one; then views,
indexes and the schema, which no head is needed for. What nobody can find without a head is done
too: events that were cut off, or forged with every digest made to fit, and the views made anew.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from campaigns.forgeries import (
    FORGERIES,
    Row,
    Tampered,
    chain_made_anew,
    digest_of,
    events_cut_off,
    relationship_cut_off,
)
from campaigns.meddling import MEDDLING
from tests.support.commandline import tracker
from tests.support.project import EVENTS
from tests.support.stories import completion, readout
from tracker import bootstrap
from tracker.domain.items import EvidenceSought, ItemMerged, OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import Damaged
from tracker.files.readouts import files_in, read
from tracker.ledger import Ledger
from tracker.store.heads import Heads

_OTHERS = ["DE", "FR"]

WITH_VIEWS = {
    f"{kind.__name__}_and_views_made_anew": kind
    for kind in (events_cut_off, relationship_cut_off, chain_made_anew)
}
"""Forgeries after which the views are made of what is left; only a head tells of them."""


@dataclass
class Tally:
    """How often something was done, and found: with a head, in its place, and without a head."""

    tampered: int = 0
    found: int = 0
    named: int = 0
    alone: int = 0
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
        done = completion("tours", by=_OTHERS, fulfils=[tours])
        others = [
            readout(name, done, on=on, parties=_OTHERS, publisher=publisher)
            for name, on, publisher in (
                ("one", "2020-05-01", None),
                ("two", "2020-06-01", "DE"),
                ("three", "2020-06-01", "FR"),
            )
        ]
        ledger.record(others, day=day)
    return path


class Store:
    """A store whose events are changed behind the program's back, and put right again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")
        found = self._connection.execute(
            "SELECT l.name, position, originator_id, originator_version, topic, state"
            " FROM tracker_events JOIN tracker_relationships l ON l.id = relationship_id"
            " ORDER BY l.name, position"
        )
        self.rows = [Row(*row) for row in found]
        last = {row.relationship: digest_of(row) for row in self.rows}
        heads = Heads()
        for name, digest in last.items():
            heads.put(name, digest)
        self.head = heads.root

    @contextmanager
    def holding(self, rows: list[Row]) -> Iterator[None]:
        """The store with other rows in the place of its own."""
        self.write(rows)
        try:
            yield
        finally:
            self.write(self.rows)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def write(self, rows: list[Row]) -> None:
        """Put other rows in the place of those that are there."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("DELETE FROM tracker_events")
        self._connection.executemany(
            "INSERT INTO tracker_events (relationship_id, position, originator_id,"
            " originator_version, topic, state) VALUES"
            " ((SELECT id FROM tracker_relationships WHERE name = ?), ?, ?, ?, ?, ?)",
            rows,
        )
        self._connection.execute("COMMIT")


def tamper(path: Path, *, each: int, seed: int = 1) -> dict[str, Tally]:
    """Tamper with a store in every way, and count what is found.

    Args:
        path: the store; it is left as it was.
        each: how often to do each kind of thing; the first time, the command is asked as well.
        seed: where the choices begin.
    """
    tallies = {}
    with closing(Store(path)) as store, bootstrap.ledger(f"sqlite:///{path}") as ledger:
        for kind in FORGERIES:
            tallies[kind.__name__] = tally = Tally()
            for number, tampered in enumerate(_tampered(store, kind, each, seed)):
                with store.holding(tampered.rows):
                    told = _verified(ledger, store.head)
                    alone = _verified(ledger, None)
                    if number == 0:
                        _by_command(store, told)
                _count(tally, told, alone, tampered)
        if ledger.verify(head=store.head).head != store.head:
            raise RuntimeError("the store was not left as it was")
        for name, kind in WITH_VIEWS.items():
            tallies[name] = tally = Tally()
            for tampered in _tampered(store, kind, each, seed):
                told, alone = _with_views_made_anew(store, tampered)
                _count(tally, told, alone, tampered)
    for meddle in MEDDLING:
        tallies[meddle.__name__] = tally = Tally()
        random = Random(f"{seed} {meddle.__name__}")
        for _ in range(each):
            copy = path.with_name("meddled.db")
            shutil.copy(path, copy)
            with closing(sqlite3.connect(copy)) as connection:
                did = meddle(connection, random)
                connection.commit()
            tally.tampered += 1
            ran = tracker("verify", "--store", f"sqlite:///{copy}", folder=path.parent)
            tally.alone += ran.code == 4 and ran.err.startswith("tracker: ")
            if ran.code != 4:
                tally.missed.append(f"{did}: {ran.code} {ran.out}{ran.err}")
    return tallies


def _tampered(
    store: Store, kind: Callable[[list[Row], Random], Tampered], each: int, seed: int
) -> Iterator[Tampered]:
    random = Random(f"{seed} {kind.__name__}")
    for _ in range(each):
        yield kind(store.rows, random)


def _count(tally: Tally, told: str | None, alone: str | None, tampered: Tampered) -> None:
    named = _names(told, tampered)
    tally.tampered += 1
    tally.found += told is not None
    tally.named += named
    tally.alone += alone is not None
    if not named or alone is None:
        tally.missed.append(f"with a head: {told}; without: {alone}")


def _with_views_made_anew(store: Store, tampered: Tampered) -> tuple[str | None, str | None]:
    """What verification finds when the views were made of the events that were forged."""
    copy = store.path.with_name("forged.db")
    shutil.copy(store.path, copy)
    with closing(Store(copy)) as forged:
        forged.write(tampered.rows)
    with bootstrap.ledger(f"sqlite:///{copy}") as ledger:
        ledger.rebuild(force=True)
        return _verified(ledger, store.head), _verified(ledger, None)


def _verified(ledger: Ledger, head: str | None) -> str | None:
    """What verification finds wrong, if it finds anything; with a head, in the events alone."""
    try:
        ledger.verify(head=head, views=head is None)
    except Damaged as damaged:
        return str(damaged)
    return None


def _by_command(store: Store, told: str | None) -> None:
    """Check that the command says the same, with the exit code of a damaged store."""
    words = ["verify", "--events-only", "--head", store.head, "--store", f"sqlite:///{store.path}"]
    ran = tracker(*words, folder=store.path.parent)
    if (ran.code, ran.err) != (4, f"tracker: {told}\n"):
        raise RuntimeError(f"the command says {ran.code}, {ran.err}")


def _names(told: str | None, tampered: Tampered) -> bool:
    if told is None:
        return False
    if tampered.first_bad is None:
        return told.startswith("the ledger does not contain the state")
    return told.startswith(f"{tampered.first_bad} (")


def main() -> None:
    """Print what was found, kind by kind."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=200, metavar="TIMES")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tallies = tamper(recorded(Path(folder)), each=asked.each, seed=asked.seed)
    print(f"{'':40}{'tampered':>10}{'with head':>11}{'named':>8}{'without':>9}")
    wrong = 0
    for kind, tally in tallies.items():
        with_head = [tally.found, tally.named] if tally.found else ["", ""]
        print(
            "{:40}{:>10}{:>11}{:>8}{:>9}".format(
                kind.replace("_", " "), tally.tampered, *with_head, tally.alone
            )
        )
        wanted = [tally.alone] if kind not in WITH_VIEWS else []
        wanted += [tally.found, tally.named] if kind not in {m.__name__ for m in MEDDLING} else []
        if any(count != tally.tampered for count in wanted):
            wrong += 1
            print(*tally.missed[:5], sep="\n    ")
    only = ", ".join(kind.replace("_", " ") for kind in WITH_VIEWS if not tallies[kind].alone)
    print(f"found with a head alone: {only}")
    tampered = sum(tally.tampered for tally in tallies.values())
    print(f"{len(tallies)} kinds, {tampered} times; {wrong} kinds not found as they must be")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
